// SPDX-License-Identifier: Apache-2.0
// The outbox in numbers, for the handover report. Reads only.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "lib/core/clock.hpp"
#include "lib/mail/state.hpp"
#include "lib/store/store.hpp"

namespace qlab::mail {

struct PurposeFigures {
  std::string purpose;                                     ///< invite, remind, ...
  std::array<std::int64_t, all_states.size()> messages{};  ///< in the order of all_states
};

/// One for each purpose that there is a message for, by name.
std::vector<PurposeFigures> figures(const store::Store& store);

/// How often a member was written to.
struct Contacts {
  std::int64_t member = 0;
  std::int64_t messages = 0;
  Instant last;
};

/// Of every member to whom at least one message went out, ascending.
std::vector<Contacts> contacts(const store::Store& store);

/// Members to whom at least one message went out, ascending.
std::vector<std::int64_t> ids_written_to(const store::Store& store);

}  // namespace qlab::mail
