// SPDX-License-Identifier: Apache-2.0
// Addresses to comment at by mail: lab+comment-TOKEN@example.org. The token names a scenario or a
// comment to answer, and the version of the policy that is shown beside the address.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "lib/core/clock.hpp"
#include "lib/store/store.hpp"

namespace qlab::comments {

/// The word before the token in the address.
inline constexpr std::string_view mail_word = "comment";

struct MailAddress {
  std::int64_t scenario_id = 0;
  std::optional<std::int64_t> comment_id;  ///< nothing: it starts a thread
  std::int64_t policy_version = 0;
};

/// The token under the present policy, made where there is none yet: within the caller's change.
/// Whoever shows it shows the policy too, since writing to it accepts that version.
std::string mail_token(store::Store& store, std::int64_t scenario_id,
                       std::optional<std::int64_t> comment_id, Instant now);

/// The token for a scenario (an id or slug) or a comment (c45), with what it is for: in a
/// transaction of its own, which is logged and never taken back. Throws not_found.
struct NamedToken {
  std::string token;
  MailAddress address;
};
NamedToken mail_token_for(store::Store& store, std::string_view word, Instant now);

/// How many there are.
std::int64_t count_addresses(const store::Store& store);

/// Logs, within the caller's transaction, that there are new ones; touched are refs. Nothing takes
/// that back, as nothing takes back what people have read.
void log_addresses(store::Store& store, std::string_view touched, Instant now);

/// What the token of an address is for.
std::optional<MailAddress> by_mail_token(const store::Store& store, std::string_view token);

}  // namespace qlab::comments
