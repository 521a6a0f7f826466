// SPDX-License-Identifier: Apache-2.0
// Changes a scenario's title, text or place in the order. What it said before stays as a version.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/core/clock.hpp"
#include "lib/scenarios/scenario.hpp"

namespace qlab::scenarios {

/// Whether answers given so far still mean what they said.
enum class Weight { minor, material };

/// What is to be another; what is not said stays.
struct Edit {
  std::optional<std::string> title;
  std::optional<std::string> body;
  std::optional<std::int64_t> position;    ///< its place in lists, from 1; others move along
  std::optional<Weight> weight;            ///< must be said where answers may have been given
  std::optional<std::int64_t> if_version;  ///< refused where the text is another version by now
};

struct Edited {
  Scenario before;
  Scenario after;
  std::vector<std::string_view> changed;  ///< names of fields; none where all was so already
  std::int64_t stale = 0;                 ///< present answers that are stale by this edit
};

/// Writes what differs, all or nothing; nothing differs: nothing is written. Throws usage where the
/// words of an open scenario change and no weight is said, refused where it is another version than
/// expected, or a material edit of what is closed.
Edited edit(store::Store& store, const Scenario& scenario, const Edit& wanted, Instant now);

/// The same, within the caller's change.
Edited apply_edit(store::Store& store, const Scenario& scenario, const Edit& wanted, Instant now);

/// Numbers the scenarios from 1 in this order, within the caller's change, and returns them as they
/// are then; only what moves is written.
std::vector<Scenario> renumber(store::Store& store, std::vector<Scenario> order);

/// Whether the words differ, beyond case, punctuation, spaces and accents.
bool words_differ(std::string_view before, std::string_view after);

}  // namespace qlab::scenarios
