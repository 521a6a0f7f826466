// SPDX-License-Identifier: Apache-2.0
// What 'scenarios open' and 'scenarios close' say about what they did.
#pragma once

#include <span>
#include <string_view>

#include "cmd/exit.hpp"
#include "lib/scenarios/opening.hpp"

namespace qlab::cmd {

class Context;

/// Names what was refused, and shows each scenario as it is now. Done is "opened" or "closed".
Exit show_transitions(Context& context, std::string_view done,
                      std::span<const scenarios::Transition> transitions);

}  // namespace qlab::cmd
