// SPDX-License-Identifier: Apache-2.0
#include "lib/config/recipe.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "lib/config/recipe_message.hpp"
#include "lib/config/recipe_table.hpp"
#include "lib/config/valid.hpp"
#include "lib/core/recipe_variables.hpp"
#include "lib/core/text.hpp"
#include "recipe_texts.hpp"

namespace qlab::config {
namespace {

std::vector<std::string_view> with(std::span<const std::string_view> some,
                                   std::span<const std::string_view> more) {
  std::vector<std::string_view> all(some.begin(), some.end());
  all.insert(all.end(), more.begin(), more.end());
  return all;
}

bool is_signature(std::string_view text) { return std::ranges::count(text, ':') == 3; }

void read_request(const RecipeTable& table, Recipe& recipe) {
  constexpr std::array<std::string_view, 5> fields{"url", "headers", "body", "login", "sign"};
  constexpr std::array<std::string_view, 2> bodies{"json", "form"};
  constexpr std::string_view key = "key";
  table.allow(fields);
  // Everything but the token: an address stands in logs and messages.
  recipe.url = table.text("url", std::span(account_variables).subspan(1));
  const auto* url = table.find("url");
  if (!recipe.url.empty() && !is_url(recipe.url, "https", "http"))
    table.refuse(*url, "'url' must be an https:// address");
  recipe.headers = table.texts("headers", with(account_variables, {&key, 1}));
  for (const auto& header : recipe.headers) {
    if (header.find(": ") == std::string::npos) {
      table.refuse(*table.find("headers"), "a header is written 'Name: value'");
    }
  }
  recipe.login = table.text("login", account_variables);
  if (!recipe.login.empty() && recipe.login.find(':') == std::string::npos) {
    table.refuse(*table.find("login"), "'login' is written 'user:password'");
  }
  recipe.sign = table.text("sign", std::span(account_variables).subspan(1));
  if (!recipe.sign.empty() && (!is_signature(recipe.sign) || recipe.login.empty())) {
    table.refuse(*table.find("sign"),
                 "'sign' is written 'aws:amz:REGION:SERVICE' and needs 'login'");
  }
  recipe.body = static_cast<Recipe::Body>(table.choice("body", bodies));
}

void read_batch(const RecipeTable& table, Recipe& recipe) {
  constexpr std::array<std::string_view, 3> fields{"size", "bytes", "list"};
  table.allow(fields);
  recipe.batch_size = table.number("size", 1, 10'000, 1);
  recipe.batch_bytes = table.number("bytes", 1, 1'000'000'000, 0);
  recipe.list_at = table.text("list", {});
  recipe.in_list = true;
  const bool has_key = std::ranges::any_of(
      recipe.headers, [](const auto& header) { return header.find("{key}") != header.npos; });
  if (has_key) table.refuse("a request of several mails has no {key} of its own for its headers");
}

RecipeRule read_rule(const RecipeTable& table) {
  constexpr std::array<std::string_view, 4> fields{"status", "code", "words", "is"};
  table.allow(fields);
  RecipeRule rule;
  for (const auto& status : table.texts("status", {})) {
    const auto digits = status.find_first_not_of("0123456789") == std::string::npos;
    if (status.size() != 3 || !digits) {
      table.refuse(*table.find("status"), "'status' is a list of HTTP statuses like 422");
    }
    rule.statuses.push_back(std::stoi(status));
  }
  rule.codes = table.texts("code", {});
  for (const auto& word : table.texts("words", {})) rule.words.push_back(text::fold(word));
  if (rule.statuses.empty() && rule.codes.empty() && rule.words.empty()) {
    table.refuse("a rule needs 'status', 'code' or 'words'");
  }
  if (table.find("is") == nullptr) table.refuse("a rule needs 'is'");
  rule.meaning = static_cast<Meaning>(table.choice("is", meaning_names));
  return rule;
}

void read_answer(const RecipeTable& table, Recipe& recipe) {
  constexpr std::array<std::string_view, 5> fields{"id", "error", "code", "results", "means"};
  table.allow(fields);
  recipe.id = table.text("id", {});
  recipe.error = table.text("error", {});
  recipe.code = table.text("code", {});
  recipe.results = table.text("results", {});
  for (const auto& rule : table.tables("means")) recipe.rules.push_back(read_rule(rule));
}

std::string_view name_of(std::string_view file) { return file.substr(0, file.rfind('.')); }

}  // namespace

Recipe read_recipe(std::string_view text, const std::filesystem::path& file) {
  constexpr std::array<std::string_view, 4> sections{"request", "message", "batch", "answer"};
  const Source source{file.string(), file.parent_path(), {}, Kind::config};
  const auto parsed = parse(text, source);
  const RecipeTable root(parsed, source);
  root.allow(sections);
  Recipe recipe;
  read_request(root.table("request"), recipe);
  if (root.find("message") == nullptr) root.refuse("a recipe needs a [message]");
  recipe.message = read_message(root.table("message"), recipe.body);
  if (root.find("batch") != nullptr) read_batch(root.table("batch"), recipe);
  if (root.find("answer") != nullptr) read_answer(root.table("answer"), recipe);
  return recipe;
}

bool is_recipe_name(const std::filesystem::path& name_or_file) {
  return !name_or_file.has_parent_path() && name_or_file.extension() != ".toml";
}

std::vector<std::string> recipe_names() {
  std::vector<std::string> names;
  for (const auto& [file, text] : recipe_texts::files) names.emplace_back(name_of(file));
  return names;
}

Recipe recipe(const std::filesystem::path& name_or_file) {
  if (!is_recipe_name(name_or_file)) {
    return read_recipe(*read_text(name_or_file, Absent::is_an_error), name_or_file);
  }
  const auto name = name_or_file.string();
  for (const auto& [file, text] : recipe_texts::files) {
    if (name_of(file) == name) return read_recipe(text, file);
  }
  throw Error(Kind::config, fmt::format("no recipe is called '{}'", text::terminal_safe(name)),
              fmt::format("there are {}; or name a file of your own, like ./{}.toml",
                          fmt::join(recipe_names(), ", "), text::terminal_safe(name)));
}

}  // namespace qlab::config
