// SPDX-License-Identifier: Apache-2.0
// Who was given which members' data: written before it leaves, read when somebody asks or is
// erased.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "lib/core/clock.hpp"
#include "lib/core/names.hpp"
#include "lib/store/store.hpp"

namespace qlab::members {

enum class DisclosureKind { export_, person, report, pack };
inline constexpr Names<4> disclosure_kinds{"export", "person", "report", "pack"};
std::string_view name(DisclosureKind kind);

struct Disclosure {
  std::int64_t id = 0;
  Instant at;
  std::string actor;  ///< the account that ran the command
  DisclosureKind kind = DisclosureKind::export_;
  std::string recipient;  ///< whom the staff gave it to; empty: nobody was named
  std::string file;       ///< the name it was written under; empty: standard output
  std::string sha256;     ///< of that file; empty: there is none, or writing it was broken off
  std::int64_t members = 0;
};

/// Ids as ranges, "1-400 402": a set that costs the same for four members or four million.
class IdRanges {
 public:
  /// Ascending; the same id again is not counted twice.
  void add(std::int64_t id);

  [[nodiscard]] std::int64_t count() const { return m_count; }
  [[nodiscard]] std::string text() const;

 private:
  void close();

  std::string m_text;
  std::int64_t m_first = 0;
  std::int64_t m_last = 0;
  std::int64_t m_count = 0;
};

/// Whether the id stands in a text of ranges.
bool contains(std::string_view ranges, std::int64_t id);

/// Writes one row, durably and at once: what is not on record does not leave. Not undoable. Returns
/// its id, or nothing where nobody's data would leave.
std::optional<std::int64_t> disclose(store::Store& store, DisclosureKind kind,
                                     const IdRanges& members, std::string_view recipient,
                                     std::string_view file, Instant now);

/// Says which file it became, once that is written. Not undoable.
void identify(store::Store& store, std::int64_t disclosure, std::string_view sha256);

/// Calls with each disclosure, oldest first: all, or those with one member's data in them, under
/// whatever id it was before a merge.
void each_disclosure(const store::Store& store, std::optional<std::int64_t> member,
                     const std::function<void(const Disclosure&)>& call);

}  // namespace qlab::members
