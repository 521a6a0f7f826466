// SPDX-License-Identifier: Apache-2.0
// One value: read from TOML into its field, shown as text, and written as TOML.
#pragma once

#include <string>
#include <string_view>

#include "lib/config/document.hpp"
#include "lib/config/keys.hpp"

namespace qlab::config {

/// Reads the node into the key's field. Throws error_at where its type or value does not fit.
void read_value(const Key& key, const toml::node& node, const Source& source, Config& config);

/// The value as `config list` shows it: a text bare, a list as TOML, nothing where it is not set.
std::string show_value(const Key& key, Config& config);

/// Reads what a person typed for the key. Throws error_at where it does not fit.
void read_typed(const Key& key, std::string_view typed, const Source& source, Config& config);

/// Writes what a person typed as TOML of the key's type: max_per_run 5, name "Anna", a list from
/// one word or from ["a", "b"].
std::string to_toml(const Key& key, std::string_view typed);

}  // namespace qlab::config
