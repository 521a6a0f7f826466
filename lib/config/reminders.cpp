// SPDX-License-Identifier: Apache-2.0
#include "lib/config/reminders.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "lib/config/recipe_table.hpp"
#include "lib/config/valid.hpp"
#include "lib/core/text.hpp"
#include "lib/core/units.hpp"

namespace qlab::config {
namespace {

constexpr std::array<std::string_view, 7> fields{"name",   "before", "on",      "template",
                                                 "window", "to",     "catch_up"};
/// A call has one member, who was told when it was booked.
constexpr auto fields_of_calls = std::span(fields).first(5);

/// Whoever declined is never reminded, so that no is not among them.
constexpr std::array<std::string_view, 5> answers{"yes", "maybe", "invited", "waitlisted",
                                                  "offered"};

constexpr std::array days_unit{Unit{'d', 1}};
constexpr int most_days = 365;

/// A name stands in the outbox beside a time: letters, digits and '-', so that it stays readable.
bool is_name(std::string_view text) {
  return !text.empty() && text.size() <= 64 && text == text::slug(text);
}

std::chrono::seconds duration(const RecipeTable& table, std::string_view field) {
  const auto seconds = sum_of_units(table.text(field, {}), elapsed_units);
  if (!seconds || *seconds == 0) {
    table.refuse(*table.find(field),
                 fmt::format("'{}' must be a time like \"24h\" or \"90m\"", field));
  }
  return std::chrono::seconds(*seconds);
}

/// Reads "-1d 18:00".
void read_on(const RecipeTable& table, Reminder& reminder) {
  const auto text = table.text("on", {});
  const auto space = std::min(text.find(' '), text.size());
  const auto time = parse_time(std::string_view(text).substr(std::min(space + 1, text.size())));
  const auto days = text.starts_with('-')
                        ? sum_of_units(std::string_view(text).substr(1, space - 1), days_unit)
                        : std::nullopt;
  if (!days || *days > most_days || !time) {
    table.refuse(*table.find("on"),
                 "'on' must be a day before the webinar and a time, like \"-1d 18:00\"");
  }
  reminder.days = static_cast<int>(*days);
  reminder.at = *time;
}

void read_when(const RecipeTable& table, Reminder& reminder) {
  const bool has_before = table.find("before") != nullptr;
  const bool has_on = table.find("on") != nullptr;
  if (has_before == has_on) table.refuse("a reminder has either 'before' or 'on'");
  if (has_before) reminder.before = duration(table, "before");
  if (has_on) read_on(table, reminder);
}

void read_to(const RecipeTable& table, Reminder& reminder) {
  const auto* node = table.find("to");
  if (node == nullptr) return;
  reminder.to = table.texts("to", {});
  for (const auto& word : reminder.to) {
    if (std::ranges::find(answers, word) != answers.end()) continue;
    table.refuse(
        *node,
        fmt::format("'to' holds {}, not '{}'", fmt::join(answers, ", "), text::terminal_safe(word)),
        text::did_you_mean(word, answers));
  }
  if (reminder.to.empty()) table.refuse(*node, "'to' names nobody");
}

Reminder read(const RecipeTable& table, RemindedOf of) {
  table.allow(of == RemindedOf::call ? fields_of_calls : std::span<const std::string_view>(fields));
  Reminder reminder;
  if (of == RemindedOf::call) reminder.letter = "call-remind";
  reminder.name = table.text("name", {});
  if (!is_name(reminder.name)) {
    table.refuse("a reminder needs a name of small letters, digits and '-'");
  }
  read_when(table, reminder);
  read_to(table, reminder);
  if (table.find("template") != nullptr) reminder.letter = table.text("template", {});
  if (table.find("window") != nullptr) reminder.window = duration(table, "window");
  if (const auto* node = table.find("catch_up")) {
    const auto* value = node->as_boolean();
    if (value == nullptr) table.refuse(*node, "'catch_up' must be true or false");
    reminder.catch_up = value->get();
  }
  return reminder;
}

std::string shown(std::chrono::seconds duration) {
  return in_units(duration.count(), elapsed_units);
}

std::string when(const Reminder& reminder) {
  if (reminder.before) return fmt::format("before = \"{}\"", shown(*reminder.before));
  return fmt::format("on = \"-{}d {}\"", reminder.days, show_time(reminder.at));
}

[[noreturn]] void refuse_shape(std::string_view key, const toml::node& node, const Source& source) {
  throw error_at(source, node.source().begin,
                 fmt::format("'{0}' must be a list of tables, [[{0}]]", key));
}

}  // namespace

std::vector<Reminder> read_reminders(std::string_view key, const toml::node& node,
                                     const Source& source, RemindedOf of) {
  const auto* list = node.as_array();
  if (list == nullptr) refuse_shape(key, node, source);
  std::vector<Reminder> reminders;
  for (const auto& item : *list) {
    const auto* table = item.as_table();
    if (table == nullptr) refuse_shape(key, item, source);
    const RecipeTable fields_of(*table, source);
    auto reminder = read(fields_of, of);
    if (std::ranges::find(reminders, reminder.name, &Reminder::name) != reminders.end()) {
      fields_of.refuse(*table->get("name"),
                       fmt::format("a reminder is named '{}' already", reminder.name));
    }
    reminders.push_back(std::move(reminder));
  }
  return reminders;
}

std::string show_reminders(const std::vector<Reminder>& reminders, RemindedOf of) {
  std::vector<std::string> tables;
  for (const auto& reminder : reminders) {
    auto table =
        fmt::format("{{name = \"{}\", {}, template = \"{}\", window = \"{}\"", reminder.name,
                    when(reminder), reminder.letter, shown(reminder.window));
    if (of == RemindedOf::webinar) {
      table += fmt::format(", to = [\"{}\"], catch_up = {}", text::join(reminder.to, "\", \""),
                           reminder.catch_up);
    }
    tables.push_back(table + "}");
  }
  return tables.empty() ? std::string() : fmt::format("[{}]", text::join(tables, ", "));
}

}  // namespace qlab::config
