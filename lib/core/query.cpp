// SPDX-License-Identifier: Apache-2.0
#include "lib/core/query.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>

#include "lib/core/error.hpp"
#include "lib/core/text.hpp"

namespace qlab {
namespace {

void require_field(std::string_view field, std::span<const std::string_view> fields) {
  if (std::find(fields.begin(), fields.end(), field) != fields.end()) return;
  auto hint = text::did_you_mean(field, fields);
  if (hint.empty()) hint = fmt::format("the fields are: {}", fmt::join(fields, ", "));
  throw Error(Kind::usage, fmt::format("a query knows no field '{}'", text::terminal_safe(field)),
              hint);
}

std::vector<std::string> values_in(std::string_view list, std::string_view word) {
  std::vector<std::string> values;
  for (const auto value : text::split(list, ',')) {
    if (!value.empty()) values.emplace_back(value);
  }
  if (!values.empty()) return values;
  throw Error(Kind::usage, fmt::format("'{}' has no value", text::terminal_safe(word)),
              "write field:value, or field:a,b for either");
}

Term parse_term(std::string_view word, std::span<const std::string_view> fields) {
  Term term;
  auto rest = word;
  term.negated = rest.size() > 1 && rest.front() == '-';
  if (term.negated) rest.remove_prefix(1);
  const auto colon = rest.find(':');
  if (colon == std::string_view::npos) {
    term.values.emplace_back(rest);
    return term;
  }
  term.field = rest.substr(0, colon);
  require_field(term.field, fields);
  term.values = values_in(rest.substr(colon + 1), word);
  return term;
}

/// Takes digits of exactly this many, and the hyphen before them, off the front.
std::optional<unsigned> take_number(std::string_view& text, std::size_t digits, bool hyphen) {
  if (hyphen && !text.starts_with('-')) return {};
  const auto rest = text.substr(hyphen ? 1 : 0);
  if (rest.size() < digits) return {};
  unsigned number = 0;
  const auto* end = rest.data() + digits;
  const auto [stop, error] = std::from_chars(rest.data(), end, number);
  if (error != std::errc() || stop != end) return {};
  text = rest.substr(digits);
  return number;
}

/// A year, a month or a day as the days it has.
std::optional<Period> parse_days(std::string_view text) {
  using namespace std::chrono;
  const auto number = take_number(text, 4, false);
  if (!number) return {};
  const auto first = year(static_cast<int>(*number));
  if (text.empty()) return Period{sys_days(first / 1 / 1), sys_days((first + years(1)) / 1 / 1)};
  const auto second = take_number(text, 2, true);
  if (!second || !month(*second).ok()) return {};
  const auto whole = first / month(*second);
  if (text.empty()) return Period{sys_days(whole / 1), sys_days((whole + months(1)) / 1)};
  const auto third = take_number(text, 2, true);
  if (!third || !text.empty() || !(whole / day(*third)).ok()) return {};
  return Period{sys_days(whole / day(*third)), sys_days(whole / day(*third)) + days(1)};
}

}  // namespace

std::vector<Term> parse_query(std::string_view query, std::span<const std::string_view> fields) {
  std::vector<Term> terms;
  for (const auto word : text::split(query, ' ')) {
    if (!word.empty()) terms.push_back(parse_term(word, fields));
  }
  return terms;
}

Assignment parse_assignment(std::string_view value) {
  Assignment parsed;
  const auto equals = value.find('=');
  if (equals != std::string_view::npos) parsed.word = value.substr(equals + 1);
  parsed.key = value.substr(0, equals);
  const auto dot = parsed.key.find('.');
  if (dot == std::string_view::npos) return parsed;
  parsed.part = parsed.key.substr(dot + 1);
  parsed.key = parsed.key.substr(0, dot);
  return parsed;
}

Period parse_period(std::string_view value, std::string_view field) {
  const auto dots = value.find("..");
  const auto first = value.substr(0, dots);
  const auto last = dots == std::string_view::npos ? first : value.substr(dots + 2);
  const auto days = [&](std::string_view text) {
    if (const auto found = parse_days(text)) return *found;
    throw Error(
        Kind::usage, fmt::format("'{}' is not a date", text::terminal_safe(text)),
        fmt::format("write {0}2026-01-14, {0}2026-01 or {0}2026-01-01..2026-06-30, either end"
                    " left out",
                    field));
  };
  const Period period{first.empty() ? Instant::min() : days(first).from,
                      last.empty() ? Instant::max() : days(last).until};
  if (period.from < period.until) return period;
  throw Error(Kind::usage, fmt::format("'{}' ends before it begins", text::terminal_safe(value)),
              fmt::format("write the earlier date first: {0}2026-01..2026-06", field));
}

}  // namespace qlab
