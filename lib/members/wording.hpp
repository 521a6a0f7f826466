// SPDX-License-Identifier: Apache-2.0
// What people were asked, word for word, in versions per purpose: a consent is worth what its
// wording says. A version never changes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lib/core/clock.hpp"
#include "lib/members/consent.hpp"
#include "lib/store/store.hpp"

namespace qlab::members {

struct Wording {
  Purpose purpose = Purpose::contact;
  std::int64_t version = 0;
  std::string body;
  std::string actor;
  Instant at;
  std::int64_t consents = 0;  ///< present consents given to it
};

struct AddedWording {
  Wording wording;
  bool fresh = true;  ///< false where the newest version says exactly this
};

/// Keeps a text as the next version of the purpose. Throws usage for an empty one.
AddedWording add_wording(store::Store& store, Purpose purpose, std::string_view body, Instant now);

/// All of them, by purpose and version.
std::vector<Wording> wordings(const store::Store& store);

/// By its number, such as "2". Throws not_found, saying which there are.
Wording require_wording(const store::Store& store, Purpose purpose, std::string_view version);

}  // namespace qlab::members
