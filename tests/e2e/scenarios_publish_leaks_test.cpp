// SPDX-License-Identifier: Apache-2.0
// What is private, planted in what is published, in every form: it is taken out, or stops it all.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <regex>

#include "tests/support/deliberation.hpp"
#include "tests/support/encodings.hpp"
#include "tests/support/temp_dir.hpp"

namespace qlab::test {
namespace {

struct Value {
  std::string kind;
  std::string text;
};

const std::vector<Value>& values() {
  static const std::vector<Value> all{{"address", "anna.lee@example.net"},
                                      {"telephone number", "+44 1632 960123"},
                                      {"private note", "She fears for her job at the council."},
                                      {"withheld name", "Anna Lee-Jones"}};
  return all;
}

std::vector<std::string> forms(std::string_view text) {
  return {std::string(text), each_byte(text, [](auto c) { return fmt::format("={:02X}", c); }),
          each_byte(text, [](auto c) { return fmt::format("%{:02X}", c); }),
          each_byte(text, [](auto c) { return fmt::format("&#{};", c); }),
          base64(fmt::format("See {} there", text))};
}

/// A site that was published before anybody's secrets came near it.
struct Leaky : DeliberationLab {
  std::filesystem::path site = path("site");

  Leaky() {
    const auto id = member(values()[3].text, values()[0].text);
    must({"calls", "request", id, "--phone", values()[1].text});
    must({"calls", "record", "k1", "--note", values()[2].text});
    must({"scenarios", "publish", site.string()});
  }

  void comment_on(const std::string& body) const {
    must({"comments", "approve", comment(body, {"--licence", "unnamed"})});
  }

  void rewrite(const std::string& body) const {
    must({"scenarios", "edit", "host-led", "--body-file", file("text.md", body), "--minor"});
  }

  [[nodiscard]] std::string bytes() const {
    std::string all;
    for (const auto& each : files_in(site)) all += each.string() + read(each);
    return all;
  }
};

/// Whether it was stopped; otherwise it must have been taken out.
bool is_stopped(const Leaky& lab, const Value& value, const std::string& form) {
  CAPTURE(form);
  const auto before = lab.bytes();
  const auto finished = lab.run({"scenarios", "publish", lab.site.string()});
  if (finished.status == 0) {
    CHECK(lab.bytes().find(form) == std::string::npos);
    CHECK(lab.bytes().find(value.text) == std::string::npos);
    return false;
  }
  CHECK(finished.status == 6);
  CHECK(finished.out.empty());
  CHECK(std::regex_match(
      finished.err,
      std::regex(fmt::format("qlab: '[a-z.-]+', line [0-9]+: somebody's {} would leave in public\n"
                             "hint: .*\n",
                             value.kind))));
  CHECK(finished.err.find(value.text) == std::string::npos);
  CHECK(lab.bytes() == before);
  return true;
}

}  // namespace

TEST_CASE("scenarios publish: a private value in a comment is taken out or stops it, in any form") {
  for (const auto& value : values()) {
    int stopped = 0;
    for (const auto& form : forms(value.text)) {
      const Leaky lab;
      lab.comment_on("It says " + form + " here");
      stopped += is_stopped(lab, value, form) ? 1 : 0;
    }
    CAPTURE(value.kind);
    CHECK(stopped == (value.kind == "private note" ? 5 : 4));
  }
}

TEST_CASE("scenarios publish: nor does one in a scenario's text leave") {
  for (const auto& value : values()) {
    for (const auto& form : forms(value.text)) {
      const Leaky lab;
      lab.rewrite("It says " + form + " here\n");
      const bool stopped = is_stopped(lab, value, form);
      if (value.kind == "private note") CHECK(stopped);
    }
  }
}

TEST_CASE("scenarios publish: who published under their name and who publishes may be named") {
  const Leaky lab;
  lab.must({"comments", "add", "host-led", "--author", "m1", "--body", "I would host.",
            "--accept-policy", "--licence", "with name"});
  lab.must({"comments", "approve", "c1"});
  lab.must({"handover", "successor", "add", "--name", "The Trust", "--email", "trust@example.com"});
  lab.rewrite("Ask The Trust.\n");
  lab.must({"scenarios", "publish", lab.site.string()});
  const auto bytes = lab.bytes();
  CHECK(bytes.find("Anna Lee-Jones") != std::string::npos);
  CHECK(bytes.find("Ask The Trust.") != std::string::npos);
}

TEST_CASE("scenarios publish: a dry run finds what would leave too") {
  const Leaky lab;
  lab.comment_on(values()[2].text);
  CHECK(lab.run({"scenarios", "publish", lab.site.string(), "--dry-run"}).status == 6);
}

}  // namespace qlab::test
