// SPDX-License-Identifier: Apache-2.0
// Puts the rows of a pack into a store. The pack is foreign: every value is checked against its
// column, and the schema checks the rest. Included only by the .cpp files that accept packs.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lib/handover/verify.hpp"
#include "lib/store/packed.hpp"
#include "lib/store/store.hpp"

namespace qlab::handover {

/// The reason of erasing whoever was removed by an order, by which they are known afterwards.
inline constexpr std::string_view removed_by_order = "withdrawn where it was given";

/// By which id a member of the pack is known here.
class MemberIds {
 public:
  explicit MemberIds(store::Store& store);

  /// The id here, a new one where the member is new. Nothing for somebody who was erased here: they
  /// stay erased, whatever comes in; whoever was erased by an order is a member again.
  std::optional<std::int64_t> local(std::int64_t origin);

  /// The same, where the member is known already.
  [[nodiscard]] std::optional<std::int64_t> known(std::int64_t origin) const;

  /// From now on they come as this one too.
  void also(std::int64_t origin, std::int64_t id);

  /// The member was erased because an order said so: should they agree once more, they are who they
  /// were, with the answers that stayed as nobody's.
  void removed(std::int64_t origin);

  /// The order is about somebody who erased themselves here: should they agree once more, they are
  /// somebody new.
  void forget(std::int64_t origin);

 private:
  enum class State { member, erased, removed };
  struct Standing {
    std::int64_t id = 0;
    State state = State::member;
  };
  [[nodiscard]] Standing standing_of(std::int64_t id) const;
  Standing add(std::int64_t origin);

  store::Store& m_store;
  std::unordered_map<std::int64_t, Standing> m_known;
};

class Unpacking {
 public:
  Unpacking(store::Store& store, OpenPack& pack, std::string password);

  /// Rows of a table, from restricted/ or public/. Returns how many. Within the caller's
  /// transaction.
  std::int64_t take(const store::PackedTable& table, std::string_view folder);

  [[nodiscard]] MemberIds& ids() { return m_ids; }

 private:
  class Row;

  store::Store& m_store;
  OpenPack& m_pack;
  std::string m_password;
  MemberIds m_ids;
};

}  // namespace qlab::handover
