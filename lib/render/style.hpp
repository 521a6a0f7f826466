// SPDX-License-Identifier: Apache-2.0
// The look that all our pages share; what makes pages adds the layout of its own.
#pragma once

#include <string_view>

namespace qlab::render {

/// A style sheet: type, colours in light and dark, tables, charts, quotes, and the same on paper.
std::string_view base_style();

}  // namespace qlab::render
