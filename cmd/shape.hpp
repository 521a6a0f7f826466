// SPDX-License-Identifier: Apache-2.0
// A command as help and completion see it: its words, flags and verbs, read from the tree that
// parses it, so that neither can say anything else than the program does.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
}

namespace qlab::cmd {

struct Flag {
  std::vector<std::string> names;  ///< "-n", "--dry-run"
  std::string value;               ///< FILE, or yes|maybe|no; empty: it takes none
  std::string help;
  bool is_stuck = false;  ///< the value may be left out, and otherwise follows "="

  [[nodiscard]] bool takes_next_word() const { return !value.empty() && !is_stuck; }
};

/// What stands at a place.
struct Word {
  std::string name;   ///< WEBINAR
  std::string value;  ///< what it may be, yes|maybe|no; the name where nothing tells
  std::string help;
  bool is_required = false;
  bool is_repeated = false;
};

struct Command {
  std::string name;  ///< "qlab members import"
  std::string purpose;
  std::string footer;
  std::vector<Flag> flags;
  std::vector<Word> words;
  std::vector<Command> commands;  ///< name and purpose only
};

Command shape_of(const CLI::App& app);

}  // namespace qlab::cmd
