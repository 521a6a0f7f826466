// SPDX-License-Identifier: Apache-2.0
// The mails of a file, one after another: it is one mail, or an mbox. Memory holds one mail.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "lib/inbox/mail.hpp"

namespace qlab::inbox {

class MailStream {
 public:
  /// The stream must outlive it. What stands in it behind so many bytes is left alone.
  explicit MailStream(std::istream& stream,
                      std::uintmax_t size = std::numeric_limits<std::uintmax_t>::max());

  /// Moves to the next mail; false at the end. A file that does not begin with a "From " line is
  /// one mail, even an empty one. "From " at the start of a line of a body parts no mails where no
  /// header stands below it, or no date in it; where the first "From " line has none, as of some
  /// programs, it must be as short as that.
  bool next();

  /// Its bytes as in the file, without the "From " line and with ">From " as it was written; ends
  /// with a line end. What lies beyond largest_mail is left out.
  [[nodiscard]] const std::string& bytes() const { return m_bytes; }
  [[nodiscard]] bool is_too_large() const { return m_is_too_large; }
  /// From 1.
  [[nodiscard]] std::size_t number() const { return m_number; }

 private:
  bool read_line();
  bool fill();
  void keep(std::string_view text);
  void keep_plain_lines();
  [[nodiscard]] bool separates();

  std::istream& m_stream;
  std::uintmax_t m_unread;      ///< how many bytes of the stream are still to be read at most
  std::vector<char> m_storage;  ///< stays as large as it was needed once
  std::string_view m_buffer;    ///< what was read, in the storage
  std::size_t m_at = 0;
  bool m_at_end = false;
  char m_line_end = '\n';
  std::string_view m_line;  ///< with its end; in the buffer, or held
  bool m_has_line = false;
  std::string m_held;  ///< the line before the one that was read ahead
  std::string_view m_ahead;
  bool m_has_ahead = false;

  std::string m_bytes;
  bool m_is_too_large = false;
  bool m_is_mbox = false;
  bool m_is_dated = false;  ///< whether "From " lines of this file carry a date
  bool m_after_blank = true;
  std::size_t m_number = 0;
};

}  // namespace qlab::inbox
