// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/clauses.hpp"

#include <fmt/format.h>

#include <charconv>

#include "lib/comments/policy.hpp"
#include "lib/core/error.hpp"
#include "lib/core/text.hpp"

namespace qlab::comments {
namespace {

/// What stands behind the mark of a list item (CommonMark 5.2), or nothing.
std::optional<std::string_view> item(std::string_view line) {
  const auto start = line.find_first_not_of(' ');
  if (start == std::string_view::npos) return {};
  line.remove_prefix(start);
  auto mark = std::size_t{1};
  if (line.front() >= '0' && line.front() <= '9') {
    mark = line.find_first_not_of("0123456789");
    if (mark == std::string_view::npos || (line[mark] != '.' && line[mark] != ')')) return {};
    ++mark;
  } else if (line.front() != '-' && line.front() != '*' && line.front() != '+') {
    return {};
  }
  if (line.substr(mark, 1) != " ") return {};
  return text::trim(line.substr(mark));
}

std::optional<std::int64_t> number(std::string_view text) {
  std::int64_t value = 0;
  const auto* end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc() || rest != end || value < 1) return {};
  return value;
}

}  // namespace

std::vector<std::string> clauses(std::string_view policy) {
  std::vector<std::string> found;
  bool goes_on = false;
  for (const auto line : text::split(policy, '\n')) {
    if (const auto begun = item(line)) {
      found.emplace_back(*begun);
      goes_on = true;
    } else if (goes_on && line.starts_with("  ") && !text::trim(line).empty()) {
      found.back() += fmt::format(" {}", text::trim(line));
    } else {
      goes_on = false;
    }
  }
  return found;
}

std::string require_clause(store::Store& store, std::string_view word, Instant now) {
  if (word.empty()) return {};
  const auto dot = word.find('.');
  const auto version = dot == std::string_view::npos ? std::optional(present_policy(store, now))
                                                     : number(word.substr(0, dot));
  const auto wanted = number(dot == std::string_view::npos ? word : word.substr(dot + 1));
  const auto policy = version ? find_policy(store, *version) : std::nullopt;
  const auto count = policy ? static_cast<std::int64_t>(clauses(policy->body).size()) : 0;
  if (wanted && *wanted <= count) return fmt::format("{}.{}", *version, *wanted);
  throw Error(Kind::usage,
              fmt::format("the comments policy has no clause '{}'", text::terminal_safe(word)),
              "'qlab comments policy show' numbers them");
}

}  // namespace qlab::comments
