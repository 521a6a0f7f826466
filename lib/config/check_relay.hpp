// SPDX-License-Identifier: Apache-2.0
// What `config check` says of the relay, kind by kind, and what the other sections share with it.
#pragma once

#include <fmt/format.h>

#include <filesystem>
#include <string_view>

#include "lib/config/check.hpp"
#include "lib/config/secret.hpp"

namespace qlab::config {

void check_relay(const Relay& relay, const std::filesystem::path& credentials, Problems& found);

/// Names a secret's file that cannot be read or that others can read, and a second way to it.
void check_ca_file(const std::filesystem::path& file, std::string_view key, Problems& found);

void check_secret(const SecretSource& secret, std::string_view file_key, Problems& found);

/// What cannot be looked at counts as absent.
std::filesystem::file_type type_of(const std::filesystem::path& path);

/// Names the key where the value is empty.
template <class Value>
void need(const Value& value, std::string_view key, std::string_view because, Problems& found) {
  if (value.empty()) found.push_back({key, fmt::format("{} needs '{}'", because, key), {}});
}

}  // namespace qlab::config
