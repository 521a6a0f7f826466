// SPDX-License-Identifier: Apache-2.0
#include "lib/render/format.hpp"

#include <array>
#include <utility>

namespace qlab::render {
namespace {

constexpr std::array<std::pair<std::string_view, Format>, 7> formats{{{"table", Format::table},
                                                                      {"tsv", Format::tsv},
                                                                      {"csv", Format::csv},
                                                                      {"json", Format::json},
                                                                      {"jsonl", Format::jsonl},
                                                                      {"md", Format::md},
                                                                      {"ids", Format::ids}}};

}  // namespace

std::optional<Format> parse_format(std::string_view name) {
  for (const auto& [known, format] : formats) {
    if (known == name) return format;
  }
  return {};
}

std::string format_names() {
  std::string names;
  for (const auto& [known, format] : formats)
    names += (names.empty() ? "" : ", ") + std::string(known);
  return names;
}

}  // namespace qlab::render
