// SPDX-License-Identifier: Apache-2.0
// What an answer from a calendar needs to know of a webinar.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "lib/store/store.hpp"
#include "lib/webinar/webinar.hpp"

namespace qlab::webinar {

/// The webinar whose calendar object has this UID.
std::optional<Webinar> by_uid(const store::Store& store, std::string_view uid);

/// Whether the member was invited to it, or has answered.
bool is_invited(const store::Store& store, std::int64_t webinar, std::int64_t member);

}  // namespace qlab::webinar
