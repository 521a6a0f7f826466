// SPDX-License-Identifier: Apache-2.0
// The header lines of one request after the other, as a recipe has them. No network.
#pragma once

#include <curl/curl.h>

#include <string>
#include <string_view>
#include <vector>

#include "lib/core/recipe.hpp"
#include "lib/world/recipe_template.hpp"

namespace qlab::world {

class HttpHead {
 public:
  /// Throws what asking the account throws.
  HttpHead(const Recipe& recipe, const Account& account, const std::string& content_type);

  /// Those of a request with this body, for a mail with this key. They stay until the next call,
  /// and nobody else owns them.
  curl_slist* lines(const std::string& body, std::string_view key);

 private:
  void link(std::string& line);

  std::vector<std::string> m_fixed;
  std::vector<TextTemplate> m_templates;
  std::vector<std::string> m_filled;  ///< the templates, for this request
  std::string m_digest;               ///< empty where requests are not signed
  MailParts m_mail;                   ///< of which a header sees the key
  std::vector<curl_slist> m_list;     ///< never grows beyond what is reserved
};

}  // namespace qlab::world
