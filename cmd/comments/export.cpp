// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/export.hpp"

#include <set>

#include "cmd/comments/fields.hpp"
#include "cmd/comments/verbs.hpp"
#include "cmd/context.hpp"
#include "cmd/disclosing.hpp"
#include "cmd/sending.hpp"
#include "cmd/verb.hpp"
#include "lib/core/text.hpp"
#include "lib/handover/private_values.hpp"
#include "lib/store/reading.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::vector<std::string> query;
  std::string recipient;
  bool all = false;
};

members::IdRanges authors(const store::Store& store, const comments::ExportQuery& query) {
  std::set<std::int64_t> members;
  comments::each_exported(store, query, [&](const comments::Exported& one) {
    if (one.comment.member_id) members.insert(*one.comment.member_id);
  });
  members::IdRanges ids;
  for (const auto id : members) ids.add(id);
  return ids;
}

/// What others see may be passed on, but not an address or a private note that stands in a text.
/// Names stand under comments, so those of their authors may be told.
void require_public(Context& context, const comments::ExportQuery& query,
                    const render::Style& style) {
  const auto& store = context.store_to_read();
  std::set<std::string> authors;
  comments::each_exported(
      store, query, [&](const comments::Exported& one) { authors.insert(one.comment.author); });
  const std::vector<std::string> told(authors.begin(), authors.end());
  const auto values = handover::private_values(store, staff(context), told);
  handover::LeakCheck check(values);
  std::string text;
  auto output = render::Output::to_text(text);
  render::Rows<comments::Exported> rows(comment_export_fields(), output, style);
  comments::each_exported(store, query, [&](const comments::Exported& one) {
    rows.add(one);
    check.pass(text);
    text.clear();
  });
  rows.finish();
  output.finish();
  check.pass(text);
  check.finish();
  check.require_none("comments");
}

Exit run(Context& context, const Options& options) {
  comments::ExportQuery query;
  if (!options.query.empty()) query.words = text::join(options.query, " ");
  query.extent = options.all ? comments::Extent::every : comments::Extent::published;
  const auto& store = context.store_to_read();
  const store::Reading same_as_recorded(store);
  auto style = context.style();
  const auto& globals = context.globals();
  if (globals.format.empty() && !globals.json) style.format = render::Format::csv;
  if (!options.all) require_public(context, query, style);
  disclose(context, members::DisclosureKind::export_, authors(store, query), options.recipient,
           [&] {
             render::Rows<comments::Exported> rows(comment_export_fields(), context.out(), style);
             comments::each_exported(store, query,
                                     [&](const comments::Exported& one) { rows.add(one); });
             rows.finish();
           });
  return Exit::ok;
}

}  // namespace

void add_comments_export(Verb& comments, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = comments.add_verb("export", "Write comments that 'comments import' takes");
  verb.shows(comment_export_fields, render::Amount::many);
  verb.add_option("QUERY", options->query,
                  "As in 'comments list'; without one, all that are published");
  verb.add_flag("--all", options->all,
                "Also what others do not see; implied by state: in the query");
  verb.add_option("--recipient", options->recipient, "Whom it is for: kept on record")
      .type_name("WHOM");
  verb.footer(
      "The formats are those of every list, csv by default; csv and jsonl can be imported. No\n"
      "address is in any. An export with members' comments is on record.\n\n"
      "Examples:\n  qlab comments export -o comments.csv\n"
      "  qlab comments export scenario:host-led --format jsonl -o host-led.jsonl\n"
      "  qlab comments export theme:costs licence:with-name,unnamed -o quotes.csv");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
