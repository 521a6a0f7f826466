// SPDX-License-Identifier: Apache-2.0
#include "lib/calls/uid.hpp"

#include <fmt/format.h>

#include "lib/core/random.hpp"

namespace qlab::calls {

std::string new_uid(std::string_view domain) {
  auto uuid = random_uuid();
  return domain.empty() ? uuid : fmt::format("{}@{}", uuid, domain);
}

}  // namespace qlab::calls
