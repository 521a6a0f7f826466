// SPDX-License-Identifier: Apache-2.0
#include "lib/core/agenda.hpp"

#include <fmt/format.h>

namespace qlab {

std::string counted(std::int64_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

}  // namespace qlab
