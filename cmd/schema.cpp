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

std::string words_of(const Declared& declared) {
  return declared.noun.empty() ? declared.verb : declared.noun + " " + declared.verb;
}

/// The words of the command with hyphens between: members-list, handover-status-missing.
std::string file_name(const Declared& declared) {
  auto name = words_of(declared);
  if (!declared.variant.empty()) name += " " + declared.variant;
  std::ranges::replace(name, ' ', '-');
  return name + ".schema.json";
}

Exit run(Context& context, const Options& options) {
  std::filesystem::create_directories(options.folder);
  for (const auto& declared : declarations()) {
    const auto file = options.folder / file_name(declared);
    const auto title = fmt::format("qlab {} --json", words_of(declared));
    write_file(file, render::json_schema(title, declared.properties(), declared.amount));
    context.out().write(text::terminal_safe(file.string()) + "\n");
  }
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
