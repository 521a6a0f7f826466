// SPDX-License-Identifier: Apache-2.0
// Verbs that say little, or a bare value, unless a format is asked for by --json or --format.
#pragma once

namespace qlab::cmd {

class Context;

bool asks_for_format(const Context& context);

}  // namespace qlab::cmd
