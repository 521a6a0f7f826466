// SPDX-License-Identifier: Apache-2.0
// Who took part in the same thing, for the handover's picture of the community. Reads only.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/store/store.hpp"

namespace qlab::members {

/// Calls with each member who took part in a workshop, webinar or online exchange that has a name,
/// and what tells that occasion from others: "w1" for a webinar that is known, else kind, name,
/// day.
void each_together(
    const store::Store& store,
    const std::function<void(std::int64_t member, const std::string& occasion)>& call);

/// Calls with each member who took part in a workshop or an online exchange that has a name, and
/// the name.
void each_named_occasion(
    const store::Store& store,
    const std::function<void(std::int64_t member, std::string_view name)>& call);

/// What tells members apart where it is counted who took part: 16 bytes of memory for each.
struct Register {
  struct Entry {
    std::int64_t id;
    std::uint32_t nation;   ///< its number in nations
    std::uint8_t relation;  ///< its number in relations; behind the last where it was not said
  };
  std::vector<Entry> members;        ///< by id
  std::vector<std::string> nations;  ///< as they are stored; empty where it was not said
};

Register read_register(const store::Store& store);

}  // namespace qlab::members
