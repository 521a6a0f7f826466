// SPDX-License-Identifier: Apache-2.0
#include "lib/render/html_parts.hpp"

#include <fmt/format.h>

#include "lib/core/html_characters.hpp"
#include "lib/render/html.hpp"

namespace qlab::render {

std::string foreign(std::string_view text) { return html::escaped(one_line(text)); }

std::string isolated(std::string_view text) { return fmt::format("<bdi>{}</bdi>", foreign(text)); }

}  // namespace qlab::render
