// SPDX-License-Identifier: Apache-2.0
// The commented qlab.toml that `qlab init` writes.
#pragma once

#include <string_view>

namespace qlab::config {

/// The text of config/qlab.toml, compiled in.
std::string_view example();

}  // namespace qlab::config
