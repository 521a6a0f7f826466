// SPDX-License-Identifier: Apache-2.0
// What staff are told where numbers in public stay as they were.
#pragma once

#include <span>

#include "lib/scenarios/told.hpp"

namespace qlab::cmd {

class Context;

/// Notes each scenario whose newer numbers wait.
void tell_of_earlier(Context& context, std::span<const scenarios::Told> all);

}  // namespace qlab::cmd
