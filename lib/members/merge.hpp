// SPDX-License-Identifier: Apache-2.0
// What a row of a file changes in a member that is there already: a blank changes nothing, lists
// only grow, and whoever is out stays out.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "lib/members/import_row.hpp"
#include "lib/members/member.hpp"
#include "lib/members/writer.hpp"

namespace qlab::members {

/// What becomes of a filled value where the file says another one.
enum class OnConflict {
  update,  ///< the file's is taken
  skip,    ///< the store's is kept; what is empty there is still filled
  fail     ///< the row is rejected
};
inline constexpr Names<3> conflict_rules{"update", "skip", "fail"};

struct Changes {
  bool row = false;  ///< the member's own row
  bool clears_tags = false;
  Additions additions;
  std::optional<Column> conflict;  ///< the first column whose filled value the file contradicts

  [[nodiscard]] bool empty() const { return !row && !clears_tags && additions.empty(); }
};

/// Puts the row into the member and returns what that changed. The participations are those that
/// the member has. What makes things stricter is no conflict: it always holds.
Changes merge(const Row& row, Member& member, std::span<const Participation> participations,
              OnConflict on_conflict = OnConflict::update);

/// Puts into the member only what the row says against mail, but for consent: for a row of which
/// nothing else can be taken.
Changes make_stricter(const Row& row, Member& member);

/// The consent row that a wish asks for by judge(), or nothing where it says nothing new. A yes in
/// a file counts only with evidence of the member's own act.
std::optional<Consent> consent_of(Wish wish, ConsentState present, const std::string& fresh_consent,
                                  const std::string& where);

}  // namespace qlab::members
