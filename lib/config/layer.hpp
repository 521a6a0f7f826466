// SPDX-License-Identifier: Apache-2.0
// One layer of configuration: a parsed TOML text laid over what is there.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "lib/config/document.hpp"
#include "lib/config/keys.hpp"

namespace qlab::config {

/// The line on which each key that the layer has was said.
using Lines = std::map<std::string_view, toml::source_index>;

/// Reads every value of the table into config. Throws error_at for an unknown section or key, a
/// value that does not fit, and a literal secret anywhere.
Lines apply(const toml::table& table, const Source& source, Config& config);

}  // namespace qlab::config
