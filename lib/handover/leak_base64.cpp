// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/leak_base64.hpp"

#include <span>

namespace qlab::handover {
namespace {

constexpr unsigned char no_sextet = 0xFF;

/// The alphabets of RFC 4648, sections 4 and 5.
constexpr std::array<unsigned char, 256> sextets = [] {
  std::array<unsigned char, 256> table{};
  table.fill(no_sextet);
  for (unsigned char i = 0; i < 26; ++i) {
    table['A' + i] = i;
    table['a' + i] = static_cast<unsigned char>(26 + i);
  }
  for (unsigned char i = 0; i < 10; ++i) table['0' + i] = static_cast<unsigned char>(52 + i);
  table['+'] = table['-'] = 62;
  table['/'] = table['_'] = 63;
  return table;
}();

LeakView new_view(const PrivateValues& values) { return LeakView(values); }

}  // namespace

Base64Views::Base64Views(const PrivateValues& values)
    : m_values(&values),
      m_views{new_view(values), new_view(values), new_view(values), new_view(values)} {}

void Base64Views::pass(unsigned char byte, const LeakView::Report& report) {
  const auto sextet = sextets[byte];
  if (sextet == no_sextet) {
    const bool goes_on = (byte == '\n' || byte == '\r') && m_line >= shortest_line;
    if (!goes_on && (m_length > 0 || m_held_length > 0)) end_run(report);
    if (byte == '\n') m_line = 0;
    return;
  }
  ++m_line;
  if (m_length > 0) return take(sextet, report);
  const bool letter = (byte >= 'a' && byte <= 'z') || byte == '-';
  m_is_word = m_is_word && (letter || m_held_length == 0);
  m_held.at(m_held_length++) = sextet;
  if (m_held_length == longest_word || (m_held_length >= shortest_run && !m_is_word))
    release(report);
}

void Base64Views::release(const LeakView::Report& report) {
  for (const auto held : std::span(m_held).first(m_held_length)) take(held, report);
  m_held_length = 0;
}

/// Each sextet ends the group of one of the four places.
void Base64Views::take(unsigned char sextet, const LeakView::Report& report) {
  m_group = m_group << 6U | sextet;
  const auto length = ++m_length;
  if (length < 4) return;
  auto& view = m_views.at(length % 4);
  view.pass(static_cast<unsigned char>(m_group >> 16U & 0xFFU), report);
  view.pass(static_cast<unsigned char>(m_group >> 8U & 0xFFU), report);
  view.pass(static_cast<unsigned char>(m_group & 0xFFU), report);
}

/// A last group of two or three sextets says one or two bytes more.
void Base64Views::end_run(const LeakView::Report& report) {
  if (m_length > 0) {
    for (std::size_t place = 0; place < m_views.size(); ++place) {
      auto& view = m_views.at(place);
      const auto rest = (m_length - place) % 4;
      if (rest == 2) view.pass(static_cast<unsigned char>(m_group >> 4U & 0xFFU), report);
      if (rest == 3) {
        view.pass(static_cast<unsigned char>(m_group >> 10U & 0xFFU), report);
        view.pass(static_cast<unsigned char>(m_group >> 2U & 0xFFU), report);
      }
      view.finish(report);
      view = new_view(*m_values);
    }
  }
  m_length = 0;
  m_held_length = 0;
  m_is_word = true;
  m_line = 0;
}

}  // namespace qlab::handover
