// SPDX-License-Identifier: Apache-2.0

#include "cmd/context.hpp"
#include "cmd/store/common.hpp"
#include "cmd/store/fields.hpp"
#include "cmd/store/verbs.hpp"
#include "cmd/verb.hpp"
#include "lib/calendar/when.hpp"
#include "lib/core/error.hpp"
#include "lib/core/text.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::vector<std::string> query;
  std::string member;
  std::string since;
  std::optional<std::size_t> limit;
};

store::LogQuery query_of(Context& context, const Options& options) {
  store::LogQuery query{.words = text::join(options.query, " "), .limit = options.limit};
  if (!options.member.empty()) {
    const auto id = parse_ref(Letter::member, options.member);
    if (!id) {
      throw Error(Kind::usage,
                  fmt::format("'{}' is no member's id", text::terminal_safe(options.member)),
                  "write it like m12; 'qlab members list' shows them");
    }
    query.touched = ref(Letter::member, *id);
  }
  if (!options.since.empty()) {
    query.since = calendar::parse_when(options.since, context.now(), context.zone());
  }
  return query;
}

std::optional<std::int64_t> number_of_one(const Options& options) {
  return options.query.size() == 1 ? change_number(options.query.front()) : std::nullopt;
}

Exit run(Context& context, const Options& options) {
  const auto& store = context.store_to_read();
  if (const auto number = number_of_one(options)) {
    context.show(change_detail_fields(), store::look_at(store, *number, own_histories()));
    return Exit::ok;
  }
  auto rows = context.rows(change_fields());
  store::each_change(store, query_of(context, options),
                     [&](const store::LogEntry& change) { rows.add(change); });
  rows.finish();
  return Exit::ok;
}

}  // namespace

void add_store_log(Verb& store, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = store.add_verb("log", "List the changes, newest first, or look at one");
  verb.add_option("QUERY", options->query,
                  "The number of one change; or words that must all hold: actor:anna"
                  " touched:s3; see 'qlab help queries'");
  verb.add_option("--member", options->member, "Only changes that touched this member, such as m12")
      .type_name("ID");
  verb.add_option("--since", options->since, "Only changes from then on, such as -7d")
      .type_name("WHEN");
  verb.add_option("--limit", options->limit, "The most changes to list").type_name("N");
  verb.shows(change_fields, render::Amount::many);
  verb.shows(change_detail_fields, render::Amount::one,
             {"change", [options] { return number_of_one(*options).has_value(); }});
  verb.footer(
      "Examples:\n  qlab store log --limit 10\n  qlab store log command:import --since -7d\n"
      "  qlab store log 12");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
