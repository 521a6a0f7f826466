// SPDX-License-Identifier: Apache-2.0
#include "cmd/store/common.hpp"

#include <charconv>

#include "lib/mail/undo.hpp"

namespace qlab::cmd {

std::optional<std::int64_t> change_number(std::string_view written) {
  std::int64_t number = 0;
  const auto* end = written.data() + written.size();
  const auto [stop, error] = std::from_chars(written.data(), end, number);
  if (error != std::errc() || stop != end || number <= 0) return {};
  return number;
}

std::vector<store::OwnHistory> own_histories() { return mail::own_histories(); }

}  // namespace qlab::cmd
