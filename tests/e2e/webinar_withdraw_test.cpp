// SPDX-License-Identifier: Apache-2.0
// Mail about a webinar that comes to be sent later than it was meant to.
#include <doctest/doctest.h>

#include "tests/support/outbox.hpp"
#include "tests/support/webinars.hpp"

namespace qlab::test {
namespace {

/// The mails with the invitations of Anna and Ben stand as they are told to.
struct Hall : WebinarHall {
  explicit Hall(const std::string& state) {
    configure(maildir_relay(*this));
    add_member(*this, "Anna", "anna@example.org");
    add_member(*this, "Ben", "ben@example.org");
    must({"webinar", "invite", "future", "--to", "relation:collaborator", "--queue", "--yes"});
    execute(*this, "UPDATE message SET state = '" + state + "'");
  }

  void must(const std::vector<std::string>& words) const {
    const auto done = run(words);
    INFO(done.err);
    REQUIRE(done.status == 0);
  }

  /// Sends, and returns why mails were left out.
  [[nodiscard]] std::string left_out() const { return run({"mail", "send"}).err; }
};

}  // namespace

TEST_CASE("webinar edit: an invitation that failed is not tried again with the old time") {
  const Hall lab("failed");
  lab.must({"webinar", "edit", "future", "--start", "2027-02-27 12:30"});
  lab.must({"mail", "retry", "o1"});
  CHECK(lab.left_out() ==
        "o1 to anna@example.org was left out: the webinar changed before it was sent\n");
  CHECK(states(lab) == "cancelled failed");
}

TEST_CASE("webinar cancel: whoever may not have been invited is not invited afterwards") {
  const Hall lab("uncertain");
  lab.must({"webinar", "cancel", "future", "--yes"});
  lab.must({"mail", "resolve", "o1", "--as", "not-sent"});
  CHECK(lab.left_out() ==
        "o1 to anna@example.org was left out: the webinar was cancelled before it was sent\n");
  CHECK(states(lab) == "cancelled uncertain");
}

TEST_CASE("webinar invite: an invitation that waits until the webinar has begun is not sent") {
  Hall lab("queued");
  lab.variables["QLAB_NOW"] = "2027-02-20T12:30:00Z";
  CHECK(lab.left_out().starts_with(
      "o1 to anna@example.org was left out: it would have come too late\n"));
  CHECK(states(lab) == "missed missed");
}

TEST_CASE("webinar invite: a no that is heard before the invitation leaves takes it back") {
  const Hall lab("queued");
  lab.must({"webinar", "rsvp", "future", "m1", "no"});
  CHECK(lab.left_out() == "o1 to anna@example.org was left out: answered already: no\n");
  CHECK(states(lab) == "cancelled sent");
}

}  // namespace qlab::test
