// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/report.hpp"

#include <doctest/doctest.h>

#include <numeric>

#include "lib/handover/json.hpp"
#include "lib/handover/page.hpp"
#include "lib/scenarios/respond.hpp"
#include "tests/support/community.hpp"

namespace qlab::handover {

using test::Community;
using test::day;

namespace {

Settings settings(Disclosure disclosure) {
  return {"The Lab", "Europe/London", day(60), "1.2.3", disclosure};
}

Count people(const Parts& parts, std::string_view label) {
  for (const auto& part : parts.parts) {
    if (part.label == label) return part.people;
  }
  FAIL("no part is labelled " << label);
  return {};
}

void set(Community& community, std::int64_t member, const std::string& column,
         std::string_view value) {
  community.store.run("UPDATE member SET " + column + " = ? WHERE id = ?", value, member);
}

void take_part(Community& community, std::int64_t member, std::string_view kind, Instant at) {
  community.store.run("INSERT INTO participation (member_id, kind, at) VALUES (?, ?, ?)", member,
                      kind, at);
}

void write_to(Community& community, std::int64_t member, std::string_view state) {
  community.store.run(
      "INSERT INTO message (purpose, object, recipient, member_id, address, subject, message_id,"
      " token, sender, state, queued_at, due_at) VALUES ('invite', 'w1', ?1, ?2, 'a', 's',"
      " ?1, ?1, 's', ?3, 0, 0)",
      fmt::format("m{}", member), member, state);
}

/// So many people who each want it, or say no to it.
void answer(Community& community, const scenarios::Scenario& scenario, int yes, int no) {
  for (int i = 0; i < yes + no; ++i) {
    community.store.run(
        "INSERT INTO stance (scenario_id, member_id, axis, answer, version, late, source, actor, "
        "at)"
        " VALUES (?, ?, 'want', ?, 1, 0, 'staff', 'tester', 0)",
        scenario.id, i + 1, i < yes ? "yes" : "no");
  }
}

void write_comment(Community& community, std::int64_t id, std::int64_t member,
                   std::string_view licence, std::string_view body) {
  community.store.run(
      "INSERT INTO comment (id, scenario_id, depth, member_id, body, format, state, licence,"
      " written_at, created_at) VALUES (?1, 1, 1, ?2, ?3, 'text', 'published', ?4, ?1, 0)",
      id, member, body, licence);
  community.store.run(
      "INSERT INTO comment_coding (comment_id, theme_id, actor, at)"
      " VALUES (?, 1, 'tester', 0)",
      id);
}

}  // namespace

TEST_CASE("handover report: an empty store gives a report") {
  const Community community;
  const auto made = report(community.store, settings(Disclosure::published));
  CHECK(made.members == 0);
  CHECK(made.accounted.total == 0);
  const auto html = render::to_html(page(made));
  CHECK(html.find("There are no members yet.") != std::string::npos);
  CHECK(html.find("No scenario has been opened yet.") != std::string::npos);
  CHECK_FALSE(json(made).empty());
}

TEST_CASE("handover report: every member is accounted for in exactly one group") {
  Community community;
  const auto took_part = community.member("A", "a@example.org");
  const auto both = community.member("B");
  community.member("C");
  const auto silent = community.member("D", "d@example.org");
  community.member("E", "e@example.org");
  take_part(community, took_part, "online", day(1));
  take_part(community, both, "call", day(1));
  write_to(community, silent, "sent");
  write_to(community, took_part, "sent");
  const auto parts = report(community.store, settings(Disclosure::restricted)).accounted;
  CHECK(people(parts, "heard from") == 2);
  CHECK(people(parts, "unreachable") == 1);
  CHECK(people(parts, "silent") == 1);
  CHECK(people(parts, "unasked") == 1);
  CHECK(parts.total == 5);
}

TEST_CASE("handover report: a member counts once per month and kind") {
  Community community;
  const auto member = community.member("A");
  take_part(community, member, "workshop", day(0));
  take_part(community, member, "workshop", day(1));
  take_part(community, member, "call", day(1));
  take_part(community, member, "workshop", day(40));
  const auto made = report(community.store, settings(Disclosure::restricted)).participation;
  CHECK(made.labels == std::vector<std::string>{"Jan 2027", "Feb 2027"});
  CHECK(made.members == std::vector<std::vector<Count>>{{1, 0, 0, 1, 0}, {1, 0, 0, 0, 0}});
}

TEST_CASE("handover report: small groups are published together and shown to staff") {
  Community community;
  for (int i = 0; i < 20; ++i) {
    const auto member = community.member(fmt::format("Member {}", i));
    set(community, member, "nation", i < 10 ? "Wales" : i < 17 ? "Malta" : "Jersey");
    set(community, member, "outlook", i < 2 ? "lasting" : "undecided");
  }
  const auto open = report(community.store, settings(Disclosure::published));
  CHECK(open.nations.parts.front().label == "Wales");
  CHECK(open.nations.parts.back().label == "2 others together");
  CHECK(json(open).find("Jersey") == std::string::npos);
  CHECK_FALSE(people(open.outlooks, "lasting").has_value());
  CHECK_FALSE(people(open.outlooks, "undecided").has_value());
  const auto closed = report(community.store, settings(Disclosure::restricted));
  CHECK(people(closed.nations, "Jersey") == 3);
  CHECK(people(closed.outlooks, "lasting") == 2);
  CHECK(page(closed).banner.starts_with("Restricted"));
}

TEST_CASE("handover report: answers are parts of everybody who was asked") {
  Community community;
  const auto host = scenarios::add(community.store, {"host-led", "A host", "# Text\n\nWords."},
                                   scenarios::Opening::now, day(1));
  for (int i = 0; i < 30; ++i) {
    const auto member = community.member(fmt::format("Member {}", i));
    if (i >= 18) continue;
    const auto answer = i < 12 ? scenarios::Answer::yes : scenarios::Answer::no;
    scenarios::respond(community.store, host, member, {.want = answer}, scenarios::Source::staff,
                       day(2));
  }
  const auto made = report(community.store, settings(Disclosure::published));
  REQUIRE(made.scenarios.size() == 1);
  const auto& want = made.scenarios.front().axes.front();
  CHECK(people(want.answers, "yes") == 12);
  CHECK(people(want.answers, "conditional") == 0);
  CHECK(people(want.answers, "no") == 6);
  CHECK(people(want.answers, "no answer") == 12);
  CHECK(want.answers.total == 30);
  CHECK(made.answered_scenarios.people == 18);
}

TEST_CASE("handover report: attendance is told apart from answers") {
  Community community;
  community.store.run(
      "INSERT INTO webinar (id, slug, title, local_start, zone, starts_at, duration_s, uid,"
      " created_at) VALUES (1, 'w', 'Webinar', '2027-01-20 12:30', 'Europe/London', ?1, 3600, 'u',"
      " ?1)",
      day(19));
  for (int i = 0; i < 20; ++i) {
    const auto member = community.member(fmt::format("Member {}", i));
    const auto rsvp = [&](std::string_view answer, Instant at) {
      community.store.run(
          "INSERT INTO rsvp (webinar_id, member_id, answer, previous, source, answered_at,"
          " recorded_at, actor) VALUES (1, ?, ?, 'none', 'staff', ?, 0, 't')",
          member, answer, at);
    };
    rsvp("invited", day(1));
    if (i < 12) rsvp("no", day(2));
    if (i < 7) rsvp("yes", day(3));
    if (i >= 6) continue;
    community.store.run(
        "INSERT INTO attendance (webinar_id, member_id, name, match, duration_s, imported_at)"
        " VALUES (1, ?1, ?1, 'name', ?2, 0)",
        member, 600 * (i + 1));
  }
  const auto made = report(community.store, settings(Disclosure::published));
  const auto& webinar = made.webinars.at(0);
  CHECK(people(webinar.answers, "yes") == 7);
  CHECK(people(webinar.answers, "no") == 5);
  CHECK(people(webinar.answers, "no answer") == 8);
  REQUIRE(webinar.attendance);
  CHECK(webinar.attendance->came.people == 6);
  CHECK(webinar.attendance->came.whole == 20);
  CHECK(webinar.attendance->median_minutes == 40);
}

TEST_CASE("handover report: the same store and instant give the same bytes") {
  Community community;
  for (int i = 0; i < 12; ++i) {
    const auto member = community.member(fmt::format("Member {}", i));
    set(community, member, "nation", i % 2 == 0 ? "Wales" : "England");
    take_part(community, member, "online", day(i));
  }
  const auto first = report(community.store, settings(Disclosure::published));
  const auto second = report(community.store, settings(Disclosure::published));
  CHECK(json(first) == json(second));
  CHECK(render::to_html(page(first)) == render::to_html(page(second)));
  CHECK(render::to_markdown(page(first)) == render::to_markdown(page(second)));
}

TEST_CASE("handover report: a rule is shown with its denominator, and in public if it may be") {
  Community community;
  for (int i = 0; i < 30; ++i) community.member(fmt::format("Member {}", i));
  const auto host = scenarios::add(community.store, {"host-led", "A host", "Words."},
                                   scenarios::Opening::now, day(1));
  answer(community, host, 12, 6);
  auto asked = settings(Disclosure::published);
  asked.rules = {parse_viability_rule("want >= 40% of electorate").value(),
                 parse_viability_rule("support >= 8").value()};
  const auto made = report(community.store, asked).scenarios.front();
  REQUIRE(made.rules.size() == 2);
  const auto& want = made.rules.front();
  CHECK(want.rule == "want >= 40% of electorate");
  CHECK(want.verdict == "met");
  CHECK(want.counted == 12);
  CHECK(want.share_of == "electorate");
  CHECK(want.whole == 30);
  CHECK(want.needed == 12);
  CHECK(want.short_by == 0);
  CHECK_FALSE(want.could_change.has_value());
  CHECK(made.rules.back().verdict == "not decidable");
  CHECK(made.rules.back().short_by == 8);
  CHECK(made.verdict == "not decidable");
  asked.disclosure = Disclosure::restricted;
  CHECK(report(community.store, asked).scenarios.front().rules.back().could_change == 30);
}

TEST_CASE("handover report: two of different days do not tell what one person answered between") {
  Community community;
  for (int i = 0; i < 30; ++i) community.member(fmt::format("Member {}", i));
  const auto host = scenarios::add(community.store, {"host-led", "A host", "Words."},
                                   scenarios::Opening::now, day(1));
  answer(community, host, 12, 6);
  const auto first = report(community.store, settings(Disclosure::published));
  for (const auto& told : first.told) put_on_record(community.store, told, day(2));
  community.store.run(
      "INSERT INTO stance (scenario_id, member_id, axis, answer, version, late, source, actor, at)"
      " VALUES (?, 20, 'want', 'yes', 1, 0, 'staff', 'tester', 0)",
      host.id);
  const auto later = report(community.store, settings(Disclosure::published)).scenarios.front();
  CHECK(people(later.axes.front().answers, "yes") == 12);
  CHECK(later.answers_at == day(2));
  const auto exact = report(community.store, settings(Disclosure::restricted)).scenarios.front();
  CHECK(people(exact.axes.front().answers, "yes") == 13);
}

TEST_CASE("handover report: no rule tells a number that is withheld") {
  Community community;
  for (int i = 0; i < 30; ++i) community.member(fmt::format("Member {}", i));
  const auto host = scenarios::add(community.store, {"host-led", "A host", "Words."},
                                   scenarios::Opening::now, day(1));
  answer(community, host, 3, 2);
  auto asked = settings(Disclosure::published);
  asked.rules = {parse_viability_rule("want >= 4").value()};
  const auto made = report(community.store, asked);
  const auto& rule = made.scenarios.front().rules.front();
  CHECK_FALSE(rule.counted.has_value());
  CHECK_FALSE(rule.short_by.has_value());
  const auto markdown = render::to_markdown(page(made));
  CHECK(markdown.find("rules of viability") != std::string::npos);
  CHECK(markdown.find("| 3 ") == std::string::npos);
  asked.disclosure = Disclosure::restricted;
  CHECK(report(community.store, asked).scenarios.front().rules.front().short_by == 1);
}

TEST_CASE("handover report: themes have their people, and only words that may be quoted") {
  Community community;
  scenarios::add(community.store, {"host-led", "A host", "Words."}, scenarios::Opening::now,
                 day(1));
  community.store.run(
      "INSERT INTO comment_theme (code, title, created_at)"
      " VALUES ('costs', 'Who pays', 0), ('empty', 'Nothing', 0)");
  for (int i = 1; i <= 7; ++i) community.member(fmt::format("Member Number{}", i));
  write_comment(community, 1, 1, "with name", "It costs a lot.");
  write_comment(community, 2, 2, "unnamed", "Nobody pays.");
  write_comment(community, 3, 3, "paraphrase only", "Say it in other words.");
  write_comment(community, 4, 4, "not outside", "Between us.");
  write_comment(community, 5, 5, "with name", "I took it back.");
  community.store.run(
      "INSERT INTO consent (member_id, purpose, recipient, state, channel, evidence, wording, "
      "actor,"
      " at) VALUES (5, 'quote', '', 'withdrawn', '', '', '', 'tester', 0)");
  const auto made = report(community.store, settings(Disclosure::published));
  REQUIRE(made.themes.size() == 1);
  const auto& theme = made.themes.front();
  CHECK(theme.title == "Who pays");
  CHECK(theme.people.people == 5);
  CHECK(theme.comments == 5);
  REQUIRE(theme.quotes.size() == 2);
  CHECK(theme.quotes.front().by == "Member Number1");
  CHECK(theme.quotes.back().by.empty());
  for (const auto& text : {render::to_html(page(made)), render::to_markdown(page(made)),
                           render::to_text(page(made)), json(made)}) {
    CHECK(text.find("Nobody pays.") != std::string::npos);
    for (const auto* kept : {"other words", "Between us", "took it back"}) {
      CHECK_MESSAGE(text.find(kept) == std::string::npos, kept);
    }
  }
}

TEST_CASE("handover report: a theme of few people keeps its numbers") {
  Community community;
  scenarios::add(community.store, {"host-led", "A host", "Words."}, scenarios::Opening::now,
                 day(1));
  community.store.run(
      "INSERT INTO comment_theme (code, title, created_at)"
      " VALUES ('costs', 'Who pays', 0)");
  for (int i = 1; i <= 4; ++i) {
    community.member(fmt::format("Member Number{}", i));
    write_comment(community, i, i, "not outside", "Between us.");
    write_comment(community, i + 4, i, "not outside", "Between us again.");
  }
  const auto open = report(community.store, settings(Disclosure::published)).themes.front();
  CHECK_FALSE(open.people.people.has_value());
  CHECK_FALSE(open.comments.has_value());
  const auto closed = report(community.store, settings(Disclosure::restricted)).themes.front();
  CHECK(closed.people.people == 4);
  CHECK(closed.comments == 8);
}

}  // namespace qlab::handover
