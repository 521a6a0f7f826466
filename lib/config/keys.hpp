// SPDX-License-Identifier: Apache-2.0
// The one table of every key: its name, what it accepts, where it is kept, and what it is for.
// Reading, `config list`, `config set` and the documentation tests all go by it.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "lib/config/config.hpp"
#include "lib/config/valid.hpp"

namespace qlab::config {

struct Text {
  std::string& (*at)(Config&);
  std::string_view accepts;  ///< completes "must be ..."
  bool (*valid)(std::string_view);
};

/// Relative to the folder of the file that says it.
struct Path {
  enum class BareWord { is_a_file, is_a_name };

  std::filesystem::path& (*at)(Config&);
  BareWord bare_word = BareWord::is_a_file;  ///< a name stays as it is: no folder, no ".toml"
};

struct Number {
  int& (*at)(Config&);
  int least;
  int most;
};

struct Flag {
  bool& (*at)(Config&);
};

struct Words {
  std::vector<std::string>& (*at)(Config&);
  std::string_view accepts = "a list of texts";
  bool (*valid)(std::string_view) = is_line;  ///< each of them
};

/// A table of a list of texts for each of these words.
struct Lists {
  std::map<std::string, std::vector<std::string>>& (*at)(Config&);
  std::span<const std::string_view> words;
};

struct Hours {
  std::optional<QuietHours>& (*at)(Config&);
};

/// More than nothing, such as "48h".
struct Duration {
  std::chrono::seconds& (*at)(Config&);
};

/// An array of tables; lib/config/reminders.hpp says what each holds.
struct Reminders {
  std::vector<Reminder>& (*at)(Config&);
  RemindedOf of = RemindedOf::webinar;
};

struct Choice {
  void (*choose)(Config&, std::size_t word);
  std::size_t (*chosen)(const Config&);
  std::span<const std::string_view> words;  ///< in the order of the enumerators
};

struct Key {
  std::string_view name;  ///< "relay.url"
  std::variant<Text, Path, Number, Flag, Words, Lists, Hours, Duration, Reminders, Choice> field;
  std::string_view help;  ///< one sentence
};

/// Every key, in the order of the sections and within them as people should read them.
std::span<const Key> keys();

/// Finds the key of this name, or nullptr.
const Key* find_key(std::string_view name);

/// Finds the key of this name. Throws usage with the nearest name.
const Key& key_named(std::string_view name);

/// The hint for a key that does not exist: the nearest in its section, or the same word in
/// another; empty where nothing is near.
std::string nearest_key(std::string_view name);

/// Completes "must be ...": "a whole number from 1 to 64".
std::string accepts(const Key& key);

}  // namespace qlab::config
