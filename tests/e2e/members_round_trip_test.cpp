// SPDX-License-Identifier: Apache-2.0
// What 'members export' writes, 'members import' takes: a property of any members.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <random>

#include "tests/support/lab.hpp"

namespace qlab::test {
namespace {

constexpr int people = 300;

/// Texts that tables, spreadsheets, JSON and people trip over.
const std::vector<std::string> pieces{
    "Siân", "Łukasz", "محمد", "田中",     "e\u0301",  "👩‍🔬", "O'Brien", "\"Zed\"",
    ",",    ";",      "a;b",  "\n",       "\r\n",     "\t",          "=1+1",    "+44",
    "-",    "-x",     "@SUM", "'quoted'", "'",        "''",          "\\",      "\\;",
    "null", "true",   "0",    "<b>",      "\x1b[31m", "|",           "A ::: B", "  two  "};

class Generator {
 public:
  std::string text() {
    std::string all;
    for (int i = number(1, 4); i > 0; --i) all += pieces[index(pieces.size())];
    return number(0, 3) == 0 ? " " + all + " " : all;
  }

  std::string maybe() { return number(0, 2) == 0 ? std::string() : text(); }

  std::string one_of(const std::vector<std::string>& words) { return words[index(words.size())]; }

  int number(int from, int to) {
    return from + static_cast<int>(index(std::size_t(to - from) + 1));
  }

 private:
  std::size_t index(std::size_t size) { return m_engine() % size; }

  std::mt19937 m_engine{20270220};  // always the same members
};

std::string cell(std::string_view text) {
  std::string quoted = "\"";
  // The mark says that a text is one, as our own export does.
  if (!text.empty() && std::string_view("=+-@\t\r'").find(text[0]) != std::string_view::npos)
    quoted += '\'';
  for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + "\"";
}

std::string emails(Generator& random, int person) {
  auto all = fmt::format("p{}@example.org", person);
  for (int i = random.number(0, 3); i > 0; --i)
    all += fmt::format(";p{}.{}@müller.example", person, i);
  return all;
}

std::string participations(Generator& random) {
  std::string all;
  for (int i = random.number(0, 3); i > 0; --i) {
    const auto kind = random.one_of({"workshop", "webinar", "online", "call", "comment"});
    all += fmt::format("{} 2026-0{}-1{}{} Day {}\\; part {};", kind, i, i,
                       random.number(0, 1) == 0 ? "" : "T09:30:00Z", i, i);
  }
  return all;
}

std::string community() {
  Generator random;
  std::string text =
      "Name,Email,Organisation,Role,Nation,Relation,Account,Outlook,Tags,Delivery,Consent,"
      "Bad emails,Participations\r\n";
  for (int person = 0; person < people; ++person) {
    const std::vector<std::string> cells{
        "N" + random.text(),
        emails(random, person),
        random.maybe(),
        random.maybe(),
        random.maybe(),
        random.one_of({"", "collaborator", "wider", "guest"}),
        random.maybe(),
        random.one_of({"", "lasting", "time-limited", "undecided"}),
        random.one_of({"", "a;b", "c"}),
        random.one_of({"on", "off"}),
        random.one_of({"", "given", "refused", "withdrawn"}),
        random.number(0, 4) == 0 ? fmt::format("p{}@example.org", person) : "",
        participations(random)};
    for (const auto& value : cells) text += (&value == &cells.front() ? "" : ",") + cell(value);
    text += "\r\n";
  }
  return text;
}

nlohmann::json imported(const Lab& lab, const std::string& file) {
  return lab.json({"members", "import", file, "--fresh-consent", "the form of 3 January"});
}

std::string exported(const Lab& lab, const std::string& format) {
  const auto finished = lab.run({"members", "export", "--format", format});
  REQUIRE(finished.status == 0);
  return finished.out;
}

}  // namespace

TEST_CASE("members round trip: an export makes the same members in an empty store") {
  const Lab lab;
  REQUIRE(imported(lab, lab.file("people.csv", community())).at("new") == people);
  for (const std::string format : {"csv", "jsonl"}) {
    CAPTURE(format);
    const auto text = exported(lab, format);
    const Lab other;
    CHECK(imported(other, other.file("export." + format, text)).at("new") == people);
    CHECK(exported(other, format) == text);
  }
}

TEST_CASE("members round trip: an export changes nothing in its own store") {
  const Lab lab;
  REQUIRE(imported(lab, lab.file("people.csv", community())).at("new") == people);
  for (const std::string format : {"csv", "jsonl"}) {
    CAPTURE(format);
    const auto before = exported(lab, format);
    const auto file = lab.file("export." + format, before);
    CHECK(lab.json({"members", "import", file}).at("unchanged") == people);
    CHECK(exported(lab, format) == before);
  }
}

TEST_CASE("members round trip: members without an address are taken back in their own store") {
  const Lab lab;
  REQUIRE(lab.run({"members", "add", "--name", "=Anna", "--email", "anna@example.org"}).status ==
          0);
  REQUIRE(lab.run({"members", "add", "--name", "Ben", "--email", "ben@example.org"}).status == 0);
  REQUIRE(lab.run({"members", "edit", "m1", "--remove-email", "anna@example.org"}).status == 0);
  for (const std::string format : {"csv", "jsonl"}) {
    CAPTURE(format);
    const auto file = lab.file("export." + format, exported(lab, format));
    CHECK(lab.json({"members", "import", file}).at("unchanged") == 2);
    const Lab other;
    REQUIRE(other.run({"members", "add", "--name", "Cai", "--email", "cai@example.org"}).status ==
            0);
    REQUIRE(other.run({"members", "edit", "m1", "--remove-email", "cai@example.org"}).status == 0);
    const auto refused = other.run({"members", "import", other.file("x", exported(lab, format))});
    CHECK(refused.status == 65);
    CHECK(refused.err.find("no address") != std::string::npos);
  }
  auto mended = exported(lab, "csv");
  mended.replace(mended.find(",undecided,"), 11, ",lasting,");
  CHECK(lab.json({"members", "import", lab.file("mended.csv", mended)}).at("updated") == 1);
  CHECK(lab.json({"members", "view", "m1"}).at("outlook") == "lasting");
}

}  // namespace qlab::test
