// SPDX-License-Identifier: Apache-2.0
#include "lib/members/import_row.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "lib/core/text.hpp"
#include "lib/members/import_cells.hpp"
#include "lib/members/import_words.hpp"
#include "lib/members/member.hpp"

namespace qlab::members {
namespace {

constexpr std::size_t longest_cell = 2000;
constexpr std::size_t longest_list = 100'000;
constexpr std::string_view clearing = "-";
constexpr std::string_view google_system_group = "* ";

std::size_t longest(Column column) {
  const bool is_list = column == Column::email || column == Column::bad_emails ||
                       column == Column::tags || column == Column::participations;
  return is_list ? longest_list : longest_cell;
}

template <class Item>
void add_once(std::vector<Item>& items, Item item) {
  if (std::find(items.begin(), items.end(), item) == items.end()) items.push_back(std::move(item));
}

/// A value of a fixed list, into its own spelling.
std::optional<std::string> take_named(Said& said, std::span<const std::string_view> names,
                                      std::string_view cell, std::string_view what) {
  if (const auto name = canonical(names, cell)) {
    said = *name;
    return {};
  }
  return fmt::format("{} is not {}: {}", in_quotes(cell), what, fmt::join(names, ", "));
}

bool says_something(const Said& said) { return said && !said->empty(); }

bool holds_words(std::string_view name, std::string_view part) {
  const auto between_gaps = [](std::string_view text) { return "-" + text::slug(text) + "-"; };
  return between_gaps(name).find(between_gaps(part)) != std::string::npos;
}

}  // namespace

void Row::clear() {
  name = organisation = role = nation = relation = account = outlook = interest = ref =
      std::nullopt;
  addresses.clear();
  clears_tags = false;
  tags.clear();
  participations.clear();
  bad_addresses.clear();
  delivery_off = false;
  mail = Wish::not_said;
}

std::optional<Fault> RowReader::read(std::span<const std::string_view> cells) {
  m_row.clear();
  m_first_name = m_middle_name = m_last_name = std::nullopt;
  m_first_is_bad = false;
  const auto columns = m_columns.at.size();
  if (cells.size() < columns) {
    return Fault{0, fmt::format("{} cells where the header has {}", cells.size(), columns)};
  }
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const auto cell = text::trim(cells[i]);
    if (cell.empty()) continue;
    if (i >= columns) return Fault{i, fmt::format("a cell behind the {} of the header", columns)};
    if (const auto limit = longest(m_columns.at[i]); cell.size() > limit) {
      return Fault{i, fmt::format("longer than {} bytes", limit)};
    }
    if (auto reason = take(m_columns.at[i], cell)) return Fault{i, std::move(*reason)};
  }
  settle_name();
  if (m_row.addresses.empty() && m_columns.ref) m_row.ref = text::trim(cells[*m_columns.ref]);
  if (m_row.addresses.empty() && !m_row.ref) return Fault{cell_of(Column::email), "no address"};
  apply_standing();
  return {};
}

std::size_t RowReader::cell_of(Column column) const {
  const auto found = std::find(m_columns.at.begin(), m_columns.at.end(), column);
  return found == m_columns.at.end() ? 0 : static_cast<std::size_t>(found - m_columns.at.begin());
}

/// What the name of the file, or a status, says about the whole row.
void RowReader::apply_standing() {
  if (m_columns.standing == Standing::opted_out && m_row.mail != Wish::withdrawn) {
    m_row.mail = Wish::no;
  }
  if (m_columns.standing == Standing::subscribed && m_row.mail == Wish::not_said) {
    m_row.mail = Wish::yes;
  }
  const bool is_bad = m_first_is_bad || m_columns.standing == Standing::bad_address;
  if (is_bad && !m_row.addresses.empty()) {
    add_once(m_row.bad_addresses, m_row.addresses.front().key);
  }
}

/// Columns whose text is kept as it stands.
Said* RowReader::plain(Column column) {
  switch (column) {
    case Column::name:
      return &m_row.name;
    case Column::first_name:
      return &m_first_name;
    case Column::middle_name:
      return &m_middle_name;
    case Column::last_name:
      return &m_last_name;
    case Column::organisation:
      return &m_row.organisation;
    case Column::role:
      return &m_row.role;
    case Column::nation:
      return &m_row.nation;
    case Column::account:
      return &m_row.account;
    default:
      return nullptr;
  }
}

std::optional<std::string> RowReader::take(Column column, std::string_view cell) {
  if (cell == clearing) return clear(column);
  const auto value = without_formula_mark(cell);
  if (auto* said = plain(column)) {
    if (!stands_for_nothing(cell)) *said = value;
    return {};
  }
  switch (column) {
    case Column::email:
      return take_addresses(value);
    case Column::relation:
      return take_named(m_row.relation, relations, value, "a relation");
    case Column::outlook:
      return take_named(m_row.outlook, outlooks, value, "an outlook");
    case Column::interest:
      return take_named(m_row.interest, interests, value, "an interest");
    case Column::tags:
      take_tags(value);
      return {};
    case Column::participations:
      return take_participations(value);
    case Column::bad_emails:
      return take_bad_addresses(value);
    case Column::delivery:
    case Column::consent:
    case Column::opted_out:
    case Column::mail_wish:
      return take_wish(column, value);
    default:
      return {};
  }
}

std::optional<std::string> RowReader::clear(Column column) {
  switch (column) {
    case Column::name:
      return "a name cannot be cleared";
    case Column::email:
      return "an address cannot be cleared";
    case Column::participations:
      return "participation cannot be cleared";
    case Column::relation:
      m_row.relation = "";
      return {};
    case Column::outlook:
      m_row.outlook = outlooks.back();
      return {};
    case Column::interest:
      m_row.interest = interests.back();
      return {};
    case Column::tags:
      m_row.clears_tags = true;
      return {};
    default:
      if (auto* said = plain(column)) *said = "";
      return {};
  }
}

std::optional<std::string> RowReader::take_addresses(std::string_view cell) {
  for (const auto part : addresses_in(cell)) {
    auto address = parse_address(part);
    if (!address) return in_quotes(part) + " is no e-mail address";
    const auto same = [&](const Address& known) { return known.key == address->key; };
    if (std::none_of(m_row.addresses.begin(), m_row.addresses.end(), same)) {
      m_row.addresses.push_back(std::move(*address));
    }
  }
  return {};
}

/// Addresses; or since when the row's own is bad, which is what other programs write.
std::optional<std::string> RowReader::take_bad_addresses(std::string_view cell) {
  if (cell.find('@') == std::string_view::npos) {
    m_first_is_bad = m_first_is_bad || objects(cell);
    return {};
  }
  for (const auto part : addresses_in(cell)) {
    auto address = parse_address(part);
    if (!address) return in_quotes(part) + " is no e-mail address";
    add_once(m_row.bad_addresses, std::move(address->key));
  }
  return {};
}

/// Google's own groups, such as "* myContacts", say nothing about the person. Mailchimp's tags may
/// have commas in them: they are quoted as CSV within the cell.
void RowReader::take_tags(std::string_view cell) {
  if (m_columns.layout == Layout::mailchimp && cell.starts_with('"')) {
    for (const auto& tag : split_quoted(cell)) add_tags(m_row.tags, text::slug(tag));
    return;
  }
  if (m_columns.layout != Layout::google && m_columns.layout != Layout::google_old) {
    return add_tags(m_row.tags, cell);
  }
  for (const auto group : split_google(cell)) {
    if (!group.starts_with(google_system_group)) add_tags(m_row.tags, group);
  }
}

std::optional<std::string> RowReader::take_participations(std::string_view cell) {
  const auto bad = add_participations(m_row.participations, cell);
  if (!bad) return {};
  return in_quotes(*bad) + " is not like 'workshop 2026-03-12 its name'";
}

/// Nothing in a file moves anybody from out to in, and what is not understood is no yes either.
std::optional<std::string> RowReader::take_wish(Column column, std::string_view cell) {
  if (column == Column::opted_out) {
    if (objects(cell) && m_row.mail != Wish::withdrawn) m_row.mail = Wish::no;
    return {};
  }
  const auto answer = column == Column::mail_wish ? answer_to_wish(cell) : answer_in(cell);
  const bool no = answer == Answer::no || answer == Answer::withdrawn;
  if (answer == Answer::neither) return {};
  if (answer == Answer::bad_address) {
    m_first_is_bad = true;
    return {};
  }
  // What a program means by its other words, or by a date, is anybody's guess.
  if (!no && (column == Column::mail_wish || is_date(text::slug(cell)))) return {};
  if (answer == Answer::unknown) return in_quotes(cell) + " says neither yes nor no to mail";
  if (column == Column::delivery) {
    m_row.delivery_off = no;
  } else if (answer == Answer::withdrawn) {
    m_row.mail = Wish::withdrawn;
  } else if (m_row.mail == Wish::not_said || (no && m_row.mail == Wish::yes)) {
    m_row.mail = no ? Wish::no : Wish::yes;
  }
  return {};
}

/// Where only one of two names has a column of its own, "Name" may be the other: "Name;Vorname".
void RowReader::settle_name() {
  if (!m_row.name) return join_names({m_first_name, m_middle_name, m_last_name});
  const bool has_first = says_something(m_first_name);
  if (has_first == says_something(m_last_name)) return;
  if (holds_words(*m_row.name, has_first ? *m_first_name : *m_last_name)) return;
  has_first ? join_names({m_first_name, m_middle_name, m_row.name})
            : join_names({m_row.name, m_middle_name, m_last_name});
}

void RowReader::join_names(std::initializer_list<Said> parts) {
  m_joined_name.clear();
  for (const auto& part : parts) {
    if (!says_something(part)) continue;
    if (!m_joined_name.empty()) m_joined_name += ' ';
    m_joined_name += *part;
  }
  if (!m_joined_name.empty()) m_row.name = m_joined_name;
}

}  // namespace qlab::members
