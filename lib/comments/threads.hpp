// SPDX-License-Identifier: Apache-2.0
// Who answered in which thread, for the handover's picture of the community. Reads only.
#pragma once

#include <cstdint>
#include <functional>

#include "lib/store/store.hpp"

namespace qlab::comments {

/// Calls with the author of each published reply that a member wrote, and the comment that its
/// thread begins with. Who began threads: people.hpp.
void each_replier(const store::Store& store,
                  const std::function<void(std::int64_t member, std::int64_t thread)>& call);

}  // namespace qlab::comments
