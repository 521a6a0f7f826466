// SPDX-License-Identifier: Apache-2.0

#include "cmd/commands.hpp"
#include "cmd/context.hpp"
#include "cmd/queries_explained.hpp"
#include "cmd/tree.hpp"
#include "cmd/verb.hpp"
#include "lib/core/error.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::vector<std::string> topic;
};

std::string exit_codes() {
  std::string text = "Exit statuses\n\n";
  for (const auto& meaning : exit_meanings()) {
    text += fmt::format("  {:>3}  {:<12} {}\n", static_cast<int>(meaning.exit), meaning.name,
                        meaning.when);
  }
  return text;
}

std::string explained(const std::vector<std::string>& topic) {
  if (topic == std::vector<std::string>{"exit-codes"}) return exit_codes();
  if (topic == std::vector<std::string>{"queries"}) return queries_explained();
  std::vector<char*> words{nullptr};
  auto copy = topic;
  for (auto& word : copy) words.push_back(word.data());
  return help_text(read_command_line(static_cast<int>(words.size()), words.data()));
}

Exit run(Context& context, const Options& options) {
  context.out().write(explained(options.topic));
  return Exit::ok;
}

}  // namespace

void add_help(Verb& root, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = root.add_verb("help", "Explain a command or a topic");
  verb.add_option("TOPIC", options->topic, "NOUN [VERB], exit-codes or queries").expected(0, 2);
  verb.footer("Examples:\n  qlab help members import\n  qlab help queries\n  qlab help exit-codes");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
