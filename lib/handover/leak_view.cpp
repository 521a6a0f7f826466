// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/leak_view.hpp"

namespace qlab::handover {
namespace {

constexpr std::uint8_t longest_gap = 3;
constexpr std::uint8_t fewest_digits = 7;
constexpr std::uint8_t most_digits = 18;

bool is_digit(unsigned char c) { return c >= '0' && c <= '9'; }

bool stands_between_digits(unsigned char c) {
  return c == ' ' || c == '-' || c == '.' || c == '(' || c == ')' || c == '/';
}

std::uint8_t bit(PrivateKind kind) {
  return static_cast<std::uint8_t>(1U << static_cast<unsigned>(kind));
}

}  // namespace

bool joins(unsigned char folded) {
  return is_digit(folded) || (folded >= 'a' && folded <= 'z') || folded >= 0x80;
}

/// The byte in front of the last so many.
unsigned char LeakView::before(std::size_t length) const {
  // The last byte of the word is not among the recent ones yet.
  if (m_position < length) return 0;
  return m_recent[(m_position - length) % m_recent.size()];
}

void LeakView::end_words(const Report& report) {
  m_values->words().each_ending(m_state, [&](PatternSet::Ending word) {
    const auto [kind, anywhere] = WordMark::of(word.kind);
    if (anywhere) return report(kind);
    if (joins(before(word.length))) return;
    // What was cut off was cut off in the middle of a word.
    if (word.length >= PatternSet::longest) return report(kind);
    m_open = static_cast<std::uint8_t>(m_open | bit(kind));
  });
}

void LeakView::close_word(unsigned char next, const Report& report) {
  const auto open = m_open;
  m_open = 0;
  if (joins(next)) return;
  for (const auto kind : {PrivateKind::address, PrivateKind::name}) {
    if ((open & bit(kind)) != 0) report(kind);
  }
}

void LeakView::take_digit(unsigned char folded, const Report& report) {
  if (is_digit(folded)) {
    if (m_run.count == 0) m_run.before = m_last;
    if (m_run.count < most_digits) m_run.digits = m_run.digits * 10 + (folded - '0');
    if (m_run.count <= most_digits) ++m_run.count;
    m_run.gap = 0;
  } else if (m_run.count > 0 && (!stands_between_digits(folded) || ++m_run.gap > longest_gap)) {
    end_run(report);
  }
}

/// The number as it stands; in the international form also without the code of its country, which
/// has one to three digits.
void LeakView::end_run(const Report& report) {
  const auto run = m_run;
  m_run = {};
  if (run.count < fewest_digits || run.count > most_digits) return;
  bool known = m_values->is_telephone(run.digits);
  std::uint64_t power = 1;
  int length = 1;
  for (auto rest = run.digits; rest >= 10; rest /= 10, ++length) power *= 10;
  const bool international = run.before == '+' || run.count - length >= 2;
  for (int code = 0; international && !known && code < 3; ++code, power /= 10)
    known = power > 1 && m_values->is_telephone(run.digits % power);
  if (known) report(PrivateKind::telephone);
}

void LeakView::finish(const Report& report) {
  m_folder.finish([&](unsigned char folded) { take(folded, report); });
  take(' ', report);
  if (m_run.count > 0) end_run(report);
}

}  // namespace qlab::handover
