// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/private_values.hpp"

#include <doctest/doctest.h>

#include <string>

#include "lib/handover/successor.hpp"
#include "tests/support/community.hpp"

namespace qlab::handover {
namespace {

using test::day;

bool leaks(const PrivateValues& values, std::string_view text) {
  LeakCheck check(values);
  check.pass(text);
  check.finish();
  return check.found().has_value();
}

}  // namespace

TEST_CASE("private values: what staff publish of themselves may be told, and nobody else") {
  test::Community community;
  for (const std::string name : {"Anna Jones", "Peer Support Lab", "The Desk", "Next Network"})
    community.member(name);
  for (const std::string address : {"anna@example.org", "lab@example.org", "desk@example.org"})
    community.member("Ben", address);
  mail::Host staff;
  staff.organisation = "Peer Support Lab";
  staff.identity.from = {"Siân Lee", "lab@example.org"};
  staff.identity.reply_to = mail::Mailbox{"The Desk", "desk@example.org"};
  const auto values = private_values(community.store, staff);
  CHECK_FALSE(leaks(values, "Peer Support Lab <lab@example.org>, The Desk <desk@example.org>"));
  CHECK(leaks(values, "by Anna Jones"));
  CHECK(leaks(values, "write to anna@example.org"));
  CHECK(leaks(values, "who carries on: Next Network"));
}

TEST_CASE("private values: who carries on may be told") {
  test::Community community;
  community.member("Next Network", "next@example.org");
  community.member("Their Charity");
  const std::string told = "Next Network, of Their Charity: next@example.org";
  CHECK(leaks(private_values(community.store, {}), told));
  add_successor(community.store, {"Next Network", "next@example.org", "Their Charity", ""}, day(1));
  CHECK_FALSE(leaks(private_values(community.store, {}), told));
}

TEST_CASE("private values: what else is given may be told") {
  test::Community community;
  community.member("Anna Jones");
  const std::vector<std::string> authors{"Anna Jones"};
  CHECK_FALSE(leaks(private_values(community.store, {}, authors), "by Anna Jones"));
}

}  // namespace qlab::handover
