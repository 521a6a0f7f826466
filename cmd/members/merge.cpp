// SPDX-License-Identifier: Apache-2.0
#include "cmd/members/naming.hpp"
#include "cmd/members/register_fields.hpp"
#include "cmd/members/verbs.hpp"
#include "cmd/verb.hpp"
#include "lib/core/error.hpp"
#include "lib/handover/holdings.hpp"
#include "lib/members/joined.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::string kept;
  std::string duplicate;
  bool suggest = false;
  bool dry_run = false;
};

Exit suggest(Context& context) {
  auto rows = context.rows(likeness_fields());
  members::each_likeness(context.store_to_read(),
                         [&](const members::Likeness& likeness) { rows.add(likeness); });
  rows.finish();
  return Exit::ok;
}

/// The duplicate must still be there: an id that leads elsewhere was merged before.
members::Member duplicate_of(Context& context, const Options& options) {
  const auto id = parse_ref(Letter::member, options.duplicate);
  const auto joined = id ? members::joined_into(context.store_to_read(), *id) : std::nullopt;
  if (!joined) return member_named(context, options.duplicate);
  throw Error(Kind::refused, fmt::format("{} was merged into {} already", ref(Letter::member, *id),
                                         ref(Letter::member, *joined)));
}

Exit run(Context& context, const Options& options) {
  if (options.suggest) return suggest(context);
  if (options.kept.empty() || options.duplicate.empty()) {
    throw Error(Kind::usage, "two members are to be named",
                "write it like: qlab members merge m3 m12; --suggest finds likely duplicates");
  }
  const auto kept = member_named(context, options.kept).id;
  const auto duplicate = duplicate_of(context, options).id;
  MergeResult result{options.dry_run, {}};
  result.combination =
      options.dry_run
          ? members::preview_combination(context.store_to_read(), kept, duplicate,
                                         handover::holdings())
          : members::combine(context.store(), kept, duplicate, handover::holdings(), context.now());
  if (context.style().is_json()) {
    context.show(merge_fields(), result);
    return Exit::ok;
  }
  auto rows = context.rows(decision_fields());
  for (const auto& decision : result.combination.decisions) rows.add(decision);
  rows.finish();
  context.note("{} {} merged into {}", ref(Letter::member, duplicate),
               options.dry_run ? "would be" : "was", ref(Letter::member, kept));
  return Exit::ok;
}

}  // namespace

void add_members_merge(Verb& members, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = members.add_verb("merge", "Make one member of two who are one person");
  verb.add_option("KEEP", options->kept, "The member who stays: m3, 3 or an address");
  verb.add_option("DUPLICATE", options->duplicate, "The one who becomes part of it");
  verb.add_flag("--suggest", options->suggest, "List likely duplicates, each with the reason");
  verb.add_flag("-n,--dry-run", options->dry_run,
                "Show every field, which value holds and why, and write nothing");
  verb.shows(merge_fields, render::Amount::one);
  verb.lists(decision_fields);
  verb.shows(likeness_fields, render::Amount::many,
             {"suggest", [options] { return options->suggest; }});
  verb.footer(
      "Nothing is lost: all addresses, answers, comments and mails are kept, the stricter word on\n"
      "consent and delivery holds, and the old id leads to the member who stays.\n\n"
      "Examples:\n"
      "  qlab members merge --suggest\n"
      "  qlab members merge m3 m12 --dry-run\n"
      "  qlab members merge m3 m12");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
