// SPDX-License-Identifier: Apache-2.0
// The program: parses the command line, runs the verb, turns an error into one line and a status.
#pragma once

namespace qlab::cmd {

/// Returns the exit status. Never throws.
int run(int argc, char** argv);

}  // namespace qlab::cmd
