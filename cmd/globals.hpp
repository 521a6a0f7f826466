// SPDX-License-Identifier: Apache-2.0
// The flags every command takes; they may stand anywhere after qlab.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
}

namespace qlab::cmd {

struct Globals {
  bool version = false;  ///< answered before parsing
  std::string store;
  std::string config;
  bool no_config = false;
  std::optional<std::string> json;  ///< the fields asked for, comma-separated; empty: all
  std::string format;
  std::filesystem::path output;
  bool verbose = false;
  bool quiet = false;
  bool debug = false;
  std::string color;
  bool no_pager = false;
  bool no_input = false;
  std::string zone;
  std::string wait;
  bool csv_raw = false;
  bool csv_bom = false;
};

/// Whether a flag of this name ("--store") is wanted in the tree.
using Wanted = std::function<bool(std::string_view flag)>;

/// What a command line may mean by its words: to build the others takes longer than to parse.
Wanted meant_by(std::span<const std::string> words);

/// Adds the flags that are wanted; without a choice, all of them.
void add_globals(CLI::App& root, Globals& globals, const Wanted& wanted = {});

/// Whether a flag of the command line takes the next word as its value: to find noun and verb
/// before anything is parsed.
bool takes_next_word(const std::string& flag);

}  // namespace qlab::cmd
