// SPDX-License-Identifier: Apache-2.0
#include "lib/members/writer.hpp"

#include <algorithm>

#include "lib/store/new_rows.hpp"

namespace qlab::members {
namespace {

constexpr std::size_t tables_ahead = 32;  // parts of tables that wait to be inserted: a few MB

bool contains(const std::vector<std::string>& keys, const std::string& key) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

}  // namespace

Writer::Writer(store::Store& store, Instant now, Inserting inserting)
    : m_store(store),
      m_now(now),
      m_next_id(store::last_id(store, "member") + 1),
      m_members(
          store,
          "member (id, name, organisation, role, nation, relation, account, outlook, interest,"
          " delivery, joined_at, updated_at)",
          12),
      m_addresses(store, "member_address (member_id, position, address, key, state)", 5),
      m_member_tags(store, "member_tag (member_id, tag_id)", 2),
      m_participations(store, "participation (member_id, kind, at, object)", 4),
      m_consents(store,
                 "consent (member_id, purpose, recipient, state, channel, evidence, wording, actor,"
                 " at)",
                 9),
      m_update(store.prepare("UPDATE member SET name = ?, organisation = ?, role = ?, nation = ?,"
                             " relation = ?, account = ?, outlook = ?, interest = ?, delivery = ?,"
                             " delivery_by = ?, updated_at = ? WHERE id = ?")),
      m_signatures(m_next_id) {
  if (inserting == Inserting::beside) m_beside.emplace(tables_ahead);
}

void Writer::insert(const Row& row, const std::optional<Consent>& consent) {
  const auto id = m_next_id++;
  m_members.add(id, row.name.value_or(""), row.organisation.value_or(""), row.role.value_or(""),
                row.nation.value_or(""), row.relation.value_or(""), row.account.value_or(""),
                row.outlook.value_or(outlooks.back()), row.interest.value_or(interests.back()),
                row.delivery_off ? "off" : "on", m_now, m_now);
  for (const auto* text : {&row.name, &row.organisation, &row.role, &row.nation})
    m_signatures.add(id, text->value_or(""));
  for (std::size_t i = 0; i < row.addresses.size(); ++i) {
    const auto& address = row.addresses[i];
    m_signatures.add(id, address.shown);
    const bool bad = contains(row.bad_addresses, address.key);
    m_addresses.add(id, i, address.shown, address.key, bad ? "bad" : "ok");
  }
  for (const auto& tag : row.tags) add_tag(id, tag);
  for (const auto& participation : row.participations) add_participation(id, participation);
  if (consent) add_consent(id, *consent);
  if (!m_members.full()) return;
  // Parents before their parts.
  for (auto* table : tables()) {
    if (m_beside) {
      m_beside->add(table->take_full());
    } else {
      table->flush_full();
    }
  }
}

void Writer::update(const Member& member) {
  m_update.bind(member.name, member.organisation, member.role, member.nation, member.relation,
                member.account, member.outlook, member.interest, member.delivery,
                member.delivery_by, m_now, member.id);
  m_update.run();
  for (const auto* text : {&member.name, &member.organisation, &member.role, &member.nation})
    m_signatures.add(member.id, *text);
}

void Writer::extend(std::int64_t member_id, std::size_t addresses, const Additions& additions) {
  for (const auto& address : additions.addresses) {
    const bool bad = contains(additions.bad_addresses, address.key);
    m_signatures.add(member_id, address.shown);
    m_addresses.add(member_id, addresses++, address.shown, address.key, bad ? "bad" : "ok");
  }
  for (const auto& tag : additions.tags) add_tag(member_id, tag);
  for (const auto& part : additions.participations) add_participation(member_id, part);
  if (additions.consent) add_consent(member_id, *additions.consent);
  for (const auto& key : additions.bad_addresses) {
    m_store.run("UPDATE member_address SET state = 'bad' WHERE key = ? AND member_id = ?", key,
                member_id);
  }
  m_addresses.flush();
  m_member_tags.flush();
}

void Writer::clear_tags(std::int64_t member_id) {
  m_store.run("DELETE FROM member_tag WHERE member_id = ?", member_id);
}

void Writer::settle() {
  if (m_beside) m_beside->finish();
}

void Writer::flush() {
  settle();
  for (auto* table : tables()) table->flush();
}

void Writer::sign() {
  m_signatures.write(m_store);
  members::sign(m_store);
}

void Writer::add_tag(std::int64_t member_id, std::string_view tag) {
  m_member_tags.add(member_id, tag_id(tag));
}

void Writer::add_participation(std::int64_t member_id, const Participation& participation) {
  m_participations.add(member_id, participation.kind, participation.at, participation.object);
}

void Writer::add_consent(std::int64_t member_id, const Consent& consent) {
  m_consents.add(member_id, name(consent.purpose), consent.recipient, name(consent.state),
                 consent.channel, consent.evidence, consent.wording, m_store.author().actor, m_now);
}

std::int64_t Writer::tag_id(std::string_view tag) {
  if (const auto known = m_tags.find(tag); known != m_tags.end()) return known->second;
  settle();
  const auto found = m_store.first("SELECT id FROM tag WHERE name = ?", tag);
  if (!found) m_store.run("INSERT INTO tag (name) VALUES (?)", tag);
  const auto id = found ? found->integer(0) : m_store.last_id();
  m_tags.emplace(tag, id);
  return id;
}

}  // namespace qlab::members
