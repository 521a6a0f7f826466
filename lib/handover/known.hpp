// SPDX-License-Identifier: Apache-2.0
// All that is known of one member after another, from every noun at once. Included only by
// lib/handover.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "lib/core/clock.hpp"
#include "lib/handover/outstanding.hpp"
#include "lib/members/reader.hpp"
#include "lib/store/store.hpp"

namespace qlab::handover {

/// The call that is nearest to be held: booked before proposed before wanted.
struct OpenCall {
  enum class Stage { wanted, proposed, booked };
  Stage stage = Stage::wanted;
  std::optional<Instant> at;  ///< when it is; of proposed, until when times are kept
  std::string owner;
};

struct Known {
  std::optional<Outcome> outcome;  ///< the strongest, where the member was heard of
  std::optional<Instant> at;       ///< when it was said; of coming and of calls, when that is
  std::string owner;
  std::int64_t contacts = 0;
  std::optional<Instant> last_contact;
  std::optional<OpenCall> call;
  bool may_call = true;
};

class KnownReader {
 public:
  KnownReader(const store::Store& store, Instant now);

  /// Fast where members are asked for in the order of ids, and by the indexes where not.
  Known of(std::int64_t member);

 private:
  void take(Known& known);
  void take_call(Known& known, std::string_view state);

  members::Follower m_rows;
  Instant m_now;
  std::int64_t m_consent = 0;  ///< the newest word on calls so far
};

}  // namespace qlab::handover
