// SPDX-License-Identifier: Apache-2.0
// How help looks: headings, two columns, examples last.
#pragma once

#include <string>
#include <string_view>

#include "cmd/shape.hpp"

namespace qlab::cmd {

inline constexpr std::size_t help_columns = 80;

/// Words with spaces between, broken into lines; the first begins behind what stands there already.
std::string wrapped(std::string_view sentence, std::size_t indent, std::size_t already = 0);

/// The page of a command; that of qlab itself lists the topics too.
std::string help_page(const Command& command);

}  // namespace qlab::cmd
