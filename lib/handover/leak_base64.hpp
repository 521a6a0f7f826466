// SPDX-License-Identifier: Apache-2.0
// Runs of base64 (RFC 4648) in a text, read from each of the four places where a group may begin,
// for nothing says where a run does. Included only by the .cpp files of the leak check.
#pragma once

#include <array>

#include "lib/handover/leak_view.hpp"

namespace qlab::handover {

class Base64Views {
 public:
  explicit Base64Views(const PrivateValues& values);

  void pass(unsigned char byte, const LeakView::Report& report);
  void finish(const LeakView::Report& report) { end_run(report); }

 private:
  /// Shorter runs hold no word that is looked for.
  static constexpr std::size_t shortest_run = 8;
  /// What is encoded has capitals or digits in it (an address always, by its @), words do not: up
  /// to this length a run without is taken for a word.
  static constexpr std::size_t longest_word = 24;
  /// A run of at least this length goes on behind a line break, as in mails.
  static constexpr std::size_t shortest_line = 40;

  void take(unsigned char sextet, const LeakView::Report& report);
  void release(const LeakView::Report& report);
  void end_run(const LeakView::Report& report);

  const PrivateValues* m_values;
  std::array<LeakView, 4> m_views;
  std::array<unsigned char, longest_word> m_held{};  ///< the beginning, until it is no word
  std::size_t m_held_length = 0;
  bool m_is_word = true;
  std::uint32_t m_group = 0;  ///< the last four sextets
  std::size_t m_length = 0;
  std::size_t m_line = 0;
};

}  // namespace qlab::handover
