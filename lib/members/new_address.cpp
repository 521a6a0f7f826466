// SPDX-License-Identifier: Apache-2.0
#include "lib/members/new_address.hpp"

#include <fmt/format.h>

#include <utility>

#include "lib/core/error.hpp"
#include "lib/core/ids.hpp"
#include "lib/core/text.hpp"
#include "lib/mail/suppression.hpp"
#include "lib/members/find.hpp"

namespace qlab::members {

Address new_address(const store::Store& store, std::string_view text) {
  const auto shown = text::terminal_safe(text);
  auto address = parse_address(text);
  if (!address) {
    throw Error(Kind::usage, fmt::format("'{}' is no e-mail address", shown),
                "write the address alone, like anna@example.org");
  }
  if (const auto owner = by_address(store, text)) {
    const auto member = ref(Letter::member, owner->id);
    throw Error(Kind::refused, fmt::format("'{}' is the address of {} already", shown, member),
                fmt::format("'qlab members view {}' shows who that is", member));
  }
  const auto suppressed = mail::suppression(store, address->key);
  if (suppressed && suppressed->reason == mail::SuppressionReason::erased) {
    throw Error(Kind::refused, fmt::format("'{}' belongs to a person who was erased", shown),
                "only they can come back, with an address of their choice");
  }
  return std::move(*address);
}

}  // namespace qlab::members
