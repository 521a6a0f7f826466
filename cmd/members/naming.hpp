// SPDX-License-Identifier: Apache-2.0
// From the words that name members on a command line to the members.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cmd/context.hpp"
#include "lib/members/member.hpp"

namespace qlab::cmd {

/// The member that a ref, a number or an address names. Says where a merged id leads.
members::Member member_named(Context& context, const std::string& word);

/// Several; a single "-" stands for the words on standard input. Throws before anything is done
/// where one is nobody.
std::vector<members::Member> members_named(Context& context, const std::vector<std::string>& words);

std::vector<std::int64_t> ids_of(const std::vector<members::Member>& members);

}  // namespace qlab::cmd
