// SPDX-License-Identifier: Apache-2.0
#include "lib/world/mime.hpp"

#include <fmt/format.h>
#include <gmime/gmime.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "lib/core/error.hpp"
#include "lib/core/text.hpp"
#include "lib/world/header.hpp"

namespace qlab::world {
namespace {

struct Unreference {
  void operator()(void* object) const { g_object_unref(object); }
};
template <class Type>
using Owned = std::unique_ptr<Type, Unreference>;

enum class LineEnd { lf, crlf };

std::string with_lines(std::string_view text, LineEnd line_end) {
  std::string out;
  out.reserve(text.size() + 256);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool pair = text.substr(i, 2) == "\r\n";
    if (text[i] == '\n' || text[i] == '\r') {
      out += line_end == LineEnd::crlf ? "\r\n" : "\n";
      if (pair) ++i;
    } else {
      out += text[i];
    }
  }
  return out;
}

Owned<GMimePart> make_part(const char* type, const char* subtype, std::string_view content,
                           GMimeContentEncoding encoding) {
  Owned<GMimePart> part(g_mime_part_new_with_type(type, subtype));
  const Owned<GMimeStream> stream(
      g_mime_stream_mem_new_with_buffer(content.data(), content.size()));
  const Owned<GMimeDataWrapper> wrapper(
      g_mime_data_wrapper_new_with_stream(stream.get(), GMIME_CONTENT_ENCODING_DEFAULT));
  g_mime_part_set_content(part.get(), wrapper.get());
  g_mime_part_set_content_encoding(part.get(), encoding);
  return part;
}

void set_parameter(GMimePart* part, const char* name, const char* value) {
  g_mime_object_set_content_type_parameter(GMIME_OBJECT(part), name, value);
}

/// Quoted-printable keeps European text readable in the raw mail; other scripts triple in it.
Owned<GMimePart> text_part(const char* subtype, std::string_view text) {
  const auto wide = std::count_if(text.begin(), text.end(),
                                  [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  const bool readable = static_cast<std::size_t>(wide) * 6 <= text.size();
  auto part = readable ? make_part("text", subtype, with_lines(text, LineEnd::lf),
                                   GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE)
                       : make_part("text", subtype, with_lines(text, LineEnd::crlf),
                                   GMIME_CONTENT_ENCODING_BASE64);
  set_parameter(part.get(), "charset", "UTF-8");
  return part;
}

/// Base64: the object's own folding and CRLF arrive untouched, whatever a gateway does to text.
Owned<GMimePart> calendar_part(const mail::CalendarPart& calendar) {
  auto part = make_part("text", "calendar", with_lines(calendar.text, LineEnd::crlf),
                        GMIME_CONTENT_ENCODING_BASE64);
  set_parameter(part.get(), "method", calendar.method.c_str());
  set_parameter(part.get(), "charset", "UTF-8");
  return part;
}

/// application/ics, as Google sends it: Outlook and Exchange take the first text/calendar part as
/// the invitation and show a second one as another meeting or as "not supported calendar message";
/// Apple Mail, Gmail and Thunderbird open application/ics by its file name.
Owned<GMimePart> calendar_file(const mail::CalendarPart& calendar) {
  auto part = make_part("application", "ics", with_lines(calendar.text, LineEnd::crlf),
                        GMIME_CONTENT_ENCODING_BASE64);
  set_parameter(part.get(), "name", calendar.file_name.c_str());
  g_mime_object_set_disposition(GMIME_OBJECT(part.get()), GMIME_DISPOSITION_ATTACHMENT);
  g_mime_object_set_content_disposition_parameter(GMIME_OBJECT(part.get()), "filename",
                                                  calendar.file_name.c_str());
  return part;
}

/// No body can hold a boundary: all are quoted-printable or base64, and neither can write "=_".
/// The message id keeps it apart from the boundaries of a mail of ours that this one quotes.
Owned<GMimeMultipart> make_multipart(const char* subtype, std::string_view message_id) {
  Owned<GMimeMultipart> multipart(g_mime_multipart_new_with_subtype(subtype));
  auto boundary = fmt::format("=_{}_", subtype);
  for (const char c : message_id.substr(0, 40)) {
    const bool allowed = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    boundary += allowed ? c : '.';
  }
  // A boundary must not be the start of the other one, nor end in a dot.
  g_mime_multipart_set_boundary(multipart.get(), (boundary + "_").c_str());
  return multipart;
}

void add(const Owned<GMimeMultipart>& multipart, GMimeObject* part) {
  g_mime_multipart_add(multipart.get(), part);
}

Owned<GMimeMultipart> make_body(const mail::Message& message) {
  auto alternative = make_multipart("alternative", message.message_id);
  add(alternative, GMIME_OBJECT(text_part("plain", message.text).get()));
  if (!message.html.empty()) add(alternative, GMIME_OBJECT(text_part("html", message.html).get()));
  if (!message.calendar) return alternative;
  // The best form last (RFC 2046 5.1.4): a calendar program shows the invitation itself.
  add(alternative, GMIME_OBJECT(calendar_part(*message.calendar).get()));
  auto mixed = make_multipart("mixed", message.message_id);
  add(mixed, GMIME_OBJECT(alternative.get()));
  add(mixed, GMIME_OBJECT(calendar_file(*message.calendar).get()));
  return mixed;
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

void require_bodies(const mail::Message& message) {
  require_utf8("text of the mail", message.text);
  require_utf8("HTML of the mail", message.html);
  if (!message.calendar) return;
  require_utf8("calendar object of the mail", message.calendar->text);
  require_clean("method", message.calendar->method);
  require_clean("filename", message.calendar->file_name);
}

class GmimeComposer final : public mail::Composer {
 public:
  GmimeComposer() : m_format(g_mime_format_options_new(), &g_mime_format_options_free) {
    g_mime_format_options_set_newline_format(m_format.get(), GMIME_NEWLINE_FORMAT_DOS);
  }

  std::string compose(const mail::Message& message) override {
    auto bytes = make_header(message);
    require_bodies(message);
    const auto body = make_body(message);
    const std::unique_ptr<char, decltype(&g_free)> text(
        g_mime_object_to_string(GMIME_OBJECT(body.get()), m_format.get()), &g_free);
    return bytes += text.get();
  }

 private:
  std::unique_ptr<GMimeFormatOptions, decltype(&g_mime_format_options_free)> m_format;
};

}  // namespace

std::unique_ptr<mail::Composer> make_composer() {
  // GMime counts its users; it is never shut down, for another thread may still compose.
  g_mime_init();
  return std::make_unique<GmimeComposer>();
}

}  // namespace qlab::world
