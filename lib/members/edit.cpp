// SPDX-License-Identifier: Apache-2.0
#include "lib/members/edit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "lib/core/error.hpp"
#include "lib/core/ids.hpp"
#include "lib/core/text.hpp"
#include "lib/members/edit_addresses.hpp"
#include "lib/members/edit_fields.hpp"
#include "lib/members/find.hpp"
#include "lib/members/former_addresses.hpp"
#include "lib/members/signature.hpp"
#include "lib/store/change.hpp"

namespace qlab::members {
namespace {

/// A member as it was and as it is to be.
struct Edited {
  Member member;
  std::vector<Participation> added;
  std::vector<Participation> removed;
  std::vector<FieldChange> changes;
  std::vector<FormerAddress> gone;
  bool own_row = false;
  bool addresses = false;
};

void edit_participations(const store::Store& store, const Edit& edit, Edited& edited) {
  const auto present = participations(store, edited.member.id);
  const auto has = [&](const Participation& one) {
    return std::find(present.begin(), present.end(), one) != present.end();
  };
  for (const auto& one : edit.participations) {
    if (has(one)) continue;
    edited.added.push_back(one);
    edited.changes.push_back({edited.member.id, "participation", "", shown(one)});
  }
  for (const auto& one : edit.removed_participations) {
    if (!has(one)) {
      throw Error(
          Kind::not_found,
          fmt::format("{} has no participation '{}'", ref(Letter::member, edited.member.id),
                      text::terminal_safe(shown(one))),
          fmt::format("'qlab members view {}' lists them", ref(Letter::member, edited.member.id)));
    }
    edited.removed.push_back(one);
    edited.changes.push_back({edited.member.id, "participation", shown(one), ""});
  }
}

std::vector<FormerAddress> gone(const Member& before, const Member& after) {
  std::vector<FormerAddress> gone;
  for (const auto& address : before.addresses) {
    const auto is_it = [&](const MemberAddress& other) { return other.key == address.key; };
    if (std::none_of(after.addresses.begin(), after.addresses.end(), is_it))
      gone.push_back({before.id, address.key});
  }
  return gone;
}

Edited edited(const store::Store& store, std::int64_t id, const Edit& edit) {
  Edited edited;
  const auto before = by_id(store, id).value();
  edited.member = before;
  const auto note = [&](std::string_view field, std::string before, std::string after) {
    if (before == after) return false;
    edited.changes.push_back({id, std::string(field), std::move(before), std::move(after)});
    return true;
  };
  edited.addresses = edit_addresses(store, edit, edited.member, note);
  edited.gone = gone(before, edited.member);
  edited.own_row = edit_fields(edit, edited.member, note);
  edit_participations(store, edit, edited);
  return edited;
}

void write_addresses(store::Store& store, const Member& member) {
  store.run("DELETE FROM member_address WHERE member_id = ?", member.id);
  std::int64_t position = 0;
  for (const auto& address : member.addresses) {
    store.run(
        "INSERT INTO member_address (member_id, position, address, key, state)"
        " VALUES (?, ?, ?, ?, ?)",
        member.id, position++, address.shown, address.key,
        address.state == AddressState::ok ? "ok" : "bad");
  }
}

void write(store::Store& store, const Edited& edited, Instant now) {
  const auto& member = edited.member;
  store.run(
      "UPDATE member SET name = ?2, organisation = ?3, role = ?4, nation = ?5, relation = ?6,"
      " account = ?7, outlook = ?8, interest = ?9, delivery = ?10, delivery_by = ?11,"
      " updated_at = ?12 WHERE id = ?1",
      member.id, member.name, member.organisation, member.role, member.nation, member.relation,
      member.account, member.outlook, member.interest, member.delivery, member.delivery_by, now);
  if (edited.addresses) write_addresses(store, member);
  for (const auto& one : edited.added) {
    store.run("INSERT INTO participation (member_id, kind, at, object) VALUES (?, ?, ?, ?)",
              member.id, one.kind, one.at, one.object);
  }
  for (const auto& one : edited.removed) {
    store.run(
        "DELETE FROM participation WHERE member_id = ? AND kind = ? AND at = ? AND object = ?",
        member.id, one.kind, one.at, one.object);
  }
}

/// Who asks for no more mail is heard after the freeze too.
store::WhenFrozen when_frozen(const Edit& edit) {
  auto rest = edit;
  rest.delivery.reset();
  const bool is_no = edit.delivery && canonical(deliveries, *edit.delivery) == deliveries.back() &&
                     edit.delivery_by == delivery_deciders.front();
  return is_no && rest.empty() ? store::WhenFrozen::allowed : store::WhenFrozen::refused;
}

/// Named twice is named once.
std::vector<std::int64_t> different(std::span<const std::int64_t> members) {
  std::vector<std::int64_t> ids(members.begin(), members.end());
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

}  // namespace

bool Edit::empty() const {
  const bool fields = name || organisation || role || nation || relation || outlook || interest ||
                      account || delivery;
  const bool addresses = !added_emails.empty() || !removed_emails.empty() ||
                         !replaced_emails.empty() || !primary.empty();
  return !fields && !addresses && participations.empty() && removed_participations.empty();
}

std::vector<FieldChange> preview_edit(const store::Store& store,
                                      std::span<const std::int64_t> members, const Edit& edit) {
  std::vector<FieldChange> changes;
  for (const auto id : different(members)) {
    auto one = edited(store, id, edit);
    changes.insert(changes.end(), one.changes.begin(), one.changes.end());
  }
  return changes;
}

std::vector<FieldChange> edit(store::Store& store, std::span<const std::int64_t> members,
                              const Edit& edit, Instant now) {
  store::Change change(store, now, when_frozen(edit));
  std::vector<FieldChange> changes;
  std::vector<FormerAddress> gone;
  std::set<std::int64_t> touched;
  for (const auto id : different(members)) {
    auto one = edited(store, id, edit);
    if (one.changes.empty()) continue;
    write(store, one, now);
    change.touch(Letter::member, id);
    touched.insert(id);
    changes.insert(changes.end(), one.changes.begin(), one.changes.end());
    gone.insert(gone.end(), one.gone.begin(), one.gone.end());
  }
  suppress_refused(store, gone, now);
  if (edit.delivery) suppress_refused(store, former_addresses(store, touched), now);
  sign(store);
  change.commit(fmt::format("{} members edited", touched.size()));
  return changes;
}

}  // namespace qlab::members
