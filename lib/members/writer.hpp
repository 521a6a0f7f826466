// SPDX-License-Identifier: Apache-2.0
// Writes members: new ones many rows per statement, changes one by one. The only place that
// inserts into the tables of members; the caller holds the change.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/core/worker.hpp"
#include "lib/members/consent.hpp"
#include "lib/members/import_row.hpp"
#include "lib/members/member.hpp"
#include "lib/members/signature.hpp"
#include "lib/store/bulk_insert.hpp"
#include "lib/store/store.hpp"

namespace qlab::members {

/// What is added to a member beside its own row.
struct Additions {
  std::vector<Address> addresses;
  std::vector<std::string> tags;
  std::vector<Participation> participations;
  std::optional<Consent> consent;
  std::vector<std::string> bad_addresses;  ///< by key; those added here included

  [[nodiscard]] bool empty() const {
    return addresses.empty() && tags.empty() && participations.empty() && !consent &&
           bad_addresses.empty();
  }
};

/// Who inserts new members.
enum class Inserting {
  at_once,  ///< the caller, as soon as there are some
  beside    ///< a thread, while the caller makes the next ones
};

class Writer {
 public:
  Writer(store::Store& store, Instant now, Inserting inserting = Inserting::at_once);

  /// The id that the next new member gets.
  [[nodiscard]] std::int64_t next_id() const { return m_next_id; }

  /// Adds a member as the row says; its id is next_id(). It is in the store after flush(). Where it
  /// is inserted beside, the store is the thread's from here until settle() or flush().
  void insert(const Row& row, const std::optional<Consent>& consent = {});

  /// Writes the member's own row as it now is.
  void update(const Member& member);

  /// Adds to a member that has this many addresses. Participations and consents, which are always
  /// new rows, are in the store after flush().
  void extend(std::int64_t member_id, std::size_t addresses, const Additions& additions);

  void clear_tags(std::int64_t member_id);

  /// Waits until nobody inserts beside: then the store is the caller's.
  void settle();

  /// Writes what is kept, parents first.
  void flush();

  /// Lets searches find what was written (lib/members/signature.hpp); after the last flush().
  void sign();

 private:
  void add_tag(std::int64_t member_id, std::string_view tag);
  void add_participation(std::int64_t member_id, const Participation& participation);
  void add_consent(std::int64_t member_id, const Consent& consent);
  std::int64_t tag_id(std::string_view tag);
  std::array<store::BulkInsert*, 5> tables() {
    return {&m_members, &m_addresses, &m_member_tags, &m_participations, &m_consents};
  }

  store::Store& m_store;
  Instant m_now;
  std::int64_t m_next_id;
  std::map<std::string, std::int64_t, std::less<>> m_tags;
  store::BulkInsert m_members;
  store::BulkInsert m_addresses;
  store::BulkInsert m_member_tags;
  store::BulkInsert m_participations;
  store::BulkInsert m_consents;
  store::Statement m_update;
  NewSignatures m_signatures;
  std::optional<Worker> m_beside;  ///< last: it uses the others
};

}  // namespace qlab::members
