// SPDX-License-Identifier: Apache-2.0
#include "lib/members/importer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "lib/core/address_search.hpp"
#include "lib/core/error.hpp"
#include "lib/core/text.hpp"
#include "lib/members/import_queue.hpp"
#include "lib/store/new_rows.hpp"

namespace qlab::members {
namespace {

constexpr std::size_t bytes_of_a_row = 100;  // about: to expect so many rows
constexpr std::size_t rows_between_progress = 4096;

bool is_blank(std::span<const std::string_view> cells) {
  return std::all_of(cells.begin(), cells.end(),
                     [](std::string_view cell) { return text::trim(cell).empty(); });
}

}  // namespace

Importer::Importer(const store::Store& store, TextFile& file, const ImportOptions& options,
                   Target* target)
    : m_store(store),
      m_file(file),
      m_options(options),
      m_target(target),
      m_records(open_records(file)),
      m_columns(read_header()),
      m_rejects(*m_records, m_columns.standing),
      m_unheard(m_columns),
      m_rows(m_columns),
      m_suppressions(store),
      m_first_new(store::last_id(store, "member") + 1),
      m_next_new(m_first_new),
      m_owners(store, m_first_new, file.size() / bytes_of_a_row),
      m_lookup(store),
      m_mentions(m_columns) {
  m_report.source = file.source();
  m_report.encoding = file.encoding();
  m_report.shape = m_records->shape();
  m_report.layout = m_columns.layout;
  m_report.standing = m_columns.standing;
  m_report.unknown_columns = m_columns.unknown;
  m_report.wish_columns = m_columns.wishes;
  m_report.ignored_columns = m_columns.ignored;
}

Columns Importer::read_header() {
  while (m_records->next()) {
    if (is_blank(m_records->cells())) continue;
    return map_columns(*m_records, m_file.source(), m_options.mappings);
  }
  throw Error(Kind::data, fmt::format("{}:1:1: the file is empty", m_file.source()),
              "the first line must be the header, with a column 'Email'");
}

ImportReport Importer::run() {
  while (m_records->next()) {
    if (is_blank(m_records->cells())) continue;
    ++m_report.rows;
    m_unheard.hear(m_records->cells());
    take();
    const bool pause = m_report.rows % rows_between_progress == 0;
    if (pause && m_options.progress) m_options.progress(m_file.offset(), m_file.size());
  }
  if (writes()) m_target->writer.flush();
  m_report.warnings = m_unheard.warnings();
  return std::move(m_report);
}

void Importer::take() {
  if (auto fault = m_rows.read(m_records->cells())) {
    const auto cell = std::min(fault->cell, m_records->cells().size() - 1);
    return reject(m_records->position_of(cell), std::move(fault->reason));
  }
  const auto& row = m_rows.row();
  if (!m_suppressions.empty() && take_erased(row)) return;
  if (row.addresses.empty()) return take_without_address(row);
  const auto owners = m_owners.of(row);
  if (owners.empty()) return take_new(row);
  if (owners.size() == 1) return take_known(row, owners.front());
  take_ambiguous(row, owners);
}

void Importer::take_new(const Row& row) {
  if (!row.name) return reject(m_records->position(), "a new member needs a name");
  const auto id = m_next_new++;
  for (const auto& address : row.addresses) m_owners.add(address.key, id);
  m_mentions.mention(id, *m_records);
  ++m_report.fresh;
  if (writes()) m_target->writer.insert(row, consent(row.mail, ConsentState::unknown));
}

void Importer::take_known(const Row& row, std::int64_t member) {
  const auto earlier = m_mentions.line(member);
  const auto seen = m_mentions.mention(member, *m_records);
  if (seen == Mentions::Seen::alike) {
    ++m_report.unchanged;
    return;
  }
  if (seen == Mentions::Seen::differently) {
    const bool is_heard = row.objects() && m_options.bad_rows == BadRows::skip;
    reject(m_records->position(),
           fmt::format("line {} has its address already, with other values{}", earlier,
                       is_heard ? "; what it says against mail holds" : ""));
    return keep_objections(row, std::array{member});
  }
  settle();
  if (!m_owners.take(member, row)) return take_new(row);
  auto& known = m_owners.member();
  const auto addresses = known.addresses.size();
  auto changes = merge(row, known, m_owners.participations(row), m_options.on_conflict);
  if (changes.conflict) ++m_report.conflicts;
  if (changes.conflict && m_options.on_conflict == OnConflict::fail) {
    reject_conflict(member, *changes.conflict);
    return keep_objections(row, std::array{member});
  }
  changes.additions.consent = consent(row.mail, known.contact);
  for (const auto& address : changes.additions.addresses) m_owners.add(address.key, member);
  ++(changes.empty() ? m_report.unchanged : m_report.updated);
  if (!changes.empty() && writes()) write(known, addresses, changes);
}

/// Who has no address is known in our own export alone, by reference and name: in another store the
/// reference is somebody else's.
void Importer::take_without_address(const Row& row) {
  const auto id = parse_ref(Letter::member, *row.ref);
  settle();
  const auto known = id ? m_lookup(*id) : std::nullopt;
  const bool same = known && known->addresses.empty() && row.name == text::trim(known->name);
  if (same) return take_known(row, *id);
  reject(m_records->position_of(m_rows.cell_of(Column::email)), "no address");
}

/// Nobody can say whose the row is: it waits for a person and keeps nothing else from being taken.
void Importer::take_ambiguous(const Row& row, std::span<const std::int64_t> owners) {
  std::string names;
  for (const auto owner : owners) names += (names.empty() ? "" : ", ") + shown(owner);
  m_report.ambiguous.push_back(
      {m_records->position(),
       fmt::format("its addresses are those of {}{}", names,
                   row.objects() ? "; what it says against mail holds for each of them" : "")});
  if (!writes()) return;
  auto& target = *m_target;
  const bool batch = target.recording == store::Recording::batch;
  settle();
  if (batch) target.change.record(true);
  queue_row(target.store, m_report.source, m_records->position().line,
            queued_text(m_columns, m_records->cells(), row), row.addresses, target.now);
  if (batch) target.change.record(false);
  keep_objections(row, owners);
}

/// Whatever becomes of a row, a no in it is heard at once by everybody whom it may be about.
void Importer::keep_objections(const Row& row, std::span<const std::int64_t> owners) {
  if (!writes() || !row.objects()) return;
  auto& writer = m_target->writer;
  writer.flush();
  for (const auto owner : owners) {
    auto member = m_lookup(owner);
    if (!member || !is_owner(*member, row.addresses)) continue;
    auto changes = make_stricter(row, *member);
    if (row.wants_no_mail()) changes.additions.consent = consent(row.mail, member->contact);
    if (!changes.empty()) write(*member, member->addresses.size(), changes);
  }
  writer.flush();
  m_owners.release();
}

/// True where a person of one of these addresses, or of one that stands in the name, was erased:
/// then the row is not taken. Other suppressed addresses are counted: delivery holds their mail
/// back.
bool Importer::take_erased(const Row& row) {
  const auto is_suppressed = [&](const Address& address) {
    return m_suppressions.contains(address.key);
  };
  const auto erased = [&](const Address& address) {
    return is_suppressed(address) && is_erased(address.key);
  };
  const bool in_name = std::ranges::any_of(addresses_within(row.name.value_or("")), erased);
  if (in_name || std::ranges::any_of(row.addresses, erased)) {
    const auto cell = m_rows.cell_of(in_name ? Column::name : Column::email);
    m_report.suppressed.push_back(
        {m_records->position_of(cell), "was erased: only they can come back"});
    return true;
  }
  if (std::ranges::any_of(row.addresses, is_suppressed)) ++m_report.held_back;
  return false;
}

bool Importer::is_erased(const std::string& address_key) {
  settle();
  const auto found = mail::suppression(m_store, address_key);
  return found && found->reason == mail::SuppressionReason::erased;
}

void Importer::write(const Member& member, std::size_t addresses, const Changes& changes) {
  auto& target = *m_target;
  auto& writer = target.writer;
  const bool batch = target.recording == store::Recording::batch;
  writer.flush();
  if (batch) target.change.record(true);
  if (changes.row) writer.update(member);
  if (changes.clears_tags) writer.clear_tags(member.id);
  writer.extend(member.id, addresses, changes.additions);
  if (batch) target.change.record(false);
  if (!batch) target.change.touch(Letter::member, member.id);
}

void Importer::reject(Position position, std::string reason) {
  m_report.rejected.push_back({position, std::move(reason)});
  if (m_options.bad_rows == BadRows::skip) m_rejects.add(*m_records);
}

void Importer::reject_conflict(std::int64_t member, Column column) {
  m_owners.forget();  // it was changed in memory only
  const auto cell = m_rows.cell_of(column);
  reject(m_records->position_of(cell),
         fmt::format("{} has another {}", shown(member),
                     column_names.at(static_cast<std::size_t>(column))));
}

/// By reference, or, where the file itself brought the member, by line.
std::string Importer::shown(std::int64_t member) const {
  if (member < m_first_new) return ref(Letter::member, member);
  return fmt::format("line {}", m_mentions.line(member));
}

std::optional<Consent> Importer::consent(Wish wish, ConsentState present) const {
  if (wish == Wish::not_said) return {};
  const auto where = fmt::format("{}:{}", m_report.source, m_records->position().line);
  return consent_of(wish, present, m_options.fresh_consent, where);
}

/// Before the store is asked or written to by anybody but the writer.
void Importer::settle() {
  if (m_target != nullptr) m_target->writer.settle();
}

/// After a bad row that refuses the whole file the rest is only checked.
bool Importer::writes() const {
  const bool lost = m_options.bad_rows == BadRows::refuse && !m_report.rejected.empty();
  return m_target != nullptr && !lost;
}

}  // namespace qlab::members
