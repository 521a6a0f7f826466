// SPDX-License-Identifier: Apache-2.0
#include "cmd/globals.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <string_view>

#include "lib/core/text.hpp"
#include "lib/render/format.hpp"

namespace qlab::cmd {
namespace {

constexpr auto group = "Flags every command takes";

/// The global flags with a value in a word of its own. --json takes only the stuck form.
constexpr std::array<std::string_view, 8> with_value{"--store",  "--config", "--format", "-o",
                                                     "--output", "--color",  "--tz",     "--wait"};

/// An unset variable of a script must not become a silent default.
CLI::Validator names_file() {
  const auto complaint = [](const std::string& path) -> std::string {
    return path.empty() ? "no file is named" : "";
  };
  return {complaint, ""};
}

/// How one of the flags is added to the tree.
struct Flag {
  std::string_view name;
  void (*add)(CLI::App& root, Globals& globals);
};

constexpr std::array<Flag, 17> flags{{
    {"--version",
     [](CLI::App& root, Globals& globals) {
       root.add_flag("--version", globals.version, "Show the version; with -v the libraries");
     }},
    {"--store",
     [](CLI::App& root, Globals& globals) {
       root.add_option("--store", globals.store, "The store (QLAB_STORE)")
           ->check(names_file())
           ->type_name("FILE");
     }},
    {"--config",
     [](CLI::App& root, Globals& globals) {
       root.add_option("--config", globals.config, "Exactly this configuration file (QLAB_CONFIG)")
           ->check(names_file())
           ->type_name("FILE");
     }},
    {"--no-config",
     [](CLI::App& root, Globals& globals) {
       root.add_flag("--no-config", globals.no_config, "Read no configuration file");
     }},
    {"--json",
     [](CLI::App& root, Globals& globals) {
       root.add_flag("--json{}", globals.json, "Write JSON: all fields, or --json=ref,name");
     }},
    {"--format",
     [](CLI::App& root, Globals& globals) {
       root.add_option("--format", globals.format, "How to write the result")
           ->type_name(text::join(render::formats(), "|"));
     }},
    {"--output",
     [](CLI::App& root, Globals& globals) {
       const auto name_output = [&globals](const std::string& path) {
         globals.output = path == "-" ? "" : path;
       };
       root.add_option_function<std::string>(
               "-o,--output", name_output,
               "Write to this file, which appears whole or not at all; -: standard output")
           ->check(names_file())
           ->type_name("FILE");
     }},
    {"--verbose",
     [](CLI::App& root, Globals& globals) {
       root.add_flag("-v,--verbose", globals.verbose, "Say more on standard error");
     }},
    {"--quiet",
     [](CLI::App& root, Globals& globals) {
       root.add_flag("-q,--quiet", globals.quiet, "Say only errors on standard error");
     }},
    {"--debug",
     [](CLI::App& root, Globals& globals) {
       root.add_flag("--debug", globals.debug,
                     "Say on standard error what is opened, and when (QLAB_DEBUG)");
     }},
    {"--color",
     [](CLI::App& root, Globals& globals) {
       root.add_option("--color", globals.color, "When to use colours")
           ->check(CLI::IsMember({"auto", "always", "never"}))
           ->type_name("auto|always|never");
     }},
    {"--no-pager",
     [](CLI::App& root, Globals& globals) {
       root.add_flag("--no-pager", globals.no_pager,
                     "Show long results on a terminal without a pager");
     }},
    {"--no-input",
     [](CLI::App& root, Globals& globals) {
       root.add_flag("--no-input", globals.no_input, "Never ask (QLAB_NO_INPUT)");
     }},
    {"--tz",
     [](CLI::App& root, Globals& globals) {
       root.add_option("--tz", globals.zone, "Time zone to read and show times in")
           ->type_name("ZONE");
     }},
    {"--wait",
     [](CLI::App& root, Globals& globals) {
       root.add_option("--wait", globals.wait, "How long to wait for another qlab that is sending")
           ->type_name("DURATION");
     }},
    {"--csv-raw",
     [](CLI::App& root, Globals& globals) {
       root.add_flag("--csv-raw", globals.csv_raw,
                     "CSV cells exactly as stored, without the formula mark");
     }},
    {"--csv-bom",
     [](CLI::App& root, Globals& globals) {
       root.add_flag("--csv-bom", globals.csv_bom, "CSV with a byte order mark, for Excel");
     }},
}};

/// Whether a word of the command line may mean the flag. Letters can stand together: -qv.
bool may_mean(std::string_view word, std::string_view flag) {
  const bool has_letters = word.size() > 1 && word[0] == '-' && word[1] != '-';
  return has_letters || word.substr(0, word.find('=')) == flag;
}

}  // namespace

Wanted meant_by(std::span<const std::string> words) {
  return [words](std::string_view flag) {
    return std::ranges::any_of(words, [flag](const auto& word) { return may_mean(word, flag); });
  };
}

void add_globals(CLI::App& root, Globals& globals, const Wanted& wanted) {
  root.set_help_flag("-h,--help", "Show help; wins over every error");
  for (const auto& flag : flags) {
    if (!wanted || wanted(flag.name)) flag.add(root, globals);
  }
  for (auto* option : root.get_options()) {
    option->group(group);
    if (!option->get_configurable() || option->get_type_size_max() == 0) continue;
    option->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
  }
}

bool takes_next_word(const std::string& flag) {
  return std::find(with_value.begin(), with_value.end(), flag) != with_value.end();
}

}  // namespace qlab::cmd
