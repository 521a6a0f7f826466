// SPDX-License-Identifier: Apache-2.0
// A store with an outbox to fill, for tests of everything between queueing and sending.
#pragma once

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <optional>
#include <string>

#include "lib/mail/listing.hpp"
#include "lib/mail/outbox.hpp"
#include "lib/store/change.hpp"
#include "lib/store/store.hpp"
#include "tests/support/new_store.hpp"
#include "tests/support/temp_dir.hpp"

namespace qlab::test {

struct Mailroom {
  TempDir folder;
  Instant now = *parse_rfc3339("2027-01-15T09:00:00Z");
  store::Store store = new_store(folder.path() / "qlab.db", now);

  /// A draft to member n, whose names are made from the number; the member need not exist.
  [[nodiscard]] mail::Draft draft(int n) const {
    mail::Draft draft;
    draft.place = {"invite", "w1", fmt::format("m{}", n), ""};
    draft.address = fmt::format("person{}@example.org", n);
    draft.subject = fmt::format("Invitation {}", n);
    draft.handle = {fmt::format("id{}@example.org", n), fmt::format("token{}", n)};
    draft.sender = "lab@example.org";
    draft.bytes = fmt::format("Subject: Invitation {}\r\n\r\nHello\r\n", n);
    draft.due = now;
    return draft;
  }

  /// Queues drafts to the members 1 to count.
  void fill(int count) {
    store::Change change(store, now);
    for (int n = 1; n <= count; ++n) REQUIRE(mail::queue(store, draft(n), now));
    change.commit("queued");
  }

  /// Queues one draft for each state, and has it be in it: the ids are 1 and up.
  void fill_with_all_states() {
    fill(static_cast<int>(mail::all_states.size()));
    for (std::size_t i = 0; i < mail::all_states.size(); ++i) {
      store.run("UPDATE message SET state = ? WHERE id = ?", name(mail::all_states.at(i)), i + 1);
    }
  }

  /// Makes a member with this id and gives the message with the same id to them.
  void own(std::int64_t id) {
    store.run("INSERT INTO member (id, name, joined_at, updated_at) VALUES (?, ?, ?, ?)", id,
              fmt::format("Person {}", id), now, now);
    store.run("UPDATE message SET member_id = ? WHERE id = ?", id, id);
  }

  [[nodiscard]] mail::Entry entry(std::int64_t id) const {
    const auto found = mail::find(store, id);
    REQUIRE(found);
    return *found;
  }

  /// The states of all messages in order, such as "sent queued".
  [[nodiscard]] std::string states(std::optional<std::string_view> query = {}) const {
    std::string all;
    mail::list(store, query, [&](const mail::Entry& entry) {
      all += all.empty() ? "" : " ";
      all += mail::name(entry.state);
    });
    return all;
  }
};

}  // namespace qlab::test
