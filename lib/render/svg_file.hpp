// SPDX-License-Identifier: Apache-2.0
// A chart as a file of its own, which brings the colours that a page would give it, light or dark.
#pragma once

#include <string>

#include "lib/render/chart.hpp"

namespace qlab::render {

/// Well-formed SVG 1.1 without scripts that loads nothing.
std::string svg_file(const Chart& chart);

}  // namespace qlab::render
