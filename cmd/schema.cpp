// SPDX-License-Identifier: Apache-2.0
#include <filesystem>

#include "cmd/commands.hpp"
#include "cmd/context.hpp"
#include "cmd/tree.hpp"
#include "cmd/verb.hpp"
#include "lib/core/file.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::filesystem::path folder;
};

/// The words of the command with hyphens between: members-list, webinar-invite-dry-run.
std::string file_name(const Declared& declared) {
  std::string name = declared.noun.empty() ? "" : declared.noun + "-";
  name += declared.verb;
  if (!declared.variant.empty()) name += "-" + declared.variant;
  return name + ".schema.json";
}

std::string title(const Declared& declared) {
  return fmt::format("qlab {}{}{} --json", declared.noun, declared.noun.empty() ? "" : " ",
                     declared.verb);
}

Exit run(Context& context, const Options& options) {
  std::filesystem::create_directories(options.folder);
  for (const auto& declared : declarations()) {
    const auto file = options.folder / file_name(declared);
    write_file(file, render::json_schema(title(declared), declared.properties(), declared.amount));
    context.out().write(file.string() + "\n");
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
