// SPDX-License-Identifier: Apache-2.0
// What tells of one person in any text: the name and the addresses that they have or once had.
// Asked by every room when somebody is erased.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lib/members/member.hpp"
#include "lib/store/store.hpp"

namespace qlab::members {

/// Stands where an erased person's name stood.
inline constexpr std::string_view former_member = "former member";

class Traces {
 public:
  Traces(const store::Store& store, const Member& member);

  /// Another name or address of the same person. One that somebody else has now is nobody's trace.
  void add_name(std::string_view name);
  void add_address(std::string_view address);

  [[nodiscard]] std::int64_t member() const { return m_member; }

  /// The keys of the addresses (lib/core/address.hpp).
  [[nodiscard]] std::span<const std::string> keys() const { return m_keys; }

  [[nodiscard]] bool is_name(std::string_view text) const;
  [[nodiscard]] bool is_address(std::string_view text) const;

  /// Whether the text is the name, or an address stands in it.
  [[nodiscard]] bool is_named(std::string_view text) const;

  /// Whether a name or an address stands in it, as words of their own and however it is spelt.
  [[nodiscard]] bool is_mentioned(std::string_view text) const;

  /// The text with "[former member]" for each name and address.
  [[nodiscard]] std::string masked(std::string text) const;

 private:
  [[nodiscard]] bool is_shared(const std::string& folded) const;

  const store::Store& m_store;
  std::int64_t m_member;
  std::vector<std::string> m_names;      ///< as given
  std::vector<std::string> m_folded;     ///< the same, folded
  std::vector<std::string> m_sought;     ///< the same, folded for search
  std::vector<std::string> m_addresses;  ///< as given, and their keys
  std::vector<std::string> m_keys;
};

}  // namespace qlab::members
