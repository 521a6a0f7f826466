// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/people.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "lib/core/address.hpp"
#include "lib/core/error.hpp"
#include "lib/core/ids.hpp"
#include "lib/core/text.hpp"
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

void require_no_guest(const store::Store& store, std::string_view address) {
  const auto parsed = parse_address(address);
  if (!parsed || members::id_by_address(store, address)) return;
  const auto wrote = store.first(
      "SELECT c.id FROM comment_guest g JOIN comment c ON c.guest_id = g.id WHERE g.key = ?"
      " ORDER BY c.id LIMIT 1",
      parsed->key);
  if (!wrote) return;
  throw Error(Kind::not_found,
              fmt::format("'{}' is the address of a guest who wrote {}, and of no member",
                          text::terminal_safe(address), ref(Letter::comment, wrote->integer(0))),
              "make them one, with the same address: 'qlab members add'; then this again");
}

}  // namespace qlab::comments
