// SPDX-License-Identifier: Apache-2.0
// What people write in mails and type to search: of any text the own part is made of its lines, and
// saying so twice changes nothing; any words to search for are quoted, or refused; a snippet is a
// line.
#include <string>

#include "lib/comments/clauses.hpp"
#include "lib/comments/search.hpp"
#include "lib/core/error.hpp"
#include "lib/core/text.hpp"
#include "lib/inbox/date.hpp"
#include "lib/inbox/own_text.hpp"
#include "tests/fuzz/target.hpp"

using qlab::fuzz::require;

namespace {

/// Within an even number of quotes stand only words of the syntax.
void check_match(const std::string& match) {
  std::string outside;
  bool quoted = false;
  for (const char c : match) {
    if (c == '"') {
      quoted = !quoted;
    } else if (!quoted) {
      outside += c;
    }
  }
  require(!quoted && outside.find_first_not_of(" ANDORT()*") == std::string::npos);
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = qlab::fuzz::bytes(data, size);
  const auto own = qlab::inbox::own_text(text);
  require(own.size() <= text.size() && own.find("\n\n\n") == std::string::npos);
  require(qlab::inbox::display_name(text).size() <= text.size());
  static_cast<void>(qlab::inbox::parse_date(text));
  for (const auto& clause : qlab::comments::clauses(text))
    require(clause.find('\n') == clause.npos);
  try {
    static const qlab::store::Words words;
    check_match(qlab::comments::wanted_of(text, words).match);
  } catch (const qlab::Error& error) {
    require(error.kind() == qlab::Kind::usage);
  }
  const auto snippet = qlab::comments::snippet_of(text);
  require(snippet.size() < 400 && snippet.find('\n') == std::string::npos);
  if (qlab::text::is_utf8(text)) require(qlab::text::is_utf8(snippet));
  return 0;
}
