// SPDX-License-Identifier: Apache-2.0
// A community with one webinar: Saturday 20 February 2027, 12:30 to 14:00 in London.
#pragma once

#include <cstdint>
#include <optional>

#include "lib/store/change.hpp"
#include "lib/webinar/add.hpp"
#include "lib/webinar/rsvp.hpp"
#include "tests/support/community.hpp"

namespace qlab::test {

inline webinar::NewWebinar new_webinar() {
  webinar::NewWebinar wanted;
  wanted.slug = "future";
  wanted.title = "What comes next";
  wanted.starts_at = parse_rfc3339("2027-02-20T12:30:00Z").value();
  wanted.zone = "Europe/London";
  wanted.duration = std::chrono::minutes(90);
  wanted.url = "https://meet.example.org/future";
  wanted.domain = "example.org";
  return wanted;
}

struct WebinarLab {
  explicit WebinarLab(std::optional<std::int64_t> capacity = {}) {
    auto wanted = new_webinar();
    wanted.capacity = capacity;
    webinar = webinar::add(community.store, wanted, day(0));
  }

  void invite(std::int64_t member, Instant at) {
    store::Change change(community.store, at);
    webinar::mark_invited(community.store, webinar.id, member, at);
    change.commit("invited");
  }

  Community community;
  webinar::Webinar webinar;
};

}  // namespace qlab::test
