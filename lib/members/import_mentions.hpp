// SPDX-License-Identifier: Apache-2.0
// Which row of a file spoke of a member first, and what it said: two rows about one person must
// agree, or one of them would be lost.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "lib/members/import_columns.hpp"
#include "lib/members/import_records.hpp"

namespace qlab::members {

class Mentions {
 public:
  explicit Mentions(const Columns& columns);

  enum class Seen { never, alike, differently };

  /// Remembers that the present record speaks of the member, and says whether one did before.
  Seen mention(std::int64_t member, const Records& records);

  /// The line of the first record about the member, 0 for none.
  [[nodiscard]] std::size_t line(std::int64_t member) const;

 private:
  struct Mention {
    std::size_t line = 0;  ///< 0: none
    std::size_t content = 0;
  };

  [[nodiscard]] std::size_t content(const Records& records) const;

  const Columns& m_columns;
  bool m_takes_every_column;
  std::vector<Mention> m_mentions;  ///< by member id
};

}  // namespace qlab::members
