// SPDX-License-Identifier: Apache-2.0
// A command as its file declares it: words, flags, help. CLI11 stands behind it, and is not
// included here, because reading that header costs more than compiling any verb.
#pragma once

#include <concepts>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
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

/// What a verb writes with --json, read from its fields when asked for.
struct Declared {
  std::string noun;     ///< empty for a plain verb
  std::string verb;     ///< with those below it: "successor add"
  std::string variant;  ///< what tells it from another output of the verb: "dry run"
  render::Amount amount = render::Amount::one;
  std::function<std::vector<render::Property>()> properties;
};
using Declarations = std::vector<Declared>;

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

  /// Says what --json writes, for 'qlab schema': a function that returns the fields.
  template <class MakeFields>
  void shows(MakeFields make, render::Amount amount, const std::string& variant = {}) {
    declare(amount, variant, [make] { return render::properties(make()); });
  }

  /// The same where the library writes the JSON itself: a function that returns that of nothing.
  void shows_as(const std::function<std::string()>& blank);

  /// Not for people: it stands in no help.
  void hide();

  void footer(const std::string& text);
  /// Called after parsing where this command was named, and none below it.
  void callback(const std::function<void()>& act);

 private:
  void declare(render::Amount amount, const std::string& variant,
               std::function<std::vector<render::Property>()> properties);

  Verb() = default;
  template <class Target>
  Option add(const std::string& names, Target& target, const std::string& help);

  CLI::App* m_app = nullptr;
  Declarations* m_declarations = nullptr;
  std::string_view m_only;
};

}  // namespace qlab::cmd
