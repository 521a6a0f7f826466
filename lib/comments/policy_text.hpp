// SPDX-License-Identifier: Apache-2.0
// A version of the comments policy, to be read.
#pragma once

#include <cstdint>
#include <string>

#include "lib/core/clock.hpp"
#include "lib/store/store.hpp"

namespace qlab::comments {

struct PolicyText {
  std::string body;  ///< Markdown
  Instant at;
};

/// Throws not_found where there is no such version.
PolicyText policy_text(const store::Store& store, std::int64_t version);

}  // namespace qlab::comments
