// SPDX-License-Identifier: Apache-2.0
#include "lib/store/freeze.hpp"

#include <fmt/format.h>

#include "lib/core/error.hpp"
#include "lib/store/store.hpp"

namespace qlab::store {

std::optional<Instant> frozen_from(const Store& store) {
  const auto row = store.first("SELECT frozen_from FROM store_freeze WHERE id = 1");
  return row ? std::optional(row->instant(0)) : std::nullopt;
}

bool is_frozen(const Store& store, Instant now) {
  const auto from = frozen_from(store);
  return from && *from <= now;
}

void freeze_from(Store& store, std::optional<Instant> from) {
  if (!from) {
    store.run("DELETE FROM store_freeze");
    return;
  }
  store.run(
      "INSERT INTO store_freeze (id, frozen_from) VALUES (1, ?1)"
      " ON CONFLICT (id) DO UPDATE SET frozen_from = excluded.frozen_from",
      *from);
}

void require_unfrozen(const Store& store, Instant now) {
  const auto from = frozen_from(store);
  if (!from || *from > now) return;
  throw Error(Kind::refused,
              fmt::format("the store is frozen for the handover since {}: '{}' writes nothing",
                          rfc3339(*from), store.author().command),
              "'qlab handover plan thaw' lifts the freeze; 'qlab handover plan show' says what is "
              "planned");
}

}  // namespace qlab::store
