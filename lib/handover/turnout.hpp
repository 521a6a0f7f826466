// SPDX-License-Identifier: Apache-2.0
// Who came to what: members at each workshop, webinar and online exchange, by how they relate to
// the programme.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "lib/members/member.hpp"
#include "lib/members/together.hpp"
#include "lib/store/store.hpp"

namespace qlab::handover {

struct Turnout {
  std::string occasion;  ///< the title of a webinar, the name of anything else: foreign text
  /// In the order of members::relations, then those who said none; each member once.
  std::array<std::int64_t, members::relations.size() + 1> members{};

  [[nodiscard]] std::int64_t all() const;
};

/// So many of them are told, the largest.
inline constexpr std::size_t most_occasions = 12;

/// The largest first; of equal ones by name.
std::vector<Turnout> turnout(const store::Store& store, const members::Register& members);

}  // namespace qlab::handover
