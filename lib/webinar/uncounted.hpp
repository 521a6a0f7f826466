// SPDX-License-Identifier: Apache-2.0
// Answers that do not count: they came after RSVPs closed, or to a revision that is no longer the
// present one. They are kept and told to staff, and move no place.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/core/clock.hpp"
#include "lib/core/names.hpp"
#include "lib/store/store.hpp"
#include "lib/webinar/rsvp.hpp"
#include "lib/webinar/webinar.hpp"

namespace qlab::webinar {

enum class Uncounted { late, older_revision };
inline constexpr Names<2> uncounted_reasons{"late", "older revision"};

constexpr std::string_view name(Uncounted why) {
  return uncounted_reasons[static_cast<std::size_t>(why)];
}

/// Why a member's reply to this revision cannot count; nothing where it can. It is judged by its
/// own time. A no counts to the end: closing keeps people from coming in, never from leaving.
std::optional<Uncounted> uncounted_because(const Webinar& webinar, const Reply& reply,
                                           std::int64_t sequence);

/// Keeps a reply that does not count, within the caller's change, with the digest of its mail. A
/// mail that is kept already is then the member's.
void keep_uncounted(store::Store& store, const Webinar& webinar, const Reply& reply,
                    std::int64_t sequence, Uncounted why, std::string_view digest, Instant now);

struct UncountedAnswer {
  std::int64_t member = 0;
  std::string name;
  Answer answer = Answer::none;
  Uncounted why = Uncounted::late;
  std::int64_t sequence = 0;  ///< the revision that was answered
  Source source = Source::calendar;
  Instant answered_at;
  bool asked_again = false;  ///< a mail of the present revision asks them for another answer
};

/// The newest of each member whose answer has not counted since, by member.
std::vector<UncountedAnswer> uncounted_answers(const store::Store& store, const Webinar& webinar);

/// The digests of the mails with such answers of one member.
std::vector<std::string> uncounted_mails(const store::Store& store, std::int64_t webinar,
                                         std::int64_t member);

}  // namespace qlab::webinar
