// SPDX-License-Identifier: Apache-2.0
// What staff change about members by hand: fields, addresses, participations. What was there stays
// visible: every change is told as old and new.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "lib/core/clock.hpp"
#include "lib/members/participation.hpp"
#include "lib/store/store.hpp"

namespace qlab::members {

/// Nothing: leave what is there alone. Empty: clear it.
struct Edit {
  std::optional<std::string> name;
  std::optional<std::string> organisation;
  std::optional<std::string> role;
  std::optional<std::string> nation;
  std::optional<std::string> relation;
  std::optional<std::string> outlook;
  std::optional<std::string> interest;
  std::optional<std::string> account;
  std::optional<std::string> delivery;
  std::string delivery_by;  ///< whose word turns delivery on or off; staff where empty
  std::vector<std::string> added_emails;
  std::vector<std::string> removed_emails;
  std::vector<std::pair<std::string, std::string>> replaced_emails;  ///< old, new
  std::string primary;  ///< an address that the member has, or gets by this
  std::vector<Participation> participations;
  std::vector<Participation> removed_participations;

  [[nodiscard]] bool empty() const;
};

struct FieldChange {
  std::int64_t member = 0;
  std::string field;
  std::string before;  ///< empty where there was nothing
  std::string after;   ///< empty where there is nothing now
};

/// What edit() would change, by member and field; writes nothing. Throws as edit() does.
std::vector<FieldChange> preview_edit(const store::Store& store,
                                      std::span<const std::int64_t> members, const Edit& edit);

/// Changes the members, all or nothing, and tells what that changed; what is so already is not
/// told. An address that replaces another starts clean, and delivery that bounces had turned off
/// is on again. Delivery that the member turned off is turned on only by the member's word. Throws
/// usage for a value that cannot be kept, data for one of more than one line, not_found for an
/// address or a participation that is not there, refused for an address that is somebody's or was
/// erased.
std::vector<FieldChange> edit(store::Store& store, std::span<const std::int64_t> members,
                              const Edit& edit, Instant now);

}  // namespace qlab::members
