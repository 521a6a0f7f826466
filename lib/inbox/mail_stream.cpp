// SPDX-License-Identifier: Apache-2.0
#include "lib/inbox/mail_stream.hpp"

#include <algorithm>
#include <istream>
#include <string_view>
#include <utility>

#include "lib/core/ascii.hpp"

namespace qlab::inbox {
namespace {

constexpr std::size_t block = std::size_t{64} << 10;

using ascii::is_digit;

std::string_view without_end(std::string_view line) {
  while (line.ends_with('\n') || line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

/// "12:30", with seconds or without.
bool has_time(std::string_view line) {
  for (auto at = line.find(':'); at != std::string_view::npos; at = line.find(':', at + 1)) {
    if (at > 0 && at + 2 < line.size() && is_digit(line[at - 1]) && is_digit(line[at + 1]) &&
        is_digit(line[at + 2])) {
      return true;
    }
  }
  return false;
}

/// Four digits by themselves.
bool has_year(std::string_view line) {
  for (std::size_t at = 0; at + 4 <= line.size(); ++at) {
    if (at > 0 && is_digit(line[at - 1])) continue;
    const auto digits = line.substr(at, 4);
    if (std::all_of(digits.begin(), digits.end(), is_digit) &&
        (at + 4 == line.size() || !is_digit(line[at + 4]))) {
      return true;
    }
  }
  return false;
}

bool has_date(std::string_view line) { return has_time(line) && has_year(line); }

/// "From -", "From anna@example.org": nothing but a sender.
bool is_short(std::string_view line) {
  const auto sender = line.substr(5);
  if (sender.find_first_of(" \t") < sender.find_last_not_of(" \t")) return false;
  return sender.starts_with('-') || sender.find('@') != std::string_view::npos;
}

/// A header field, or a "From " line that another program put above it.
bool looks_like_header(std::string_view line) {
  if (line.starts_with(">From ")) return true;
  const auto colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon > 76) return false;
  const auto name = line.substr(0, colon);
  return std::all_of(name.begin(), name.end(), [](char c) { return c > ' ' && c < 0x7F; });
}

/// How much of the text is whole lines of which none can be a "From " line, quoted or not.
std::size_t size_of_plain_lines(std::string_view text, char line_end) {
  std::size_t at = 0;
  while (at < text.size() && text[at] != 'F' && text[at] != '>') {
    const auto end = text.find(line_end, at);
    if (end == std::string_view::npos) break;
    at = end + 1;
  }
  return at;
}

/// Of whole lines.
std::string_view last_line(std::string_view lines, char line_end) {
  lines.remove_suffix(1);
  return lines.substr(lines.rfind(line_end) + 1);
}

/// ">From " as mboxrd writes it: one mark more than there was.
bool is_quoted_from(std::string_view line) {
  const auto text = line.find_first_not_of('>');
  return text != std::string_view::npos && text > 0 && line.substr(text).starts_with("From ");
}

}  // namespace

MailStream::MailStream(std::istream& stream, std::uintmax_t size)
    : m_stream(stream), m_unread(size) {
  fill();
  // Files of old Macs end lines in CR alone.
  if (m_buffer.find('\n') == std::string::npos && m_buffer.find('\r') != std::string::npos) {
    m_line_end = '\r';
  }
  if (m_buffer.starts_with("\xEF\xBB\xBF")) m_at = 3;
  m_has_line = read_line();
  m_is_mbox = m_line.starts_with("From ");
  m_is_dated = m_is_mbox && has_date(without_end(m_line));
}

bool MailStream::fill() {
  if (m_at_end) return false;
  m_buffer.remove_prefix(std::exchange(m_at, 0));
  const auto before = m_buffer.size();
  std::ranges::copy(m_buffer, m_storage.begin());
  m_storage.resize(std::max(m_storage.size(), before + block));
  const auto wanted = std::min<std::uintmax_t>(block, m_unread);
  m_stream.read(m_storage.data() + before, static_cast<std::streamsize>(wanted));
  const auto got = static_cast<std::size_t>(m_stream.gcount());
  m_unread -= got;
  m_buffer = {m_storage.data(), before + got};
  m_at_end = got < block;
  return got > 0;
}

/// A line of any length in pieces of one block, so that one without an end costs no memory.
bool MailStream::read_line() {
  if (m_has_ahead) {
    m_line = m_ahead;
    m_has_ahead = false;
    return true;
  }
  auto end = m_buffer.find(m_line_end, m_at);
  if (end == std::string::npos && fill()) end = m_buffer.find(m_line_end, m_at);
  const auto size = (end == std::string::npos ? m_buffer.size() : end + 1) - m_at;
  m_line = m_buffer.substr(m_at, size);
  m_at += size;
  return size > 0;
}

bool MailStream::separates() {
  const auto line = without_end(m_line);
  const bool short_one = !m_is_dated && is_short(line);
  if (!has_date(line) && !short_one) return false;
  m_held = m_line;
  m_has_ahead = read_line();
  m_ahead = m_line;
  m_line = m_held;
  const auto below = without_end(m_ahead);
  // Above an empty line it must have one before it too: a mail without a header.
  return !m_has_ahead || looks_like_header(below) || (below.empty() && m_after_blank);
}

void MailStream::keep(std::string_view text) {
  if (m_bytes.size() + text.size() > largest_mail) {
    m_is_too_large = true;
  } else {
    m_bytes.append(text);
  }
}

/// Most lines, many at a time.
void MailStream::keep_plain_lines() {
  if (m_has_ahead) return;
  const auto rest = m_buffer.substr(m_at);
  const auto lines = rest.substr(0, size_of_plain_lines(rest, m_line_end));
  if (lines.empty()) return;
  keep(lines);
  m_at += lines.size();
  m_after_blank = without_end(last_line(lines, m_line_end)).empty();
}

bool MailStream::next() {
  if (m_number > 0 && !m_has_line) return false;
  ++m_number;
  m_bytes.clear();
  m_is_too_large = false;
  bool is_whole = true;  // what was read last, so that a line begins behind it
  if (m_is_mbox) {
    is_whole = m_line.ends_with(m_line_end);
    m_has_line = read_line();  // behind the "From " line
  }
  while (m_has_line) {
    const bool may_be_from = m_is_mbox && is_whole;
    if (may_be_from && m_line.starts_with("From ") && separates()) break;
    keep(m_line.substr(std::size_t{may_be_from && is_quoted_from(m_line)}));
    m_after_blank = is_whole && without_end(m_line).empty();
    is_whole = m_line.ends_with(m_line_end);
    if (is_whole) keep_plain_lines();
    m_has_line = read_line();
  }
  return true;
}

}  // namespace qlab::inbox
