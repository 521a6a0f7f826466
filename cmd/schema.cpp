// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <filesystem>

#include "cmd/commands.hpp"
#include "cmd/context.hpp"
#include "cmd/tree.hpp"
#include "cmd/verb.hpp"
#include "lib/core/file.hpp"
#include "lib/core/text.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::filesystem::path folder;
};

/// The words of the command with hyphens between: members-list, handover-status-missing.
std::string file_name(const std::string& command, const std::string& variant) {
  auto name = variant.empty() ? command : fmt::format("{} {}", command, variant);
  std::ranges::replace(name, ' ', '-');
  return name + ".schema.json";
}

void write_schemas(Context& context, const Declared& verb, const std::filesystem::path& folder) {
  const auto command = verb.command();
  for (const auto& output : verb.outputs) {
    const auto file = folder / file_name(command, output.variant.name);
    const auto title = fmt::format("qlab {} --json", command);
    write_file(file, render::json_schema(title, output.properties(), output.amount));
    context.out().write(text::terminal_safe(file.string()) + "\n");
  }
}

Exit run(Context& context, const Options& options) {
  std::filesystem::create_directories(options.folder);
  for (const auto& verb : declarations()) write_schemas(context, verb, options.folder);
  return Exit::ok;
}

}  // namespace

void add_schema(Verb& root, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = root.add_verb("schema", "Write the JSON Schema of what each command writes");
  verb.hide();
  verb.add_option("DIR", options->folder, "The folder to write to").required();
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
