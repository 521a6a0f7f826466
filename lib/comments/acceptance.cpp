// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/acceptance.hpp"

#include <fmt/format.h>

#include "lib/comments/add.hpp"
#include "lib/core/address.hpp"
#include "lib/core/ids.hpp"
#include "lib/core/text.hpp"
#include "lib/members/find.hpp"
#include "lib/store/change.hpp"

namespace qlab::comments {
namespace {

/// A guest who has commented, or is named now.
Author guest(store::Store& store, const Acceptor& acceptor) {
  if (!acceptor.guest.empty()) return find_or_add_guest(store, {acceptor.guest, acceptor.who});
  const auto address = parse_address(acceptor.who);
  const auto known =
      address ? store.first("SELECT id FROM comment_guest WHERE key = ? LIMIT 1", address->key)
              : std::nullopt;
  if (known) return {GuestAuthor{known->integer(0)}, {}};
  throw Error(Kind::not_found,
              fmt::format("no member and no guest matches '{}'", text::terminal_safe(acceptor.who)),
              "give the name of a new guest with --guest");
}

std::string name_of(const store::Store& store, AuthorId author) {
  const auto member = member_of(author);
  const auto row =
      member ? store.first("SELECT name FROM member WHERE id = ?", *member)
             : store.first("SELECT name FROM comment_guest WHERE id = ?", guest_of(author));
  return row ? row->text(0) : std::string();
}

AuthorId author(store::Store& store, const Acceptor& acceptor) {
  const auto id = parse_ref(Letter::member, acceptor.who);
  if (id) return MemberAuthor{members::resolve(store, acceptor.who).id};
  if (const auto member = members::by_address(store, acceptor.who)) return MemberAuthor{member->id};
  return guest(store, acceptor).id;
}

}  // namespace

Accepted accept_policy(store::Store& store, const Acceptor& acceptor, Instant now) {
  store::Change change(store, now);
  const auto who = author(store, acceptor);
  const auto present = present_policy(store, now);
  const auto version = require_policy(store, acceptor.version.value_or(present)).version;
  Accepted accepted{version, name_of(store, who), member_of(who),
                    !has_accepted(store, who, version)};
  accept(store, who, version, acceptor.evidence, now);
  if (accepted.member_id) change.touch(Letter::member, *accepted.member_id);
  change.commit(fmt::format("version {} of the comments policy accepted", version));
  return accepted;
}

}  // namespace qlab::comments
