// SPDX-License-Identifier: Apache-2.0
// Who wrote a comment: a member, found by address, or a guest, whose name and address are kept in a
// table of their own.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "lib/mail/suppression.hpp"
#include "lib/store/store.hpp"

namespace qlab::comments {

/// Who wrote: a member or a guest, by id.
struct MemberAuthor {
  std::int64_t id = 0;
};
struct GuestAuthor {
  std::int64_t id = 0;
};
using AuthorId = std::variant<MemberAuthor, GuestAuthor>;

std::optional<std::int64_t> member_of(AuthorId author);
std::optional<std::int64_t> guest_of(AuthorId author);

struct Author {
  AuthorId id;
  std::string signed_as;  ///< the name under the comment, where it is not the member's own
};

/// Finds authors one after the other, and remembers guests: part of the caller's change.
class Authors {
 public:
  explicit Authors(store::Store& store);

  /// The member who has this address, else the guest of this name and address. The address may
  /// stand in other text, or be the name; one that is none counts as absent. A guest without a name
  /// is "Anonymous". Whoever was erased is a "former member" without an address.
  Author find_or_add(std::string_view name, std::string_view address);

 private:
  store::Store& m_store;
  mail::SuppressionLookup m_suppressions;
  store::Statement m_find_member;
  store::Statement m_find_guest;
  store::Statement m_add_guest;
};

}  // namespace qlab::comments
