// SPDX-License-Identifier: Apache-2.0
// What a member file may say against mail that was not understood: a column that nobody knows and
// that says no of some people, and words below a wish that are neither yes nor no. Nobody is out
// because of them, so they are named.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lib/members/import_columns.hpp"

namespace qlab::members {

class Unheard {
 public:
  /// The columns must outlive it.
  explicit Unheard(const Columns& columns);

  /// Looks at the cells of a row.
  void hear(std::span<const std::string_view> cells);

  /// A sentence for each such column.
  [[nodiscard]] std::vector<std::string> warnings() const;

 private:
  enum class Kind { unnamed, unknown, wish };

  struct Watched {
    std::size_t column;
    Kind kind;
    std::size_t cells = 0;  ///< those that say no, or what nobody understood
    std::vector<std::string> examples;

    bool hear(std::string_view cell);
  };

  [[nodiscard]] std::string warning(const Watched& watched) const;

  const Columns& m_columns;
  std::vector<Watched> m_watched;
};

}  // namespace qlab::members
