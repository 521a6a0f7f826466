// SPDX-License-Identifier: Apache-2.0
#include "lib/members/import_columns.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "lib/core/error.hpp"
#include "lib/core/text.hpp"

namespace qlab::members {
namespace {

bool has(const Columns& columns, Column column) {
  return std::find(columns.at.begin(), columns.at.end(), column) != columns.at.end();
}

/// By the title as it stands, or in any spelling of it.
bool names(const Mapping& mapping, std::string_view title) {
  return mapping.title == title || text::slug(mapping.title) == text::slug(title);
}

void require_all_found(std::span<const Mapping> mappings, std::span<const std::string> titles,
                       std::string_view source) {
  const std::vector<std::string_view> known(titles.begin(), titles.end());
  for (const auto& mapping : mappings) {
    const auto found = std::any_of(known.begin(), known.end(),
                                   [&](std::string_view title) { return names(mapping, title); });
    if (found) continue;
    auto hint = text::did_you_mean(mapping.title, known);
    if (hint.empty()) hint = fmt::format("its columns are: {}", fmt::join(known, ", "));
    throw Error(Kind::usage,
                fmt::format("'{}' has no column '{}'", text::terminal_safe(source),
                            text::terminal_safe(mapping.title)),
                text::terminal_safe(hint));
  }
}

std::vector<std::string> titles_of(const Records& header) {
  std::vector<std::string> titles;
  for (const auto cell : header.cells()) titles.emplace_back(text::trim(cell));
  return titles;
}

std::vector<std::string> slugs_of(std::span<const std::string> titles) {
  std::vector<std::string> slugs;
  for (const auto& title : titles) slugs.push_back(text::slug(title));
  return slugs;
}

bool is_name(std::string_view slug) {
  const auto column = meaning(slug);
  return column == Column::name || column == Column::first_name || column == Column::last_name;
}

/// "Member" is a name where nothing else is one; beside one it says whether they are a member.
bool is_membership(std::string_view slug, std::span<const std::string> slugs) {
  return slug == "member" && std::ranges::any_of(slugs, [](const std::string& other) {
           return other != "member" && is_name(other);
         });
}

/// What a person said goes before what the title means.
Column column_of(Layout layout, const std::string& title, const std::string& slug,
                 std::span<const std::string> slugs, std::span<const Mapping> mappings) {
  for (const auto& mapping : mappings) {
    if (names(mapping, title)) return mapping.column;
  }
  return is_membership(slug, slugs) ? Column::unknown : meaning(layout, slug);
}

/// Throws where an earlier column is the same single thing.
void require_single(const Columns& columns, Column column, std::size_t at, const Records& header,
                    std::string_view source) {
  const auto earlier = std::ranges::find(columns.at, column);
  if (may_repeat(column) || earlier == columns.at.end()) return;
  const auto shown = [&](std::size_t i) { return text::terminal_safe(columns.titles[i]); };
  const auto first = shown(static_cast<std::size_t>(earlier - columns.at.begin()));
  const auto second = shown(at);
  const auto what = first == second
                        ? fmt::format("'{}' is in the header twice", first)
                        : fmt::format("'{}' and '{}' both say the {}", first, second,
                                      column_names.at(static_cast<std::size_t>(column)));
  throw Error(Kind::data, fmt::format("{}: {}", place(source, header.position_of(at)), what),
              "say --map 'COLUMN=' for the column that is not to be taken");
}

}  // namespace

Mapping parse_mapping(std::string_view text) {
  const auto equals = text.rfind('=');
  const auto title = text::trim(text.substr(0, equals));
  if (equals == std::string_view::npos || title.empty()) {
    throw Error(Kind::usage, fmt::format("'{}' is no mapping", text::terminal_safe(text)),
                "write --map COLUMN=FIELD, or --map COLUMN= to leave the column out");
  }
  const auto field = text::trim(text.substr(equals + 1));
  if (field.empty()) return {std::string(title), Column::ignored};
  // The first two are no fields: what is unknown, and what is left out.
  const std::span<const std::string_view> fields(column_names.begin() + 2, column_names.end());
  const auto found = std::find(fields.begin(), fields.end(), field);
  if (found == fields.end()) throw not_one_of(fields, field, "a field of members");
  return {std::string(title), static_cast<Column>(found - fields.begin() + 2)};
}

Columns map_columns(const Records& header, std::string_view source,
                    std::span<const Mapping> mappings) {
  Columns columns;
  columns.titles = titles_of(header);
  const auto& titles = columns.titles;
  const auto slugs = slugs_of(titles);
  require_all_found(mappings, titles, source);
  columns.layout = layout_of(slugs);
  for (std::size_t i = 0; i < titles.size(); ++i) {
    const auto column = column_of(columns.layout, titles[i], slugs[i], slugs, mappings);
    require_single(columns, column, i, header, source);
    columns.at.push_back(column);
    if (columns.layout == Layout::qlab && slugs[i] == "ref") columns.ref = i;
    if (column == Column::unknown && !titles[i].empty()) columns.unknown.push_back(titles[i]);
    if (is_worked_out(slugs[i]) && column == meaning(slugs[i])) columns.wishes.push_back(titles[i]);
    if (column == Column::ignored) columns.ignored.push_back(titles[i]);
  }
  if (!has(columns, Column::email)) {
    throw Error(Kind::data,
                fmt::format("{}: no column is an e-mail address", place(source, header.position())),
                "the first line must be the header; say --map COLUMN=email, or name it 'Email'");
  }
  columns.standing = standing_of(columns.layout, source);
  return columns;
}

}  // namespace qlab::members
