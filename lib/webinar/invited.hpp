// SPDX-License-Identifier: Apache-2.0
// Whose answer about a webinar may count.
#pragma once

#include <cstdint>

#include "lib/store/store.hpp"

namespace qlab::webinar {

/// Whether the member was invited to it, or has answered.
bool is_invited(const store::Store& store, std::int64_t webinar, std::int64_t member);

}  // namespace qlab::webinar
