// SPDX-License-Identifier: Apache-2.0

#include "cmd/members/naming.hpp"
#include "cmd/members/register_fields.hpp"
#include "cmd/members/verbs.hpp"
#include "cmd/verb.hpp"
#include "lib/core/error.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::vector<std::string> words;
};

/// A word with a sign is a tag; "-" alone is standard input.
bool is_tag(const std::string& word) {
  return word.size() > 1 && (word.front() == '+' || word.front() == '-');
}

Exit run(Context& context, const Options& options) {
  std::vector<std::string> ids;
  std::vector<std::string> tags;
  for (const auto& word : options.words) (is_tag(word) ? tags : ids).push_back(word);
  const auto tagging = members::parse_tagging(tags);
  if (ids.empty() || tags.empty()) {
    throw Error(Kind::usage, ids.empty() ? "no member is named" : "no tag is named",
                "write it like: qlab members tag m12 +founder -evening");
  }
  const auto members = ids_of(members_named(context, ids));
  auto rows = context.rows(tagged_fields());
  for (const auto& tagged : members::tag(context.store(), members, tagging, context.now())) {
    rows.add(tagged);
  }
  rows.finish();
  return Exit::ok;
}

}  // namespace

void add_members_tag(Verb& members, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = members.add_verb("tag", "Put tags on members and take them off");
  verb.add_option("WORD", options->words,
                  "Members (m12, an address, or - for standard input), +TAG and -TAG")
      .required();
  verb.shows(tagged_fields, render::Amount::many);
  verb.footer(
      "A word of one letter behind a minus is a flag; write such a tag behind --.\n\n"
      "Examples:\n"
      "  qlab members tag m12 m13 +founder -evening\n"
      "  qlab members list org:acme --format ids | qlab members tag - +acme");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
