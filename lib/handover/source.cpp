// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/source.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "lib/calls/call.hpp"
#include "lib/comments/comment.hpp"
#include "lib/core/error.hpp"
#include "lib/core/ids.hpp"
#include "lib/core/text.hpp"
#include "lib/handover/words.hpp"
#include "lib/scenarios/scenario.hpp"
#include "lib/webinar/webinar.hpp"

namespace qlab::handover {
namespace {

struct SourceKind {
  Letter letter;
  std::string_view one;
  std::string_view many;
};

constexpr std::array<SourceKind, 4> kinds{{
    {Letter::comment, "comment", "comments"},
    {Letter::call, "call", "calls"},
    {Letter::scenario, "scenario", "scenarios"},
    {Letter::webinar, "webinar", "webinars"},
}};

/// The letter must be there: a bare number names nothing among four kinds.
const SourceKind* kind_of(std::string_view word) {
  const auto kind = std::ranges::find_if(kinds, [&](const SourceKind& each) {
    return word.starts_with(static_cast<char>(each.letter)) && parse_ref(each.letter, word);
  });
  return kind == kinds.end() ? nullptr : &*kind;
}

void require_there(const store::Store& store, Letter letter, std::string_view word) {
  if (letter == Letter::comment) (void)comments::require(store, word);
  if (letter == Letter::call) (void)calls::find(store, word);
  if (letter == Letter::scenario) (void)scenarios::require(store, word);
  if (letter == Letter::webinar) (void)webinar::find(store, word);
}

}  // namespace

std::vector<std::string> require_sources(const store::Store& store, std::string_view text) {
  std::string words(text);
  std::ranges::replace(words, ',', ' ');
  std::vector<std::string> sources;
  for (const auto word : text::split(std::string_view(words), ' ')) {
    if (word.empty() || std::ranges::find(sources, word) != sources.end()) continue;
    const auto* kind = kind_of(word);
    if (kind == nullptr) {
      throw Error(Kind::usage, fmt::format("'{}' is no source", text::terminal_safe(word)),
                  "a source is a comment (c3), a call (k4), a scenario (s1) or a webinar (w1)");
    }
    require_there(store, kind->letter, word);
    sources.emplace_back(word);
  }
  return sources;
}

std::string described(const std::vector<std::string>& sources) {
  std::vector<std::string> counts;
  for (const auto& kind : kinds) {
    const auto count = std::ranges::count_if(
        sources, [&](const std::string& source) { return kind_of(source) == &kind; });
    if (count > 0) counts.push_back(counted(count, kind.one, kind.many));
  }
  return listed(counts);
}

}  // namespace qlab::handover
