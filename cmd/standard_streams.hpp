// SPDX-License-Identifier: Apache-2.0
// Standard input, output and error as a program can rely on them, however it was started.
#pragma once

#include <string_view>

namespace qlab::cmd {

/// Takes the place of each that is closed with one that can only fail, so that no file and no
/// connection of ours becomes it and gets what is said to people.
void keep_standard_streams();

/// Writes to standard error. That nobody hears it is no reason to stop.
void tell(std::string_view text);

}  // namespace qlab::cmd
