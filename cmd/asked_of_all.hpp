// SPDX-License-Identifier: Apache-2.0
// What the flags that every command takes ask for, looked at before the command does anything: one
// that ends with a usage error has changed nothing.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cmd/globals.hpp"
#include "cmd/verb.hpp"
#include "lib/render/format.hpp"

namespace qlab::cmd {

/// The format of rows that was asked for, or nothing. Throws usage where it is none.
std::optional<render::Format> asked_format(const Globals& globals);

/// The fields named by --json=a,b; empty: all.
std::vector<std::string> asked_fields(const Globals& globals);

/// Throws usage where the command cannot write what is asked for, or a zone or a duration is none.
void require_possible(const Globals& globals, const Declared& command);

}  // namespace qlab::cmd
