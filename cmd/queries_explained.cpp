// SPDX-License-Identifier: Apache-2.0
#include "cmd/queries_explained.hpp"

#include <fmt/format.h>

#include "cmd/help_page.hpp"
#include "cmd/query_fields.hpp"

namespace qlab::cmd {
namespace {

constexpr auto grammar = R"(Queries

A query is words with spaces between; all of them must hold.

  field:value        the field has this value
  field:a,b          either value
  -field:value       all others; so too -field:a,b (neither) and -word
  field:A..B         from A to B, either end left out
  word               any other word searches the text

A query of no words, as in --to '', selects nobody. Behind --, every word is one
of the query: qlab members list -- -anna
)";

std::string explained(const Queried& list) {
  auto text = fmt::format("\n{}\n\n", list.title);
  for (const auto& field : list.fields) {
    text += fmt::format("  {}{}{}\n", field.name, field.name.empty() ? "" : ":", field.value);
    text += wrapped(field.help, 6);
  }
  return text;
}

}  // namespace

std::string queries_explained() {
  std::string text = grammar;
  for (const auto& list : queried()) text += explained(list);
  return text;
}

}  // namespace qlab::cmd
