// SPDX-License-Identifier: Apache-2.0
// Titles, texts, conditions and reasons that were written to do harm, through every output of
// scenarios.
#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "tests/support/deliberation.hpp"
#include "tests/support/hostile.hpp"

namespace qlab::test {
namespace {

/// Each text is the title of a scenario and stands in its text and in an answer to it.
struct Hostile : DeliberationLab {
  std::vector<std::string> texts = hostile_texts();

  Hostile() {
    member("Anna", "anna@example.org");
    SQLite::Database store(lab_store(), SQLite::OPEN_READWRITE);
    store.exec("BEGIN; DELETE FROM scenario_version; DELETE FROM scenario;");
    for (std::size_t i = 0; i < texts.size(); ++i) insert(store, i);
    store.exec("COMMIT");
  }

  [[nodiscard]] std::string lab_store() const { return store().string(); }

  static void run_with(SQLite::Database& store, const std::string& sql, std::size_t number,
                       const std::string& text) {
    SQLite::Statement statement(store, sql);
    statement.bind(1, static_cast<std::int64_t>(number));
    statement.bind(2, text);
    statement.exec();
  }

  void insert(SQLite::Database& store, std::size_t i) const {
    const auto number = i + 1;
    run_with(store,
             "INSERT INTO scenario (id, slug, title, position, state, opened_at, created_at)"
             " VALUES (?1, 'scenario-' || ?1, ?2, ?1, 'open', 1800000000, 1800000000)",
             number, texts[i]);
    run_with(store,
             "INSERT INTO scenario_version (scenario_id, version, body, at, actor)"
             " VALUES (?1, 1, 'Before ' || ?2 || ' behind', 1800000000, 'test')",
             number, texts[i]);
    run_with(store,
             "INSERT INTO stance (scenario_id, member_id, axis, answer, condition, reason, version,"
             " late, source, actor, at) VALUES (?1, 1, 'want', 'conditional', ?2, ?2, 1, 0,"
             " 'staff', 'test', 1800000000)",
             number, texts[i]);
  }
};

/// Every verb that shows scenarios; one alone is named.
std::vector<std::vector<std::string>> outputs() {
  return {{"scenarios", "list"},       {"scenarios", "tally"},      {"scenarios", "tally", "s2"},
          {"scenarios", "view", "s1"}, {"scenarios", "view", "s2"}, {"scenarios", "view", "s3"}};
}

std::string shown(const Hostile& lab, std::vector<std::string> words, const std::string& format) {
  words.insert(words.end(), {"--format", format, "--color", "never"});
  return lab.must(words);
}

}  // namespace

TEST_CASE("scenarios: naughty texts act on no terminal") {
  const Hostile lab;
  for (const auto& words : outputs()) {
    CAPTURE(words.back());
    CHECK_FALSE(acts_on_terminal(shown(lab, words, "table")));
    CHECK_FALSE(acts_on_terminal(shown(lab, words, "md")));
  }
}

TEST_CASE("scenarios: naughty texts come back equal from JSON and JSON lines") {
  const Hostile lab;
  const auto list = lab.json({"scenarios", "list"});
  const auto lines = shown(lab, {"scenarios", "list"}, "jsonl");
  REQUIRE(list.size() == lab.texts.size());
  std::istringstream each(lines);
  for (std::size_t i = 0; i < lab.texts.size(); ++i) {
    CHECK(list[i].at("title") == lab.texts[i]);
    std::string line;
    REQUIRE(std::getline(each, line));
    CHECK(parse_json(line).at("title") == lab.texts[i]);
  }
  for (const std::size_t number : {1U, 2U, 3U, 4U, 5U, 6U, 7U}) {
    const auto view = lab.json({"scenarios", "view", fmt::format("s{}", number)});
    CHECK(view.at("body") == "Before " + lab.texts[number - 1] + " behind");
  }
}

TEST_CASE("scenarios: no cell of the CSV is a formula, no element in Markdown is theirs") {
  const Hostile lab;
  for (const auto& words : outputs()) {
    CAPTURE(words.back());
    CHECK(formulas(shown(lab, words, "csv")).empty());
    CHECK(has_only_escaped_brackets(shown(lab, words, "md")));
  }
}

TEST_CASE("scenarios: a naughty word is named in an error without acting") {
  const Hostile lab;
  std::size_t tried = 0;
  for (const auto& text : lab.texts) {
    const bool is_id = text.find_first_not_of("0123456789") == std::string::npos;
    if (is_id || text.find('\0') != std::string::npos || text.starts_with('-')) continue;
    const auto finished = lab.run({"scenarios", "view", text});
    CHECK(finished.status == 10);
    CHECK_FALSE(acts_on_terminal(finished.err));
    if (++tried == 40) break;
  }
}

}  // namespace qlab::test
