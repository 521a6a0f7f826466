// SPDX-License-Identifier: Apache-2.0
#include "cmd/shape.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>

namespace qlab::cmd {
namespace {

/// What was named for people, without what CLI11 appends for its checks; empty for its own words.
std::string value_of(const CLI::Option& option) {
  auto type = option.get_type_name();
  type = type.substr(0, type.find(":{"));
  for (const auto* own : {"TEXT", "INT", "UINT", "BOOLEAN"}) {
    if (type == own) return {};
  }
  return type;
}

Flag flag_of(const CLI::Option& option) {
  Flag flag;
  for (const auto& name : option.get_snames()) flag.names.push_back("-" + name);
  for (const auto& name : option.get_lnames()) flag.names.push_back("--" + name);
  flag.help = option.get_description();
  // The only flag whose value may be left out.
  flag.is_stuck = option.check_lname("json");
  if (flag.is_stuck) {
    flag.value = "FIELDS";
  } else if (option.get_expected_max() > 0) {
    flag.value = value_of(option);
    if (flag.value.empty()) flag.value = option.get_type_name() == "TEXT" ? "TEXT" : "N";
  }
  return flag;
}

Word word_of(const CLI::Option& option) {
  Word word;
  word.name = option.get_name(true);
  word.value = value_of(option);
  if (word.value.empty()) word.value = word.name;
  word.help = option.get_description();
  word.is_required = option.get_required();
  word.is_repeated = option.get_expected_max() > 1;
  return word;
}

std::string full_name(const CLI::App& app) {
  std::string name = app.get_name();
  for (const auto* level = app.get_parent(); level != nullptr; level = level->get_parent()) {
    name.insert(0, level->get_name() + " ");
  }
  return name;
}

}  // namespace

Command shape_of(const CLI::App& app) {
  Command command{full_name(app), app.get_description(), app.get_footer(), {}, {}, {}};
  for (const auto* option : app.get_options()) {
    if (option->get_positional()) {
      command.words.push_back(word_of(*option));
    } else {
      command.flags.push_back(flag_of(*option));
    }
  }
  for (const auto* sub : app.get_subcommands([](const CLI::App*) { return true; })) {
    if (sub->get_group().empty()) continue;
    command.commands.push_back({sub->get_name(), sub->get_description(), {}, {}, {}, {}});
  }
  return command;
}

}  // namespace qlab::cmd
