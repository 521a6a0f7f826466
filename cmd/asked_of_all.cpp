// SPDX-License-Identifier: Apache-2.0
#include "cmd/asked_of_all.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "lib/calendar/when.hpp"
#include "lib/calendar/zone.hpp"
#include "lib/core/error.hpp"
#include "lib/core/text.hpp"
#include "lib/render/rows.hpp"

namespace qlab::cmd {
namespace {

using FieldNames = std::vector<std::string>;

[[noreturn]] void unknown_format(const Globals& globals, std::span<const std::string_view> own) {
  auto hint = "the formats are: " + render::format_names();
  for (const auto name : own) hint += fmt::format(", {}", name);
  throw Error(Kind::usage, fmt::format("unknown format '{}'", text::terminal_safe(globals.format)),
              hint);
}

/// The one that the options ask for, or nothing where the verb did not say.
const Written* output_of(const Declared& command) {
  const auto asked = std::ranges::find_if(command.outputs, [](const Written& output) {
    return output.variant.is_asked && output.variant.is_asked();
  });
  if (asked != command.outputs.end()) return &*asked;
  const auto usual = std::ranges::find_if(
      command.outputs, [](const Written& output) { return !output.variant.is_asked; });
  return usual == command.outputs.end() ? nullptr : &*usual;
}

void add(FieldNames& names, const std::vector<render::Property>& properties) {
  for (const auto& property : properties) names.push_back(property.name);
}

FieldNames fields_of(const Written& output, render::Format format) {
  const bool json = format == render::Format::json || format == render::Format::jsonl;
  FieldNames names;
  if (json || output.columns.empty()) add(names, output.properties());
  if (!json) {
    for (const auto& columns : output.columns) add(names, columns());
  }
  return names;
}

void require_fields(const Globals& globals, const Declared& command) {
  const auto asked = asked_fields(globals);
  const auto format = render::parse_format(globals.format).value_or(render::Format::json);
  const bool by_ids = format == render::Format::ids;
  const auto* output = by_ids || !asked.empty() ? output_of(command) : nullptr;
  if (output == nullptr) return;
  const auto fields = fields_of(*output, format);
  const std::vector<std::string_view> names(fields.begin(), fields.end());
  if (!by_ids) {
    for (const auto& name : asked) render::require_field(name, names);
  } else if (std::ranges::find(names, "ref") == names.end()) {
    throw Error(Kind::usage, fmt::format("'{}' has no ids to write", command.command()),
                fmt::format("its fields are: {}", fmt::join(names, ", ")));
  }
}

}  // namespace

std::optional<render::Format> asked_format(const Globals& globals) {
  if (globals.format.empty()) {
    return globals.json ? std::optional(render::Format::json) : std::nullopt;
  }
  const auto format = render::parse_format(globals.format);
  if (!format) unknown_format(globals, {});
  return format;
}

std::vector<std::string> asked_fields(const Globals& globals) {
  const auto& asked = globals.json ? *globals.json : std::string();
  std::vector<std::string> names;
  for (const auto name : text::split(asked, ',')) {
    if (!name.empty()) names.emplace_back(name);
  }
  return names;
}

void require_possible(const Globals& globals, const Declared& command) {
  const bool is_own = std::ranges::find(command.formats, globals.format) != command.formats.end();
  if (!is_own && !globals.format.empty() && !render::parse_format(globals.format)) {
    unknown_format(globals, command.formats);
  }
  require_fields(globals, command);
  if (!globals.zone.empty()) calendar::check_zone(globals.zone);
  if (!globals.wait.empty()) (void)calendar::parse_duration(globals.wait);
}

}  // namespace qlab::cmd
