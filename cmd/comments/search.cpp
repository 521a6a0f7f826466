// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/search.hpp"

#include "cmd/comments/fields.hpp"
#include "cmd/comments/verbs.hpp"
#include "cmd/context.hpp"
#include "cmd/verb.hpp"
#include "lib/core/text.hpp"
#include "lib/render/html_text.hpp"
#include "lib/scenarios/scenario.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::vector<std::string> words;
  std::string scenario;
  std::int64_t limit = 20;
  bool all = false;
};

Exit run(Context& context, const Options& options) {
  const auto& store = context.store_to_read();
  comments::SearchOptions search;
  search.sight = options.all ? comments::Sight::every : comments::Sight::published;
  if (!options.scenario.empty())
    search.scenario_id = scenarios::require(store, options.scenario).id;
  search.limit = options.limit;
  search.text_of_html = render::text_of_html;
  auto rows = context.rows(comment_hit_fields());
  const auto result = comments::search(store, text::join(options.words, " "), search,
                                       [&](const comments::Hit& hit) { rows.add(hit); });
  rows.finish();
  if (!result.is_ranked)
    context.note("more than {} comments match: these are the newest", search.most_ranked);
  return Exit::ok;
}

}  // namespace

void add_comments_search(Verb& comments, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = comments.add_verb("search", "Find comments by their words, the best first");
  verb.shows(comment_hit_fields, render::Amount::many);
  verb.add_option("TEXT", options->words,
                  "Words that must all be there: word, word* for its beginning, "
                  "'\"words together\"', -word (behind --) for not, author:NAME, scenario:TITLE")
      .required();
  verb.add_option("--scenario", options->scenario, "Only about this scenario")
      .type_name("SCENARIO");
  verb.add_option("--limit", options->limit, "So many at most (default: 20)")
      .type_name("N")
      .positive();
  verb.add_flag("--all", options->all, "Also what others do not see");
  verb.footer(
      "Accents and case do not matter. Without --all only published comments are found. author: "
      "and\n"
      "scenario: ask for a part of the name or title, in double quotes where it has spaces.\n\n"
      "Examples:\n  qlab comments search running costs\n"
      "  qlab comments search '\"peer support\"' volunt* --scenario host-led\n"
      "  qlab comments search costs author:gwen 'scenario:\"a host\"'");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
