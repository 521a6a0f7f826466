// SPDX-License-Identifier: Apache-2.0
// A mail of ours, found again by what an answer brings back of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/store/store.hpp"

namespace qlab::mail {

struct Known {
  std::int64_t id = 0;
  std::optional<std::int64_t> member;
  std::string address;
  std::string purpose;
  std::string object;      ///< a ref: w1
  std::string occurrence;  ///< of its place in the outbox
};

std::optional<Known> by_token(const store::Store& store, std::string_view token);

/// Without angle brackets.
std::optional<Known> by_message_id(const store::Store& store, std::string_view message_id);

/// The ids of the mails that were sent to this member at this address last, the newest first.
std::vector<std::int64_t> last_sent(const store::Store& store, std::int64_t member,
                                    std::string_view address, std::int64_t most);

}  // namespace qlab::mail
