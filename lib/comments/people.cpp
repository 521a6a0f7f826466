// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/people.hpp"

#include <algorithm>
#include <optional>

#include "lib/core/address.hpp"
#include "lib/members/find.hpp"

namespace qlab::comments {
namespace {

/// The comments that have a reply, ascending.
std::vector<std::int64_t> ids_answered(const store::Store& store) {
  auto rows = store.prepare(
      "SELECT DISTINCT parent_id FROM comment INDEXED BY comment_parent"
      " WHERE parent_id IS NOT NULL ORDER BY parent_id");
  std::vector<std::int64_t> ids;
  while (rows.step()) ids.push_back(rows.integer(0));
  return ids;
}

}  // namespace

std::vector<std::int64_t> ids_of_authors(const store::Store& store) {
  auto rows = store.prepare(
      "SELECT DISTINCT member_id FROM comment WHERE member_id IS NOT NULL ORDER BY member_id");
  std::vector<std::int64_t> ids;
  while (rows.step()) ids.push_back(rows.integer(0));
  return ids;
}

Writing writing(const store::Store& store) {
  auto rows = store.prepare(
      "SELECT member_id, state = 'published', written_at, iif(parent_id IS NULL, id, NULL)"
      " FROM comment INDEXED BY comment_member WHERE member_id IS NOT NULL"
      " ORDER BY member_id, state, written_at");
  const auto answered = ids_answered(store);
  Writing writing;
  while (rows.step()) {
    const auto member = rows.integer(0);
    if (writing.authors.empty() || writing.authors.back() != member)
      writing.authors.push_back(member);
    if (rows.integer(1) == 0) continue;
    writing.published.push_back({member, rows.instant(2)});
    const auto begun = rows.maybe_integer(3);
    if (begun && std::ranges::binary_search(answered, *begun))
      writing.threads.push_back({member, *begun});
  }
  return writing;
}

void each_guest_name(const store::Store& store, const std::function<void(std::string_view)>& call) {
  auto rows = store.prepare("SELECT name FROM comment_guest");
  while (rows.step()) call(rows.view(0));
}

void each_guest(const store::Store& store,
                const std::function<void(const members::Member&)>& call) {
  auto rows = store.prepare(
      "SELECT name, address, key FROM comment_guest WHERE address <> '' ORDER BY id DESC");
  while (rows.step()) {
    members::Member guest;
    guest.name = rows.view(0);
    guest.addresses.push_back({rows.text(1), rows.text(2), members::AddressState::ok});
    call(guest);
  }
}

members::Member require_person(const store::Store& store, std::string_view who) {
  const auto address = parse_address(who);
  if (!address || members::id_by_address(store, who)) return members::resolve(store, who);
  std::optional<members::Member> found;
  each_guest(store, [&](const members::Member& guest) {
    if (!found && guest.addresses.front().key == address->key) found = guest;
  });
  return found ? *found : members::resolve(store, who);
}

}  // namespace qlab::comments
