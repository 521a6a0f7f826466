// SPDX-License-Identifier: Apache-2.0
#include "lib/mail/suppress.hpp"

#include <fmt/format.h>

#include "lib/core/error.hpp"
#include "lib/store/change.hpp"

namespace qlab::mail {
namespace {

void commit(store::Change& change, const Suppressed& whose, std::string_view what,
            std::int64_t count) {
  if (whose.member) change.touch(Letter::member, *whose.member);
  change.commit(fmt::format("{}: {} address{}", what, count, count == 1 ? "" : "es"));
}

}  // namespace

std::int64_t suppress(store::Store& store, const Suppressed& whose, SuppressionReason reason,
                      const std::string& detail, Instant now) {
  if (detail.find('@') != std::string::npos) {
    throw Error(Kind::usage, "the detail is kept with the hash and must not hold an address",
                "say it without");
  }
  std::int64_t fresh = 0;
  store::Change change(store, now, store::WhenFrozen::allowed);
  for (const auto& key : whose.keys) {
    fresh += suppression(store, key) ? 0 : 1;
    suppress(store, key, reason, detail, now);
  }
  commit(change, whose, "suppressed", fresh);
  return fresh;
}

std::int64_t lift(store::Store& store, const Suppressed& whose, Instant now) {
  std::int64_t lifted = 0;
  store::Change change(store, now);
  for (const auto& key : whose.keys) lifted += lift_suppression(store, key) ? 1 : 0;
  commit(change, whose, "suppression lifted", lifted);
  return lifted;
}

}  // namespace qlab::mail
