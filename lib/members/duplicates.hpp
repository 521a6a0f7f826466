// SPDX-License-Identifier: Apache-2.0
// Members who are likely one person. Time grows as sorting does, and a person is compared with the
// first of a group only, however large it is.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "lib/store/store.hpp"

namespace qlab::members {

/// A guess that a person must judge.
struct Likeness {
  std::int64_t member = 0;     ///< the one who was there first
  std::int64_t duplicate = 0;  ///< a later one
  std::string name;
  std::string duplicate_name;
  std::string reason;  ///< "the same name and organisation"
};

/// Calls with each likely duplicate, the surest kind of reason first; no pair twice.
void each_likeness(const store::Store& store, const std::function<void(const Likeness&)>& call);

/// What an address is once what its host ignores is left out: anna.lee+lab@gmail.com is
/// annalee@gmail.com. Takes an address key (lib/core/address.hpp).
std::string mailbox_behind(std::string_view address_key);

}  // namespace qlab::members
