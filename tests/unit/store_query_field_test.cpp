// SPDX-License-Identifier: Apache-2.0
#include "lib/store/query_field.hpp"

#include <doctest/doctest.h>

#include <array>
#include <random>

#include "lib/mail/listing.hpp"
#include "lib/members/find.hpp"
#include "lib/scenarios/query_fields.hpp"
#include "lib/scenarios/scenario.hpp"
#include "lib/webinar/query_fields.hpp"
#include "tests/support/errors.hpp"
#include "tests/support/webinar_lab.hpp"

namespace qlab::store {
namespace {

using test::day;

std::vector<QueryField> all_fields() {
  std::vector<QueryField> all;
  for (const auto noun :
       {members::query_fields(), webinar::query_fields(), scenarios::query_fields()}) {
    all.insert(all.end(), noun.begin(), noun.end());
  }
  return all;
}

struct Queried : test::WebinarLab {
  Queried() {
    scenarios::add(community.store, {"host-led", "Led by a host", "Text"}, scenarios::Opening::now,
                   day(1));
    community.member("Anna", "anna@example.org");
    store().run(
        "UPDATE member SET nation = 'Wales', role = 'Host', organisation = 'Acme', account = 'a'");
    store().run("INSERT INTO tag (name) VALUES ('founder')");
    store().run(
        "INSERT INTO consent (member_id, purpose, recipient, state, actor, at)"
        " VALUES (1, 'handover', 'Acme', 'given', 'tester', 0)");
    store().run("INSERT INTO member_tag (member_id, tag_id) VALUES (1, 1)");
  }

  store::Store& store() { return community.store; }

  [[nodiscard]] Condition condition(std::string_view query) {
    return members::Query::parse(query, fields).condition(store());
  }

  /// How SQLite would read the rows, a line for each step.
  std::vector<std::string> plan(std::string_view query) {
    const auto where = condition(query);
    auto rows =
        store().prepare("EXPLAIN QUERY PLAN SELECT m.name FROM member AS m NOT INDEXED WHERE " +
                        where.sql() + " ORDER BY m.id");
    where.bind(rows);
    std::vector<std::string> steps;
    while (rows.step()) steps.push_back(rows.text(3));
    return steps;
  }

  const std::vector<QueryField> fields = all_fields();
};

/// The steps that read every row of something.
std::string scans(const std::vector<std::string>& steps) {
  std::string found;
  for (const auto& step : steps) {
    if (step.starts_with("SCAN")) found += (found.empty() ? "" : ", ") + step;
  }
  return found;
}

/// Pieces that mean something to the grammar, to SQL, or to nobody.
constexpr std::array<std::string_view, 30> pieces{
    "tag:",    "nation:", "org:", "rsvp:",    "stance:", "attended:", "consent:", "joined:",
    "state:",  "email:",  "-",    "=",        ".",       "..",        ",",        " ",
    "future",  "yes",     "want", "'",        "\"",      "?",         ";",        ")",
    "OR TRUE", "--",      "\xFF", "\xC3\xA2", "%",       "2027-01"};

}  // namespace

TEST_CASE("queries: whatever is written is understood or refused, and never becomes SQL") {
  Queried lab;
  constexpr std::string_view secret = "zqxj";
  std::mt19937 random(20270220);
  int understood = 0;
  for (int round = 0; round < 4000; ++round) {
    std::string query(secret);
    for (auto count = random() % 8; count > 0; --count) {
      query += pieces[random() % pieces.size()];
      if (random() % 4 == 0) query += secret;
      if (random() % 16 == 0) query += static_cast<char>(random() % 256);
    }
    if (random() % 2 == 0) query.erase(0, secret.size());
    CAPTURE(query);
    try {
      const auto where = lab.condition(query);
      CHECK(where.sql().find(secret) == std::string::npos);
      CHECK(where.sql().find('"') == std::string::npos);
      CHECK(std::count(where.sql().begin(), where.sql().end(), '?') ==
            static_cast<std::ptrdiff_t>(where.values().size()));
      members::each(lab.store(), members::Query::parse(query, lab.fields),
                    [](const members::Member&) {});
      ++understood;
    } catch (const Error& error) {
      CHECK((error.kind() == Kind::usage || error.kind() == Kind::not_found));
    }
  }
  CHECK(understood > 1000);
  CHECK(lab.community.number("SELECT count(*) FROM member") == 1);
}

TEST_CASE("queries: every field finds its members by an index") {
  Queried lab;
  for (const auto* query : {"tag:founder",
                            "relation:guest",
                            "relation:none",
                            "outlook:lasting",
                            "joined:2026",
                            "joined:2026..",
                            "consent:given",
                            "consent:quote=refused",
                            "consent:handover.acme=given",
                            "state:off",
                            "state:bad",
                            "participation:workshop",
                            "participation:call=2026",
                            "account:a",
                            "rsvp:future=yes",
                            "rsvp:future",
                            "rsvp:future=yes,no",
                            "attended:future",
                            "attended:future=present",
                            "attended:future=partial",
                            "stance:host-led",
                            "stance:host-led.want=yes",
                            "stance:host-led.want=stale",
                            "stance:host-led.want=yes,no"}) {
    CAPTURE(query);
    CHECK(scans(lab.plan(query)).empty());
    CHECK(scans(lab.plan(std::string(query) + " tag:founder")).empty());
    CHECK(scans(lab.plan("tag:founder -" + std::string(query))).empty());
    CHECK(scans(lab.plan("tag:founder anna " + std::string(query))).empty());
  }
}

TEST_CASE("queries: what people write is asked of those whom another word finds by an index") {
  Queried lab;
  for (const std::string query : {"org:acme", "nation:wales", "role:host"}) {
    CAPTURE(query);
    CHECK(scans(lab.plan(query + " tag:founder")).empty());
    CHECK(scans(lab.plan("tag:founder -" + query)).empty());
    CHECK(scans(lab.plan("tag:founder anna " + query)).empty());
  }
}

TEST_CASE("queries: where few members are left, only their own facts are read") {
  Queried lab;
  for (const auto* query :
       {"consent:given", "consent:handover.acme=given", "consent:unknown", "state:bad",
        "participation:workshop", "participation:call=2026", "rsvp:future=yes", "rsvp:future",
        "rsvp:future=none", "attended:future", "attended:future=present", "attended:future=partial",
        "attended:future=absent", "stance:host-led", "stance:host-led.want=yes",
        "stance:host-led.want=stale", "stance:host-led.want=none"}) {
    CAPTURE(query);
    // The word that leads is the tag; every other step asks about one member.
    int others = 0;
    for (const auto& step : lab.plan("tag:founder -" + std::string(query))) {
      const bool facts = step.starts_with("SEARCH") && !step.starts_with("SEARCH m ");
      const bool leads = step.find("member_tag_tag") != std::string::npos;
      if (facts && !leads && step.find("member_id=?") == std::string::npos &&
          step.find("rowid=?") == std::string::npos)
        ++others;
    }
    // That a webinar has any attendance at all is asked of the webinar.
    CHECK(others == (query == std::string_view("attended:future=absent") ? 1 : 0));
  }
}

TEST_CASE("queries: what no index has looks at the members, never at all the facts") {
  Queried lab;
  for (const auto* query :
       {"name:anna", "-tag:founder", "-rsvp:future=yes", "rsvp:future=none",
        "attended:future=absent", "attended:future=unknown", "stance:host-led.want=none",
        "consent:unknown", "state:ok", "state:none", "-consent:given", "-stance:host-led.want=yes",
        "-attended:future"}) {
    CAPTURE(query);
    CHECK(scans(lab.plan(query)) == "SCAN m");
    CHECK(scans(lab.plan("tag:founder " + std::string(query))).empty());
  }
  CHECK(scans(lab.plan("email:anna")) == "SCAN f");
  CHECK(scans(lab.plan("anna")) == "SCAN m, SCAN f");
}

TEST_CASE("queries: mails are found by an index too") {
  Queried lab;
  for (const auto* query : {"state:sent", "state:sent,failed", "member:m1", "purpose:invite",
                            "object:w1 member:m1", "invitation member:m1"}) {
    CAPTURE(query);
    const auto terms = parse_query(query, names(mail::query_fields()));
    const auto where = selection(lab.store(), "message", terms, mail::query_fields());
    auto rows = lab.store().prepare(
        "EXPLAIN QUERY PLAN SELECT m.id FROM message AS m NOT INDEXED WHERE " + where.sql());
    where.bind(rows);
    while (rows.step()) CHECK_FALSE(rows.view(3).starts_with("SCAN"));
  }
}

}  // namespace qlab::store
