// SPDX-License-Identifier: Apache-2.0
#include "cmd/store/common.hpp"

#include "lib/core/ascii.hpp"
#include "lib/mail/undo.hpp"
#include "lib/members/undo.hpp"

namespace qlab::cmd {

std::optional<std::int64_t> change_number(std::string_view written) {
  const auto number = ascii::number(written);
  return number && *number > 0 ? number : std::nullopt;
}

std::vector<store::OwnHistory> own_histories() {
  auto all = mail::own_histories();
  for (auto& history : members::own_histories()) all.push_back(std::move(history));
  return all;
}

}  // namespace qlab::cmd
