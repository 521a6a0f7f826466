// SPDX-License-Identifier: Apache-2.0
// The outbox as people look at it: a row without its bytes, chosen by a query.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "lib/core/clock.hpp"
#include "lib/mail/state.hpp"
#include "lib/store/query_field.hpp"
#include "lib/store/store.hpp"

namespace qlab::mail {

struct Entry {
  std::int64_t id = 0;
  State state = State::queued;
  std::optional<std::int64_t> member_id;
  std::string address;
  std::string subject;
  std::string message_id;  ///< without angle brackets
  std::string purpose;
  std::string object;
  std::int64_t attempts = 0;
  int code = 0;
  std::string detail;
  Instant queued_at;
  Instant due_at;
  std::optional<Instant> tried_at;
  std::optional<Instant> done_at;
};

/// Calls take for each message that the query selects, oldest first; without a query for every one.
/// A query without words selects none (`qlab help queries`). Throws usage for an unknown field or
/// state, with the nearest.
void list(const store::Store& store, std::optional<std::string_view> query,
          const std::function<void(const Entry&)>& take);

/// The fields of such a query.
store::QueryFields query_fields();

std::optional<Entry> find(const store::Store& store, std::int64_t id);

/// The newest mail of this purpose about this object (a ref) to a member, if there is one.
std::optional<Entry> newest(const store::Store& store, std::string_view purpose,
                            std::string_view object, std::int64_t member_id);

/// The stored bytes, exactly as they are sent.
std::optional<std::string> bytes_of(const store::Store& store, std::int64_t id);

}  // namespace qlab::mail
