// SPDX-License-Identifier: Apache-2.0
#include "lib/members/new_address.hpp"

#include <fmt/format.h>

#include <utility>

#include "lib/core/error.hpp"
#include "lib/core/ids.hpp"
#include "lib/core/text.hpp"
#include "lib/members/find.hpp"
#include "lib/members/mailable.hpp"
#include "lib/members/typed_text.hpp"

namespace qlab::members {

Address new_address(const store::Store& store, std::string_view text) {
  const auto shown = text::terminal_safe(require_one_line("address", text));
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
  require_not_erased(store, *address);
  return std::move(*address);
}

}  // namespace qlab::members
