// SPDX-License-Identifier: Apache-2.0
// Reads members: one by one for any number of them, or a single one by whatever names it.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "lib/members/member.hpp"
#include "lib/members/query.hpp"
#include "lib/store/store.hpp"

namespace qlab::members {

/// Which parts beyond the name and the organisation are read; each but the details costs one more
/// table.
struct Parts {
  bool details = true;  ///< what else stands in the member's own row
  bool addresses = true;
  bool tags = true;
  bool contact = true;
  bool participations = false;
};

/// Calls with each member that the query selects, in the order of ids. The member is valid during
/// the call; memory does not grow with their number.
void each(const store::Store& store, const Query& query,
          const std::function<void(const Member&)>& call, Parts parts = {});

/// The ids of the members that the query selects, in order.
std::vector<std::int64_t> ids(const store::Store& store, const Query& query);

/// The member of this id; one who was erased is nobody.
std::optional<Member> by_id(const store::Store& store, std::int64_t id);

/// The same for whoever needs no more of them.
bool exists(const store::Store& store, std::int64_t id);

/// When the member of this id was erased, if so.
std::optional<Instant> erased_at(const store::Store& store, std::int64_t id);

/// By any of a member's addresses, aliases included; a text that is no address is nobody's.
std::optional<Member> by_address(const store::Store& store, std::string_view address);

/// The same for whoever needs no more of them: one look into two indexes.
std::optional<std::int64_t> id_by_address(const store::Store& store, std::string_view address);

/// By m12, 12 or an address; the id of a member who was merged leads to the one who stayed. Throws
/// not_found, with the nearest address as hint.
Member resolve(const store::Store& store, std::string_view who);

std::int64_t count(const store::Store& store);

}  // namespace qlab::members
