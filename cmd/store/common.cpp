// SPDX-License-Identifier: Apache-2.0
#include "cmd/store/common.hpp"

#include "lib/core/ascii.hpp"
#include "lib/mail/undo.hpp"

namespace qlab::cmd {

std::optional<std::int64_t> change_number(std::string_view written) {
  const auto number = ascii::number(written);
  return number && *number > 0 ? number : std::nullopt;
}

std::vector<store::OwnHistory> own_histories() { return mail::own_histories(); }

}  // namespace qlab::cmd
