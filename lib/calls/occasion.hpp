// SPDX-License-Identifier: Apache-2.0
// Why a letter about a call is written: the name of its template and its purpose in the outbox.
#pragma once

#include <string_view>

#include "lib/core/names.hpp"

namespace qlab::calls {

enum class Occasion {
  offer,   ///< times to choose from
  invite,  ///< a time is agreed
  update,  ///< another time is agreed
  cancel,
  remind
};
inline constexpr Names<5> occasions{"call-offer", "call-invite", "call-update", "call-cancel",
                                    "call-remind"};

constexpr std::string_view name(Occasion occasion) {
  return occasions[static_cast<std::size_t>(occasion)];
}

}  // namespace qlab::calls
