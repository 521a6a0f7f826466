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

TEST_CASE("scenarios publish: an answer that quotes the scenario or its own comment is no leak") {
  const DeliberationLab lab;
  const auto site = lab.path("site").string();
  lab.must({"scenarios", "edit", "host-led", "--body-file",
            lab.file("text.md", "One organisation takes us in, for at least three years.\n"),
            "--minor"});
  lab.member("Anna", "anna@example.org");
  lab.must({"scenarios", "respond", "host-led", "m1", "--want", "conditional", "--condition",
            "for at least three years", "--reason", "It keeps all of us together. I fear for it."});
  lab.must({"comments", "add", "host-led", "--author", "m1", "--accept-policy", "--licence",
            "unnamed", "--body", "I say: it keeps all of us together."});
  lab.must({"comments", "approve", "c1"});
  lab.must({"scenarios", "publish", site});
  // What was quoted stays quoted, also once the text says something else.
  lab.must({"scenarios", "edit", "host-led", "--body-file", lab.file("text.md", "Something.\n"),
            "--minor"});
  lab.must({"comments", "approve",
            lab.comment("They want a host for at least three years", {"--licence", "unnamed"})});
  lab.must({"scenarios", "publish", site});
  // Somebody else's words are not the member's own.
  lab.must({"scenarios", "respond", "host-led", "m1", "--value", "no", "--reason",
            "My council would never allow it"});
  lab.must({"comments", "approve",
            lab.comment("She says: my council would never allow it.", {"--licence", "unnamed"})});
  CHECK(lab.run({"scenarios", "publish", site}).status == 6);
}

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
