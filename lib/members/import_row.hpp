// SPDX-License-Identifier: Apache-2.0
// What one row of a member file says, before anybody is looked up.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lib/core/address.hpp"
#include "lib/members/import_columns.hpp"
#include "lib/members/participation.hpp"

namespace qlab::members {

/// Nothing: leave what is there alone. Empty: clear it.
using Said = std::optional<std::string_view>;

/// Whether mail is wanted. A yes counts only with fresh evidence; who withdrew once said yes.
enum class Wish { not_said, yes, no, withdrawn };

/// The views live as long as the record they were read from. Nothing is in a list twice.
struct Row {
  Said name;
  Said organisation;
  Said role;
  Said nation;
  Said relation;
  Said account;
  Said outlook;
  Said interest;
  std::vector<Address> addresses;
  Said ref;  ///< of a row without addresses in an export of our own
  bool clears_tags = false;
  std::vector<std::string> tags;
  std::vector<Participation> participations;
  bool delivery_off = false;
  std::vector<std::string> bad_addresses;  ///< keys of those that no mail reaches
  Wish mail = Wish::not_said;

  [[nodiscard]] bool wants_no_mail() const { return mail == Wish::no || mail == Wish::withdrawn; }

  /// Whether it says anything against mail to the person.
  [[nodiscard]] bool objects() const {
    return wants_no_mail() || delivery_off || !bad_addresses.empty();
  }

  /// Says nothing again; the lists keep their memory for the next row.
  void clear();
};

/// What is wrong with a row, and in which of its cells.
struct Fault {
  std::size_t cell = 0;
  std::string reason;
};

class RowReader {
 public:
  explicit RowReader(const Columns& columns) : m_columns(columns) {}

  /// Reads a record; nothing where it is in order. The row is valid until the next call.
  std::optional<Fault> read(std::span<const std::string_view> cells);

  [[nodiscard]] const Row& row() const { return m_row; }

  /// Where a column of this meaning stands; the first cell where there is none.
  [[nodiscard]] std::size_t cell_of(Column column) const;

 private:
  Said* plain(Column column);
  std::optional<std::string> clear(Column column);
  std::optional<std::string> take(Column column, std::string_view cell);
  std::optional<std::string> take_addresses(std::string_view cell);
  std::optional<std::string> take_bad_addresses(std::string_view cell);
  void take_tags(std::string_view cell);
  std::optional<std::string> take_participations(std::string_view cell);
  std::optional<std::string> take_wish(Column column, std::string_view cell);
  void settle_name();
  void join_names(std::initializer_list<Said> parts);
  void apply_standing();

  const Columns& m_columns;
  Row m_row;
  Said m_first_name;
  Said m_middle_name;
  Said m_last_name;
  bool m_first_is_bad = false;  ///< the row's first address
  std::string m_joined_name;
};

}  // namespace qlab::members
