// SPDX-License-Identifier: Apache-2.0
#include "cmd/topics.hpp"

#include <fmt/format.h>

#include <array>

#include "cmd/exit.hpp"
#include "cmd/help_page.hpp"
#include "cmd/queries_explained.hpp"
#include "lib/config/keys.hpp"

namespace qlab::cmd {
namespace {

std::string exit_codes() {
  std::string text = "Exit statuses\n\n";
  for (const auto& meaning : exit_meanings()) {
    text += fmt::format("  {:>3}  {:<12} {}\n", static_cast<int>(meaning.exit), meaning.name,
                        meaning.when);
  }
  return text;
}

std::string environment() {
  return R"(Environment

  QLAB_STORE                 the store, as --store
  QLAB_CONFIG                the configuration file, as --config
  QLAB_NOW                   an RFC 3339 instant that is used as now
  QLAB_NO_INPUT              never ask, as --no-input
  QLAB_DEBUG                 say what is opened, and when, as --debug
  QLAB_PAGER, PAGER          what shows results that are longer than the screen;
                             less where neither is set, cat for none
  QLAB_EDITOR, VISUAL,       what texts are written in
  EDITOR
  BROWSER                    what opens a page
  NO_COLOR                   no colours
  FORCE_COLOR,               colours, also where there is no terminal
  CLICOLOR_FORCE
  COLUMNS                    the width of a terminal
  TZ                         the time zone where the configuration names none
  XDG_CONFIG_HOME            where qlab/qlab.toml is looked for; ~/.config
  CREDENTIALS_DIRECTORY      a folder with one file for each secret (systemd)

An empty variable counts as not set. No secret is read from a variable or an
argument. Nothing depends on the locale.
)";
}

std::string formats() {
  return R"(Formats

  table    columns, cut to the terminal's width; what a terminal gets
  lines    a line for each field, "Name: Ada", an empty line between rows:
           nothing is cut, aligned or drawn, for screen readers
  tsv      tab-separated with a header; what a pipe or a file gets
  csv      RFC 4180 with a header; cells that a spreadsheet would run as a
           formula begin with ', --csv-raw leaves them, --csv-bom is for Excel
  json     a list is one array, a thing is one object
  jsonl    a JSON object on each line
  md       Markdown
  ids      only the ids, m12, one on a line

--json is --format json; --json=ref,name writes these fields only. Every field is
always there, null where it is empty; times are RFC 3339, durations seconds with
_s. Fields are added in minor releases, and taken away only in major ones.
'qlab schema DIR' writes the JSON Schemas. Tables and lines promise nothing: they
are for people.

[output] layout = "lines" in the configuration makes lines what a terminal gets.

Errors go to standard error; with --json they are one object,
{"error":{"code":"locked","exit_status":11,"message":"...","hint":"..."}}.
)";
}

std::string configuration() {
  std::string text = R"(Configuration

/etc/qlab/qlab.toml is read, then $XDG_CONFIG_HOME/qlab/qlab.toml or exactly the
file that --config or QLAB_CONFIG names; then the environment, then flags. Later
wins. Nothing is read from the current folder. 'qlab config list --origin' shows
where each value comes from, 'qlab config check' looks for mistakes.

)";
  for (const auto& key : config::keys()) {
    text += fmt::format("  {}\n", key.name) + wrapped(key.help, 6);
  }
  return text;
}

std::string dates() {
  return R"(Dates

  2027-02-20T12:30:00Z       RFC 3339, with Z or an offset
  2027-02-20 12:30           wall time in the zone of --tz, the configuration,
  2027-02-20                 or TZ
  now, today, tomorrow,
  yesterday
  +3d  -2w  +90m             from now: m minutes, h hours, d days, w weeks

A wall time that does not exist, or exists twice because clocks change, is refused
with both instants that may be meant. A date without a year is refused. Periods in
queries are 2026, 2026-03, 2026-01-14..2026-06-30 or 2026-01.. and are in UTC.
Durations are 30s, 90m, 2h, 3d.
)";
}

}  // namespace

std::span<const Topic> topics() {
  static constexpr std::array<Topic, 6> list{{
      {"exit-codes", "What each exit status means", exit_codes},
      {"environment", "The variables that are read", environment},
      {"formats", "How results are written", formats},
      {"config", "Where the configuration is, and every key", configuration},
      {"dates", "How dates, times and durations are typed", dates},
      {"queries", "How members, mails and comments are chosen", queries_explained},
  }};
  return list;
}

}  // namespace qlab::cmd
