// SPDX-License-Identifier: Apache-2.0
#include "lib/core/query.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "lib/core/error.hpp"
#include "lib/core/text.hpp"

namespace qlab {
namespace {

void require_field(std::string_view field, std::span<const std::string_view> fields) {
  if (std::find(fields.begin(), fields.end(), field) != fields.end()) return;
  auto hint = text::did_you_mean(field, fields);
  if (hint.empty()) hint = fmt::format("the fields are: {}", fmt::join(fields, ", "));
  throw Error(Kind::usage, fmt::format("a query knows no field '{}'", text::terminal_safe(field)),
              hint);
}

std::vector<std::string> values_in(std::string_view list, std::string_view word) {
  std::vector<std::string> values;
  for (const auto value : text::split(list, ',')) {
    if (!value.empty()) values.emplace_back(value);
  }
  if (!values.empty()) return values;
  throw Error(Kind::usage, fmt::format("'{}' has no value", text::terminal_safe(word)),
              "write field:value, or field:a,b for either");
}

Term parse_term(std::string_view word, std::span<const std::string_view> fields) {
  Term term;
  auto rest = word;
  term.negated = rest.size() > 1 && rest.front() == '-';
  if (term.negated) rest.remove_prefix(1);
  const auto colon = rest.find(':');
  if (colon == std::string_view::npos) {
    term.values.emplace_back(rest);
    return term;
  }
  term.field = rest.substr(0, colon);
  require_field(term.field, fields);
  term.values = values_in(rest.substr(colon + 1), word);
  return term;
}

}  // namespace

std::vector<Term> parse_query(std::string_view query, std::span<const std::string_view> fields) {
  std::vector<Term> terms;
  for (const auto word : text::split(query, ' ')) {
    if (!word.empty()) terms.push_back(parse_term(word, fields));
  }
  return terms;
}

}  // namespace qlab
