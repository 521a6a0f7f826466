// SPDX-License-Identifier: Apache-2.0
#include "lib/config/example.hpp"

#include "example_text.hpp"

namespace qlab::config {

std::string_view example() { return example_text::files.front().second; }

}  // namespace qlab::config
