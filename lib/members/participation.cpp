// SPDX-License-Identifier: Apache-2.0
#include "lib/members/participation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "lib/core/error.hpp"
#include "lib/core/text.hpp"
#include "lib/members/typed_text.hpp"

namespace qlab::members {
namespace {

constexpr std::string_view midnight = "T00:00:00Z";

/// The first entry of the text, which is taken off it: up to a semicolon without a backslash.
std::string take_entry(std::string_view& text) {
  std::string entry;
  std::size_t at = 0;
  for (; at < text.size() && text[at] != ';'; ++at) {
    const bool escaped = text[at] == '\\' && at + 1 < text.size();
    if (escaped && (text[at + 1] == ';' || text[at + 1] == '\\')) ++at;
    entry += text[at];
  }
  text.remove_prefix(std::min(at + 1, text.size()));
  return entry;
}

std::optional<Instant> time_in(std::string_view word) {
  const auto day = parse_rfc3339(fmt::format("{}{}", word, midnight));
  return day ? day : parse_rfc3339(word);
}

std::optional<Participation> parse(std::string_view entry) {
  const auto cut = [&] {
    const auto space = std::min(entry.find(' '), entry.size());
    const auto word = entry.substr(0, space);
    entry = text::trim(entry.substr(space));
    return word;
  };
  const auto kind = cut();
  const auto known = std::find(participation_kinds.begin(), participation_kinds.end(), kind);
  const auto at = time_in(cut());
  if (known == participation_kinds.end() || !at) return {};
  return Participation{std::string(kind), *at, std::string(entry)};
}

std::string escaped(std::string_view object) {
  std::string text;
  for (const char c : object) {
    if (c == ';' || c == '\\') text += '\\';
    text += c;
  }
  return text;
}

}  // namespace

std::optional<std::string> add_participations(std::vector<Participation>& all,
                                              std::string_view text) {
  while (!text.empty()) {
    const auto taken = take_entry(text);
    const auto entry = text::trim(taken);
    if (entry.empty()) continue;
    auto participation = parse(entry);
    if (!participation) return std::string(entry);
    if (std::find(all.begin(), all.end(), *participation) == all.end()) {
      all.push_back(std::move(*participation));
    }
  }
  return {};
}

std::vector<std::string> written(std::span<const Participation> participations) {
  std::vector<std::string> texts;
  for (const auto& [kind, at, object] : participations) {
    auto time = rfc3339(at);
    if (time.ends_with(midnight)) time.resize(time.size() - midnight.size());
    auto& text = texts.emplace_back(fmt::format("{} {}", kind, time));
    if (!object.empty()) text += " " + escaped(object);
  }
  return texts;
}

Participation parse_participation(std::string_view text) {
  const auto at = std::min(text.rfind('@'), text.size());
  const auto day = text.substr(std::min(at + 1, text.size()));
  const auto start = parse_rfc3339(fmt::format("{}T00:00:00Z", day));
  if (!start) {
    throw Error(Kind::usage, fmt::format("'{}' names no day", text::terminal_safe(text)),
                "write it like workshop:Cardiff@2026-05-01");
  }
  const auto what = text.substr(0, at);
  const auto kind = what.substr(0, what.find(':'));
  if (!named<int>(participation_kinds, kind)) {
    throw not_one_of(participation_kinds, kind, "a kind of participation");
  }
  const auto object = what.substr(std::min(kind.size() + 1, what.size()));
  return {std::string(kind), *start, std::string(require_one_line("participation", object))};
}

std::string shown(const Participation& participation) {
  const auto& object = participation.object;
  const auto day = rfc3339(participation.at).substr(0, std::string_view("2026-05-01").size());
  return fmt::format("{}{}{}@{}", participation.kind, object.empty() ? "" : ":", object, day);
}

std::vector<Participation> participations(const store::Store& store, std::int64_t member_id) {
  auto rows = store.prepare(
      "SELECT kind, at, object FROM participation WHERE member_id = ? ORDER BY at, kind, object");
  rows.bind(member_id);
  std::vector<Participation> found;
  while (rows.step()) found.push_back({rows.text(0), rows.instant(1), rows.text(2)});
  return found;
}

}  // namespace qlab::members
