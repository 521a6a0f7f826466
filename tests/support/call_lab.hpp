// SPDX-License-Identifier: Apache-2.0
// A community whose staff, anna and ben, can hold calls in the first hours of 1 March 2027.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lib/calls/book.hpp"
#include "lib/calls/request.hpp"
#include "lib/calls/slot.hpp"
#include "lib/mail/desk.hpp"
#include "tests/support/webinar_lab.hpp"

namespace qlab::test {

struct CallLab : WebinarLab {
  store::Store& store = community.store;
  calls::Setting setting{"Europe/London", "", "example.org"};

  static Instant at(std::string_view time) {
    return parse_rfc3339("2027-03-01T" + std::string(time) + ":00Z").value();
  }

  std::int64_t person(const std::string& name) {
    const auto id = community.member(name, name + "@example.org");
    store.run("UPDATE member SET relation = 'collaborator' WHERE id = ?", id);
    return id;
  }

  calls::Call wanted(std::int64_t member) {
    return calls::request(store, {member, {}, {}, {}, {}}, day(1)).call;
  }

  /// t1, t2, ... from 09:00 on, half an hour each.
  std::vector<calls::Slot> slots(int count, std::string_view staff = "anna") {
    std::vector<calls::Time> times;
    for (int i = 0; i < count; ++i) {
      const auto start = at("09:00") + i * std::chrono::minutes(30);
      times.push_back({start, start + std::chrono::minutes(30)});
    }
    return calls::add_slots(store, staff, times, day(1)).added;
  }

  /// Books without writing to anybody.
  calls::Call book(const calls::Call& call, const std::string& slot, Instant now = day(2),
                   calls::Event event = calls::Event::book) {
    return agree(call, {.slot = slot}, event, now);
  }

  calls::Call agree(const calls::Call& call, const calls::Target& target, calls::Event event,
                    Instant now) {
    auto round = calls::plan_booking(store, call, event, target, {.tell = calls::Tell::no}, now);
    calls::carry_out_booking(store, nullptr, setting, round, event, target, now);
    return calls::by_id(store, call.id).value();
  }

  [[nodiscard]] calls::Call now_of(const calls::Call& call) const {
    return calls::by_id(store, call.id).value();
  }
};

}  // namespace qlab::test
