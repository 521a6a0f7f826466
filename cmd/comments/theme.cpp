// SPDX-License-Identifier: Apache-2.0
// Themes that gather what comments say: the five verbs below 'comments theme'.
#include "cmd/comments/moderation_fields.hpp"
#include "cmd/comments/verbs.hpp"
#include "cmd/context.hpp"
#include "cmd/items.hpp"
#include "cmd/verb.hpp"
#include "lib/comments/themes.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::string code;
  std::string title;
  std::vector<std::string> comments;
};

Exit add(Context& context, const Options& options) {
  const auto& title = options.title.empty() ? options.code : options.title;
  context.show(theme_fields(),
               comments::add_theme(context.store(), options.code, title, context.now()));
  return Exit::ok;
}

Exit list(Context& context, const Options& /*options*/) {
  auto rows = context.rows(theme_fields());
  for (const auto& theme : comments::themes(context.store_to_read())) rows.add(theme);
  rows.finish();
  return Exit::ok;
}

Exit remove(Context& context, const Options& options) {
  context.show(theme_fields(),
               comments::remove_theme(context.store(), options.code, context.now()));
  return Exit::ok;
}

Exit code(Context& context, const Options& options, const comments::Coding& coding) {
  auto rows = context.rows(coded_fields());
  for (const auto& coded :
       comments::code(context.store(), ids_or_input(options.comments), coding, context.now()))
    rows.add(coded);
  rows.finish();
  return Exit::ok;
}

Exit put(Context& context, const Options& options) {
  return code(context, options, {{options.code}, {}});
}

Exit take(Context& context, const Options& options) {
  return code(context, options, {{}, {options.code}});
}

}  // namespace

void add_comments_theme(Verb& comments, Action& action) {
  auto options = std::make_shared<Options>();
  auto theme = comments.add_verb("theme", "Themes that gather what comments say");
  theme.require_verb();
  const auto act = [&action, options](Verb& verb, Exit (*run)(Context&, const Options&)) {
    verb.callback([&action, options, run] {
      action = [options, run](Context& c) { return run(c, *options); };
    });
  };
  const auto with_code = [&](const char* name, const char* purpose) {
    auto verb = theme.add_verb(name, purpose);
    verb.add_option("CODE", options->code, "Lower-case letters, digits and hyphens").required();
    return verb;
  };
  auto add_verb = with_code("add", "Add a theme, or give one another title");
  add_verb.shows(theme_fields, render::Amount::one);
  add_verb.add_option("TITLE", options->title, "What reports call it (default: the code)");
  act(add_verb, add);
  auto list_verb = theme.add_verb("list", "List the themes with how many comments and people");
  list_verb.shows(theme_fields, render::Amount::many);
  act(list_verb, list);
  auto put_verb = with_code("put", "Put a theme on comments");
  put_verb.shows(coded_fields, render::Amount::many);
  put_verb.add_option("COMMENT", options->comments, "Ids, or - for standard input").required();
  act(put_verb, put);
  auto take_verb = with_code("take", "Take a theme off comments");
  take_verb.shows(coded_fields, render::Amount::many);
  take_verb.add_option("COMMENT", options->comments, "Ids, or - for standard input").required();
  act(take_verb, take);
  auto remove_verb = with_code("remove", "Take a theme away, and off every comment");
  remove_verb.shows(theme_fields, render::Amount::one);
  act(remove_verb, remove);
}

}  // namespace qlab::cmd
