// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "tests/support/outbox.hpp"
#include "tests/support/webinars.hpp"

namespace qlab::test {
namespace {

struct Hall : WebinarHall {
  Hall() {
    for (const std::string name : {"Anna", "Ben", "Carl", "Dora", "Ella", "Finn"}) {
      add_member(*this, name, name + "@example.org");
    }
    REQUIRE(run({"webinar", "rsvp", "future", "m6", "no"}).status == 0);
    REQUIRE(
        run({"webinar", "invite", "future", "--to", "relation:collaborator -name:ella", "--queue"})
            .status == 0);
    execute(*this,
            "UPDATE message SET state = 'sent', done_at = due_at, code = 250 WHERE id = 1;"
            "UPDATE message SET state = 'failed', code = 550, detail = 'no such user' WHERE id = 2;"
            "UPDATE message SET state = 'uncertain', tried_at = due_at WHERE id = 3");
  }
};

}  // namespace

TEST_CASE("mail report: who got it, who did not, and why, everybody once") {
  const Hall lab;
  const auto report = lab.run({"mail", "report", "future"});
  CHECK(report.status == 0);
  CHECK(report.out ==
        "member\tname\toutcome\tmail\tstate\tat\tcode\treason\ttext\n"
        "m1\tAnna\tgot\to1\tsent\t2027-01-15T09:00:00Z\t250\t\t\n"
        "m2\tBen\tfailed\to2\tfailed\t2027-01-15T09:00:00Z\t550\t\tno such user\n"
        "m3\tCarl\tuncertain\to3\tuncertain\t2027-01-15T09:00:00Z\t\t\t\n"
        "m4\tDora\twaiting\to4\tqueued\t2027-01-15T09:00:00Z\t\t\t\n"
        "m5\tElla\tnot_written\t\t\t\t\tnot_asked\tnobody has written to them about it\n"
        "m6\tFinn\tnot_written\t\t\t\t\tanswered\tanswered already: no\n");
  CHECK(report.err == "6 members: 1 got it, 1 waiting, 1 failed, 1 uncertain, 2 not written to\n");
}

TEST_CASE("mail report: of some members, and of another kind of mail") {
  const Hall lab;
  const auto some = lab.run({"mail", "report", "w1", "--to", "anna", "--format", "jsonl"});
  CHECK(parse_json(some.out).at("outcome") == "got");
  CHECK(some.err == "1 members: 1 got it, 0 waiting, 0 failed, 0 uncertain, 0 not written to\n");
  CHECK(lab.run({"mail", "report", "w1", "--to", ""}).err ==
        "0 members: 0 got it, 0 waiting, 0 failed, 0 uncertain, 0 not written to\n");
  CHECK(lab.run({"mail", "report", "w1", "--purpose", "remind"}).err ==
        "6 members: 0 got it, 0 waiting, 0 failed, 0 uncertain, 6 not written to\n");
}

TEST_CASE("mail report: a webinar that is not there is named with the nearest") {
  const Hall lab;
  const auto failed = lab.run({"mail", "report", "futrue"});
  CHECK(failed.status == 10);
  CHECK(failed.out.empty());
  CHECK(failed.err.find("did you mean 'future'") != std::string::npos);
}

}  // namespace qlab::test
