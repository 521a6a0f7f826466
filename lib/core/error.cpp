// SPDX-License-Identifier: Apache-2.0
#include "lib/core/error.hpp"

#include <utility>

namespace qlab {

std::string_view name(Kind kind) {
  switch (kind) {
    case Kind::failed:
      return "failed";
    case Kind::usage:
      return "usage";
    case Kind::auth:
      return "auth";
    case Kind::declined:
      return "declined";
    case Kind::refused:
      return "refused";
    case Kind::not_found:
      return "not_found";
    case Kind::locked:
      return "locked";
    case Kind::data:
      return "data";
    case Kind::io:
      return "io";
    case Kind::temporary:
      return "temporary";
    case Kind::config:
      return "config";
  }
  return "failed";
}

Error::Error(Kind kind, const std::string& message, std::string hint)
    : std::runtime_error(message), m_kind(kind), m_hint(std::move(hint)) {}

}  // namespace qlab
