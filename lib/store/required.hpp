// SPDX-License-Identifier: Apache-2.0
// What our schema, our triggers and our code see to in every store: where it is not so, another
// program wrote to it.
#pragma once

#include <optional>
#include <utility>

#include "lib/core/error.hpp"

namespace qlab::store {

/// The row that a reference names, the one row of a table that always has one, the enumerator of a
/// word that is kept. Throws config, for the store is damaged, where it is not there.
template <class Value>
[[nodiscard]] Value required(std::optional<Value> value) {
  if (value) return *std::move(value);
  throw Error(Kind::config, "the store is damaged: what every store holds is not there",
              "'qlab store check' names what is wrong; restore the newest backup");
}

}  // namespace qlab::store
