// SPDX-License-Identifier: Apache-2.0
// The one table of what is listed by queries, and of the fields that may stand in them: the command
// line, completion and the help go by it.
#pragma once

#include <span>
#include <string_view>

#include "lib/store/query_field.hpp"

namespace qlab::cmd {

struct Queried {
  std::string_view noun;
  std::string_view title;  ///< what the help calls them, and which commands take them
  store::QueryFields fields;
};

/// In the order of the help.
std::span<const Queried> queried();

/// The fields that a query of members may name, those of every noun.
store::QueryFields member_query_fields();

}  // namespace qlab::cmd
