// SPDX-License-Identifier: Apache-2.0
#include "lib/render/rows.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "lib/core/error.hpp"
#include "lib/core/text.hpp"
#include "lib/render/writers.hpp"

namespace qlab::render {
namespace {

std::size_t index_of(std::string_view name, std::span<const std::string_view> names) {
  require_field(name, names);
  return static_cast<std::size_t>(std::ranges::find(names, name) - names.begin());
}

}  // namespace

void require_field(std::string_view name, std::span<const std::string_view> names) {
  if (std::ranges::find(names, name) != names.end()) return;
  auto hint = text::did_you_mean(name, names);
  if (hint.empty()) hint = fmt::format("the fields are: {}", fmt::join(names, ", "));
  throw Error(Kind::usage, fmt::format("no field is named '{}'", text::terminal_safe(name)), hint);
}

std::vector<std::size_t> selected(const Style& style, std::span<const std::string_view> names,
                                  std::span<const Shown> shown, Amount amount) {
  std::vector<std::size_t> indexes;
  if (style.format == Format::ids) {
    indexes.push_back(index_of("ref", names));
  } else if (!style.names.empty()) {
    for (const auto& name : style.names) indexes.push_back(index_of(name, names));
  } else {
    const bool all = amount == Amount::one || !is_for_people(style.format);
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (all || shown[i] == Shown::always) indexes.push_back(i);
    }
  }
  return indexes;
}

std::unique_ptr<RowSink> make_writer(Output& output, const Style& style, Amount amount,
                                     const std::vector<std::string_view>& names) {
  switch (style.format) {
    case Format::json:
      return json_writer(output, amount == Amount::one ? JsonShape::object : JsonShape::array,
                         names);
    case Format::jsonl:
      return json_writer(output, JsonShape::lines, names);
    case Format::csv:
      return csv_writer(output, style, names);
    case Format::tsv:
      return tsv_writer(output, names);
    case Format::ids:
      return ids_writer(output);
    case Format::lines:
      return lines_writer(output, style, names);
    case Format::md:
      return amount == Amount::one ? markdown_card_writer(output, style, names)
                                   : markdown_writer(output, style, names);
    case Format::table:
      return amount == Amount::one ? card_writer(output, style, names)
                                   : table_writer(output, style, names);
  }
  return nullptr;
}

}  // namespace qlab::render
