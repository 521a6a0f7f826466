// SPDX-License-Identifier: Apache-2.0
#include "lib/members/import_row.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "lib/core/text.hpp"
#include "lib/members/member.hpp"

namespace qlab::members {
namespace {

constexpr std::size_t longest_cell = 2000;
constexpr std::string_view clearing = "-";

constexpr std::array<std::string_view, 22> words_for_no{"no",          "n",
                                                        "false",       "0",
                                                        "off",         "refused",
                                                        "withdrawn",   "declined",
                                                        "opt-out",     "opted-out",
                                                        "unsubscribe", "unsubscribed",
                                                        "inactive",    "blocked",
                                                        "blacklisted", "blocklisted",
                                                        "complained",  "complaint",
                                                        "abuse",       "spam",
                                                        "removed",     "do-not-contact"};
constexpr std::array<std::string_view, 13> words_for_yes{
    "yes",    "y",      "true",     "1",          "on",        "given",    "granted",
    "active", "opt-in", "opted-in", "subscribed", "confirmed", "consented"};
constexpr std::array<std::string_view, 9> words_for_neither{
    "unknown", "asked",   "pending",        "unconfirmed",  "none",
    "",        "invited", "non-subscribed", "transactional"};
constexpr std::array<std::string_view, 4> words_for_bad_address{"cleaned", "bounced", "bounce",
                                                                "invalid"};
constexpr std::array<std::string_view, 5> participation_words{"workshop", "webinar", "online",
                                                              "call", "comment"};

template <std::size_t Count>
bool contains(const std::array<std::string_view, Count>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

template <class Item>
void add_once(std::vector<Item>& items, Item item) {
  if (std::find(items.begin(), items.end(), item) == items.end()) items.push_back(std::move(item));
}

/// Our own export puts a mark before a cell that a spreadsheet would run as a formula.
std::string_view without_formula_mark(std::string_view cell) {
  const bool marked = cell.size() > 1 && cell.front() == '\'' &&
                      std::string_view("=+-@\t\r'").find(cell[1]) != std::string_view::npos;
  return marked ? cell.substr(1) : cell;
}

std::string quoted(std::string_view cell) {
  return fmt::format("'{}'", text::terminal_safe(text::cut(cell, 60)));
}

/// A value of a fixed list, into its own spelling.
std::optional<std::string> take_named(Said& said, std::span<const std::string_view> names,
                                      std::string_view cell, std::string_view what) {
  if (const auto name = canonical(names, cell)) {
    said = *name;
    return {};
  }
  return fmt::format("{} is not {}: {}", quoted(cell), what, fmt::join(names, ", "));
}

std::optional<Instant> day(std::string_view text) {
  return parse_rfc3339(fmt::format("{}T00:00:00Z", text));
}

}  // namespace

void Row::clear() {
  name = organisation = role = nation = relation = account = outlook = interest = std::nullopt;
  addresses.clear();
  clears_tags = false;
  tags.clear();
  participations.clear();
  delivery_off = bad_address = false;
  mail = Wish::not_said;
}

std::optional<Fault> RowReader::read(std::span<const std::string_view> cells) {
  m_row.clear();
  m_first_name.reset();
  m_last_name.reset();
  const auto columns = m_columns.at.size();
  if (cells.size() < columns) {
    return Fault{0, fmt::format("{} cells where the header has {}", cells.size(), columns)};
  }
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const auto cell = text::trim(cells[i]);
    if (cell.empty()) continue;
    if (i >= columns) return Fault{i, fmt::format("a cell behind the {} of the header", columns)};
    if (cell.size() > longest_cell) {
      return Fault{i, fmt::format("longer than {} bytes", longest_cell)};
    }
    if (auto reason = take(m_columns.at[i], cell)) return Fault{i, std::move(*reason)};
  }
  if (!m_row.name) join_names();
  if (m_columns.standing == Standing::opted_out) m_row.mail = Wish::no;
  if (m_columns.standing == Standing::bad_address) m_row.bad_address = true;
  if (!m_row.addresses.empty()) return {};
  const auto email = std::find(m_columns.at.begin(), m_columns.at.end(), Column::email);
  return Fault{static_cast<std::size_t>(email - m_columns.at.begin()), "no address"};
}

/// Columns whose text is kept as it stands.
Said* RowReader::plain(Column column) {
  switch (column) {
    case Column::name:
      return &m_row.name;
    case Column::first_name:
      return &m_first_name;
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
    *said = value;
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
      add_tags(m_row.tags, value);
      return {};
    case Column::participation:
      return take_participations(value);
    case Column::delivery:
    case Column::contact:
    case Column::opted_out:
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
    case Column::participation:
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
  for (const auto separator : {';', ','}) {
    if (cell.find(separator) == std::string_view::npos) continue;
    for (const auto part : text::split(cell, separator)) {
      if (text::trim(part).empty()) continue;
      if (auto reason = take_addresses(part)) return reason;
    }
    return {};
  }
  auto address = parse_address(cell);
  if (!address) return quoted(cell) + " is no e-mail address";
  const auto same = [&](const Address& known) { return known.key == address->key; };
  if (std::none_of(m_row.addresses.begin(), m_row.addresses.end(), same)) {
    m_row.addresses.push_back(std::move(*address));
  }
  return {};
}

/// "workshop 2026-03-12 Training the trainers; call 2026-12-03".
std::optional<std::string> RowReader::take_participations(std::string_view cell) {
  for (const auto part : text::split(cell, ';')) {
    const auto entry = text::trim(part);
    if (entry.empty()) continue;
    const auto space = std::min(entry.find(' '), entry.size());
    const auto rest = text::trim(entry.substr(space));
    const auto at = day(rest.substr(0, rest.find(' ')));
    if (!contains(participation_words, entry.substr(0, space)) || !at) {
      return quoted(entry) + " is not like 'workshop 2026-03-12 its name'";
    }
    const auto object = rest.find(' ') == std::string_view::npos
                            ? std::string_view()
                            : text::trim(rest.substr(rest.find(' ')));
    add_once(m_row.participations,
             Participation{std::string(entry.substr(0, space)), *at, std::string(object)});
  }
  return {};
}

/// Nothing in a file moves anybody from out to in, and what is not understood is no yes either.
std::optional<std::string> RowReader::take_wish(Column column, std::string_view cell) {
  const auto word = text::slug(cell);
  const bool no = contains(words_for_no, word);
  const bool yes = contains(words_for_yes, word);
  if (contains(words_for_neither, word)) return {};
  if (column == Column::opted_out) {
    // Often the time or the reason of it: anything but a no is one.
    if (!no) m_row.mail = Wish::no;
    return {};
  }
  if (contains(words_for_bad_address, word)) {
    m_row.bad_address = true;
    return {};
  }
  if (!no && !yes) return quoted(cell) + " says neither yes nor no to mail";
  if (column == Column::delivery) {
    m_row.delivery_off = no;
  } else if (no || m_row.mail == Wish::not_said) {
    m_row.mail = no ? Wish::no : Wish::yes;
  }
  return {};
}

void RowReader::join_names() {
  const auto first = m_first_name.value_or("");
  const auto last = m_last_name.value_or("");
  if (first.empty() && last.empty()) return;
  m_joined_name.assign(first);
  if (!first.empty() && !last.empty()) m_joined_name += ' ';
  m_joined_name += last;
  m_row.name = m_joined_name;
}

}  // namespace qlab::members
