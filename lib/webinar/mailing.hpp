// SPDX-License-Identifier: Apache-2.0
// Who got a mail about a webinar, who did not, and why: every selected member in exactly one
// outcome.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "lib/core/names.hpp"
#include "lib/mail/listing.hpp"
#include "lib/mail/reason.hpp"
#include "lib/members/consent.hpp"
#include "lib/members/query.hpp"
#include "lib/store/store.hpp"
#include "lib/webinar/webinar.hpp"

namespace qlab::webinar {

enum class Outcome {
  got,         ///< the relay took their mail
  waiting,     ///< it is queued, deferred or being sent
  failed,      ///< it was refused for good
  uncertain,   ///< it may have been sent
  not_written  ///< there is no mail to them, or it was taken out before it was sent
};
inline constexpr Names<5> outcomes{"got", "waiting", "failed", "uncertain", "not_written"};

constexpr std::string_view name(Outcome outcome) {
  return outcomes[static_cast<std::size_t>(outcome)];
}

/// Where one member's mail is.
struct Reached {
  std::int64_t member = 0;
  std::string name;
  Outcome outcome = Outcome::not_written;
  std::optional<mail::Entry> mail;     ///< their newest one, if there is one
  std::optional<mail::Objection> why;  ///< of who has none
};

struct MailingQuestion {
  std::string purpose;  ///< invite, remind, ...
  members::Basis basis = members::Basis::relationship;
};

/// Calls take for each selected member, in the order of ids, and counts them by outcome, in the
/// order of the outcomes; the counts sum to the calls.
std::array<std::size_t, outcomes.size()> trace_mailing(
    const store::Store& store, const Webinar& webinar, const members::Query& query,
    const MailingQuestion& question, const std::function<void(const Reached&)>& take);

}  // namespace qlab::webinar
