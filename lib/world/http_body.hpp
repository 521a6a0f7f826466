// SPDX-License-Identifier: Apache-2.0
// The bodies of requests, made from mails as a recipe says. No network.
#pragma once

#include <span>
#include <string>

#include "lib/core/recipe.hpp"
#include "lib/mail/transport.hpp"
#include "lib/world/recipe_template.hpp"

namespace qlab::world {

class HttpBody {
 public:
  HttpBody(const Recipe& recipe, const Account& account);

  [[nodiscard]] const std::string& content_type() const { return m_content_type; }

  /// One mail: a JSON value, or a whole form.
  [[nodiscard]] std::string message(const mail::Parcel& parcel) const;

  /// The body of a request for these messages: a list of them where the recipe wants one.
  [[nodiscard]] std::string joined(std::span<const std::string> messages) const;

 private:
  [[nodiscard]] std::string form(const Scope& scope) const;

  const Recipe& m_recipe;
  ValueTemplate m_message;
  Wanted m_wanted;
  std::string m_boundary;
  std::string m_content_type;
};

}  // namespace qlab::world
