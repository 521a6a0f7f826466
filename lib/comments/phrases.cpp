// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/phrases.hpp"

#include <algorithm>
#include <utility>

namespace qlab::comments {
namespace {

/// A phrase of which some words have been met, one after the other.
struct Begun {
  std::size_t phrase;
  std::size_t met;
  std::size_t begin;
};

bool goes_on(const Phrase& phrase, std::size_t met, std::string_view word) {
  const auto& wanted = phrase.words[met];
  const bool may_be_longer = phrase.is_beginning && met + 1 == phrase.words.size();
  return may_be_longer ? word.starts_with(wanted) : word == wanted;
}

}  // namespace

std::size_t each_occurrence(const store::Words& words, const std::vector<Phrase>& phrases,
                            std::string_view text,
                            const std::function<void(const Occurrence&)>& take) {
  std::size_t length = 0;
  std::vector<Begun> begun;
  std::vector<Begun> going_on;
  words.each(text, [&](const store::Word& word) {
    ++length;
    for (std::size_t i = 0; i < phrases.size(); ++i) begun.push_back({i, 0, word.begin});
    for (auto& each : begun) {
      const auto& phrase = phrases[each.phrase];
      if (!goes_on(phrase, each.met, word.folded)) continue;
      if (++each.met == phrase.words.size()) {
        take({each.phrase, each.begin, word.end});
      } else {
        going_on.push_back(each);
      }
    }
    std::swap(begun, going_on);
    going_on.clear();
  });
  return length;
}

std::string marked(const store::Words& words, const std::vector<Phrase>& phrases,
                   std::string_view text) {
  std::vector<Occurrence> found;
  each_occurrence(words, phrases, text, [&](const Occurrence& each) { found.push_back(each); });
  std::ranges::sort(found, {}, &Occurrence::begin);
  std::string made;
  std::size_t at = 0;
  for (auto each = found.begin(); each != found.end();) {
    const auto begin = each->begin;
    auto end = each->end;
    // What overlaps is marked as one.
    for (; each != found.end() && each->begin < end; ++each) end = std::max(end, each->end);
    made += text.substr(at, begin - at);
    made += '\x02';
    made += text.substr(begin, end - begin);
    made += '\x03';
    at = end;
  }
  made += text.substr(at);
  return made;
}

}  // namespace qlab::comments
