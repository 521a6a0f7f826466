// SPDX-License-Identifier: Apache-2.0
// The bodies of requests, made from mails as a recipe says. No network.
#pragma once

#include <string>

#include "lib/core/recipe.hpp"
#include "lib/mail/transport.hpp"
#include "lib/world/recipe_template.hpp"

namespace qlab::world {

class HttpBody {
 public:
  HttpBody(const Recipe& recipe, const Account& account);

  [[nodiscard]] const std::string& content_type() const { return m_content_type; }

  /// Appends one mail: a JSON value, or a whole form.
  void write(const mail::Parcel& parcel, std::string& out) const;

  /// What stands before and behind the mails of a request, which commas part where it is a list.
  [[nodiscard]] const std::string& opening() const { return m_opening; }
  [[nodiscard]] const std::string& closing() const { return m_closing; }

 private:
  void write_form(const Scope& scope, std::string& out) const;

  bool m_is_form;
  ValueTemplate m_message;
  Wanted m_wanted;
  std::string m_boundary;
  std::string m_content_type;
  std::string m_opening;
  std::string m_closing;
};

}  // namespace qlab::world
