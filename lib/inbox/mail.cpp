// SPDX-License-Identifier: Apache-2.0
#include "lib/inbox/mail.hpp"

#include <algorithm>

namespace qlab::inbox {

std::string_view find_header(const std::vector<Header>& headers, std::string_view name) {
  const auto found = std::ranges::find(headers, name, &Header::name);
  return found == headers.end() ? std::string_view() : std::string_view(found->value);
}

std::string_view Mail::header(std::string_view name) const { return find_header(headers, name); }

const Part* Mail::part(std::string_view wanted) const {
  const auto found = std::ranges::find(parts, wanted, &Part::type);
  return found == parts.end() ? nullptr : &*found;
}

}  // namespace qlab::inbox
