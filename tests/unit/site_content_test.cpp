// SPDX-License-Identifier: Apache-2.0
#include "lib/site/content.hpp"

#include <doctest/doctest.h>

#include "lib/comments/add.hpp"
#include "lib/core/ids.hpp"
#include "lib/members/find.hpp"
#include "lib/scenarios/respond.hpp"
#include "lib/store/change.hpp"
#include "tests/support/community.hpp"

namespace qlab::site {
namespace {

using comments::Licence;
using test::Community;
using test::day;

struct Forum : Community {
  scenarios::Scenario scenario =
      scenarios::add(store, {"host-led", "A host", "Text."}, scenarios::Opening::now, day(1));
  Settings settings;

  Forum() {
    settings.host.organisation = "The Lab";
    settings.host.identity.from = {"The Lab", "lab@example.org"};
    settings.zone = "UTC";
  }

  std::int64_t say(const std::string& body, Licence licence, std::int64_t reply_to = 0) {
    comments::Contribution said;
    said.author = comments::Guest{"Gwen Guest", "gwen@example.org"};
    said.body = body;
    said.licence = licence;
    if (reply_to > 0) said.reply_to = ref(Letter::comment, reply_to);
    said.written_at = day(2);
    return comments::add(store, scenario, said, comments::Moderation::off,
                         comments::Acceptance::given, day(9))
        .id;
  }

  Content content() {
    store::Change change(store, day(10));
    auto content = read(store, settings, day(10));
    change.commit("made addresses");
    return content;
  }

  /// "1:Gwen Guest:first 2:-": depth, name and text, in the order in which they are read.
  std::string remarks() {
    std::string all;
    const auto read = content();
    for (const auto& remark : read.scenarios.front().remarks) {
      all += fmt::format("{}{}:{}", all.empty() ? "" : " ", remark.depth,
                         remark.is_shown ? remark.by + ':' + remark.text : "-");
    }
    return all;
  }
};

}  // namespace

TEST_CASE("site: a name stands only where its licence says so") {
  Forum forum;
  forum.say("one", Licence::with_name);
  forum.say("two", Licence::unnamed);
  CHECK(forum.remarks() == "1:Gwen Guest:one 1:A guest:two");
}

TEST_CASE("site: what is not for outside is not shown, and members see it without a name") {
  Forum forum;
  forum.say("in other words", Licence::paraphrase_only);
  forum.say("for us", Licence::not_outside);
  CHECK(forum.remarks().empty());
  CHECK(forum.content().scenarios.front().withheld == 2);
  forum.settings.audience = Audience::members;
  CHECK(forum.remarks() == "1:A guest:in other words 1:A guest:for us");
}

TEST_CASE(
    "site: of a comment that is not shown the place is left where something stands under it") {
  Forum forum;
  const auto first = forum.say("for us", Licence::not_outside);
  const auto second = forum.say("for us too", Licence::not_outside, first);
  forum.say("alone", Licence::not_outside);
  CHECK(forum.remarks().empty());
  forum.say("for all", Licence::with_name, second);
  CHECK(forum.remarks() == "1:- 2:- 3:Gwen Guest:for all");
}

TEST_CASE("site: addresses, numbers and full names in texts are taken out") {
  Forum forum;
  forum.member("Anna Jones", "anna@example.org");
  forum.say("Ask Anna Jones, anna@example.org, 020 7946 0958", Licence::with_name);
  CHECK(forum.remarks() == "1:Gwen Guest:Ask [name], [e-mail address], [telephone number]");
}

TEST_CASE("site: a draft is not in it, and only an open scenario takes comments") {
  Forum forum;
  scenarios::add(forum.store, {"draft", "A draft", "Text."}, scenarios::Opening::later, day(1));
  const auto comment = forum.say("one", Licence::with_name);
  auto parts = forum.content().scenarios;
  REQUIRE(parts.size() == 1);
  CHECK(parts[0].address.starts_with("lab+comment-"));
  CHECK(parts[0].remarks[0].id == comment);
  CHECK(parts[0].remarks[0].address.starts_with("lab+comment-"));
  CHECK(parts[0].remarks[0].address != parts[0].address);
  forum.store.run(
      "UPDATE scenario SET state = 'closed', closed_at = 1800000000"
      " WHERE state = 'open'");
  parts = forum.content().scenarios;
  CHECK(parts[0].address.empty());
  CHECK(parts[0].remarks[0].address.empty());
}

TEST_CASE("site: an address to comment at is made once") {
  Forum forum;
  const auto before = forum.content().scenarios.front().address;
  CHECK(forum.content().scenarios.front().address == before);
}

TEST_CASE("site: without an address nobody is asked to write") {
  Forum forum;
  forum.settings.host.identity = {};
  CHECK(forum.content().scenarios.front().address.empty());
}

TEST_CASE("site: what few people answered is withheld") {
  Forum forum;
  for (int number = 0; number < 12; ++number) {
    const auto member = forum.member(fmt::format("Person {}", number), {}, day(0));
    scenarios::Response response;
    response.want = number < 8 ? scenarios::Answer::yes : scenarios::Answer::no;
    scenarios::respond(forum.store, forum.scenario, member, response, scenarios::Source::member,
                       day(3));
  }
  CHECK(forum.content().scenarios.front().answers.empty());
  forum.settings.with_tally = true;
  const auto answers = forum.content().scenarios.front().answers;
  REQUIRE(answers.size() == 3);
  // Eight and four: either would tell the other.
  CHECK_FALSE(answers[0].people.cells[0]);
  CHECK_FALSE(answers[0].people.cells[2]);
  CHECK(answers[0].people.total == 12);
}

TEST_CASE("site: the link to join is for members alone") {
  Forum forum;
  forum.store.run(
      "INSERT INTO webinar (slug, title, local_start, zone, starts_at, duration_s, url, uid,"
      " created_at, moved_at) VALUES ('future', 'The future', '2027-02-20 12:30', 'Europe/London',"
      " 1803126600, 3600, 'https://meet.example/secret', 'uid@example.org', 1800000000,"
      " 1800000000)");
  CHECK(forum.content().webinars[0].calendar.find("meet.example") == std::string::npos);
  forum.settings.audience = Audience::members;
  const auto calendar = forum.content().webinars[0].calendar;
  CHECK(calendar.find("meet.example") != std::string::npos);
  CHECK(calendar.find("METHOD:PUBLISH") != std::string::npos);
  CHECK(calendar.find("ATTENDEE") == std::string::npos);
}

}  // namespace qlab::site
