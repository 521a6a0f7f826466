// SPDX-License-Identifier: Apache-2.0
#include "lib/world/http_answer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "lib/core/detail.hpp"
#include "lib/core/foreign_json.hpp"
#include "lib/core/text.hpp"
#include "lib/world/tls_trouble.hpp"

namespace qlab::world {
namespace {

using Json = nlohmann::json;
using mail::Delivery;
using mail::Outcome;

constexpr std::string_view header_mark = "header:";

/// What one answer, or one result in it, says.
struct Said {
  int status = 0;
  std::string id;
  std::string code;
  std::string error;
};

/// Follows "errors.0.message"; nullptr where there is no such place.
const Json* at(const Json& root, std::string_view path) {
  const Json* here = &root;
  if (path.empty()) return here;
  for (const auto step : text::split(path, '.')) {
    if (here->is_object()) {
      const auto found = here->find(std::string(step));
      if (found == here->end()) return nullptr;
      here = &*found;
    } else {
      const bool is_number =
          step.find_first_not_of("0123456789") == std::string_view::npos && step.size() < 6;
      if (!here->is_array() || !is_number) return nullptr;
      const auto index = static_cast<std::size_t>(std::stoi(std::string(step)));
      if (index >= here->size()) return nullptr;
      here = &(*here)[index];
    }
  }
  return here;
}

std::string text_at(const Json& root, std::string_view path) {
  const auto* found = path.empty() ? nullptr : at(root, path);
  if (found == nullptr || found->is_null() || found->is_structured()) return {};
  return found->is_string() ? found->get<std::string>() : found->dump();
}

/// The token is hidden in what was read, for JSON has many ways to write it.
Said said(const Recipe& recipe, const HttpAttempt& attempt, const Json& answer) {
  const auto told = [&](const std::string& place, const std::string& header) {
    return without_token(header_of(place).empty() ? text_at(answer, place) : header, attempt.token);
  };
  Said said{attempt.status, told(recipe.id, attempt.id_header),
            told(recipe.code, attempt.code_header), told(recipe.error, {})};
  // A name may be qualified: Type:http://..., or com.example#Type.
  if (!header_of(recipe.code).empty()) said.code = said.code.substr(0, said.code.find(':'));
  return said;
}

bool fits(const RecipeRule& rule, const Said& said) {
  const auto has = [](const auto& list, const auto& one) {
    return list.empty() || std::ranges::find(list, one) != list.end();
  };
  if (!has(rule.statuses, said.status) || !has(rule.codes, said.code)) return false;
  const auto error = text::fold(said.error);
  return rule.words.empty() || std::ranges::any_of(rule.words, [&](const auto& word) {
           return error.find(word) != std::string::npos;
         });
}

/// What the statuses mean wherever a recipe says nothing else (RFC 9110 15).
Meaning common_meaning(int status, bool repeatable) {
  if (status >= 200 && status <= 299) return Meaning::sent;
  if (status < 400) return Meaning::configuration;  // elsewhere: redirects are not followed
  if (status == 401 || status == 403) return Meaning::credentials;
  if (status == 404 || status == 405) return Meaning::configuration;
  if (status == 408 || status == 425 || status == 429 || status == 503) return Meaning::busy;
  if (status <= 499) return Meaning::message;
  // The relay failed somewhere on its way with the mail.
  return repeatable ? Meaning::busy : Meaning::unclear;
}

Meaning meaning_of(const Recipe& recipe, const Said& said) {
  const auto rule = std::ranges::find_if(
      recipe.rules, [&](const RecipeRule& candidate) { return fits(candidate, said); });
  return rule == recipe.rules.end() ? common_meaning(said.status, is_repeatable(recipe))
                                    : rule->meaning;
}

std::string in_words(const Said& said, Meaning meaning) {
  if (meaning == Meaning::sent) {
    return detail_text(said.id.empty() ? fmt::format("{} accepted", said.status)
                                       : fmt::format("{} accepted as {}", said.status, said.id));
  }
  const auto code = said.code.empty() ? std::string() : fmt::format(" ({})", said.code);
  return detail_text(
      fmt::format("{}{} {}", said.status, code,
                  said.error.empty() ? "without a word of explanation" : said.error));
}

Delivery delivery(Meaning meaning, const Said& said, const HttpAttempt& attempt) {
  Delivery made{Outcome::not_sent, said.status, in_words(said, meaning), {}, attempt.retry_after};
  switch (meaning) {
    case Meaning::sent:
      made.outcome = Outcome::sent;
      break;
    case Meaning::recipient:
      made.outcome = Outcome::failed;
      break;
    case Meaning::later:
      made.outcome = Outcome::deferred;
      break;
    case Meaning::message:
      made.outcome = Outcome::failed;
      made.stop = Kind::refused;
      break;
    case Meaning::credentials:
      made.stop = Kind::auth;
      break;
    case Meaning::configuration:
      made.stop = Kind::config;
      break;
    case Meaning::busy:
      made.stop = Kind::temporary;
      break;
    case Meaning::unclear:
      made.outcome = Outcome::uncertain;
      made.stop = Kind::temporary;
      break;
  }
  return made;
}

Delivery uncertain(const HttpAttempt& attempt, std::string_view why) {
  auto detail =
      fmt::format("the mail went up to '{}' and no clear answer came: {}", attempt.relay, why);
  return {Outcome::uncertain, attempt.status, detail_text(detail), {}};
}

Delivery without_answer(const HttpAttempt& attempt) {
  if (attempt.went_up_whole) return uncertain(attempt, attempt.trouble);
  if (is_tls_trouble(attempt.result)) {
    return no_safe_connection(attempt.result, 0, attempt.relay, attempt.trouble);
  }
  auto detail = fmt::format("'{}': {}", attempt.relay, attempt.trouble);
  return {Outcome::not_sent, 0, detail_text(detail), Kind::temporary};
}

/// A yes that does not say what was taken is no clear answer.
Delivery judge_one(const Recipe& recipe, const HttpAttempt& attempt, const Json& answer) {
  const auto says = said(recipe, attempt, answer);
  const auto meaning = meaning_of(recipe, says);
  if (meaning == Meaning::sent && !recipe.id.empty() && says.id.empty()) {
    return uncertain(attempt, fmt::format("{} without an id", says.status));
  }
  return delivery(meaning, says, attempt);
}

std::vector<Delivery> judge_list(const Recipe& recipe, const HttpAttempt& attempt,
                                 const Json& answer, std::size_t count) {
  const auto* results = at(answer, recipe.results);
  std::vector<Delivery> deliveries;
  if (results != nullptr && results->is_array() && results->size() == count) {
    for (const auto& result : *results) deliveries.push_back(judge_one(recipe, attempt, result));
  } else {
    deliveries.assign(count, uncertain(attempt, fmt::format("{} without a result for each mail",
                                                            attempt.status)));
  }
  return deliveries;
}

std::vector<Delivery> same_of_each(std::size_t count, const Delivery& delivery) {
  std::vector<Delivery> deliveries(count, delivery);
  return deliveries;
}

/// A request of several mails that is refused as a whole says nothing of any one of them.
std::vector<Delivery> refused_whole(Delivery refused, std::size_t count) {
  if (count > 1 && (refused.outcome == Outcome::failed || refused.outcome == Outcome::deferred)) {
    refused.outcome = Outcome::not_sent;
    refused.stop = refused.stop.value_or(Kind::refused);
  }
  return same_of_each(count, refused);
}

}  // namespace

std::string without_token(std::string text, std::string_view token) {
  constexpr std::size_t shortest = 6;
  if (token.size() < shortest) return text;
  for (auto at = text.find(token); at != std::string::npos; at = text.find(token, at))
    text.replace(at, token.size(), "***");
  return text;
}

std::string header_of(std::string_view place) {
  return place.starts_with(header_mark) ? std::string(place.substr(header_mark.size()))
                                        : std::string();
}

bool is_repeatable(const Recipe& recipe) {
  return std::ranges::any_of(
      recipe.headers, [](const auto& header) { return header.find("{key}") != std::string::npos; });
}

std::vector<Delivery> judge(const Recipe& recipe, const HttpAttempt& attempt, std::size_t count) {
  if (attempt.result != CURLE_OK) return same_of_each(count, without_answer(attempt));
  const auto answer = read_json<Json>(attempt.body);
  const bool is_yes = attempt.status >= 200 && attempt.status <= 299;
  if (recipe.in_list && is_yes) return judge_list(recipe, attempt, answer, count);
  return refused_whole(judge_one(recipe, attempt, answer), count);
}

}  // namespace qlab::world
