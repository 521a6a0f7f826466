// SPDX-License-Identifier: Apache-2.0
// Foreign text as it stands in every page of ours.
#pragma once

#include <string>
#include <string_view>

namespace qlab::render {

/// Foreign text for an element or an attribute in double quotes: harmless, on one line, escaped.
std::string foreign(std::string_view text);

/// The same as an element apart from the text around it, whatever direction it is written in.
std::string isolated(std::string_view text);

}  // namespace qlab::render
