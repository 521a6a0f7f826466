// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/search_candidates.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "lib/store/indexed_text.hpp"

namespace qlab::comments {
namespace {

/// Words that are in more comments are not counted to the end: they say little.
constexpr std::int64_t most_counted = 50'000;

bool is_together(const Phrase& phrase) { return phrase.words.size() > 1; }

bool needs_texts(const Wanted& wanted) {
  return std::ranges::any_of(wanted.phrases, is_together) ||
         std::ranges::any_of(wanted.excluded, is_together);
}

/// Counts in candidates that hold every phrase, each of which is one word or the beginning of one.
/// They stand in the order of their ids.
class IndexCounter {
 public:
  IndexCounter(const store::Store& store, const Wanted& wanted, std::vector<Candidate>& candidates)
      : m_rows(store.prepare("SELECT rowid FROM comment_text WHERE comment_text MATCH ?"
                             " ORDER BY rowid")),
        m_terms(store.prepare("SELECT doc FROM comment_term WHERE term >= ?1 AND term < ?2")),
        m_wanted(wanted),
        m_candidates(candidates) {}

  void count(std::size_t which) {
    m_wanted.phrases[which].is_beginning ? count_beginning(which) : count_word(which);
  }

 private:
  void count_word(std::size_t which) {
    auto repeated = m_wanted.phrases[which];
    const auto word = std::exchange(repeated.words.front(), {});
    for (int times = 2; times <= store::most_repeated; ++times) {
      repeated.words.front() = store::repeated_term(word, times);
      m_rows.bind(fmt::format("({}) AND {}", m_wanted.match, match_of(repeated)));
      if (!add_one(m_rows, which)) return;
    }
  }

  /// Each word that begins so counts, whichever it is.
  void count_beginning(std::size_t which) {
    constexpr std::string_view behind_all = "\U0010FFFF";
    for (auto& each : m_candidates) each.counts[which] = 0;
    for (int times = 1; times <= store::most_repeated; ++times) {
      const auto& word = m_wanted.phrases[which].words.front();
      const auto first = times == 1 ? word : store::repeated_term(word, times);
      m_terms.bind(first, fmt::format("{}{}", first, behind_all));
      if (!add_one(m_terms, which)) return;
    }
  }

  /// One more for the candidate of each row; false where there is no row.
  bool add_one(store::Statement& rows, std::size_t which) {
    bool some = false;
    for (; rows.step(); some = true) {
      const auto id = store::id_of_row(rows.integer(0));
      const auto found = std::ranges::lower_bound(m_candidates, id, {}, &Candidate::id);
      if (found != m_candidates.end() && found->id == id) ++found->counts[which];
    }
    return some;
  }

  store::Statement m_rows;
  store::Statement m_terms;
  const Wanted& m_wanted;
  std::vector<Candidate>& m_candidates;
};

std::vector<Candidate> counted_in_index(const store::Store& store, const Wanted& wanted,
                                        const std::vector<std::int64_t>& rows) {
  std::vector<Candidate> found;
  found.reserve(rows.size());
  for (const auto row : rows) {
    found.push_back({store::id_of_row(row), store::length_of_row(row),
                     std::vector<std::uint32_t>(wanted.phrases.size(), 1)});
  }
  IndexCounter counter(store, wanted, found);
  for (std::size_t i = 0; i < wanted.phrases.size(); ++i) counter.count(i);
  return found;
}

std::vector<std::uint32_t> counts(const store::Words& words, const std::vector<Phrase>& phrases,
                                  std::string_view text) {
  std::vector<std::uint32_t> found(phrases.size());
  each_occurrence(words, phrases, text, [&](const Occurrence& each) { ++found[each.phrase]; });
  return found;
}

bool all_there(const std::vector<std::uint32_t>& counts) {
  return std::ranges::count(counts, 0U) == 0;
}

bool holds_excluded(const store::Words& words, const Wanted& wanted, std::string_view text) {
  if (wanted.excluded.empty()) return false;
  const auto found = counts(words, wanted.excluded, text);
  return std::ranges::any_of(found, [](std::uint32_t count) { return count > 0; });
}

std::vector<Candidate> counted_in_texts(const store::Store& store, const store::Words& words,
                                        const Wanted& wanted,
                                        const std::vector<std::int64_t>& rows) {
  auto body = store.prepare("SELECT body FROM comment WHERE id = ?");
  std::vector<Candidate> found;
  for (const auto row : rows) {
    const auto id = store::id_of_row(row);
    if (!body.bind(id).step()) continue;
    const auto text = body.view(0);
    Candidate candidate{id, store::length_of_row(row), counts(words, wanted.phrases, text)};
    if (all_there(candidate.counts) && !holds_excluded(words, wanted, text))
      found.push_back(std::move(candidate));
  }
  return found;
}

}  // namespace

bool holds_wanted(const store::Words& words, const Wanted& wanted, std::string_view text) {
  return !holds_excluded(words, wanted, text) && all_there(counts(words, wanted.phrases, text));
}

std::vector<Candidate> candidates(const store::Store& store, const store::Words& words,
                                  const Wanted& wanted, const std::vector<std::int64_t>& rows) {
  return needs_texts(wanted) ? counted_in_texts(store, words, wanted, rows)
                             : counted_in_index(store, wanted, rows);
}

std::vector<double> rarities(const store::Store& store, const Wanted& wanted) {
  if (wanted.phrases.size() == 1) return {1};
  const auto all = store.first("SELECT COALESCE(MAX(id), 0) FROM comment")->integer(0);
  std::vector<double> made;
  for (const auto& phrase : wanted.phrases) {
    const auto holding = store.first(
        "SELECT COUNT(*) FROM (SELECT 1 FROM comment_text WHERE comment_text MATCH ? LIMIT ?)",
        match_of(phrase), most_counted);
    made.push_back(rarity(holding->integer(0), all));
  }
  return made;
}

}  // namespace qlab::comments
