// SPDX-License-Identifier: Apache-2.0
// A command as its file declares it: words, flags, help. CLI11 stands behind it, and is not
// included here, because reading that header costs more than compiling any verb.
#pragma once

#include <concepts>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <functional>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/render/schema.hpp"

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace qlab::cmd {

/// A flag, an option with a value, or a word by position. A handle; the tree owns what it stands
/// for. One of a verb that is left out stands for nothing, and takes whatever is said of it.
class Option {
 public:
  Option() = default;
  explicit Option(CLI::Option& option) : m_option(&option) {}

  /// What stands for the value in the help.
  Option& type_name(const std::string& name);
  Option& required();
  Option& expected(int least, int most);
  /// The value is more than 0.
  Option& positive();
  /// The words that the value may be, for help and completion; what they mean is checked elsewhere.
  Option& one_of(std::span<const std::string_view> words);
  /// One value each time it is given: words behind it are not taken for more.
  Option& one_at_a_time();

  /// Only together with all of these, or with none of these.
  Option& needs(std::same_as<Option> auto... others) { return (need(others), ..., *this); }
  Option& excludes(std::same_as<Option> auto... others) { return (exclude(others), ..., *this); }

 private:
  void need(Option other);
  void exclude(Option other);

  CLI::Option* m_option = nullptr;
};

/// What tells one output of a verb from its others.
struct Variant {
  std::string name{};                ///< "dry run"; the usual output has none
  std::function<bool()> is_asked{};  ///< whether the options ask for it; called after parsing
};

/// One thing that a verb may write. What its fields are is read from them when it is asked for.
struct Written {
  Variant variant;
  render::Amount amount = render::Amount::one;
  std::function<std::vector<render::Property>()> properties;  ///< of JSON
  /// What every other format writes; empty: the same.
  std::vector<std::function<std::vector<render::Property>()>> columns{};
};

/// What a verb says of itself beside its words and flags.
struct Declared {
  std::string noun;  ///< empty for a plain verb
  std::string verb;  ///< with those below it: "successor add"
  std::vector<Written> outputs{};
  std::vector<std::string_view> formats{};  ///< its own, beside those of every list
  std::function<bool()> takes_output{};     ///< whether it writes what -o names by itself

  /// "handover successor add".
  [[nodiscard]] std::string command() const { return noun.empty() ? verb : noun + " " + verb; }
};
/// Verbs hold on to theirs while others are added.
using Declarations = std::deque<Declared>;

/// A noun or verb. A handle; the tree owns what it stands for. Targets must live until the command
/// ran.
class Verb {
 public:
  /// Below it only the verb of that name is made, or every one where it is empty: to make them all
  /// takes longer than most commands. The name must outlive the handle.
  Verb(CLI::App& app, Declarations& declarations, std::string_view only = {})
      : m_app(&app), m_declarations(&declarations), m_only(only) {}

  [[nodiscard]] Verb add_verb(const std::string& name, const std::string& purpose);
  void require_verb();

  Option add_option(const std::string& names, std::string& target, const std::string& help);
  Option add_option(const std::string& names, std::filesystem::path& target,
                    const std::string& help);
  Option add_option(const std::string& names, std::int64_t& target, const std::string& help);
  Option add_option(const std::string& names, std::vector<std::string>& target,
                    const std::string& help);
  // These stay empty where they are not given.
  Option add_option(const std::string& names, std::optional<std::string>& target,
                    const std::string& help);
  Option add_option(const std::string& names, std::optional<std::int64_t>& target,
                    const std::string& help);
  Option add_option(const std::string& names, std::optional<std::size_t>& target,
                    const std::string& help);
  Option add_flag(const std::string& names, bool& target, const std::string& help);

  /// One that was added, by one of its names.
  [[nodiscard]] Option get_option(const std::string& name) const;

  /// Says what --json writes: a function that returns the fields. A variant that the options ask
  /// for is written in the place of the usual output.
  template <class MakeFields>
  void shows(MakeFields make, render::Amount amount, Variant variant = {}) {
    declare({std::move(variant), amount, [make] { return render::properties(make()); }});
  }

  /// The same where the library writes the JSON itself: a function that returns that of nothing.
  void shows_as(const std::function<std::string()>& blank);

  /// Says that every format but JSON writes rows of these fields, of what shows() said last.
  template <class MakeFields>
  void lists(MakeFields make) {
    declare_columns([make] { return render::properties(make()); });
  }

  /// Formats of its own, beside those of every list.
  void takes_formats(std::initializer_list<std::string_view> names);

  /// Says that it writes what -o names by itself, always or where the function says so: a folder,
  /// or a file that is not the result.
  void takes_output(const std::function<bool()>& takes = [] { return true; });

  /// Not for people: it stands in no help.
  void hide();

  void footer(const std::string& text);
  /// Called after parsing where this command was named, and none below it.
  void callback(const std::function<void()>& act);

 private:
  void declare(Written written);
  void declare_columns(std::function<std::vector<render::Property>()> columns);

  Verb() = default;
  template <class Target>
  Option add(const std::string& names, Target& target, const std::string& help);

  CLI::App* m_app = nullptr;
  Declarations* m_declarations = nullptr;
  Declared* m_declared = nullptr;  ///< of a verb, in the declarations; a noun has none
  std::string_view m_only;
};

}  // namespace qlab::cmd
