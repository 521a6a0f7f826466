// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/policy_text.hpp"

#include <fmt/format.h>

#include "lib/core/error.hpp"

namespace qlab::comments {

PolicyText policy_text(const store::Store& store, std::int64_t version) {
  const auto row = store.first("SELECT body, at FROM comment_policy WHERE version = ?", version);
  if (!row) throw Error(Kind::not_found, fmt::format("there is no comments policy '{}'", version));
  return {row->text(0), row->instant(1)};
}

}  // namespace qlab::comments
