// SPDX-License-Identifier: Apache-2.0
#include "lib/members/combine.hpp"

#include <doctest/doctest.h>

#include <set>

#include "lib/core/ids.hpp"
#include "lib/handover/holdings.hpp"
#include "lib/members/combine_fields.hpp"
#include "lib/members/consent_row.hpp"
#include "lib/members/find.hpp"
#include "lib/members/joined.hpp"
#include "lib/webinar/rsvp.hpp"
#include "tests/support/errors.hpp"
#include "tests/support/webinar_lab.hpp"

namespace qlab::members {
namespace {

using test::day;
using test::error_of;

const auto holdings = handover::holdings();

Consent consent(ConsentState state, std::string evidence = {}) {
  Consent consent;
  consent.state = state;
  consent.evidence = std::move(evidence);
  return consent;
}

/// Anna (m1) and her duplicate (m2), who joined a day later.
struct Twins : test::Community {
  std::int64_t anna = member("Anna", "anna@example.org", day(1));
  std::int64_t other = member("Anna Lee", "lee@example.org", day(0));

  void set(std::int64_t id, const std::string& column, std::string_view value) {
    store.run("UPDATE member SET " + column + " = ?2 WHERE id = ?1", id, value);
  }
  Combination merge() { return combine(store, anna, other, holdings, day(9)); }

  void message(std::int64_t to, std::string_view state, std::string_view name) {
    store.run(
        "INSERT INTO message (purpose, object, recipient, member_id, address, subject, message_id,"
        " token, sender, state, queued_at, due_at) VALUES ('invite', 'w1', ?2, ?1, 'a', 's',"
        " ?4, ?4, 'x', ?3, 0, 0)",
        to, ref(Letter::member, to), state, name);
  }
  [[nodiscard]] std::string messages() const {
    std::string all;
    auto rows = store.prepare("SELECT message_id, state, recipient, member_id FROM message");
    while (rows.step()) {
      all += fmt::format("{}:{}:{}:{} ", rows.view(0), rows.view(1), rows.view(2), rows.integer(3));
    }
    return all;
  }
};

const Decision& decision(const Combination& combination, std::string_view field) {
  const auto& all = combination.decisions;
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Decision& one) { return one.field == field; });
  REQUIRE(found != all.end());
  return *found;
}

}  // namespace

TEST_CASE("members merge: what is said beats what is not, and of two words both are kept") {
  Twins lab;
  lab.set(lab.other, "organisation", "Acme");
  lab.set(lab.anna, "role", "chair");
  lab.set(lab.anna, "nation", "Wales");
  lab.set(lab.other, "nation", "Cymru");
  lab.set(lab.other, "outlook", "lasting");
  lab.set(lab.anna, "interest", "yes");
  const auto preview = preview_combination(lab.store, lab.anna, lab.other, holdings);
  CHECK(lab.number("SELECT count(*) FROM member") == 2);
  const auto done = lab.merge();
  CHECK(done.decisions.size() == preview.decisions.size());
  CHECK(decision(done, "organisation").why == "only the duplicate says it");
  CHECK(decision(done, "role").why == "only the one who stays says it");
  const auto anna = by_id(lab.store, lab.anna).value();
  CHECK(anna.name == "Anna");
  CHECK(anna.organisation == "Acme");
  CHECK(anna.role == "chair");
  CHECK(anna.nation == "Wales");
  CHECK(anna.outlook == "lasting");
  CHECK(anna.interest == "yes");
  CHECK(anna.joined == day(0));
  REQUIRE(anna.addresses.size() == 2);
  CHECK(anna.email() == "anna@example.org");
  const auto joined = joinings(lab.store, lab.anna);
  REQUIRE(joined.size() == 1);
  REQUIRE(joined[0].values.size() == 3);
  CHECK(joined[0].values[2].field == "nation");
  CHECK(joined[0].values[2].kept == "Wales");
  CHECK(joined[0].values[2].set_aside == "Cymru");
}

TEST_CASE("members merge: the stricter word on consent holds, whoever said it and whenever") {
  // In the order unknown, asked, given, refused, withdrawn: kept by row, duplicate by column.
  constexpr std::array<std::array<std::string_view, 5>, 5> expected{{
      {"unknown", "asked", "given", "refused", "withdrawn"},
      {"asked", "asked", "given", "refused", "withdrawn"},
      {"given", "given", "given", "refused", "withdrawn"},
      {"refused", "refused", "refused", "refused", "withdrawn"},
      {"withdrawn", "withdrawn", "withdrawn", "withdrawn", "withdrawn"},
  }};
  for (std::size_t mine = 0; mine < expected.size(); ++mine) {
    for (std::size_t other = 0; other < expected.size(); ++other) {
      for (const bool mine_first : {true, false}) {
        CAPTURE(mine);
        CAPTURE(other);
        Twins lab;
        const auto say = [&](std::int64_t id, std::size_t state) {
          if (state != 0) append_consent(lab.store, id, consent(ConsentState(state), "x"), day(2));
        };
        say(mine_first ? lab.anna : lab.other, mine_first ? mine : other);
        say(mine_first ? lab.other : lab.anna, mine_first ? other : mine);
        lab.merge();
        CHECK(name(consent_state(lab.store, lab.anna, Purpose::contact)) ==
              expected.at(mine).at(other));
      }
    }
  }
}

TEST_CASE("members merge: each purpose and recipient is decided by itself, and all rows are kept") {
  Twins lab;
  auto trust = consent(ConsentState::given, "form");
  trust.purpose = Purpose::handover;
  trust.recipient = "New Trust";
  append_consent(lab.store, lab.anna, trust, day(2));
  trust.recipient = "Other Trust";
  append_consent(lab.store, lab.other, trust, day(2));
  trust.recipient = "New Trust";
  trust.state = ConsentState::refused;
  append_consent(lab.store, lab.other, trust, day(1));
  lab.merge();
  CHECK(consent_state(lab.store, lab.anna, Purpose::handover, "New Trust") ==
        ConsentState::refused);
  CHECK(consent_state(lab.store, lab.anna, Purpose::handover, "Other Trust") ==
        ConsentState::given);
  CHECK(lab.number("SELECT count(*) FROM consent WHERE member_id = 1") == 3);
}

TEST_CASE("members merge: off stays off, and bad addresses stay bad") {
  Twins lab;
  lab.set(lab.other, "delivery", "off");
  lab.set(lab.other, "delivery_by", "member");
  lab.store.run("UPDATE member_address SET state = 'bad' WHERE member_id = 2");
  lab.merge();
  const auto anna = by_id(lab.store, lab.anna).value();
  CHECK(anna.delivery == "off");
  CHECK(anna.delivery_by == "member");
  CHECK(anna.addresses[0].state == AddressState::ok);
  CHECK(anna.addresses[1].state == AddressState::bad);
}

TEST_CASE("members merge: the old id leads to the one who stays, through any number of merges") {
  Twins lab;
  lab.merge();
  CHECK(resolve(lab.store, "m2").id == lab.anna);
  CHECK(resolve(lab.store, "lee@example.org").id == lab.anna);
  const auto carol = lab.member("Carol", "carol@example.org");
  combine(lab.store, carol, lab.anna, holdings, day(9));
  CHECK(resolve(lab.store, "m2").id == carol);
  CHECK(resolve(lab.store, "m1").id == carol);
  CHECK(lab.number("SELECT count(*) FROM change_log") == 2);
}

TEST_CASE("members merge: nobody is merged with themselves or with nobody") {
  Twins lab;
  CHECK(error_of([&] { combine(lab.store, 1, 1, holdings, day(9)); })->kind() == Kind::usage);
  CHECK(error_of([&] { combine(lab.store, 1, 7, holdings, day(9)); })->kind() == Kind::not_found);
}

TEST_CASE("members merge: of two mails for one thing one is left to go, none where one went") {
  struct Case {
    std::string_view mine;
    std::string_view other;
    std::string_view after;
  };
  constexpr std::array cases{
      Case{"queued", "queued", "mine:queued:m1:1 other:cancelled:m2:1 "},
      Case{"sent", "queued", "mine:sent:m1:1 other:cancelled:m2:1 "},
      Case{"queued", "sent", "mine:cancelled:m1:1 other:sent:m2:1 "},
      Case{"deferred", "uncertain", "mine:cancelled:m1:1 other:uncertain:m2:1 "},
      Case{"queued", "sending", "mine:cancelled:m1:1 other:sending:m2:1 "},
      Case{"failed", "queued", "mine:cancelled:m1:1 other:queued:m2:1 "},
      Case{"sent", "failed", "mine:sent:m1:1 other:cancelled:m2:1 "},
      Case{"sent", "sent", "mine:sent:m1:1 other:sent:m2:1 "},
  };
  for (const auto& mails : cases) {
    CAPTURE(mails.after);
    Twins lab;
    lab.message(lab.anna, mails.mine, "mine");
    lab.message(lab.other, mails.other, "other");
    lab.merge();
    CHECK(lab.messages() == mails.after);
  }
  Twins lab;
  lab.message(lab.other, "queued", "other");
  lab.merge();
  CHECK(lab.messages() == "other:queued:m1:1 ");
}

TEST_CASE("members merge: of two answers to a scenario the later holds, and the older is kept") {
  Twins lab;
  lab.store.run(
      "INSERT INTO scenario (slug, title, position, state, opened_at, created_at)"
      " VALUES ('host', 'Host', 1, 'open', ?, 0)",
      day(0) + std::chrono::hours(1));
  const auto answer = [&](std::int64_t id, std::string_view axis, std::string_view said,
                          Instant at) {
    lab.store.run(
        "INSERT INTO stance (scenario_id, member_id, axis, answer, version, late, source, actor,"
        " at) VALUES (1, ?, ?, ?, 1, ?, 'staff', 'tester', ?)",
        id, axis, said, id == lab.anna ? 1 : 0, at);
  };
  answer(lab.anna, "want", "yes", day(3));
  answer(lab.other, "want", "no", day(4));
  answer(lab.anna, "value", "yes", day(4));
  answer(lab.other, "value", "no", day(4));
  lab.merge();
  const auto present = [&](std::string_view axis) {
    return lab.store
        .first(
            "SELECT answer FROM stance WHERE axis = ? AND member_id = 1 AND superseded_at IS NULL",
            axis)
        .value()
        .text(0);
  };
  CHECK(present("want") == "no");
  CHECK(present("value") == "yes");
  CHECK(lab.number("SELECT count(*) FROM stance WHERE member_id = 1") == 4);
  // She was there when it opened, as her duplicate shows.
  CHECK(lab.number("SELECT count(*) FROM stance WHERE late = 1") == 0);
}

TEST_CASE("members merge: a table that refers to members is moved by somebody") {
  Twins lab;
  const std::set<std::string> moved{"attendance",
                                    "attendance_alias",
                                    "bounce",
                                    "call",
                                    "incoming",
                                    "comment",
                                    "comment_flag",
                                    "comment_revision",
                                    "comment_policy_acceptance",
                                    "consent",
                                    "member_address",
                                    "member_merge",
                                    "member_tag",
                                    "message",
                                    "participation",
                                    "progress",
                                    "rsvp",
                                    "scenario_unreached",
                                    "stance",
                                    "uncounted_answer"};
  std::set<std::string> found;
  auto rows = lab.store.prepare(
      "SELECT DISTINCT t.name FROM sqlite_schema AS t JOIN pragma_foreign_key_list(t.name) AS f"
      " WHERE t.type = 'table' AND f.\"table\" = 'member'");
  while (rows.step()) found.insert(rows.text(0));
  CHECK(found == moved);
}

TEST_CASE("members merge: a place is not lost to the queue, and one too many goes to who waits") {
  test::Community lab;
  auto wanted = test::new_webinar();
  wanted.capacity = 2;
  const auto webinar = webinar::add(lab.store, wanted, day(0));
  const auto say = [&](std::int64_t id, webinar::Answer answer, Instant at) {
    webinar::answer(lab.store, webinar, {id, answer, webinar::Source::staff, at}, at);
  };
  const auto anna = lab.member("Anna");
  const auto ben = lab.member("Ben");
  const auto again = lab.member("Anna again");
  const auto carol = lab.member("Carol");
  say(anna, webinar::Answer::yes, day(1));
  say(ben, webinar::Answer::yes, day(2));
  say(again, webinar::Answer::yes, day(3));
  say(carol, webinar::Answer::yes, day(4));
  CHECK(webinar::present_answer(lab.store, webinar.id, again) == webinar::Answer::waitlisted);
  combine(lab.store, again, anna, holdings, day(5));
  CHECK(webinar::present_answer(lab.store, webinar.id, again) == webinar::Answer::yes);
  CHECK(webinar::present_answer(lab.store, webinar.id, carol) == webinar::Answer::waitlisted);
  combine(lab.store, again, ben, holdings, day(5));
  CHECK(webinar::present_answer(lab.store, webinar.id, carol) == webinar::Answer::offered);
}

TEST_CASE("members merge: one person was reached where either was") {
  Twins lab;
  const auto open = [&](std::string_view slug) {
    lab.store.run(
        "INSERT INTO scenario (slug, title, position, state, opened_at, created_at)"
        " VALUES (?1, 'T', 1, 'open', ?2, ?2)",
        slug, day(2));
    return lab.store.last_id();
  };
  const auto unreached = [&](std::int64_t scenario, std::int64_t member) {
    lab.store.run("INSERT INTO scenario_unreached (scenario_id, member_id) VALUES (?, ?)", scenario,
                  member);
  };
  const auto both = open("both");
  const auto kept = open("kept");
  const auto other = open("other");
  for (const auto member : {lab.anna, lab.other}) unreached(both, member);
  unreached(kept, lab.anna);
  unreached(other, lab.other);
  lab.merge();
  CHECK(lab.number("SELECT count(*) FROM scenario_unreached") == 1);
  CHECK(lab.number("SELECT scenario_id FROM scenario_unreached") == both);
  CHECK(lab.number("SELECT member_id FROM scenario_unreached") == lab.anna);
}

}  // namespace qlab::members
