// SPDX-License-Identifier: Apache-2.0
// A webinar, members who collaborate, and mails about it in whatever state.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "lib/core/ids.hpp"
#include "lib/mail/outbox.hpp"
#include "lib/store/change.hpp"
#include "lib/webinar/rsvp.hpp"
#include "tests/support/webinar_lab.hpp"

namespace qlab::test {

struct MailedWebinar : WebinarLab {
  using WebinarLab::WebinarLab;

  /// A collaborator, with a mail in this state where one is named.
  std::int64_t member(const std::string& name, std::string_view state = {},
                      const std::string& purpose = "invite") {
    const auto id = community.member(name, name + "@example.org");
    community.store.run("UPDATE member SET relation = 'collaborator' WHERE id = ?", id);
    if (!state.empty()) write_to(id, state, purpose, "0");
    return id;
  }

  /// Returns the mail's id.
  std::int64_t write_to(std::int64_t id, std::string_view state, const std::string& purpose,
                        const std::string& occurrence) {
    mail::Draft draft;
    draft.place = {purpose, "w1", ref(Letter::member, id), occurrence};
    draft.member_id = id;
    draft.address = community.text(
        "SELECT coalesce(max(address), '') FROM member_address WHERE position = 0 AND member_id "
        "= " +
        std::to_string(id));
    draft.handle = {purpose + occurrence + std::to_string(id),
                    occurrence + purpose + std::to_string(id)};
    draft.due = day(0);
    store::Change change(community.store, day(0));
    const auto mail = mail::queue(community.store, draft, day(0));
    REQUIRE(mail);
    community.store.run("UPDATE message SET state = ?2, detail = 'words' WHERE id = ?1", *mail,
                        state);
    change.commit("queued");
    return *mail;
  }

  webinar::Recorded says(std::int64_t id, webinar::Answer answer, Instant at) {
    return webinar::answer(community.store, webinar, {id, answer, webinar::Source::staff, at}, at);
  }
};

}  // namespace qlab::test
