// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/report.hpp"

#include <set>

#include "cmd/context.hpp"
#include "cmd/disclosing.hpp"
#include "cmd/handover/document.hpp"
#include "cmd/handover/trace.hpp"
#include "cmd/handover/verbs.hpp"
#include "cmd/leak_check.hpp"
#include "cmd/scenarios/told.hpp"
#include "cmd/verb.hpp"
#include "lib/core/error.hpp"
#include "lib/core/text.hpp"
#include "lib/handover/json.hpp"
#include "lib/handover/page.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  bool restricted = false;
  bool is_public = false;
  std::string recipient;
  std::string trace;
};

/// One of the formats of a report.
std::string chosen_format(const Globals& globals) {
  auto format = document_format(globals);
  if (is_page(format) || format == "json") return format;
  throw Error(Kind::usage,
              fmt::format("a report cannot be written as '{}'", text::terminal_safe(format)),
              "the formats of a report are: html, md, text, json");
}

/// Figures are nobody's; words are their author's, also where no name stands under them.
members::IdRanges quoted(const handover::Report& report) {
  std::set<std::int64_t> members;
  const auto add = [&](const std::vector<handover::QuoteReport>& quotes) {
    for (const auto& quote : quotes) {
      if (quote.member_id) members.insert(*quote.member_id);
    }
  };
  for (const auto& scenario : report.scenarios) add(scenario.quotes);
  for (const auto& theme : report.themes) add(theme.quotes);
  members::IdRanges ids;
  for (const auto member : members) ids.add(member);
  return ids;
}

std::string text_of(Context& context, const handover::Report& report, const std::string& format) {
  if (format == "json") return handover::json(report, context.style().names);
  return page_text(handover::page(report), format);
}

Exit run(Context& context, const Options& options) {
  if (!options.trace.empty()) return show_trace(context, options.trace);
  const auto format = chosen_format(context.globals());
  auto settings = report_settings(context);
  if (options.restricted) settings.disclosure = handover::Disclosure::restricted;
  const auto report = handover::report(context.store_to_read(), settings);
  const auto text = text_of(context, report, format);
  if (!options.restricted) require_public(context, "report." + format, text);
  tell_of_earlier(context, report.told);
  for (const auto& told : report.told) {
    // Before it leaves: what was told and forgotten could be told apart later.
    if (!told.since) put_on_record(context.store(), told, context.now());
  }
  disclose(context, members::DisclosureKind::report, quoted(report), options.recipient,
           [&] { context.out().write(text); });
  return Exit::ok;
}

}  // namespace

void add_handover_report(Verb& handover, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = handover.add_verb(
      "report", "Write what a successor should know: figures, charts, scenarios, what was said");
  auto restricted = verb.add_flag("--restricted", options->restricted,
                                  "Show every number exactly; the report is then for staff only");
  verb.add_flag("--public", options->is_public, "Withhold small numbers, as without it")
      .excludes(restricted);
  verb.add_option("--recipient", options->recipient, "Whom it is for, kept with the record of it")
      .type_name("NAME");
  verb.add_option("--trace", options->trace,
                  "Instead, show the query behind a figure and what it counts; 'list' names all")
      .type_name("FIGURE");
  verb.shows_as([] { return handover::json(handover::blank_report()); });
  declare_trace(verb, options->trace);
  verb.takes_formats({"html", "text"});
  verb.footer(
      "Formats: html (one file with charts, no scripts), md, text, json; without --format the "
      "ending\n"
      "of the -o file decides, else md. Numbers under 5 people are withheld unless --restricted.\n"
      "Examples:\n"
      "  qlab handover report -o report.html\n"
      "  qlab handover report --format md\n"
      "  qlab handover report --trace members\n"
      "  qlab handover report --json --restricted -o figures.json");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
