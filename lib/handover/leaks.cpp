// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/leaks.hpp"

#include <utf8proc.h>

#include <algorithm>

#include "lib/core/ascii.hpp"
#include "lib/core/code_points.hpp"
#include "lib/core/text.hpp"
#include "lib/handover/leak_view.hpp"

namespace qlab::handover {
namespace {

/// Shorter addresses, notes and names stand in every text.
constexpr std::size_t shortest_address = 6;
constexpr std::size_t shortest_note = 20;
constexpr std::size_t shortest_name = 4;

constexpr std::uint64_t smallest_number = 1'000'000;
constexpr std::size_t most_digits = 18;

std::string digits_of(std::string_view text) {
  std::string digits;
  std::copy_if(text.begin(), text.end(), std::back_inserter(digits), ascii::is_digit);
  return digits;
}

std::uint64_t number(std::string_view digits) {
  std::uint64_t value = 0;
  for (const char c : digits) value = value * 10 + static_cast<std::uint64_t>(c - '0');
  return value;
}

/// Where a sentence or a line ends.
std::size_t sentence_end(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool ended = i + 1 == text.size() || text[i + 1] == ' ' || text[i + 1] == '\n';
    if (text[i] == '\n' || text[i] == '\r') return i;
    if ((text[i] == '.' || text[i] == '!' || text[i] == '?') && ended) return i + 1;
  }
  return text.size();
}

/// Whether all of it is of scripts that put no spaces between words.
bool is_wide(std::string_view text) {
  if (text::is_ascii(text)) return false;
  while (!text.empty()) {
    const auto code = text::take_code_point(text);
    if (code != ' ' && utf8proc_charwidth(code) != 2) return false;
  }
  return true;
}

/// Whether a letter of it is of a script without capitals.
bool is_caseless(std::string_view text) {
  while (!text.empty()) {
    if (utf8proc_category(text::take_code_point(text)) == UTF8PROC_CATEGORY_LO) return true;
  }
  return false;
}

std::string without(std::string_view text, char unwanted) {
  std::string out(text);
  std::erase(out, unwanted);
  return out;
}

bool has_space(std::string_view text) { return text.find(' ') != std::string_view::npos; }

}  // namespace

void PrivateValues::may_tell(std::string_view word) { m_told.insert(folded(word)); }

void PrivateValues::build() {
  m_words.build();
  m_told = {};  // as many as members whose comments are published; nothing is added any more
}

void PrivateValues::add(std::string_view folded, PrivateKind kind, bool anywhere) {
  if (!m_told.contains(std::string(folded))) m_words.add(folded, WordMark{kind, anywhere}.bits());
}

void PrivateValues::add_address(std::string_view address) {
  if (address.size() >= shortest_address) add(folded(address), PrivateKind::address);
}

void PrivateValues::add_telephone(std::string_view text) {
  const auto digits = digits_of(text);
  if (digits.size() < 7 || digits.size() > most_digits) return;
  const bool international = text::trim(text).starts_with('+') || digits.starts_with("00");
  const auto add = [&](std::uint64_t value) {
    if (value >= smallest_number) m_telephones.insert(value);
  };
  add(number(digits));
  // In its own country it is said without the code, which has one to three digits.
  const auto from = digits.find_first_not_of('0');
  for (std::size_t code = 1; international && code <= 3 && from + code < digits.size(); ++code)
    add(number(std::string_view(digits).substr(from + code)));
}

void PrivateValues::add_note(std::string_view note) {
  add_note(note, [](std::string_view /*sentence*/) { return false; });
}

void PrivateValues::add_note(std::string_view note,
                             const std::function<bool(std::string_view)>& is_told) {
  while (!note.empty()) {
    const auto end = sentence_end(note);
    const auto sentence = folded(note.substr(0, end));
    const bool is_long = sentence.size() >= shortest_note && has_space(sentence);
    if (is_long && !is_told(sentence)) add(sentence, PrivateKind::note, true);
    note.remove_prefix(std::min(note.size(), std::max<std::size_t>(end, 1)));
  }
}

void PrivateValues::add_name(std::string_view name) {
  const auto word = folded(name);
  const bool caseless = is_caseless(name) && word.size() >= 2 * shortest_name;
  if (!caseless && (word.size() < shortest_name || !has_space(word))) return;
  const bool wide = is_wide(text::trim(name));
  add(word, PrivateKind::name, wide);
  if (word.find(',') != std::string::npos) add(without(word, ','), PrivateKind::name, wide);
  if (wide && has_space(word)) add(without(word, ' '), PrivateKind::name, wide);
}

std::string PrivateValues::without_names(std::string_view text) const {
  std::string folds;
  std::vector<std::size_t> origins;  // of each folded byte
  Folder folder;
  std::size_t at = 0;
  const auto keep = [&](unsigned char byte) {
    folds += static_cast<char>(byte);
    origins.push_back(at);
  };
  for (; at < text.size(); ++at) folder.pass(static_cast<unsigned char>(text[at]), keep);
  folder.finish(keep);

  std::string out;
  std::size_t done = 0;
  auto state = PatternSet::start;
  const auto outer = [&](std::size_t i) {
    return i >= folds.size() || !joins(static_cast<unsigned char>(folds[i]));
  };
  for (std::size_t i = 0; i < folds.size(); ++i) {
    state = m_words.step(state, static_cast<unsigned char>(folds[i]));
    if (!m_words.ends(state)) continue;
    m_words.each_ending(state, [&](PatternSet::Ending word) {
      const auto [kind, anywhere] = WordMark::of(word.kind);
      if (kind != PrivateKind::name) return;
      const auto first = i + 1 - word.length;
      const bool cut = word.length >= PatternSet::longest;
      const bool is_part = (first > 0 && !outer(first - 1)) || (!cut && !outer(i + 1));
      if (is_part && !anywhere) return;
      // Folding gives a character out with its last byte: the first one begins behind the last.
      const auto begin = first == 0 ? 0 : origins[first - 1] + 1;
      if (begin < done) return;
      out.append(text, done, begin - done);
      out += "[name]";
      done = origins[i] + 1;
    });
  }
  return out.append(text.substr(done));
}

}  // namespace qlab::handover
