// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/author.hpp"

#include "lib/core/address_search.hpp"
#include "lib/core/text.hpp"
#include "lib/members/traces.hpp"

namespace qlab::comments {

std::optional<std::int64_t> member_of(AuthorId author) {
  const auto* member = std::get_if<MemberAuthor>(&author);
  return member == nullptr ? std::nullopt : std::optional(member->id);
}

std::optional<std::int64_t> guest_of(AuthorId author) {
  const auto* guest = std::get_if<GuestAuthor>(&author);
  return guest == nullptr ? std::nullopt : std::optional(guest->id);
}

Authors::Authors(store::Store& store)
    : m_store(store),
      m_suppressions(store),
      m_find_member(store.prepare("SELECT m.id, m.name FROM member_address a"
                                  " JOIN member m ON m.id = a.member_id WHERE a.key = ?")),
      m_find_guest(store.prepare("SELECT id FROM comment_guest WHERE key = ? AND name = ?")),
      m_add_guest(
          store.prepare("INSERT INTO comment_guest (name, address, key) VALUES (?, ?, ?)")) {}

Author Authors::find_or_add(std::string_view given_name, std::string_view given_address) {
  // No export of a blog brings an erased person back.
  if (m_suppressions.names_erased(given_name) || m_suppressions.names_erased(given_address)) {
    given_name = members::former_member;
    given_address = {};
  }
  const auto trimmed = text::trim(given_name);
  const auto name = trimmed.empty() ? std::string_view("Anonymous") : trimmed;
  // Forums show the address of whoever chose no name.
  const auto named_by_address = parse_address(name);
  const auto typed = addresses_within(given_address);
  const auto address = typed.empty() ? named_by_address : std::optional(typed.front());
  if (address && m_find_member.bind(address->key).step()) {
    const bool own =
        named_by_address.has_value() || text::fold(name) == text::fold(m_find_member.view(1));
    return {MemberAuthor{m_find_member.integer(0)}, own ? "" : std::string(name)};
  }
  const std::string key = address ? address->key : "";
  if (m_find_guest.bind(key, name).step()) return {GuestAuthor{m_find_guest.integer(0)}, {}};
  m_add_guest.bind(name, address ? address->shown : "", key).run();
  return {GuestAuthor{m_store.last_id()}, {}};
}

}  // namespace qlab::comments
