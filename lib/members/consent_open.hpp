// SPDX-License-Identifier: Apache-2.0
// Who has not said yet whether they may be passed on to a successor: nobody was asked too much, and
// nobody is forgotten.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "lib/core/clock.hpp"
#include "lib/members/member.hpp"
#include "lib/store/store.hpp"

namespace qlab::members {

/// A member whose word on the handover is open.
struct OpenConsent {
  std::int64_t member = 0;
  std::string name;
  ConsentState state = ConsentState::unknown;  ///< unknown or asked
  std::optional<Instant> asked_at;             ///< when they were asked last
};

/// Calls with each of them, by member.
void each_open_consent(const store::Store& store, std::string_view recipient,
                       const std::function<void(const OpenConsent&)>& call);

}  // namespace qlab::members
