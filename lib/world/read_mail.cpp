// SPDX-License-Identifier: Apache-2.0
#include "lib/world/read_mail.hpp"

#include <algorithm>
#include <cstring>

#include "lib/core/text.hpp"
#include "lib/world/gmime_object.hpp"
#include "lib/world/mail_text.hpp"
#include "lib/world/plain_mail.hpp"

namespace qlab::world {
namespace {

using inbox::Header;
using inbox::Mail;
using inbox::Part;

constexpr std::size_t most_parts = 200;
constexpr std::size_t most_boundaries = 2000;
constexpr std::size_t most_fields = 4000;
/// A boundary takes three bytes at least, and a field two.
constexpr std::size_t least_wild = std::min(3 * most_boundaries, 2 * most_fields);
constexpr int deepest = 20;

/// Calls for each line of a mail with its end; whether it is a field of the mail's header or of a
/// part's, and how many boundaries and fields of this header came before it.
template <class Take>
void each_line(std::string_view bytes, const Take& take) {
  bool in_header = true;
  std::size_t boundaries = 0;
  std::size_t fields = 0;
  while (!bytes.empty()) {
    const auto* end = static_cast<const char*>(std::memchr(bytes.data(), '\n', bytes.size()));
    const auto size =
        end == nullptr ? bytes.size() : static_cast<std::size_t>(end - bytes.data()) + 1;
    const bool is_boundary = bytes.starts_with("--");
    if (is_boundary) ++boundaries;
    if (is_boundary || bytes.front() == '\n') fields = 0;
    in_header = is_boundary || (in_header && bytes.front() != '\n');
    if (in_header) ++fields;
    take(bytes.substr(0, size), boundaries, fields);
    bytes.remove_prefix(size);
  }
}

/// GMime makes an object of every part and every field: a mail of a hundred thousand of them is
/// read only so far.
std::string tamed(std::string_view bytes) {
  std::string out;
  each_line(bytes, [&](std::string_view line, std::size_t boundaries, std::size_t fields) {
    if (boundaries <= most_boundaries && fields <= most_fields) out += line;
  });
  return out;
}

bool is_wild(std::string_view bytes) {
  if (bytes.size() < least_wild) return false;
  bool wild = false;
  each_line(bytes, [&](std::string_view /*line*/, std::size_t boundaries, std::size_t fields) {
    wild = wild || boundaries > most_boundaries || fields > most_fields;
  });
  return wild;
}

std::string decoded_bytes(GMimePart* part) {
  auto* content = g_mime_part_get_content(part);
  if (content == nullptr) return {};
  auto* source = g_mime_data_wrapper_get_stream(content);
  if (source == nullptr) return {};
  // What is encoded is never shorter than what it says.
  constexpr auto largest_encoded = static_cast<gint64>(3 * largest_text);
  const auto end = std::min(source->bound_end, source->bound_start + largest_encoded);
  const Owned<GMimeStream> limited(g_mime_stream_substream(source, source->bound_start, end));
  if (!limited) return {};
  const Owned<GMimeDataWrapper> wrapper(
      g_mime_data_wrapper_new_with_stream(limited.get(), g_mime_part_get_content_encoding(part)));
  const Owned<GMimeStream> stream(g_mime_stream_mem_new());
  g_mime_data_wrapper_write_to_stream(wrapper.get(), stream.get());
  const auto* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
  const auto size = std::min<std::size_t>(bytes->len, largest_text);
  return {reinterpret_cast<const char*>(bytes->data), size};
}

std::vector<Header> headers_of(GMimeObject* object) {
  std::vector<Header> headers;
  auto* list = g_mime_object_get_header_list(object);
  const int count = std::min(g_mime_header_list_get_count(list), most_headers);
  for (int i = 0; i < count; ++i) {
    auto* header = g_mime_header_list_get_header_at(list, i);
    const auto* raw = g_mime_header_get_raw_value(header);
    auto name = lower(or_empty(g_mime_header_get_name(header)));
    if (is_idle(name) || raw == nullptr || std::strlen(raw) > longest_header) continue;
    auto value = or_empty(g_mime_header_get_value(header));
    if (!text::is_utf8(value)) value = guessed_utf8(value);
    headers.push_back({std::move(name), std::move(value)});
  }
  return headers;
}

/// The bytes of a part's header, where a part has nothing else: some forget the empty line.
std::string header_text(GMimeObject* object) {
  return guessed_utf8(taken(g_mime_object_get_headers(object, nullptr)));
}

class Reader {
 public:
  explicit Reader(Mail& mail) : m_mail(mail) {}

  void read(GMimeMessage* message) {
    m_mail.headers = headers_of(GMIME_OBJECT(message));
    take_authors(GMIME_OBJECT(message));
    auto* body = g_mime_message_get_mime_part(message);
    if (body == nullptr) return;
    m_mail.type = type_of(body);
    m_mail.report_type =
        lower(or_empty(g_mime_object_get_content_type_parameter(body, "report-type")));
    walk(body, 0);
  }

 private:
  static std::string type_of(GMimeObject* object) {
    auto* type = g_mime_object_get_content_type(object);
    return type == nullptr ? "text/plain" : lower(taken(g_mime_content_type_get_mime_type(type)));
  }

  void take_authors(GMimeObject* object) {
    auto* list = g_mime_object_get_header_list(object);
    const int count = std::min(g_mime_header_list_get_count(list), most_headers);
    for (int i = 0; i < count; ++i) {
      auto* header = g_mime_header_list_get_header_at(list, i);
      if (lower(or_empty(g_mime_header_get_name(header))) == "from")
        add_authors(or_empty(g_mime_header_get_raw_value(header)), m_mail);
    }
  }

  void walk(GMimeObject* object, int depth) {
    if (depth > deepest || m_mail.parts.size() >= most_parts) return;
    if (GMIME_IS_MULTIPART(object)) {
      auto* multipart = GMIME_MULTIPART(object);
      const int count = g_mime_multipart_get_count(multipart);
      for (int i = 0; i < count; ++i) walk(g_mime_multipart_get_part(multipart, i), depth + 1);
    } else if (GMIME_IS_MESSAGE_PART(object)) {
      take_enclosed(g_mime_message_part_get_message(GMIME_MESSAGE_PART(object)));
    } else if (GMIME_IS_PART(object)) {
      take(GMIME_PART(object));
    }
  }

  void take_enclosed(GMimeMessage* message) {
    m_mail.encloses_mail = true;
    if (message == nullptr || !m_mail.enclosed.empty()) return;
    m_mail.enclosed = headers_of(GMIME_OBJECT(message));
  }

  void take(GMimePart* part) {
    auto* object = GMIME_OBJECT(part);
    const auto type = type_of(object);
    if (type == "text/rfc822-headers" || type == "message/rfc822-headers" ||
        type == "message/global-headers" || type == "text/rfc822" || type == "message/global") {
      take_headers(decoded_bytes(part));
      return;
    }
    if (!is_wanted(part, type)) return;
    const auto bytes = decoded_bytes(part);
    Part taken_part;
    taken_part.type = type;
    taken_part.method = upper(or_empty(g_mime_object_get_content_type_parameter(object, "method")));
    taken_part.text =
        as_utf8(bytes, or_empty(g_mime_object_get_content_type_parameter(object, "charset")));
    if (has_cr(taken_part.text)) taken_part.text = with_lf(taken_part.text);
    taken_part.is_attached = is_attached(object);
    if (text::trim(taken_part.text).empty()) take_misplaced(object, taken_part);
    m_mail.parts.push_back(std::move(taken_part));
  }

  static bool is_attached(GMimeObject* object) {
    auto* disposition = g_mime_object_get_content_disposition(object);
    if (disposition == nullptr) return false;
    return g_mime_content_disposition_is_attachment(disposition) != FALSE ||
           g_mime_content_disposition_get_parameter(disposition, "filename") != nullptr;
  }

  static void take_misplaced(GMimeObject* object, Part& part) {
    auto text = header_text(object);
    if (text.starts_with("BEGIN:VCALENDAR") ||
        text.find("\nBEGIN:VCALENDAR") != std::string::npos) {
      part.text = std::move(text);
    }
  }

  static bool is_wanted(GMimePart* part, const std::string& type) {
    if (type.starts_with("text/") || type.starts_with("message/")) return true;
    if (type == "application/ics" || type == "application/json") return true;
    return lower(or_empty(g_mime_part_get_filename(part))).ends_with(".ics");
  }

  void take_headers(const std::string& bytes) {
    m_mail.encloses_mail = true;
    if (!m_mail.enclosed.empty()) return;
    const auto message = parsed_mail(bytes);
    if (message) m_mail.enclosed = headers_of(GMIME_OBJECT(message.get()));
  }

  Mail& m_mail;
};

/// A mail that says it has parts, and where they begin is lost: all that it says is one text,
/// without what looks like boundaries and the headers below them.
void take_unparted(std::string_view bytes, Mail& mail) {
  const auto blank = bytes.find("\n\n");
  if (blank == std::string_view::npos) return;
  auto body = bytes.substr(blank + 2, largest_text);
  std::string text;
  bool in_header = false;
  while (!body.empty()) {
    const auto end = std::min(body.find('\n'), body.size());
    const auto line = body.substr(0, end);
    body.remove_prefix(std::min(end + 1, body.size()));
    in_header =
        (in_header || (line.starts_with("--") && line.find(' ') == std::string_view::npos)) &&
        !line.empty();
    if (!in_header) text.append(line).append("\n");
  }
  mail.parts.push_back({"text/plain", {}, guessed_utf8(text)});
}

/// A file that a calendar program saved, or a person.
bool is_bare_calendar(std::string_view bytes) {
  return text::trim(bytes.substr(0, 200)).starts_with("BEGIN:VCALENDAR");
}

class WholeReader final : public inbox::MailReader {
 public:
  Mail read(std::string_view bytes) override {
    bytes = bytes.substr(0, inbox::largest_mail);
    std::string plain;
    if (has_cr(bytes)) {
      plain = with_lf(bytes);
      bytes = plain;
    }
    Mail mail;
    if (is_bare_calendar(bytes)) {
      mail.type = "text/calendar";
      mail.parts.push_back({"text/calendar", {}, guessed_utf8(bytes.substr(0, largest_text))});
      return mail;
    }
    if (is_wild(bytes)) {
      plain = tamed(bytes);
      bytes = plain;
    }
    auto read = read_plain_mail(bytes);
    mail = read ? std::move(*read) : read_forgivingly(bytes);
    if (mail.parts.empty() && mail.type.starts_with("multipart/")) take_unparted(bytes, mail);
    return mail;
  }
};

}  // namespace

Mail read_forgivingly(std::string_view bytes) {
  Mail mail;
  if (const auto message = parsed_mail(bytes)) Reader(mail).read(message.get());
  return mail;
}

std::unique_ptr<inbox::MailReader> make_mail_reader() { return std::make_unique<WholeReader>(); }

}  // namespace qlab::world
