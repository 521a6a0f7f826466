// SPDX-License-Identifier: Apache-2.0
// Reads members and their parts from several tables side by side: as fast as one scan of each when
// asked in the order of ids, and by the index when asked for one. Used by find and import.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lib/members/find.hpp"
#include "lib/members/member.hpp"
#include "lib/store/store.hpp"

namespace qlab::members {

/// The columns that fill_row() reads, from `member AS m`.
std::string_view row_columns(Parts parts = {});

/// Fills in what stands in the member's own row.
void fill_row(const store::Statement& row, Member& member, Parts parts = {});

/// A statement over rows in the order of member ids, the id in column 0 and "id >= ?1" its
/// condition: stepped forward while the ids asked for come in order, started again where not.
class Follower {
 public:
  Follower(const store::Store& store, const std::string& sql) : m_rows(store.prepare(sql)) {}

  /// Moves to the first row of the member; false where there is none.
  bool seek(std::int64_t member_id);

  /// Moves to the next row of the same member.
  bool next();

  /// Lets go of the rows, so that the next seek sees what was written meanwhile.
  void release();

  [[nodiscard]] const store::Statement& row() const { return m_rows; }

 private:
  void restart(std::int64_t member_id);
  void step();

  store::Statement m_rows;
  std::int64_t m_asked = 0;          ///< the id asked for last
  std::optional<std::int64_t> m_at;  ///< the id of the present row; nothing behind the last
  bool m_started = false;
  bool m_gaps_are_long = false;
};

/// Fills in the parts of a member by its id.
class PartsReader {
 public:
  PartsReader(const store::Store& store, Parts parts);

  void fill(Member& member);

  /// Lets go of all rows, so that the next member is read as it is then.
  void release();

 private:
  void fill_addresses(Member& member);
  void fill_tags(Member& member);
  void fill_contact(Member& member);
  void fill_participations(Member& member);
  /// Tags are few and their members many: each name is read once.
  const std::string& tag_name(std::int64_t id);

  const store::Store& m_store;
  // Of the parts that are asked for: a part that nobody shows costs not even its statement.
  std::optional<Follower> m_addresses;
  std::optional<Follower> m_tags;
  std::optional<Follower> m_contact;
  std::optional<Follower> m_participations;
  std::unordered_map<std::int64_t, std::string> m_tag_names;
};

/// Reads member after member by id, each as it is at that moment: by_id() for whoever asks often.
class Lookup {
 public:
  explicit Lookup(const store::Store& store, Parts parts = {});

  /// The member of this id; one who was erased is nobody.
  std::optional<Member> operator()(std::int64_t id);

 private:
  Parts m_wanted;
  store::Statement m_row;
  PartsReader m_parts;
};

}  // namespace qlab::members
