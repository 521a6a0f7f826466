// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "cmd/commands.hpp"
#include "cmd/context.hpp"
#include "cmd/verb.hpp"
#include "completions.hpp"
#include "lib/core/names.hpp"

namespace qlab::cmd {
namespace {

constexpr Names<3> shells{"bash", "zsh", "fish"};

struct Options {
  std::string shell;
};

Exit run(Context& context, const Options& options) {
  const auto shell = require_named<std::size_t>(shells, options.shell, "a shell");
  // The files stand in the order of the shells.
  context.out().write(completions::files.at(shell).second);
  return Exit::ok;
}

}  // namespace

void add_completion(Verb& root, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = root.add_verb("completion", "Print what completes commands in a shell");
  verb.add_option("SHELL", options->shell, "Which shell").one_of(shells).required();
  verb.footer(
      "The package installs all three. By hand, for bash and fish:\n\n"
      "Examples:\n"
      "  source <(qlab completion bash)\n"
      "  qlab completion fish > ~/.config/fish/completions/qlab.fish");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
