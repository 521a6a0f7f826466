// SPDX-License-Identifier: Apache-2.0
// The one sequence in which every room forgets a person, for erasing and for erasing again.
// Included only by the .cpp files of lib/erasure.
#pragma once

#include "lib/erasure/erase.hpp"
#include "lib/members/traces.hpp"

namespace qlab::erasure {

/// Within the caller's transaction. Adds no record of the erasure.
Certificate forget(store::Store& store, members::Traces& traces, comments::Texts texts,
                   Instant now);

}  // namespace qlab::erasure
