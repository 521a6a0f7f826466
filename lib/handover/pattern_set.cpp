// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/pattern_set.hpp"

#include <algorithm>

namespace qlab::handover {

void PatternSet::add(std::string_view word, std::uint8_t kind) {
  const auto kept = word.substr(0, longest);
  if (kept.empty()) return;
  m_words.push_back(
      {static_cast<std::uint32_t>(m_texts.size()), static_cast<std::uint8_t>(kept.size()), kind});
  m_texts += kept;
}

void PatternSet::sort() {
  std::sort(m_words.begin(), m_words.end(), [this](const Word& a, const Word& b) {
    const auto order = text(a).compare(text(b));
    return order != 0 ? order < 0 : a.kind < b.kind;
  });
  const auto same = [this](const Word& a, const Word& b) { return text(a) == text(b); };
  m_words.erase(std::unique(m_words.begin(), m_words.end(), same), m_words.end());
}

void PatternSet::build() {
  sort();
  // No more than their letters: to grow would take as much again. What stays unused costs nothing.
  const auto most = m_texts.size() + 2;
  m_children.reserve(most);
  m_labels.reserve(most);
  m_kinds.reserve(most);
  m_lengths.reserve(most);
  m_labels.assign(1, 0);
  m_kinds.assign(1, 0);
  m_lengths.assign(1, 0);
  std::vector<Range> level{{0, static_cast<std::uint32_t>(m_words.size())}};
  for (std::size_t depth = 0; !level.empty(); ++depth)
    add_level(level, static_cast<State>(m_labels.size() - level.size()), depth);
  m_children.push_back(static_cast<State>(m_labels.size()));
  m_words = {};
  m_texts = {};
  link();
}

/// Makes the children of all states of one depth; the level becomes theirs.
void PatternSet::add_level(std::vector<Range>& level, State first_state, std::size_t depth) {
  std::vector<Range> below;
  for (std::size_t i = 0; i < level.size(); ++i) {
    auto [first, last] = level[i];
    m_children.push_back(static_cast<State>(m_labels.size()));
    if (first < last && m_words[first].length == depth) {
      m_kinds[first_state + i] = m_words[first].kind;
      ++first;
    }
    while (first < last) {
      const auto letter = text(m_words[first])[depth];
      auto end = first;
      while (end < last && text(m_words[end])[depth] == letter) ++end;
      m_labels.push_back(static_cast<std::uint8_t>(letter));
      m_kinds.push_back(0);
      m_lengths.push_back(static_cast<std::uint8_t>(depth + 1));
      below.push_back({first, end});
      first = end;
    }
  }
  level = std::move(below);
}

PatternSet::State PatternSet::child(State state, unsigned char byte) const {
  const auto first = m_labels.begin() + m_children[state];
  const auto last = m_labels.begin() + m_children[state + 1];
  const auto found = std::find(first, last, byte);
  return found == last ? none : static_cast<State>(found - m_labels.begin());
}

/// States of less depth come first, so that where a state leads to is known before it is asked.
void PatternSet::link() {
  m_shorter.assign(m_labels.size(), start);
  for (State state = 0; state < m_labels.size(); ++state) {
    if (m_kinds[state] != 0 || (m_kinds[m_shorter[state]] & ending) != 0)
      m_kinds[state] = static_cast<std::uint8_t>(m_kinds[state] | ending);
    if (state == start) continue;
    for (auto below = m_children[state]; below < m_children[state + 1]; ++below)
      m_shorter[below] = walk(m_shorter[state], m_labels[below]);
  }
  make_quick();
}

void PatternSet::make_quick() {
  const auto count = std::min<State>(most_quick_states, static_cast<State>(m_labels.size()));
  m_quick.resize(std::size_t{count} << 8U);
  for (State state = 0; state < count; ++state) {
    for (unsigned byte = 0; byte < 256; ++byte)
      m_quick[state << 8U | byte] = walk(state, static_cast<unsigned char>(byte));
  }
  m_quick_states = count;
}

PatternSet::State PatternSet::walk(State state, unsigned char byte) const {
  for (;;) {
    if (const auto next = child(state, byte); next != none) return next;
    if (state == start) return start;
    state = m_shorter[state];
  }
}

}  // namespace qlab::handover
