// SPDX-License-Identifier: Apache-2.0
// The header of a mail or of a part of it, where it is formed as RFC 5322 and RFC 2045 say.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/inbox/mail.hpp"

namespace qlab::world {

struct Field {
  std::string name;      ///< lower case
  std::string_view raw;  ///< as it stands there, folded
};

struct Entity {
  std::vector<Field> fields;
  std::string_view body;
};

/// A field such as "text/plain; charset=UTF-8".
struct Structured {
  std::string value;                                            ///< lower case
  std::vector<std::pair<std::string, std::string>> parameters;  ///< names in lower case

  /// Empty where there is none.
  [[nodiscard]] std::string_view parameter(std::string_view name) const;
};

/// Parts a header from what follows the empty line below it. Nothing where it has a line that is no
/// field, or no end.
std::optional<Entity> take_header(std::string_view bytes);

/// Nothing where it has comments, escapes, encoded or doubled parameters, or stands there twice; an
/// empty one where there is none.
std::optional<Structured> structured_field(const Entity& entity, std::string_view name);

/// Those that anybody asks for, unfolded and decoded (RFC 2047).
std::vector<inbox::Header> kept_headers(const Entity& entity);

}  // namespace qlab::world
