// SPDX-License-Identifier: Apache-2.0
#include "lib/render/format.hpp"

#include <array>
#include <utility>

#include "lib/core/text.hpp"

namespace qlab::render {
namespace {

constexpr std::array<std::pair<std::string_view, Format>, 8> known_formats{
    {{"table", Format::table},
     {"lines", Format::lines},
     {"tsv", Format::tsv},
     {"csv", Format::csv},
     {"json", Format::json},
     {"jsonl", Format::jsonl},
     {"md", Format::md},
     {"ids", Format::ids}}};

}  // namespace

std::optional<Format> parse_format(std::string_view name) {
  for (const auto& [known, format] : known_formats) {
    if (known == name) return format;
  }
  return {};
}

std::string format_names() { return text::join(formats(), ", "); }

std::vector<std::string> formats() {
  std::vector<std::string> names;
  for (const auto& [known, format] : known_formats) names.emplace_back(known);
  return names;
}

}  // namespace qlab::render
