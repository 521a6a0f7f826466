// SPDX-License-Identifier: Apache-2.0
#include "lib/core/csv.hpp"

#include <algorithm>
#include <cstring>
#include <map>
#include <utility>

#include "lib/core/error.hpp"

namespace qlab::csv {
namespace {

constexpr std::string_view delimiters = ",;\t|";
constexpr std::size_t sniffed_records = 30;

std::size_t index(char c) { return static_cast<unsigned char>(c); }

/// How many records have the cell count that is most common, and that count; one cell is no sign.
std::pair<std::size_t, std::size_t> agreement(std::string_view text, char delimiter) {
  std::map<std::size_t, std::size_t> records_of;
  try {
    Reader reader(text, "", delimiter);
    for (std::size_t i = 0; i < sniffed_records && reader.next(); ++i) {
      if (reader.cells().size() > 1) ++records_of[reader.cells().size()];
    }
  } catch (const Error&) {
    // Quotes that make no sense with this delimiter: what was read before them counts.
  }
  std::pair<std::size_t, std::size_t> best{0, 0};
  for (const auto& [cells, records] : records_of) best = std::max(best, {records, cells});
  return best;
}

/// What PowerShell writes above a table.
constexpr std::string_view type_mark = "#TYPE ";

}  // namespace

std::optional<char> named_delimiter(std::string_view text) {
  constexpr std::string_view mark = "sep=";
  auto line = text.substr(0, text.find_first_of("\r\n"));
  if (line.size() == text.size()) return {};  // nothing stands below it
  if (line.size() == mark.size() + 3 && line.front() == '"') line = line.substr(1, line.size() - 2);
  const bool names = line.size() == mark.size() + 1 &&
                     (line.starts_with(mark) || line.starts_with("SEP=")) &&
                     delimiters.find(line.back()) != std::string_view::npos;
  return names ? std::optional(line.back()) : std::nullopt;
}

char sniff_delimiter(std::string_view text) {
  if (const auto named = named_delimiter(text)) return *named;
  char best = delimiters.front();
  std::pair<std::size_t, std::size_t> most{0, 0};
  for (const char delimiter : delimiters) {
    const auto found = agreement(text, delimiter);
    if (found > most) {
      most = found;
      best = delimiter;
    }
  }
  return best;
}

Reader::Reader(std::string_view text, std::string source, char delimiter)
    : m_source(std::move(source)), m_delimiter(delimiter), m_text(text) {
  for (const char c : {delimiter, '\n', '\r'}) m_ends_cell[index(c)] = true;
  skip_preamble();
}

Reader::Reader(std::string first, More more, std::string source, char delimiter)
    : Reader(std::string_view(), std::move(source), delimiter) {
  m_buffer = std::move(first);
  m_more = std::move(more);
  m_text = m_buffer;
  skip_preamble();
}

void Reader::skip_preamble() {
  if (named_delimiter(m_text) || m_text.starts_with(type_mark)) next();
}

bool Reader::next() {
  m_start = m_next;
  m_record = m_offset;
  while (read_record() == Outcome::cut_off) {
    if (!more()) return false;
  }
  m_next = {m_start.line + m_lines + 1, 1};
  return true;
}

bool Reader::more() {
  if (!m_more) return false;
  m_buffer.erase(0, m_record);
  m_record = m_offset = 0;
  // A record longer than a block is read again from its start: doubling keeps that linear.
  const auto enough = 2 * m_buffer.size();
  do {
    if (!m_more(m_buffer)) m_more = nullptr;
  } while (m_more && m_buffer.size() < enough);
  m_text = m_buffer;
  return true;
}

Reader::Outcome Reader::read_record() {
  m_cells.clear();
  m_starts.clear();
  m_undone.clear();
  m_scratch.clear();
  m_lines = 0;
  const char* at = m_text.data() + m_record;
  if (at == end()) return Outcome::cut_off;
  for (;;) {
    m_starts.push_back(at);
    if (at != end() && *at == '"') {
      at = read_quoted(at);
      if (at == nullptr) return Outcome::cut_off;
    } else {
      const char* start = at;
      while (at != end() && !m_ends_cell[index(*at)]) ++at;
      m_cells.emplace_back(start, static_cast<std::size_t>(at - start));
    }
    // Whether a CR at the very end has its LF is not known before the next block.
    const bool undecided = at == end() || (*at == '\r' && at + 1 == end());
    if (undecided && m_more) return Outcome::cut_off;
    if (at == end() || *at != m_delimiter) break;
    ++at;
  }
  if (at != end()) at += at[0] == '\r' && at + 1 != end() && at[1] == '\n' ? 2 : 1;
  m_offset = static_cast<std::size_t>(at - m_text.data());
  for (const auto& undone : m_undone) {
    m_cells[undone.cell] = std::string_view(m_scratch).substr(undone.start, undone.length);
  }
  return Outcome::record;
}

/// Reads a quoted cell and returns where it ends, or null where the text at hand ends first.
const char* Reader::read_quoted(const char* quote) {
  const char* const start = quote + 1;
  bool doubled = false;
  for (const char* at = start;; at += 2) {
    const auto* found = std::memchr(at, '"', static_cast<std::size_t>(end() - at));
    at = static_cast<const char*>(found);
    if (m_more && (at == nullptr || at + 1 == end())) return nullptr;
    if (at == nullptr) {
      throw Error(Kind::data, place(m_source, position_at(quote)) + ": a quote is never closed",
                  "close the cell with a second '\"'");
    }
    const char* const after = at + 1;
    if (after == end() || *after != '"') {
      if (after != end() && !m_ends_cell[index(*after)]) {
        throw Error(Kind::data,
                    place(m_source, position_at(after)) + ": text after a closing quote",
                    "a quote within a quoted cell is written twice");
      }
      keep_quoted({start, static_cast<std::size_t>(at - start)}, doubled);
      return after;
    }
    doubled = true;
  }
}

void Reader::keep_quoted(std::string_view raw, bool doubled) {
  PositionCounter lines;
  lines.pass(raw);
  m_lines += lines.position().line - 1;
  m_cells.push_back(raw);
  if (!doubled) return;
  const auto start = m_scratch.size();
  for (auto quote = raw.find('"'); quote != std::string_view::npos; quote = raw.find('"')) {
    m_scratch.append(raw.substr(0, quote + 1));
    raw.remove_prefix(quote + 2);
  }
  m_scratch.append(raw);
  m_undone.push_back({m_cells.size() - 1, start, m_scratch.size() - start});
}

Position Reader::position_of(std::size_t cell) const { return position_at(m_starts.at(cell)); }

Position Reader::position_at(const char* byte) const {
  const char* const record = m_text.data() + m_record;
  PositionCounter counter(m_start);
  counter.pass({record, static_cast<std::size_t>(byte - record)});
  return counter.position();
}

}  // namespace qlab::csv
