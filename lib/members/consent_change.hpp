// SPDX-License-Identifier: Apache-2.0
// How a consent may change: unknown -> asked -> given | refused; given -> withdrawn; and back from
// a no only by the member's own act. One table says so, and whatever records a person's
// word asks it: change_consent() for one word, an import of many by judge().
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "lib/core/clock.hpp"
#include "lib/members/consent.hpp"
#include "lib/members/query.hpp"
#include "lib/store/store.hpp"

namespace qlab::members {

enum class Verdict {
  recorded,        ///< it becomes the new state
  confirmed,       ///< it is so already: only new evidence, wording or channel is kept
  unchanged,       ///< it is so already, and nothing more can be said
  needs_evidence,  ///< it becomes the new state with evidence of the member's own act, only
  impossible       ///< it contradicts what the member said
};

struct Judgement {
  Verdict verdict = Verdict::impossible;
  ConsentState state = ConsentState::unknown;  ///< what the word counts as
};

/// What a word is worth. A no is always taken: as withdrawn after a yes, as refused before one.
/// What was said must not be unknown.
Judgement judge(ConsentState present, ConsentState said);

struct ConsentChange {
  ConsentState before = ConsentState::unknown;
  ConsentState after = ConsentState::unknown;
  bool recorded = false;  ///< a row was added
};

/// Records a member's word, all or nothing. Throws usage where a recipient is missing (handover) or
/// out of place, not_found for a wording that does not exist, refused where judge() says so.
ConsentChange change_consent(store::Store& store, std::int64_t member_id, const Consent& said,
                             Instant now);

/// The same within the caller's change.
ConsentChange record_consent(store::Store& store, std::int64_t member_id, const Consent& said,
                             Instant now);

/// One row of the history.
struct ConsentRow {
  Consent consent;
  std::string actor;
  Instant at;
  bool present = false;  ///< the one that holds
};

/// All rows of a member, the oldest first.
std::vector<ConsentRow> consent_history(const store::Store& store, std::int64_t member_id);

/// A present yes of which nobody can say where it was given.
struct Unproven {
  std::int64_t member = 0;
  std::string name;
  ConsentRow row;
};

/// Calls with each of the members that the query selects, by member.
void each_unproven(const store::Store& store, const Query& query,
                   const std::function<void(const Unproven&)>& call);

}  // namespace qlab::members
