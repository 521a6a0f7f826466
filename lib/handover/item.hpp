// SPDX-License-Identifier: Apache-2.0
// What successors, lessons and tasks share: an id such as h2, which names one of them for ever.
// Included by their rooms and by whoever gives them other texts.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "lib/core/clock.hpp"
#include "lib/core/names.hpp"
#include "lib/store/store.hpp"

namespace qlab::handover {

enum class ItemKind { successor, learning, progress };
inline constexpr Names<3> item_kinds{"successor", "learning", "progress"};
std::string_view name(ItemKind kind);

/// Within the caller's change: a new id, the time of its last change, and its end, after which it
/// is never given again.
std::int64_t add_item(store::Store& store, ItemKind kind, Instant now);
void touch_item(store::Store& store, std::int64_t id, Instant now);
void remove_item(store::Store& store, std::int64_t id);

/// The id that h2 or 2 names. Throws not_found where it is none, or names another kind.
std::int64_t require_item(const store::Store& store, ItemKind kind, std::string_view text);

/// One line without white space at its ends. Throws usage, naming the field, for a control
/// character, for what is not UTF-8, and for more than longest_line bytes.
std::string one_line(std::string_view field, std::string_view text);
inline constexpr std::size_t longest_line = 500;

}  // namespace qlab::handover
