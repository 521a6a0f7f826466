// SPDX-License-Identifier: Apache-2.0
// Everything held about one person, put together from what each noun knows, as they may ask for it.
#pragma once

#include <string>
#include <vector>

#include "lib/core/clock.hpp"
#include "lib/members/member.hpp"
#include "lib/store/personal.hpp"

namespace qlab::cmd {

struct Personal {
  std::string ref;  ///< empty: a guest, who has none
  std::string name;
  Instant made;
  std::vector<store::PersonalTable> held;
};

/// Of a member, or of a guest (lib/comments/people.hpp).
Personal personal_data(const store::Store& store, const members::Member& member, Instant now);

/// One object; "held" has one list per table, empty ones included.
std::string to_json(const Personal& personal);

/// One page without scripts. Raw mails are left out: they are in the JSON.
std::string to_html(const Personal& personal);

}  // namespace qlab::cmd
