// SPDX-License-Identifier: Apache-2.0
#include "cmd/context.hpp"
#include "cmd/scenarios/verbs.hpp"
#include "cmd/verb.hpp"
#include "lib/render/rows.hpp"
#include "lib/scenarios/folder.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::filesystem::path folder;
};

render::Fields<std::string> fields() {
  static constexpr std::array<render::Field<std::string>, 1> fields{{
      {"file", [](const std::string& row, render::Sink& sink) { sink.text(row); }},
  }};
  return fields;
}

Exit run(Context& context, const Options& options) {
  const auto files = scenarios::export_folder(context.store_to_read(), options.folder);
  auto rows = context.rows(fields());
  for (const auto& file : files) rows.add(file);
  rows.finish();
  return Exit::ok;
}

}  // namespace

void add_scenarios_export(Verb& scenarios, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = scenarios.add_verb("export", "Write a folder of Markdown that import takes again");
  verb.add_option("DIR", options->folder, "The folder; it is made where it is absent").required();
  verb.shows(fields, render::Amount::many);
  verb.footer(
      "Writes SLUG.md for each scenario with its present text. Answers are not in it.\n\n"
      "Example:\n  qlab scenarios export scenarios");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
