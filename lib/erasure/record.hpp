// SPDX-License-Identifier: Apache-2.0
// That somebody was erased, told without anything of theirs: a row of the store, and a line of the
// ledger beside it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/comments/forget.hpp"
#include "lib/core/clock.hpp"
#include "lib/store/store.hpp"

namespace qlab::erasure {

struct Record {
  std::string uuid;  ///< of this erasure
  std::int64_t member = 0;
  Instant joined;
  Instant at;
  comments::Texts comments = comments::Texts::keep;
  std::string key_mark;             ///< of the key that made the hashes (mail::AddressHasher)
  std::vector<std::string> hashes;  ///< of every address the person was known by
};

std::string_view name(comments::Texts texts);

/// What a person typed: keep or remove. Throws usage.
comments::Texts require_texts(std::string_view word);

/// All of a store, oldest first; or those of one member, of which there is more than one only where
/// an older backup was restored.
std::vector<Record> records(const store::Store& store);
std::optional<Record> record_of(const store::Store& store, std::int64_t member);

/// Adds a row, within the caller's transaction. The reason is the staff's, without names.
void insert(store::Store& store, const Record& record, std::string_view reason);

/// Whether deleted bytes may still be in the store's files; and that they are gone.
bool is_purged(const store::Store& store);
void mark_purged(store::Store& store, Instant now);

/// One line without its end, and back; a line that is not whole is nothing. The uuid is the
/// store's.
std::string to_line(const Record& record, std::string_view store_uuid);
std::optional<Record> from_line(std::string_view line, std::string_view store_uuid);

}  // namespace qlab::erasure
