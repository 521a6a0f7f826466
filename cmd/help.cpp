// SPDX-License-Identifier: Apache-2.0

#include "cmd/commands.hpp"
#include "cmd/context.hpp"
#include "cmd/topics.hpp"
#include "cmd/tree.hpp"
#include "cmd/verb.hpp"
#include "lib/core/error.hpp"

namespace qlab::cmd {
namespace {

/// More than any command has: what is too much is named.
constexpr int most_words = 9;

struct Options {
  std::vector<std::string> topic;
};

std::string explained(const std::vector<std::string>& topic) {
  for (const auto& each : topics()) {
    // A noun may have the name of a topic: 'qlab config --help' is about its verbs.
    if (topic.size() == 1 && topic.front() == each.name) return each.text();
  }
  std::vector<char*> words{nullptr};
  auto copy = topic;
  for (auto& word : copy) words.push_back(word.data());
  const auto line = read_command_line(static_cast<int>(words.size()), words.data());
  require_known(line);
  return help_text(line);
}

Exit run(Context& context, const Options& options) {
  context.out().write(explained(options.topic));
  return Exit::ok;
}

}  // namespace

void add_help(Verb& root, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = root.add_verb("help", "Explain a command or a topic");
  verb.add_option("TOPIC", options->topic, "A noun and its verb, or a topic")
      .expected(0, most_words);
  verb.footer("Examples:\n  qlab help members import\n  qlab help queries\n  qlab help exit-codes");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
