// SPDX-License-Identifier: Apache-2.0
// Which members a command is about: the one way from the words of a list, an export or --to to a
// query, over the fields of every noun.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lib/members/query.hpp"

namespace qlab::cmd {

/// Reads the query of --to: a text without words selects nobody.
members::Query select_members(std::string_view query);

/// Reads the words of a list or an export: no word at all is everybody.
members::Query select_members(const std::vector<std::string>& words);

}  // namespace qlab::cmd
