// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/report.hpp"

#include "cmd/commands.hpp"
#include "cmd/context.hpp"
#include "cmd/verb.hpp"
#include "lib/core/error.hpp"
#include "lib/core/text.hpp"
#include "lib/handover/json.hpp"
#include "lib/handover/page.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  bool restricted = false;
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
  if (format == "json") {
    context.out().write(handover::json(report, context.style().names));
  } else {
    const auto page = handover::page(report);
    context.out().write(format == "html" ? render::to_html(page) : render::to_markdown(page));
  }
  return Exit::ok;
}

}  // namespace

void add_handover_report(Verb& handover, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = handover.add_verb(
      "report", "Write what a successor should know: figures, charts, scenarios, what was said");
  verb.add_flag("--restricted", options->restricted,
                "Show every number exactly; the report is then for staff only");
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
