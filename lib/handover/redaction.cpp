// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/redaction.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <vector>

#include "lib/core/text.hpp"
#include "lib/handover/contacts.hpp"

namespace qlab::handover {
namespace {

/// Longer names are recognised by their beginning.
constexpr std::size_t longest_name = 8;

struct Word {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool caseless = false;  ///< of a script without capitals
};

struct Letter {
  std::size_t length = 1;
  bool is_letter = false;
  bool caseless = false;
  bool wide = false;  ///< of a script that puts no spaces between words
};

Letter read_letter(std::string_view text) {
  utf8proc_int32_t code = 0;
  const auto taken = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                      static_cast<utf8proc_ssize_t>(text.size()), &code);
  if (taken <= 0) return {};
  const auto category = utf8proc_category(code);
  const bool letter = category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO;
  return {static_cast<std::size_t>(taken), letter, category == UTF8PROC_CATEGORY_LO,
          utf8proc_charwidth(code) == 2};
}

/// Runs of letters, marks and digits; every wide letter is a word of its own.
std::vector<Word> words(std::string_view text) {
  std::vector<Word> words;
  bool open = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto letter = read_letter(text.substr(at));
    const auto next = at + letter.length;
    if (letter.is_letter && open && !letter.wide) {
      words.back().end = next;
      words.back().caseless = words.back().caseless || letter.caseless;
    } else if (letter.is_letter) {
      words.push_back({at, next, letter.caseless});
    }
    open = letter.is_letter && !letter.wide;
    at = next;
  }
  return words;
}

std::string spoken(std::string_view text, std::span<const Word> words) {
  std::string phrase;
  for (const auto& word : words) {
    phrase += text::fold_for_search(text.substr(word.begin, word.end - word.begin));
    phrase += ' ';
  }
  return phrase;
}

/// Calls each(words) with every word that a name may begin with and those behind it; it returns how
/// many of them it took.
template <class Each>
void every_phrase(std::string_view text, Each each) {
  const auto all = words(text);
  for (std::size_t i = 0; i < all.size();) {
    const auto length = std::min(longest_name, all.size() - i);
    i += each(std::span(all).subspan(i, length));
  }
}

}  // namespace

std::string spoken_name(std::string_view name) {
  auto all = words(name);
  if (all.empty() || (all.size() == 1 && !all.front().caseless)) return {};
  all.resize(std::min(all.size(), longest_name));
  return spoken(name, all);
}

Redaction::Redaction(std::span<const std::string> texts) {
  for (const auto& text : texts) {
    every_phrase(text, [&](std::span<const Word> ahead) {
      for (std::size_t count = 1; count <= ahead.size(); ++count) {
        m_phrases.insert(spoken(text, ahead.first(count)));
      }
      return std::size_t{1};
    });
  }
}

void Redaction::hide(const std::string& spoken_name) {
  if (m_phrases.contains(spoken_name)) m_names.insert(spoken_name);
}

std::string Redaction::operator()(std::string_view text) const {
  const auto bare = without_contacts(text);
  if (m_names.empty()) return bare;
  std::string out;
  std::size_t done = 0;
  every_phrase(bare, [&](std::span<const Word> ahead) {
    for (auto count = ahead.size(); count > 0; --count) {
      if (!m_names.contains(spoken(bare, ahead.first(count)))) continue;
      out.append(bare, done, ahead.front().begin - done);
      out += "[name]";
      done = ahead[count - 1].end;
      return count;
    }
    return std::size_t{1};
  });
  return out.append(bare, done);
}

}  // namespace qlab::handover
