// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/attendance_person.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "lib/core/address.hpp"
#include "lib/core/text.hpp"
#include "lib/webinar/attendance_words.hpp"

namespace qlab::webinar {
namespace {

struct NamedAddress {
  std::string_view name;  ///< empty where none stands beside it
  std::string_view address;
};

/// Reads anna@example.org, "Anna Jones <anna@example.org>" and "mailto:anna@example.org"; nothing
/// where the cell is no address.
std::optional<NamedAddress> address_in(std::string_view cell) {
  NamedAddress found{{}, cell};
  const auto open = cell.rfind('<');
  if (open != std::string_view::npos && cell.ends_with('>'))
    found = {text::trim(cell.substr(0, open)), cell.substr(open + 1, cell.size() - open - 2)};
  constexpr std::string_view scheme = "mailto:";
  if (text::fold(found.address).starts_with(scheme)) found.address.remove_prefix(scheme.size());
  found.address = text::trim(found.address);
  return parse_address(found.address) ? std::optional(found) : std::nullopt;
}

bool has_word(std::string_view name, std::string_view word) {
  return fmt::format("-{}-", text::slug(name)).find(fmt::format("-{}-", text::slug(word))) !=
         std::string::npos;
}

std::string joined(std::string_view first, std::string_view last) {
  return std::string(text::trim(fmt::format("{} {}", first, last)));
}

/// In lists such as "Name;Vorname" the name is the last one.
std::string name_in(const Record& row, const Columns& columns) {
  const auto name = filled(cell(row, columns, Column::name));
  const auto first = filled(cell(row, columns, Column::first_name));
  const auto last = filled(cell(row, columns, Column::last_name));
  if (name.empty()) return joined(first, last);
  if (last.empty() && !has_word(name, first)) return joined(first, name);
  if (first.empty() && !has_word(name, last)) return joined(name, last);
  return std::string(name);
}

/// Guests are known to write their address where their name should stand.
void find_address_in_name(Presence& presence) {
  const auto name = presence.name;
  const auto found = address_in(name);
  if (!found) return;
  presence.address = found->address;
  if (!found->name.empty()) presence.name = found->name;
}

}  // namespace

void read_person(const Record& row, const Columns& columns, Presence& presence) {
  presence.name = name_in(row, columns);
  presence.account = filled(cell(row, columns, Column::account));
  presence.role = filled(cell(row, columns, Column::role));
  const auto written = filled(cell(row, columns, Column::address));
  const auto found = address_in(written);
  presence.address = found ? found->address : written;
  if (found && presence.name.empty()) presence.name = found->name;
  if (presence.address.empty() && parse_address(presence.account))
    presence.address = presence.account;
  if (presence.address.empty()) find_address_in_name(presence);
}

bool is_sum(const Presence& presence) {
  constexpr std::array<std::string_view, 8> words{"total",  "totals", "sum",    "summe",
                                                  "gesamt", "totale", "totaal", "suma"};
  return presence.address.empty() &&
         std::ranges::find(words, text::slug(presence.name)) != words.end();
}

}  // namespace qlab::webinar
