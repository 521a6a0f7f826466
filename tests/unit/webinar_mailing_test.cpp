// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/mailing.hpp"

#include <doctest/doctest.h>

#include "lib/core/ids.hpp"
#include "lib/mail/outbox.hpp"
#include "lib/store/change.hpp"
#include "lib/webinar/rsvp.hpp"
#include "tests/support/mailed_webinar.hpp"

namespace qlab::webinar {
namespace {

using test::day;

struct Fixture : test::MailedWebinar {
  std::string traced(const std::string& purpose = "invite") {
    std::string all;
    counts = trace_mailing(community.store, webinar, members::Query::everybody(), {purpose, {}},
                           [&](const Reached& reached) {
                             all += reached.name + " " + std::string(name(reached.outcome));
                             if (reached.why)
                               all += " " + std::string(mail::name(reached.why->reason));
                             all += "\n";
                           });
    return all;
  }

  std::array<std::size_t, outcomes.size()> counts{};
};

}  // namespace

TEST_CASE("mailing: everybody stands there once, in one outcome, and the counts sum") {
  Fixture lab;
  for (const auto state : mail::all_states)
    lab.member(std::string(mail::name(state)), mail::name(state));
  CHECK(lab.traced() ==
        "queued waiting\nsending waiting\nsent got\ndeferred waiting\nfailed failed\n"
        "uncertain uncertain\ncancelled not_written\nmissed not_written\n");
  CHECK(lab.counts == std::array<std::size_t, 5>{1, 3, 1, 1, 2});
}

TEST_CASE("mailing: who was not written to is told why") {
  Fixture lab;
  lab.member("anna");
  const auto ben = lab.member("ben");
  answer(lab.community.store, lab.webinar, {ben, Answer::no, Source::staff, day(1)}, day(1));
  const auto carl = lab.member("carl");
  lab.community.store.run("UPDATE member SET delivery = 'off' WHERE id = ?", carl);
  lab.member("dora", "sent", "remind");
  CHECK(lab.traced() ==
        "anna not_written not_asked\nben not_written answered\n"
        "carl not_written delivery_off\ndora not_written not_asked\n");
  CHECK(lab.traced("remind") ==
        "anna not_written not_asked\nben not_written not_asked\n"
        "carl not_written delivery_off\ndora got\n");
}

TEST_CASE("mailing: of several mails the newest counts") {
  Fixture lab;
  const auto anna = lab.member("anna", "failed");
  lab.write_to(anna, "sent", "invite", "1");
  CHECK(lab.traced() == "anna got\n");
}

}  // namespace qlab::webinar
