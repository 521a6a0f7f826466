// SPDX-License-Identifier: Apache-2.0
#include "lib/store/changeset_filter.hpp"

#include <doctest/doctest.h>

#include "lib/core/error.hpp"
#include "lib/store/change.hpp"
#include "lib/store/log_redaction.hpp"
#include "tests/support/community.hpp"

namespace qlab::store {
namespace {

/// What is recorded, such as "member 1 Anna".
std::vector<std::string> rows_of(std::string_view changeset) {
  std::vector<std::string> rows;
  without_rows(changeset, [&](const LoggedRow& row) {
    auto text = std::string(row.table);
    for (std::size_t column = 0; column < 2; ++column) {
      const auto value = row.value(column);
      if (const auto* number = std::get_if<std::int64_t>(&value))
        text += fmt::format(" {}", *number);
      if (const auto* said = std::get_if<std::string_view>(&value))
        text += fmt::format(" {}", *said);
    }
    rows.push_back(text);
    return false;
  });
  return rows;
}

/// Two members added, one renamed and one tag deleted, in one change.
struct Logged : test::Community {
  Logged() {
    store.run("INSERT INTO tag (name) VALUES ('old')");
    Change change(store, test::day(1));
    member("Anna", "anna@example.org");
    member("Ben");
    store.run("UPDATE member SET name = 'Benjamin' WHERE id = 2");
    store.run("DELETE FROM tag");
    change.commit("made");
  }
  [[nodiscard]] std::string changeset() const {
    return text("SELECT changeset FROM change_log ORDER BY id DESC");
  }
};

}  // namespace

TEST_CASE("changeset filter: reads every row of what SQLite recorded") {
  const Logged logged;
  CHECK(rows_of(logged.changeset()) == std::vector<std::string>{"member 1 Anna",
                                                                "member 2 Benjamin",
                                                                "member_address 1 0", "tag 1 old"});
}

TEST_CASE("changeset filter: what is kept keeps its bytes, and a table without rows goes") {
  const Logged logged;
  const auto all = logged.changeset();
  CHECK(without_rows(all, [](const LoggedRow&) { return false; }) == all);
  CHECK(without_rows(all, [](const LoggedRow&) { return true; }).empty());
  const auto without_anna = without_rows(all, [](const LoggedRow& row) {
    return row.table.starts_with("member") && row.value(0) == LoggedValue(std::int64_t{1});
  });
  CHECK(rows_of(without_anna) == std::vector<std::string>{"member 2 Benjamin", "tag 1 old"});
  CHECK(without_anna.find("anna@") == std::string::npos);
}

TEST_CASE("changeset filter: every cut and every flip is an error or a changeset, never a crash") {
  const Logged logged;
  const auto all = logged.changeset();
  const auto keep = [](const LoggedRow&) { return false; };
  for (std::size_t i = 0; i < all.size(); ++i) {
    auto flipped = all;
    flipped[i] = static_cast<char>(~flipped[i]);
    for (const auto& bytes : {all.substr(0, i), flipped}) {
      try {
        without_rows(bytes, keep);
      } catch (const Error& error) {
        CHECK(error.kind() == Kind::config);
      }
    }
  }
}

TEST_CASE("log redaction: an import that named new rows by ranges leaves one person out") {
  test::Community community;
  auto& store = community.store;
  {
    Change change(store, test::day(1), Recording::batch);
    for (int n = 1; n <= 5; ++n) community.member(fmt::format("Person {}", n));
    change.inserted("member", 1, 5);
    change.inserted("consent", 1, 5);
    change.commit("imported Person 3 and others");
  }
  LogRedaction redaction;
  redaction.drop = [](const LoggedRow&) { return false; };
  redaction.is_named = [](std::string_view text) { return text.find("Person 3") != text.npos; };
  redaction.table = "member";
  redaction.id = 3;
  CHECK(redact_log(store, redaction) == 1);
  CHECK(community.text("SELECT batches FROM change_log") == "member 1 2\nmember 4 5\nconsent 1 5");
  CHECK(community.text("SELECT summary FROM change_log").empty());
  CHECK(community.number("SELECT erased FROM change_log") == 0);
  CHECK(community.number("SELECT erased_rows FROM change_log") == 1);
  CHECK(redact_log(store, redaction) == 0);
}

TEST_CASE("log redaction: who refers to members is known from the schema") {
  const test::Community community;
  const auto references = references_to(community.store, "member");
  for (const auto* table : {"member_address", "consent", "stance", "rsvp", "message", "comment"}) {
    CAPTURE(table);
    CHECK(references.contains(table));
  }
  CHECK_FALSE(references.contains("scenario"));
  CHECK(has_ids(community.store, "consent"));
  CHECK_FALSE(has_ids(community.store, "member_tag"));
}

}  // namespace qlab::store
