// SPDX-License-Identifier: Apache-2.0
#include "lib/world/mime.hpp"

#include <fmt/format.h>
#include <gmime/gmime.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "lib/core/ascii.hpp"
#include "lib/core/error.hpp"
#include "lib/core/text.hpp"
#include "lib/world/header.hpp"

namespace qlab::world {
namespace {

using ascii::is_alphanumeric;

/// LF for every end of a line, whatever came in: CRLF, LF or a lone CR.
std::string with_lf_alone(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t start = 0; start < text.size();) {
    const auto end = std::min(text.find('\r', start), text.size());
    out += text.substr(start, end - start);
    if (end < text.size()) out += '\n';
    start = end + (text.substr(end, 2) == "\r\n" ? 2 : 1);
  }
  return out;
}

std::string with_crlf(std::string_view lf_text) {
  std::string out;
  out.reserve(lf_text.size() + lf_text.size() / 32 + 64);
  for (std::size_t start = 0; start < lf_text.size();) {
    const auto end = std::min(lf_text.find('\n', start), lf_text.size());
    out += lf_text.substr(start, end - start);
    if (end < lf_text.size()) out += "\r\n";
    start = end + 1;
  }
  return out;
}

/// Lines of at most 76 octets, ended by CRLF.
std::string base64(std::string_view text) {
  const auto whole = with_crlf(with_lf_alone(text));
  GMimeEncoding state;
  g_mime_encoding_init_encode(&state, GMIME_CONTENT_ENCODING_BASE64);
  std::string out(g_mime_encoding_outlen(&state, whole.size()), '\0');
  out.resize(g_mime_encoding_flush(&state, whole.data(), whole.size(), out.data()));
  return with_crlf(out);
}

/// Whether a character may stand for itself (RFC 2045 6.7); a blank may not at the end of a line.
bool is_literal(std::string_view lf_text, std::size_t at) {
  const char c = lf_text[at];
  if (c != ' ' && c != '\t') return c > ' ' && c <= '~' && c != '=';
  return at + 1 < lf_text.size() && lf_text[at + 1] != '\n';
}

/// How many characters from there on stand for themselves, of so many at most.
std::size_t literal_run(std::string_view lf_text, std::size_t at, std::size_t most) {
  const auto end = std::min(lf_text.size(), at + most);
  auto stop = at;
  while (stop < end && is_literal(lf_text, stop)) ++stop;
  return stop - at;
}

/// Lines of at most 76 octets, ended by CRLF.
std::string quoted_printable(std::string_view lf_text) {
  constexpr std::size_t longest = 75;  // and the mark that the line goes on
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  out.reserve(lf_text.size() + lf_text.size() / 8 + 64);
  std::size_t column = 0;
  for (std::size_t at = 0; at < lf_text.size();) {
    if (lf_text[at] == '\n') {
      out += "\r\n";
      column = 0;
      ++at;
    } else if (const auto run = literal_run(lf_text, at, longest - column); run > 0) {
      out += lf_text.substr(at, run);
      column += run;
      at += run;
    } else if (column + 3 > longest) {
      out += "=\r\n";
      column = 0;
    } else {
      const auto code = static_cast<unsigned char>(lf_text[at++]);
      out.append({'=', digits[code / 16], digits[code % 16]});
      column += 3;
    }
  }
  return out;
}

std::string base64_part(std::string_view type, std::string_view more, std::string_view lines) {
  return fmt::format("Content-Type: {}\r\nContent-Transfer-Encoding: base64\r\n{}\r\n{}", type,
                     more, lines);
}

/// Quoted-printable keeps European text readable in the raw mail; other scripts triple in it.
std::string text_part(std::string_view subtype, std::string_view text) {
  const auto type = fmt::format("text/{}; charset=UTF-8", subtype);
  const auto wide = std::count_if(text.begin(), text.end(),
                                  [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  if (static_cast<std::size_t>(wide) * 6 > text.size()) return base64_part(type, "", base64(text));
  return fmt::format("Content-Type: {}\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{}",
                     type, quoted_printable(with_lf_alone(text)));
}

/// Base64: the object's own folding and CRLF arrive untouched, whatever a gateway does to text.
std::string calendar_part(const mail::CalendarPart& calendar, std::string_view lines) {
  const auto type = fmt::format("text/calendar; method={}; charset=UTF-8", calendar.method);
  return base64_part(type, "", lines);
}

/// application/ics, as Google sends it: Outlook and Exchange take the first text/calendar part as
/// the invitation and show a second one as another meeting or as "not supported calendar message";
/// Apple Mail, Gmail and Thunderbird open application/ics by its file name.
std::string calendar_file(const mail::CalendarPart& calendar, std::string_view lines) {
  const auto type = fmt::format("application/ics; name=\"{}\"", calendar.file_name);
  const auto disposition =
      fmt::format("Content-Disposition: attachment; filename=\"{}\"\r\n", calendar.file_name);
  return base64_part(type, disposition, lines);
}

/// No part can hold a boundary: all are quoted-printable or base64, and neither can write "=_".
/// The message id keeps it apart from the boundaries of a mail of ours that this one quotes; the
/// ends keep one boundary from being the start of another.
std::string multipart(std::string_view subtype, std::string_view message_id,
                      const std::vector<std::string>& parts) {
  auto boundary = fmt::format("=_{}_", subtype);
  for (const char c : message_id.substr(0, 40)) boundary += is_alphanumeric(c) ? c : '.';
  boundary += '_';
  auto out = fmt::format("Content-Type: multipart/{};\r\n boundary=\"{}\"\r\n", subtype, boundary);
  for (const auto& part : parts) out += fmt::format("\r\n--{}\r\n{}", boundary, part);
  return out += fmt::format("\r\n--{}--\r\n", boundary);
}

std::string make_body(const mail::Message& message) {
  std::vector<std::string> forms{text_part("plain", message.text)};
  if (!message.html.empty()) forms.push_back(text_part("html", message.html));
  // The best form last (RFC 2046 5.1.4): a calendar program shows the invitation itself.
  // Both calendar parts hold the same object.
  const auto object = message.calendar ? base64(message.calendar->text) : std::string();
  if (message.calendar) forms.push_back(calendar_part(*message.calendar, object));
  auto alternative = multipart("alternative", message.message_id, forms);
  if (!message.calendar) return alternative;
  return multipart("mixed", message.message_id,
                   {alternative, calendar_file(*message.calendar, object)});
}

std::string rfc5322(Instant instant) {
  constexpr std::array<std::string_view, 7> days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                    "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto day = std::chrono::floor<std::chrono::days>(instant);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss time(instant - day);
  return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} +0000",
                     days[std::chrono::weekday(day).c_encoding()], unsigned{date.day()},
                     months[unsigned{date.month()} - 1], int{date.year()}, time.hours().count(),
                     time.minutes().count(), time.seconds().count());
}

void require_message_id(std::string_view id) {
  require_clean("Message-ID", id);
  const auto at = id.find('@');
  const bool whole = at != std::string_view::npos && at > 0 && at + 1 < id.size();
  if (whole && id.find_first_of(" <>\"\\") == std::string_view::npos) return;
  throw Error(Kind::data, fmt::format("'Message-ID' is '{}', which is not left@right",
                                      text::terminal_safe(id)));
}

/// Headers the Composer writes itself, and those that would add a recipient.
void require_free(std::string_view name) {
  constexpr std::array<std::string_view, 14> taken{
      "from",      "reply-to",     "to",           "cc",
      "bcc",       "subject",      "date",         "message-id",
      "sender",    "mime-version", "content-type", "content-transfer-encoding",
      "resent-to", "return-path"};
  if (std::find(taken.begin(), taken.end(), text::fold(name)) == taken.end()) return;
  throw Error(Kind::data, fmt::format("'{}' cannot be an extra header", name));
}

std::string make_header(const mail::Message& message) {
  require_message_id(message.message_id);
  auto header = mailbox_field("From", message.from);
  if (message.reply_to) header += mailbox_field("Reply-To", *message.reply_to);
  header += mailbox_field("To", message.to);
  header += text_field("Subject", message.subject);
  header += text_field("Date", rfc5322(message.date));
  header += text_field("Message-ID", fmt::format("<{}>", message.message_id));
  header += "MIME-Version: 1.0\r\n";
  for (const auto& [name, value] : message.headers) {
    require_field_name(name);
    require_free(name);
    header += text_field(name, value);
  }
  return header;
}

void require_utf8(std::string_view part, std::string_view text) {
  if (!text::is_utf8(text)) throw Error(Kind::data, fmt::format("the {} is not UTF-8", part));
}

/// The two words of a calendar part stand in header fields; plain ones need no encoding there.
void require_plain_word(std::string_view what, std::string_view word) {
  const auto is_plain = [](char c) {
    return is_alphanumeric(c) || c == '.' || c == '-' || c == '_';
  };
  if (!word.empty() && word.size() <= 60 && std::all_of(word.begin(), word.end(), is_plain)) return;
  throw Error(Kind::data, fmt::format("the calendar's '{}' is not a plain word: '{}'", what,
                                      text::terminal_safe(word)));
}

void require_bodies(const mail::Message& message) {
  require_utf8("text of the mail", message.text);
  require_utf8("HTML of the mail", message.html);
  if (!message.calendar) return;
  require_utf8("calendar object of the mail", message.calendar->text);
  require_plain_word("method", message.calendar->method);
  require_plain_word("filename", message.calendar->file_name);
}

class MimeComposer final : public mail::Composer {
 public:
  std::string compose(const mail::Message& message) override {
    require_bodies(message);
    return make_header(message) + make_body(message);
  }
};

}  // namespace

std::unique_ptr<mail::Composer> make_composer() { return std::make_unique<MimeComposer>(); }

}  // namespace qlab::world
