// SPDX-License-Identifier: Apache-2.0
#include "cmd/config/common.hpp"

#include "lib/core/error.hpp"
#include "lib/core/text.hpp"

namespace qlab::cmd {

std::filesystem::path file_to_change(const Context& context) {
  const auto sources = context.config_sources();
  const auto file = sources.named_file.value_or(sources.user_file);
  if (file.empty()) {
    throw Error(Kind::usage, "no configuration file is in use", "name one with --config FILE");
  }
  if (sources.named_file && !std::filesystem::exists(file)) {
    throw Error(Kind::config,
                fmt::format("'{}' does not exist", text::terminal_safe(file.string())),
                "'qlab init DIR' makes one");
  }
  return file;
}

}  // namespace qlab::cmd
