// SPDX-License-Identifier: Apache-2.0
#include "lib/members/former_addresses.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "lib/core/ids.hpp"
#include "lib/core/text.hpp"
#include "lib/members/find.hpp"
#include "lib/store/log_redaction.hpp"

namespace qlab::members {
namespace {

// Columns of the first schema, which never changes.
constexpr std::size_t member_column = 0;
constexpr std::size_t key_column = 3;

}  // namespace

std::optional<mail::SuppressionReason> standing_no(const Member& member) {
  using enum mail::SuppressionReason;
  const auto [word, staffs, bounces] = delivery_deciders;
  if (member.contact == ConsentState::refused || member.contact == ConsentState::withdrawn)
    return unsubscribed;
  if (member.delivery == deliveries.front() || member.delivery_by == bounces) return {};
  return member.delivery_by == staffs ? staff : unsubscribed;
}

std::vector<FormerAddress> former_addresses(const store::Store& store,
                                            const std::set<std::int64_t>& members) {
  std::set<std::string, std::less<>> refs;
  for (const auto id : members) refs.insert(ref(Letter::member, id));
  const auto concerns = [&](std::string_view touched) {
    const auto words = text::split(touched, ' ');
    return std::any_of(words.begin(), words.end(), [&](auto word) { return refs.contains(word); });
  };
  std::vector<FormerAddress> found;
  store::each_logged_row(store, concerns, [&](const store::LoggedRow& row) {
    if (row.table != "member_address") return;
    const auto id = row.value(member_column);
    const auto* member = std::get_if<std::int64_t>(&id);
    if (member == nullptr || !members.contains(*member) || row.before.empty()) return;
    const auto* key = std::get_if<std::string_view>(&row.before[key_column]);
    if (key != nullptr) found.push_back({*member, std::string(*key)});
  });
  return found;
}

void suppress_refused(store::Store& store, const std::vector<FormerAddress>& former, Instant now) {
  for (const auto& [id, key] : former) {
    if (store.first("SELECT 1 FROM member_address WHERE key = ?", key)) continue;
    const auto member = by_id(store, id);
    const auto reason = member ? standing_no(*member) : std::nullopt;
    if (!reason) continue;
    mail::suppress(store, key, *reason,
                   fmt::format("it was an address of {}, who said no", ref(Letter::member, id)),
                   now);
  }
}

}  // namespace qlab::members
