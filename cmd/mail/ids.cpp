// SPDX-License-Identifier: Apache-2.0
#include "cmd/mail/ids.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cmd/items.hpp"
#include "lib/core/error.hpp"
#include "lib/core/ids.hpp"
#include "lib/core/text.hpp"

namespace qlab::cmd {

std::int64_t mail_id(const std::string& written) {
  if (const auto id = parse_ref(Letter::message, written)) return *id;
  throw Error(Kind::usage, fmt::format("'{}' is no mail's id", text::terminal_safe(written)),
              "write it like o12; 'qlab mail list' shows them");
}

std::vector<std::int64_t> mail_ids(const std::vector<std::string>& written) {
  std::vector<std::int64_t> ids;
  for (const auto& word : ids_or_input(written)) {
    const auto id = mail_id(word);
    if (std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
  }
  return ids;
}

}  // namespace qlab::cmd
