// SPDX-License-Identifier: Apache-2.0
#include "lib/core/foreign_json.hpp"

#include <vector>

namespace qlab {
namespace {

/// The place of the quote that ends the text which the one at start begins.
std::size_t closing_quote(std::string_view text, std::size_t start) {
  for (auto at = start + 1; at < text.size(); ++at) {
    if (text[at] == '"') return at;
    if (text[at] == '\\') ++at;
  }
  return text.size();
}

}  // namespace

bool is_modest_json(std::string_view text) {
  std::vector<std::size_t> fields;  // of each object and array that is open
  for (std::size_t at = 0; at < text.size(); ++at) {
    switch (text[at]) {
      case '"':
        at = closing_quote(text, at);
        break;
      case '{':
      case '[':
        if (fields.size() == deepest_json) return false;
        fields.push_back(0);
        break;
      case ':':
        if (!fields.empty() && ++fields.back() > most_json_fields) return false;
        break;
      case '}':
      case ']':
        if (fields.size() <= 1) return true;
        fields.pop_back();
        break;
      default:
        break;
    }
  }
  return true;
}

}  // namespace qlab
