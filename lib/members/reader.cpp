// SPDX-License-Identifier: Apache-2.0
#include "lib/members/reader.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "lib/store/required.hpp"

namespace qlab::members {
namespace {

/// A gap shorter than this is stepped over; a longer one costs less as a search in the index. Where
/// one gap was long, the next is likely to be.
constexpr int steps_before_search = 8;

// What PartsReader follows, each in the order of an index: neither sorted nor read as a whole.
// The + keeps the contact rows from the index of states, which is in the order of states.
constexpr auto addresses_sql =
    "SELECT member_id, address, key, state FROM member_address WHERE member_id >= ?1"
    " ORDER BY member_id, position";
constexpr auto tags_sql =
    "SELECT member_id, tag_id FROM member_tag WHERE member_id >= ?1 ORDER BY member_id";
constexpr auto contact_sql =
    "SELECT member_id, state FROM consent INDEXED BY consent_present WHERE member_id >= ?1"
    " AND +purpose = 'contact' AND +recipient = '' ORDER BY member_id, purpose, recipient, id";
constexpr auto participations_sql =
    "SELECT member_id, kind, at, object FROM participation WHERE member_id >= ?1"
    " ORDER BY member_id, kind, at, object";

}  // namespace

std::string_view row_columns(Parts parts) {
  if (!parts.details) return "m.id, m.name, m.organisation";
  return "m.id, m.name, m.organisation, m.role, m.nation, m.relation, m.account, m.outlook,"
         " m.delivery, m.joined_at, m.updated_at, m.interest, m.delivery_by";
}

void fill_row(const store::Statement& row, Member& member, Parts parts) {
  member.id = row.integer(0);
  member.name = row.view(1);
  member.organisation = row.view(2);
  if (!parts.details) return;
  member.role = row.view(3);
  member.nation = row.view(4);
  member.relation = row.view(5);
  member.account = row.view(6);
  member.outlook = row.view(7);
  member.delivery = row.view(8);
  member.joined = row.instant(9);
  member.updated = row.instant(10);
  member.interest = row.view(11);
  member.delivery_by = row.view(12);
}

bool Follower::seek(std::int64_t member_id) {
  const bool forward = m_started && member_id > m_asked;
  m_asked = member_id;
  if (!forward) restart(member_id);
  int steps = 0;
  for (int most = m_gaps_are_long ? 1 : steps_before_search; m_at && *m_at < member_id; ++steps) {
    steps < most ? step() : restart(member_id);
  }
  m_gaps_are_long = steps > 1;
  return m_at == member_id;
}

bool Follower::next() {
  step();
  return m_at == m_asked;
}

void Follower::release() {
  m_rows.reset();
  m_started = false;
}

void Follower::restart(std::int64_t member_id) {
  m_rows.bind(member_id);
  m_started = true;
  step();
}

void Follower::step() { m_at = m_rows.step() ? std::optional(m_rows.integer(0)) : std::nullopt; }

PartsReader::PartsReader(const store::Store& store, Parts parts) : m_store(store) {
  if (parts.addresses) m_addresses.emplace(store, addresses_sql);
  if (parts.tags) m_tags.emplace(store, tags_sql);
  if (parts.contact) m_contact.emplace(store, contact_sql);
  if (parts.participations) m_participations.emplace(store, participations_sql);
}

void PartsReader::fill(Member& member) {
  if (m_addresses) fill_addresses(member);
  if (m_tags) fill_tags(member);
  if (m_contact) fill_contact(member);
  if (m_participations) fill_participations(member);
}

void PartsReader::release() {
  for (auto* rows : {&m_addresses, &m_tags, &m_contact, &m_participations}) {
    if (*rows) (*rows)->release();
  }
}

void PartsReader::fill_addresses(Member& member) {
  std::size_t count = 0;
  for (bool more = m_addresses->seek(member.id); more; more = m_addresses->next()) {
    // The strings of the last member are written over, so that a long list allocates nothing.
    if (count == member.addresses.size()) member.addresses.emplace_back();
    auto& address = member.addresses[count++];
    address.shown = m_addresses->row().view(1);
    address.key = m_addresses->row().view(2);
    address.state = m_addresses->row().view(3) == "ok" ? AddressState::ok : AddressState::bad;
  }
  member.addresses.resize(count);
}

void PartsReader::fill_tags(Member& member) {
  std::size_t count = 0;
  for (bool more = m_tags->seek(member.id); more; more = m_tags->next()) {
    if (count == member.tags.size()) member.tags.emplace_back();
    member.tags[count++] = tag_name(m_tags->row().integer(1));
  }
  member.tags.resize(count);
  std::sort(member.tags.begin(), member.tags.end());
}

const std::string& PartsReader::tag_name(std::int64_t id) {
  const auto known = m_tag_names.find(id);
  if (known != m_tag_names.end()) return known->second;
  const auto name = store::required(m_store.first("SELECT name FROM tag WHERE id = ?", id)).text(0);
  return m_tag_names.emplace(id, name).first->second;
}

void PartsReader::fill_contact(Member& member) {
  member.contact = ConsentState::unknown;
  for (bool more = m_contact->seek(member.id); more; more = m_contact->next()) {
    member.contact = named<ConsentState>(consent_states, m_contact->row().view(1)).value();
  }
}

void PartsReader::fill_participations(Member& member) {
  member.participations.clear();
  for (bool more = m_participations->seek(member.id); more; more = m_participations->next()) {
    const auto& row = m_participations->row();
    member.participations.push_back({row.text(1), row.instant(2), row.text(3)});
  }
}

Lookup::Lookup(const store::Store& store, Parts parts)
    : m_wanted(parts),
      m_row(store.prepare(
          fmt::format("SELECT {} FROM member AS m WHERE m.id = ? AND m.erased_at IS NULL",
                      row_columns(parts)))),
      m_parts(store, parts) {}

std::optional<Member> Lookup::operator()(std::int64_t id) {
  std::optional<Member> member;
  if (m_row.bind(id).step()) {
    fill_row(m_row, member.emplace(), m_wanted);
    m_parts.fill(*member);
  }
  m_row.reset();
  m_parts.release();
  return member;
}

}  // namespace qlab::members
