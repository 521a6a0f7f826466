// SPDX-License-Identifier: Apache-2.0
// A mail that came in, taken apart as far as anybody here wants to know it; and the port that takes
// it apart. Everything in it is foreign text.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace qlab::inbox {

/// A larger mail is nothing that a member or a mail server answers with.
inline constexpr std::size_t largest_mail = std::size_t{50} << 20;

struct Header {
  std::string name;   ///< lower case
  std::string value;  ///< unfolded and decoded, UTF-8
};

struct Part {
  std::string type;          ///< "text/plain", lower case
  std::string method;        ///< parameter of text/calendar, upper case; may be wrong or missing
  std::string text;          ///< decoded, UTF-8, lines end in LF
  bool is_attached = false;  ///< a file that was sent along (RFC 2183), and not what is written
};

struct Mail {
  /// In the order of the mail, without those of its way here (Received, DKIM, ARC) and of its form.
  std::vector<Header> headers;
  /// The addresses of all From fields (authors.hpp): one, where the mail is as it should be.
  std::vector<std::string> authors;
  std::string type;         ///< of the whole: "multipart/report", lower case
  std::string report_type;  ///< RFC 6522, lower case
  /// The texts in the order of the mail, without those of a mail that is enclosed: what that one
  /// says was said to somebody else, or by us.
  std::vector<Part> parts;
  /// Headers of the first enclosed mail, or of what is left of it (text/rfc822-headers).
  std::vector<Header> enclosed;
  bool encloses_mail = false;

  /// The first one of this name in lower case, or nothing in it.
  [[nodiscard]] std::string_view header(std::string_view name) const;
  /// The first part of this type, or null.
  [[nodiscard]] const Part* part(std::string_view type) const;
};

std::string_view find_header(const std::vector<Header>& headers, std::string_view name);

/// Takes mails apart (RFC 5322, 2045-2049, 2231); one object for any number of threads.
class MailReader {
 public:
  virtual ~MailReader() = default;

  /// Reads whatever the bytes are, with lines that end in LF, CRLF or CR; what is no mail has no
  /// headers. A bare calendar object is a part of its own. Never throws for what it reads.
  virtual Mail read(std::string_view bytes) = 0;
};

}  // namespace qlab::inbox
