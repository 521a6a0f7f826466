// SPDX-License-Identifier: Apache-2.0
#include "cmd/queries_explained.hpp"

#include <fmt/format.h>

#include "cmd/selection.hpp"
#include "lib/calls/listing.hpp"
#include "lib/core/text.hpp"
#include "lib/mail/listing.hpp"

namespace qlab::cmd {
namespace {

constexpr std::size_t columns = 79;

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

/// Words with spaces between, broken into lines that begin with the indent.
std::string wrapped(std::string_view sentence, std::string_view indent) {
  std::string lines;
  std::string line;
  for (const auto word : text::split(sentence, ' ')) {
    if (!line.empty() && indent.size() + line.size() + 1 + word.size() > columns) {
      lines += fmt::format("{}{}\n", indent, line);
      line.clear();
    }
    if (!line.empty()) line += ' ';
    line += word;
  }
  return fmt::format("{}{}{}\n", lines, indent, line);
}

std::string explained(std::string_view title, store::QueryFields fields) {
  auto text = fmt::format("\n{}\n\n", title);
  for (const auto& field : fields) {
    text += fmt::format("  {}{}{}\n", field.name, field.name.empty() ? "" : ":", field.value);
    text += wrapped(field.help, "      ");
  }
  return text;
}

}  // namespace

std::string queries_explained() {
  return grammar +
         explained("Members (members list, members export, --to)", member_query_fields()) +
         explained("Calls (calls list)", calls::query_fields()) +
         explained("Mails (mail list)", mail::query_fields());
}

}  // namespace qlab::cmd
