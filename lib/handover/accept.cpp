// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/accept.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "lib/comments/packed.hpp"
#include "lib/core/error.hpp"
#include "lib/core/foreign_json.hpp"
#include "lib/core/text.hpp"
#include "lib/erasure/erase.hpp"
#include "lib/erasure/ledger.hpp"
#include "lib/handover/holdings.hpp"
#include "lib/handover/key.hpp"
#include "lib/handover/packed_items.hpp"
#include "lib/handover/unpack.hpp"
#include "lib/mail/suppression.hpp"
#include "lib/members/find.hpp"
#include "lib/store/change.hpp"
#include "lib/store/log.hpp"

namespace qlab::handover {
namespace {

using Json = nlohmann::json;

constexpr std::size_t largest_list = std::size_t{64} << 20;

[[noreturn]] void unreadable(std::string_view entry) {
  throw Error(Kind::data, fmt::format("the entry '{}' is not what qlab writes", entry));
}

/// Whether it could be a hash of ours.
bool is_hash(const Json& value) {
  if (!value.is_string()) return false;
  const auto& text = value.get_ref<const std::string&>();
  return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

void take_suppression_key(store::Store& store, OpenPack& pack, const std::string& password) {
  constexpr auto entry = "restricted/suppression_key.json";
  const auto json = read_json<Json>(pack.read_all(entry, password, 4096));
  if (!json.is_object() || !json.contains("key") || !is_hash(json.at("key"))) unreadable(entry);
  mail::adopt_suppression_key(store, json.at("key").get<std::string>());
}

std::int64_t take_suppressions(store::Store& store, OpenPack& pack, const std::string& password,
                               Instant now) {
  constexpr auto entry = "restricted/suppressions.json";
  std::int64_t count = 0;
  pack.read_lines(entry, password, [&](std::string_view line, std::size_t /*number*/) {
    line = text::trim(line);
    if (line.ends_with(',')) line.remove_suffix(1);
    if (line == "[" || line == "]" || line == "[]" || line.empty()) return;
    const auto row = read_json<Json>(line);
    const bool whole = row.is_object() && row.contains("hash") && is_hash(row.at("hash")) &&
                       row.contains("reason") && row.at("reason").is_string();
    const auto reason = whole ? named<mail::SuppressionReason>(mail::suppression_reasons,
                                                               row.at("reason").get<std::string>())
                              : std::nullopt;
    if (!reason) unreadable(entry);
    mail::suppress_hash(store, row.at("hash").get<std::string>(), *reason, "handed over", now);
    ++count;
  });
  return count;
}

/// Who is in the pack agreed to be; that they were erased here once was by an order to remove them.
void readmit(store::Store& store, OpenPack& pack, const std::string& password,
             const MemberIds& ids) {
  pack.read_lines("restricted/addresses.json", password,
                  [&](std::string_view line, std::size_t /*number*/) {
                    line = text::trim(line);
                    if (line.ends_with(',')) line.remove_suffix(1);
                    const auto row = read_json<Json>(line);
                    if (!row.is_object() || !row.contains("key") || !row.at("key").is_string())
                      return;
                    const auto member = row.find("member");
                    if (member == row.end() || !member->is_number_integer()) return;
                    if (ids.known(member->get<std::int64_t>()))
                      mail::readmit(store, row.at("key").get<std::string>());
                  });
}

void take_rows(store::Store& store, Unpacking& unpacking, OpenPack& pack,
               const std::string& password, Accepted& accepted) {
  for (const auto& table : packed_tables()) {
    const auto rows = unpacking.take(table, "restricted");
    if (table.name == "members") {
      accepted.members = rows;
      readmit(store, pack, password, unpacking.ids());
    }
    if (table.name == "scenarios") accepted.scenarios = rows;
  }
  auto comments = comments::packed_comments(comments::Comments::all);
  comments.columns.pop_back();  // everybody gets text
  accepted.comments = unpacking.take(comments, "public");
  unpacking.take(comments::packed_codings(comments::Comments::all), "public");
  for (const auto& table : comments::packed_by_members()) unpacking.take(table, "restricted");
}

/// With the receipt that says so.
void record(store::Store& store, const Verified& verified, Accepted& accepted, Instant now) {
  const auto& manifest = verified.manifest;
  const auto key = Key::of(store, now);
  accepted.receipt =
      to_json({verified.sha256, manifest.recipient, accepted.members, now, key.public_key()}, key);
  store.run(
      "INSERT INTO handover_received (kind, sha256, organisation, recipient, public_key, made_at,"
      " received_at, receipt) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
      pack_kinds.at(static_cast<std::size_t>(manifest.kind)), verified.sha256,
      manifest.organisation, manifest.recipient, manifest.public_key, manifest.made_at, now,
      accepted.receipt);
  store::log_event(store, fmt::format("accepted the pack {}", verified.sha256), "",
                   "it is acknowledged by a receipt", now);
}

Accepted accepted_from(const Verified& verified) {
  Accepted accepted;
  accepted.kind = verified.manifest.kind;
  accepted.sha256 = verified.sha256;
  accepted.organisation = verified.manifest.organisation;
  accepted.sender = verified.manifest.public_key;
  return accepted;
}

/// Whether it was taken in before; then only its receipt is given again, which may have been lost.
bool was_received(const store::Store& store, const Verified& verified, Accepted& accepted) {
  const auto row =
      store.first("SELECT receipt FROM handover_received WHERE sha256 = ?", verified.sha256);
  if (!row) return false;
  accepted.receipt = row->text(0);
  accepted.fresh = false;
  return true;
}

void require_base(const store::Store& store, const Manifest& manifest) {
  const auto base =
      store.first("SELECT public_key FROM handover_received WHERE sha256 = ?", manifest.base);
  if (!base) {
    throw Error(Kind::refused, "the store does not have what this delta follows",
                fmt::format("accept the pack with the digest {} first", manifest.base));
  }
  if (base->view(0) != manifest.public_key)
    throw Error(Kind::refused, "the delta is signed by another key than what it follows");
}

/// What the delta says must go, in whole orders.
Json removals(OpenPack& pack, const std::string& password) {
  constexpr auto entry = "restricted/removals.json";
  auto list = read_json<Json>(pack.read_all(entry, password, largest_list));
  if (!list.is_array()) unreadable(entry);
  for (const auto& order : list) {
    if (!order.is_object() || !order.contains("member") || !order.at("member").is_number_integer())
      unreadable(entry);
  }
  return list;
}

/// Two of the pack turned out to be one person: so they do here, with what was added here.
void join(store::Store& store, MemberIds& ids, std::int64_t member, std::int64_t kept_origin,
          Instant now) {
  const auto kept = ids.known(kept_origin);
  if (!kept) {
    ids.also(kept_origin, member);
  } else if (*kept != member) {
    members::combine(store, *kept, member, holdings(), now);
  }
}

std::int64_t remove_members(store::Store& store, const mail::SendLock& held, const Json& orders,
                            Instant now) {
  MemberIds ids(store);
  std::int64_t removed = 0;
  for (const auto& order : orders) {
    const auto origin = order.at("member").get<std::int64_t>();
    const auto id = ids.known(origin);
    const auto member = id ? members::by_id(store, *id) : std::nullopt;
    const auto into = order.find("joined_into");
    if (member && into != order.end() && into->is_number_integer()) {
      join(store, ids, *id, into->get<std::int64_t>(), now);
      continue;
    }
    if (member) {
      erasure::erase(store, held, *member, {comments::Texts::keep, std::string(removed_by_order)},
                     now);
      ids.removed(origin);
      ++removed;
    }
    ids.forget(origin);
  }
  return removed;
}

void remove_comments(store::Store& store, OpenPack& pack, Instant now) {
  constexpr auto entry = "public/removed_comments.json";
  const auto list = read_json<Json>(pack.read_all(entry, {}, largest_list));
  if (!list.is_array()) unreadable(entry);
  for (const auto& id : list) {
    if (!id.is_number_integer()) unreadable(entry);
    comments::withdraw_packed(store, id.get<std::int64_t>(), now);
  }
}

/// Who withdrew goes first, one after the other, so that it is done whatever becomes of the rest.
void take_delta(store::Store& store, const mail::SendLock& held, OpenPack& pack,
                const std::string& password, const Verified& verified, Accepted& accepted,
                Instant now) {
  accepted.removed = remove_members(store, held, removals(pack, password), now);
  store::Transaction transaction(store, store::WhenFrozen::allowed);
  accepted.suppressions = take_suppressions(store, pack, password, now);
  Unpacking unpacking(store, pack, password);
  take_rows(store, unpacking, pack, password, accepted);
  remove_comments(store, pack, now);
  record(store, verified, accepted, now);
  transaction.commit();
}

}  // namespace

Accepted accept_pack(store::Store& store, OpenPack& pack, const std::string& password,
                     Instant now) {
  if (pack.manifest().kind == PackKind::delta) {
    throw Error(Kind::refused, "this is a delta: it belongs to a pack that was accepted before",
                "name the folder of the store that was made from the pack");
  }
  const auto verified = pack.verify(password);
  auto accepted = accepted_from(verified);
  if (was_received(store, verified, accepted)) return accepted;
  // Scenarios, guests and their comments are a community as well, and two are not mixed.
  if (!store::is_unused(store))
    throw Error(Kind::refused, fmt::format("'{}' is in use already", store.path().string()),
                "accept the pack into a new folder");
  store::Transaction transaction(store, store::WhenFrozen::allowed);
  take_suppression_key(store, pack, password);
  accepted.suppressions = take_suppressions(store, pack, password, now);
  Unpacking unpacking(store, pack, password);
  take_rows(store, unpacking, pack, password, accepted);
  record(store, verified, accepted, now);
  transaction.commit();
  return accepted;
}

Accepted accept_delta(store::Store& store, const mail::SendLock& held, OpenPack& pack,
                      const std::string& password, Instant now) {
  require_base(store, pack.manifest());
  const auto verified = pack.verify(password);
  auto accepted = accepted_from(verified);
  if (!was_received(store, verified, accepted))
    take_delta(store, held, pack, password, verified, accepted, now);
  // Also where a run before was killed with the pack on record and the bytes not gone yet.
  accepted.purged = erasure::finish(store, erasure::ledger_path(store.path()), now);
  return accepted;
}

}  // namespace qlab::handover
