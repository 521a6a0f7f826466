// SPDX-License-Identifier: Apache-2.0
// What a pack carries of the register: the people who agreed to it, and what they agreed to.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "lib/members/consent.hpp"
#include "lib/store/packed.hpp"
#include "lib/store/store.hpp"

namespace qlab::members {

/// Parents first, as another store must take them.
std::vector<store::PackedTable> packed_tables();

/// One address of somebody in the pack.
struct PackedContact {
  std::int64_t member = 0;
  std::string_view name;
  std::string_view organisation;
  std::string_view address;
  std::string_view key;
  bool is_primary = false;
  bool is_good = false;    ///< the address takes mail
  bool wants_mail = true;  ///< delivery is on
  ConsentState contact = ConsentState::unknown;
};

/// Calls with every address of the people in temp.packed, by member and position.
void each_packed_contact(const store::Store& store,
                         const std::function<void(const PackedContact&)>& call);

/// Calls with the key of each address of people who are not in temp.packed and want no mail.
void each_withheld_no(const store::Store& store, const std::function<void(std::string_view)>& call);

}  // namespace qlab::members
