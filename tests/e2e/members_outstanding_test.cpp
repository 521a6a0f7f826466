// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <map>

#include "tests/support/outbox.hpp"
#include "tests/support/webinars.hpp"

namespace qlab::test {
namespace {

/// One member for each outcome that a webinar, a mail or a word can bring.
struct Everybody : WebinarHall {
  Everybody() {
    for (const auto* name : {"coming", "declined", "maybe", "out", "bad", "silent", "new"}) {
      add_member(*this, name, std::string(name) + "@example.org");
    }
    for (const auto& [member, answer] :
         std::map<std::string, std::string>{{"m1", "yes"}, {"m2", "no"}, {"m3", "maybe"}}) {
      REQUIRE(run({"webinar", "rsvp", "future", member, answer}).status == 0);
    }
    REQUIRE(run({"members", "consent", "m4", "contact", "refused"}).status == 0);
    execute(*this, "UPDATE member_address SET state = 'bad' WHERE member_id = 5");
    configure(maildir_relay(*this));
    REQUIRE(run({"webinar", "invite", "future", "--to", "email:silent"}).status == 0);
  }
};

}  // namespace

TEST_CASE("members outstanding: everybody is in one outcome, with the next action and its date") {
  const Everybody lab;
  const auto open = lab.run({"members", "outstanding", "--k", "2"});
  CHECK(open.status == 0);
  CHECK(open.err.empty());
  CHECK(open.out ==
        "member\tname\toutcome\tat\tcontacts\tnext\tnext_at\towner\n"
        "m1\tcoming\tcoming\t2027-02-20T12:30:00Z\t0\tsee whether they "
        "come\t2027-02-20T12:30:00Z\t\n"
        "m2\tdeclined\tdeclined\t2027-01-15T09:00:00Z\t0\tarrange a call\t2027-01-15T09:00:00Z\t\n"
        "m3\tmaybe\tanswered otherwise\t2027-01-15T09:00:00Z\t0\toffer a "
        "call\t2027-01-15T09:00:00Z\t\n"
        "m4\tout\topted out\t\t0\t\t\t\n"
        "m5\tbad\tunreachable\t\t0\tfind another channel\t2027-01-15T09:00:00Z\t\n"
        "m6\tsilent\twaiting\t2027-01-15T09:00:00Z\t1\twrite again\t2027-01-22T09:00:00Z\t\n"
        "m7\tnew\twaiting\t\t0\tinvite\t2027-01-15T09:00:00Z\t\n");
}

TEST_CASE(
    "members outstanding: enough mails without an answer are no answer, and no call is a no") {
  const Everybody lab;
  const auto silent = lab.json({"members", "outstanding", "email:silent", "--k", "1"});
  REQUIRE(silent.size() == 1);
  CHECK(silent.at(0).at("outcome") == "no answer");
  CHECK(silent.at(0).at("next") == "arrange a call");
  REQUIRE(lab.run({"members", "consent", "m6", "call", "refused"}).status == 0);
  CHECK(
      lab.json({"members", "outstanding", "email:silent", "--k", "1"}).at(0).at("next").is_null());
}

TEST_CASE("members outstanding: an open call says what is next, when, and whose turn it is") {
  const Everybody lab;
  const auto of = [&](const std::string& email) {
    return lab.json({"members", "outstanding", "email:" + email}).at(0);
  };
  const auto ok = [&](const std::vector<std::string>& words) {
    const auto done = lab.run(words);
    INFO(done.err);
    REQUIRE(done.status == 0);
  };
  ok({"calls", "request", "m2", "--owner", "anna"});
  CHECK(of("declined").at("next") == "arrange a call");
  CHECK(of("declined").at("owner") == "anna");
  ok({"calls", "slots", "add", "--on", "2027-03-01", "--from", "09:00", "--to", "10:00", "--staff",
      "anna"});
  ok({"calls", "offer", "k1"});
  CHECK(of("declined").at("outcome") == "declined");
  CHECK(of("declined").at("next") == "wait for their choice");
  CHECK(of("declined").at("next_at") == "2027-01-17T09:00:00Z");
  ok({"calls", "book", "k1", "t1"});
  CHECK(of("declined").at("outcome") == "call arranged");
  CHECK(of("declined").at("next") == "hold the call");
  CHECK(of("declined").at("next_at") == "2027-03-01T09:00:00Z");
  // Without an address that works there is still a telephone.
  ok({"calls", "request", "m5", "--phone", "029 2018 0000"});
  CHECK(of("bad").at("outcome") == "unreachable");
  CHECK(of("bad").at("next") == "arrange a call");
  ok({"members", "consent", "m5", "call", "refused"});
  CHECK(of("bad").at("next") == "find another channel");
}

TEST_CASE("members outstanding: the outcomes sum to the members asked about") {
  const Everybody lab;
  int members = 0;
  for (const auto& outcome : lab.json({"members", "outstanding", "--summary"})) {
    members += outcome.at("members").get<int>();
  }
  CHECK(members == 7);
  CHECK(lab.run({"members", "outstanding", "--k", "0"}).status == 2);
  CHECK(lab.run({"members", "outstanding", "tagg:x"}).status == 2);
}

}  // namespace qlab::test
