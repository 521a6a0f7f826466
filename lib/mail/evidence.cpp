// SPDX-License-Identifier: Apache-2.0
#include "lib/mail/evidence.hpp"

#include <fmt/format.h>

#include "lib/core/detail.hpp"

namespace qlab::mail {

std::string evidence_text(std::string_view source, std::size_t line, std::string_view words) {
  return detail_text(fmt::format("{}:{}: {}", source, line, words));
}

}  // namespace qlab::mail
