// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/report.hpp"

#include <set>

#include "cmd/commands.hpp"
#include "cmd/context.hpp"
#include "cmd/disclosing.hpp"
#include "cmd/leak_check.hpp"
#include "cmd/verb.hpp"
#include "lib/core/error.hpp"
#include "lib/core/text.hpp"
#include "lib/handover/json.hpp"
#include "lib/handover/page.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  bool restricted = false;
  std::string recipient;
};

/// The format that is named, or that the file's name ends with, or Markdown.
std::string chosen_format(const Globals& globals) {
  auto format = globals.format;
  if (format.empty() && globals.json) format = "json";
  if (format.empty()) {
    const auto ending = text::fold(globals.output.extension().string());
    return ending == ".html" || ending == ".json" ? ending.substr(1) : "md";
  }
  if (format == "html" || format == "md" || format == "json") return format;
  throw Error(Kind::usage,
              fmt::format("a report cannot be written as '{}'", text::terminal_safe(format)),
              "the formats of a report are: html, md, json");
}

/// Figures are nobody's; words are their author's, also where no name stands under them.
members::IdRanges quoted(const handover::Report& report) {
  std::set<std::int64_t> members;
  for (const auto& scenario : report.scenarios) {
    for (const auto& quote : scenario.quotes) {
      if (quote.member_id) members.insert(*quote.member_id);
    }
  }
  members::IdRanges ids;
  for (const auto member : members) ids.add(member);
  return ids;
}

std::string text_of(Context& context, const handover::Report& report, const std::string& format) {
  if (format == "json") return handover::json(report, context.style().names);
  const auto page = handover::page(report);
  return format == "html" ? render::to_html(page) : render::to_markdown(page);
}

Exit run(Context& context, const Options& options) {
  const auto format = chosen_format(context.globals());
  handover::Settings settings;
  const auto& identity = context.config().identity;
  settings.organisation = identity.organisation.empty() ? identity.name : identity.organisation;
  settings.zone = context.zone();
  settings.as_of = context.now();
  settings.version = QLAB_VERSION;
  if (options.restricted) settings.disclosure = handover::Disclosure::restricted;
  const auto report = handover::report(context.store_to_read(), settings);
  const auto text = text_of(context, report, format);
  if (!options.restricted) require_public(context, "report." + format, text);
  disclose(context, members::DisclosureKind::report, quoted(report), options.recipient,
           [&] { context.out().write(text); });
  return Exit::ok;
}

}  // namespace

void add_handover_report(Verb& handover, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = handover.add_verb(
      "report", "Write what a successor should know: figures, charts, scenarios, what was said");
  verb.add_flag("--restricted", options->restricted,
                "Show every number exactly; the report is then for staff only");
  verb.add_option("--recipient", options->recipient, "Whom it is for, kept with the record of it")
      .type_name("NAME");
  verb.footer(
      "Formats: html (one file with charts, no scripts), md, json; without --format the ending\n"
      "of the -o file decides, else md. Numbers under 5 people are withheld unless --restricted.\n"
      "Examples:\n"
      "  qlab handover report -o report.html\n"
      "  qlab handover report --format md\n"
      "  qlab handover report --json --restricted -o figures.json");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
