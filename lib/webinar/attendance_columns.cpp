// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/attendance_columns.hpp"

#include <algorithm>
#include <array>

#include "lib/core/text.hpp"
#include "lib/members/import_languages.hpp"

namespace qlab::webinar {
namespace {

bool is_empty(const std::string& cell) { return cell.empty(); }

/// Without case, with one space for each "_" and each run of spaces, with none before "(": releases
/// differ in these.
std::string compared(std::string_view heading) {
  auto folded = text::fold(heading);
  std::replace(folded.begin(), folded.end(), '_', ' ');
  std::erase(folded, '?');
  std::string out;
  for (const auto word : text::split(folded, ' ')) {
    if (word.empty()) continue;
    if (!out.empty() && word.front() != '(') out += ' ';
    out += word;
  }
  return out;
}

/// Whether they came, and who somebody is. Times are known by the shape of their table: Teams calls
/// those of each join the same as those of each person.
std::optional<Column> column_in_another_language(std::string_view heading) {
  constexpr std::array<std::string_view, 11> came{
      "anwesend",       "teilgenommen", "hat-teilgenommen", "a-participe", "presente", "asistio",
      "ha-partecipato", "compareceu",   "aanwezig",         "obecny",      "bresennol"};
  const auto slug = text::slug(heading);
  if (std::ranges::find(came, slug) != came.end()) return Column::attended;
  const auto meant = members::in_another_language(slug);
  if (meant == members::Column::name) return Column::name;
  if (meant == members::Column::first_name) return Column::first_name;
  if (meant == members::Column::last_name) return Column::last_name;
  if (meant == members::Column::email) return Column::address;
  return {};
}

std::optional<Column> column_of(std::string_view heading) {
  static const std::map<std::string_view, Column> known{
      {"name", Column::name},
      {"full name", Column::name},
      {"user name", Column::name},
      {"display name", Column::name},
      {"participant name", Column::name},
      {"attendee name", Column::name},
      {"name(original name)", Column::name},
      {"user name(original name)", Column::name},
      {"first name", Column::first_name},
      {"given name", Column::first_name},
      {"last name", Column::last_name},
      {"family name", Column::last_name},
      {"surname", Column::last_name},
      {"email", Column::address},
      {"e-mail", Column::address},
      {"user email", Column::address},
      {"email address", Column::address},
      {"attendee email", Column::address},
      {"participant email", Column::address},
      {"e-mail address", Column::address},
      {"participant id(upn)", Column::account},
      {"role", Column::role},
      {"join time", Column::join},
      {"join", Column::join},
      {"joined", Column::join},
      {"joined at", Column::join},
      {"time joined", Column::join},
      {"first join", Column::join},
      {"first join time", Column::join},
      {"first seen", Column::join},
      {"leave time", Column::leave},
      {"left", Column::leave},
      {"left at", Column::leave},
      {"time exited", Column::leave},
      {"last leave", Column::leave},
      {"last leave time", Column::leave},
      {"last seen", Column::leave},
      {"duration", Column::duration},
      {"in-meeting duration", Column::duration},
      {"time in call", Column::duration},
      {"time in session", Column::duration},
      {"minutes", Column::minutes},
      {"duration(minutes)", Column::minutes},
      {"total duration(minutes)", Column::minutes},
      {"total durection(minutes)", Column::minutes},  // as a release of Zoom spells it
      {"time in session(minutes)", Column::minutes},
      {"checked in at", Column::check_in},
      {"check-in time", Column::check_in},
      {"attended", Column::attended},
      {"attendee status", Column::attended},
      {"has joined event", Column::attended},
      {"did attend", Column::attended},
      {"present", Column::attended},
      {"was present", Column::attended},
      {"came", Column::attended},
      {"in waiting room", Column::waiting},
      {"user action", Column::action},
      {"timestamp", Column::time},
      {"topic", Column::meeting},
      {"meeting id", Column::meeting},
      {"webinar id", Column::meeting},
  };
  const auto found = known.find(compared(heading));
  return found == known.end() ? column_in_another_language(heading) : std::optional(found->second);
}

}  // namespace

bool Record::is_blank() const { return std::all_of(cells.begin(), cells.end(), is_empty); }

bool Record::is_lone() const {
  return !cells.front().empty() && std::all_of(cells.begin() + 1, cells.end(), is_empty);
}

std::string_view cell(const Record& record, const Columns& columns, Column column) {
  const auto found = columns.find(column);
  if (found == columns.end() || found->second >= record.cells.size()) return {};
  return record.cells[found->second];
}

Columns columns_of(const Record& header) {
  Columns columns;
  for (std::size_t i = 0; i < header.cells.size(); ++i) {
    if (const auto column = column_of(header.cells[i])) columns.try_emplace(*column, i);
  }
  return columns;
}

}  // namespace qlab::webinar
