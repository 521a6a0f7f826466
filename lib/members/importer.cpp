// SPDX-License-Identifier: Apache-2.0
#include "lib/members/importer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <utility>

#include "lib/core/error.hpp"
#include "lib/core/text.hpp"

namespace qlab::members {
namespace {

constexpr std::size_t bytes_of_a_row = 100;  // about: to expect so many rows
constexpr std::size_t rows_between_progress = 4096;

std::string first_block(TextFile& file) {
  std::string text;
  file.append_to(text);
  return text;
}

ImportReport report_on(const TextFile& file, std::string_view first_block) {
  ImportReport report;
  report.source = file.source();
  report.encoding = file.encoding();
  report.delimiter = csv::sniff_delimiter(first_block);
  return report;
}

std::string_view without_line_end(std::string_view record) {
  return record.substr(0, record.find_last_not_of("\r\n") + 1);
}

bool is_blank(std::span<const std::string_view> cells) {
  return std::all_of(cells.begin(), cells.end(),
                     [](std::string_view cell) { return text::trim(cell).empty(); });
}

bool owns_any(const Member& member, const std::vector<Address>& addresses) {
  return std::any_of(addresses.begin(), addresses.end(), [&](const Address& address) {
    return std::any_of(member.addresses.begin(), member.addresses.end(),
                       [&](const MemberAddress& known) { return known.key == address.key; });
  });
}

}  // namespace

Importer::Importer(const store::Store& store, TextFile& file, const ImportOptions& options,
                   Target* target)
    : Importer(store, file, options, target, first_block(file)) {}

Importer::Importer(const store::Store& store, TextFile& file, const ImportOptions& options,
                   Target* target, std::string first)
    : m_file(file),
      m_options(options),
      m_target(target),
      m_report(report_on(file, first)),
      m_reader(
          std::move(first), [&file](std::string& text) { return file.append_to(text); },
          file.source(), m_report.delimiter),
      m_columns(read_header()),
      m_rows(m_columns),
      m_first_new(last_id(store, "member") + 1),
      m_next_new(m_first_new),
      m_known(store, static_cast<std::size_t>(m_first_new), file.size() / bytes_of_a_row),
      m_members(store, fmt::format("SELECT {} FROM member AS m WHERE m.id >= ?1 ORDER BY m.id",
                                   row_columns)),
      m_parts(store, {}),
      m_participations(store,
                       "SELECT member_id, kind, at, object FROM participation"
                       " WHERE member_id >= ?1 ORDER BY member_id, kind, at, object") {
  m_report.unknown_columns = m_columns.unknown;
  m_report.ignored_columns = m_columns.ignored;
  m_rejects = m_reader.record();
}

Columns Importer::read_header() {
  while (m_reader.next()) {
    if (!is_blank(m_reader.cells())) return map_columns(m_reader, m_report.source);
  }
  throw Error(Kind::data, fmt::format("{}:1:1: the file is empty", m_report.source),
              "the first line must be the header, with a column 'Email'");
}

ImportReport Importer::run() {
  while (m_reader.next()) {
    if (is_blank(m_reader.cells())) continue;
    ++m_report.rows;
    take();
    const bool pause = m_report.rows % rows_between_progress == 0;
    if (pause && m_options.progress) m_options.progress(m_file.offset(), m_file.size());
  }
  if (writes()) m_target->writer.flush();
  return std::move(m_report);
}

void Importer::take() {
  if (auto fault = m_rows.read(m_reader.cells())) {
    const auto cell = std::min(fault->cell, m_reader.cells().size() - 1);
    return reject(m_reader.position_of(cell), std::move(fault->reason));
  }
  const auto& row = m_rows.row();
  find_owners(row);
  if (m_owners.empty()) return take_new(row);
  if (m_owners.size() == 1) return take_known(row, m_owners.front());
  ++m_report.ambiguous;
  std::string names;
  for (const auto owner : m_owners) names += (names.empty() ? "" : ", ") + shown(owner);
  reject(m_reader.position(), "ambiguous: its addresses are those of " + names);
}

void Importer::take_new(const Row& row) {
  if (!row.name) return reject(m_reader.position(), "a new member needs a name");
  const auto id = m_next_new++;
  for (const auto& address : row.addresses) m_known.add(address.key, id);
  is_repeated(id);
  ++m_report.fresh;
  if (writes()) m_target->writer.insert(row, consent(row.mail, ConsentState::unknown));
}

void Importer::take_known(const Row& row, std::int64_t member) {
  const auto earlier = static_cast<std::size_t>(member) < m_mentions.size()
                           ? m_mentions[static_cast<std::size_t>(member)]
                           : Mention{};
  if (is_repeated(member)) {
    ++m_report.unchanged;
    return;
  }
  if (earlier.line != 0) {
    return reject(m_reader.position(),
                  fmt::format("line {} has its address already, with other values", earlier.line));
  }
  m_members.seek(member);
  fill_row(m_members.row(), m_member);
  m_parts.fill(m_member);
  // Two addresses may share the hash by which they are known.
  if (!owns_any(m_member, row.addresses)) return take_new(row);
  const auto addresses = m_member.addresses.size();
  auto changes = merge(row, m_member, participations(member));
  changes.additions.consent = consent(row.mail, m_member.contact);
  for (const auto& address : changes.additions.addresses) m_known.add(address.key, member);
  ++(changes.empty() ? m_report.unchanged : m_report.updated);
  if (!changes.empty() && writes()) write(m_member, addresses, changes);
}

void Importer::write(const Member& member, std::size_t addresses, const Changes& changes) {
  auto& [change, writer, recording] = *m_target;
  const bool batch = recording == store::Recording::batch;
  writer.flush();
  if (batch) change.record(true);
  if (changes.row) writer.update(member);
  if (changes.clears_tags) writer.clear_tags(member.id);
  writer.extend(member.id, addresses, changes.additions);
  if (batch) change.record(false);
  if (!batch) change.touch(Letter::member, member.id);
}

void Importer::reject(Position position, std::string reason) {
  m_report.rejected.push_back({position, std::move(reason)});
  if (m_options.bad_rows != BadRows::skip) return;
  if (!m_rejects.ends_with('\n') && !m_rejects.ends_with('\r')) m_rejects += '\n';
  m_rejects += m_reader.record();
}

/// The different members that the row's addresses belong to.
void Importer::find_owners(const Row& row) {
  m_owners.clear();
  for (const auto& address : row.addresses) {
    const auto owner = m_known.find(address.key);
    if (!owner) continue;
    if (std::find(m_owners.begin(), m_owners.end(), *owner) == m_owners.end()) {
      m_owners.push_back(*owner);
    }
  }
}

std::span<const Participation> Importer::participations(std::int64_t member) {
  m_present.clear();
  if (m_rows.row().participations.empty()) return m_present;
  for (bool more = m_participations.seek(member); more; more = m_participations.next()) {
    const auto& row = m_participations.row();
    m_present.push_back({row.text(1), row.instant(2), row.text(3)});
  }
  return m_present;
}

/// Remembers that this record speaks of the member; true where an equal one did before.
bool Importer::is_repeated(std::int64_t member) {
  const auto index = static_cast<std::size_t>(member);
  if (index >= m_mentions.size()) m_mentions.resize(std::max(index + 1, 2 * m_mentions.size()));
  auto& mention = m_mentions[index];
  const auto content = std::hash<std::string_view>()(without_line_end(m_reader.record()));
  if (mention.line != 0) return mention.content == content;
  mention = {m_reader.position().line, content};
  return false;
}

/// By reference, or, where the file itself brought the member, by line.
std::string Importer::shown(std::int64_t member) const {
  if (member < m_first_new) return ref(Letter::member, member);
  return fmt::format("line {}", m_mentions[static_cast<std::size_t>(member)].line);
}

std::optional<Consent> Importer::consent(Wish wish, ConsentState present) const {
  if (wish == Wish::not_said) return {};
  const auto where = fmt::format("{}:{}", m_report.source, m_reader.position().line);
  return consent_of(wish, present, m_options.fresh_consent, where);
}

/// After a bad row that refuses the whole file the rest is only checked.
bool Importer::writes() const {
  const bool lost = m_options.bad_rows == BadRows::refuse && !m_report.rejected.empty();
  return m_target != nullptr && !lost;
}

}  // namespace qlab::members
