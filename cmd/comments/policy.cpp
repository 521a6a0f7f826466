// SPDX-License-Identifier: Apache-2.0
// The comments policy and who accepted it: the four verbs below 'comments policy'.
#include "lib/comments/policy.hpp"

#include "cmd/comments/moderation_fields.hpp"
#include "cmd/comments/verbs.hpp"
#include "cmd/context.hpp"
#include "cmd/items.hpp"
#include "cmd/verb.hpp"
#include "lib/comments/acceptance.hpp"
#include "lib/comments/clauses.hpp"
#include "lib/core/error.hpp"
#include "lib/core/text.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::filesystem::path file;
  std::optional<std::int64_t> version;
  std::string who;
  std::string name;
  std::string evidence;
};

Exit add(Context& context, const Options& options) {
  const auto body = read_text(context, options.file);
  context.show(policy_list_fields(), comments::add_policy(context.store(), body, context.now()));
  return Exit::ok;
}

Exit list(Context& context, const Options& /*options*/) {
  auto rows = context.rows(policy_list_fields());
  for (const auto& policy : comments::policies_or_default(context.store_to_read()))
    rows.add(policy);
  rows.finish();
  return Exit::ok;
}

Exit show(Context& context, const Options& options) {
  const auto policy = comments::require_policy(context.store_to_read(), options.version);
  if (context.style().format != render::Format::table) {
    context.show(policy_view_fields(), policy);
    return Exit::ok;
  }
  context.show(policy_list_fields(), policy);
  context.out().write("\n" + text::terminal_safe_lines(policy.body) + "\n");
  std::size_t number = 0;
  for (const auto& clause : comments::clauses(policy.body))
    context.out().write(fmt::format("Clause {}: {}\n", ++number, text::terminal_safe(clause)));
  return Exit::ok;
}

Exit accept(Context& context, const Options& options) {
  const auto done = comments::accept_policy(
      context.store(), {options.who, options.name, options.version, options.evidence},
      context.now());
  context.show(acceptance_fields(), done);
  return Exit::ok;
}

}  // namespace

void add_comments_policy(Verb& comments, Action& action) {
  auto options = std::make_shared<Options>();
  auto policy = comments.add_verb("policy", "The comments policy, and who has accepted it");
  policy.require_verb();
  const auto act = [&action, options](Verb& verb, Exit (*run)(Context&, const Options&)) {
    verb.callback([&action, options, run] {
      action = [options, run](Context& c) { return run(c, *options); };
    });
  };
  auto add_verb = policy.add_verb("add", "Add a version, which everybody is asked to accept anew");
  add_verb.shows(policy_list_fields, render::Amount::one);
  add_verb.add_option("FILE", options->file, "Its text (Markdown), or - for standard input")
      .required();
  act(add_verb, add);
  auto show_verb = policy.add_verb("show", "Show a version with its clauses numbered");
  show_verb.shows(policy_view_fields, render::Amount::one);
  show_verb.add_option("VERSION", options->version, "Its number (default: the present one)");
  act(show_verb, show);
  auto list_verb = policy.add_verb("list", "List the versions, the oldest first");
  list_verb.shows(policy_list_fields, render::Amount::many);
  act(list_verb, list);
  auto accept_verb = policy.add_verb("accept", "Record that somebody has accepted a version");
  accept_verb.shows(acceptance_fields, render::Amount::one);
  accept_verb.add_option("WHO", options->who, "A member (m12, or an address), or a guest's address")
      .required();
  accept_verb.add_option("--guest", options->name, "The name of a guest who has not commented yet")
      .type_name("NAME");
  accept_verb.add_option("--policy", options->version, "The version (default: the present one)")
      .type_name("VERSION")
      .positive();
  accept_verb.add_option("--evidence", options->evidence, "How that is known").type_name("TEXT");
  act(accept_verb, accept);
}

}  // namespace qlab::cmd
