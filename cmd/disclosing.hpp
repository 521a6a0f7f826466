// SPDX-License-Identifier: Apache-2.0
// What leaves with members' data in it is on record: before it leaves, and then by the digest of
// the file.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

#include "lib/members/disclosure.hpp"

namespace qlab::cmd {

class Context;

/// Puts on record whose data leaves, then lets it be written and finished. Nothing is recorded
/// where nobody's data would leave.
void disclose(Context& context, members::DisclosureKind kind, const members::IdRanges& ids,
              std::string_view recipient, const std::function<void()>& write);

}  // namespace qlab::cmd
