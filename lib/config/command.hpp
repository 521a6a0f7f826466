// SPDX-License-Identifier: Apache-2.0
// Runs the program that prints a password: no shell, nothing on its standard input.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace qlab::config {

/// Long enough for a person who is asked for the key of a keyring.
inline constexpr std::chrono::seconds usual_patience{120};

/// Runs argv and returns what it printed until it ended; what it leaves running is not waited for.
/// It inherits the environment and standard error. Throws auth, naming the setting and the program
/// and nothing that it printed, where it cannot start, does not end in time, exits with another
/// status than 0, or prints nothing or more than limit bytes.
std::string output_of(std::string_view setting, const std::vector<std::string>& argv,
                      std::size_t limit, std::chrono::seconds patience = usual_patience);

}  // namespace qlab::config
