// SPDX-License-Identifier: Apache-2.0
#include "lib/members/undo.hpp"

#include <fmt/format.h>

#include "lib/core/ids.hpp"
#include "lib/core/text.hpp"
#include "lib/store/footprint.hpp"

namespace qlab::members {
namespace {

/// The changes after this one that added what is the member's no by now: "4 (members consent)".
std::vector<std::string> noes_since(const store::Store& store, std::int64_t change,
                                    std::int64_t member) {
  auto no = store.prepare(
      "SELECT 1 FROM consent c WHERE member_id = ?1 AND id BETWEEN ?2 AND ?3"
      " AND state IN ('refused', 'withdrawn') AND id = (SELECT max(id) FROM consent"
      " WHERE member_id = ?1 AND purpose = c.purpose AND recipient = c.recipient)");
  std::vector<std::string> found;
  store::each_change(store, {}, [&](const store::LogEntry& later) {
    if (later.id <= change) return;
    const auto added = store::Footprint(store, later).inserted("consent");
    const bool is_no = std::any_of(added.begin(), added.end(), [&](const store::Range& ids) {
      return no.bind(member, ids.first, ids.last).step();
    });
    if (is_no) found.push_back(fmt::format("{} ({})", later.id, later.command));
  });
  return found;
}

std::optional<std::string> objection(const store::Store& store, const store::LogEntry& merge,
                                     std::span<const store::Range> merged) {
  auto kept =
      store.prepare("SELECT DISTINCT kept_id FROM member_merge WHERE duplicate_id BETWEEN ? AND ?");
  for (const auto& range : merged) {
    kept.bind(range.first, range.last);
    while (kept.step()) {
      const auto noes = noes_since(store, merge.id, kept.integer(0));
      if (noes.empty()) continue;
      return fmt::format("{} said no since, in {}, and nobody can tell which of the two did",
                         ref(Letter::member, kept.integer(0)), text::join(noes, ", "));
    }
  }
  return {};
}

}  // namespace

std::vector<store::OwnHistory> own_histories() {
  return {{"member_merge", objection,
           "part them by hand: 'qlab members edit --remove-email' for the other's address, then"
           " 'qlab members add'; what was said holds for both addresses"}};
}

}  // namespace qlab::members
