// SPDX-License-Identifier: Apache-2.0
#include "cmd/members/naming.hpp"

#include "cmd/items.hpp"
#include "lib/core/ids.hpp"
#include "lib/members/find.hpp"

namespace qlab::cmd {

members::Member member_named(Context& context, const std::string& word) {
  auto member = members::resolve(context.store_to_read(), word);
  const auto id = parse_ref(Letter::member, word);
  if (id && *id != member.id) {
    context.note("{} was merged into {}", ref(Letter::member, *id), ref(Letter::member, member.id));
  }
  return member;
}

std::vector<members::Member> members_named(Context& context,
                                           const std::vector<std::string>& words) {
  std::vector<members::Member> found;
  for (const auto& word : ids_or_input(words)) found.push_back(member_named(context, word));
  return found;
}

std::vector<std::int64_t> ids_of(const std::vector<members::Member>& members) {
  std::vector<std::int64_t> ids;
  for (const auto& member : members) ids.push_back(member.id);
  return ids;
}

}  // namespace qlab::cmd
