// SPDX-License-Identifier: Apache-2.0
#include "lib/world/plain_mail.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "lib/core/text.hpp"
#include "lib/world/gmime_object.hpp"
#include "lib/world/mail_text.hpp"
#include "lib/world/plain_header.hpp"

namespace qlab::world {
namespace {

using inbox::Mail;
using inbox::Part;

constexpr int deepest = 10;
constexpr std::size_t most_parts = 50;

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

/// What stands between the boundaries of a multipart (RFC 2046 5.1.1). Nothing where the last one
/// is missing, or a line only begins like one.
std::optional<std::vector<std::string_view>> parts_between(std::string_view body,
                                                           std::string_view boundary) {
  const auto marker = "\n--" + std::string(boundary);
  std::vector<std::string_view> parts;
  const bool at_once = body.starts_with(std::string_view(marker).substr(1));
  auto at = at_once ? marker.size() - 1 : body.find(marker);
  if (!at_once && at != std::string_view::npos) at += marker.size();
  while (at != std::string_view::npos && parts.size() <= most_parts) {
    const auto tail = body.substr(at, body.find('\n', at) - at);
    if (tail == "--") return parts;
    const auto start = at + 1;
    const auto end = body.find(marker, start);
    if (!tail.empty() || end == std::string_view::npos) return {};
    parts.push_back(body.substr(start, end - start));
    at = end + marker.size();
  }
  return {};
}

std::optional<std::string> decoded(std::string_view bytes, std::string_view encoding) {
  if (is_one_of(encoding, {"", "7bit", "8bit", "binary"})) return std::string(bytes);
  if (!is_one_of(encoding, {"base64", "quoted-printable"})) return {};
  GMimeEncoding state;
  g_mime_encoding_init_decode(&state, encoding == "base64"
                                          ? GMIME_CONTENT_ENCODING_BASE64
                                          : GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
  std::string out(g_mime_encoding_outlen(&state, bytes.size()), '\0');
  out.resize(g_mime_encoding_flush(&state, bytes.data(), bytes.size(), out.data()));
  return out;
}

/// Each function says whether all was as it should be.
class PlainReader {
 public:
  explicit PlainReader(Mail& mail) : m_mail(mail) {}

  bool read(std::string_view bytes) {
    const auto whole = take_header(bytes);
    if (!whole) return false;
    m_mail.headers = kept_headers(*whole);
    for (const auto& field : whole->fields) {
      if (field.name == "from") add_authors(field.raw, m_mail);
    }
    return walk(*whole, 0);
  }

 private:
  bool walk(const Entity& entity, int depth) {
    auto type = structured_field(entity, "content-type");
    const auto encoding = structured_field(entity, "content-transfer-encoding");
    if (!type || !encoding || depth > deepest || m_mail.parts.size() > most_parts) return false;
    if (type->value.empty()) type->value = "text/plain";
    if (type->value.find('/') == std::string::npos) return false;
    if (depth == 0) {
      m_mail.type = type->value;
      m_mail.report_type = lower(type->parameter("report-type"));
    }
    const bool is_encoded = !is_one_of(encoding->value, {"", "7bit", "8bit", "binary"});
    if (type->value.starts_with("multipart/")) {
      return !is_encoded && type->value != "multipart/digest" &&
             walk_parts(entity.body, type->parameter("boundary"), depth);
    }
    if (type->value == "message/rfc822") return !is_encoded && take_enclosed(entity.body);
    return take(entity, *type, encoding->value);
  }

  bool walk_parts(std::string_view body, std::string_view boundary, int depth) {
    if (boundary.empty()) return false;
    const auto parts = parts_between(body, boundary);
    return parts && std::ranges::all_of(*parts, [&](std::string_view bytes) {
             const auto part = take_header(bytes);
             return part && walk(*part, depth + 1);
           });
  }

  bool take_enclosed(std::string_view bytes) {
    const auto message = take_header(bytes);
    if (!message) return false;
    m_mail.encloses_mail = true;
    if (m_mail.enclosed.empty()) m_mail.enclosed = kept_headers(*message);
    return true;
  }

  bool take(const Entity& entity, const Structured& type, std::string_view encoding) {
    const auto& name = type.value;
    const bool is_text = name.starts_with("text/");
    const bool is_report = is_one_of(name, {"message/delivery-status", "message/feedback-report",
                                            "message/disposition-notification"});
    const bool is_header = is_one_of(name, {"text/rfc822-headers", "message/rfc822-headers"});
    if (name == "text/rfc822" || (name.starts_with("message/") && !is_report && !is_header)) {
      return false;
    }
    const bool is_data = is_one_of(name, {"application/ics", "application/json"});
    const auto is_wanted = is_text || is_report || is_header || is_data;
    if (!is_wanted) return is_nameless(entity, type);
    const auto bytes = decoded(entity.body, encoding);
    if (!bytes || bytes->size() > largest_text) return false;
    if (is_header) return take_enclosed(*bytes + "\n\n");
    return take_text(entity, type, *bytes);
  }

  /// A file name may say that it is a calendar after all.
  static bool is_nameless(const Entity& entity, const Structured& type) {
    const auto disposition = structured_field(entity, "content-disposition");
    const auto is_calendar = [](std::string_view name) { return lower(name).ends_with(".ics"); };
    return disposition && !is_calendar(type.parameter("name")) &&
           !is_calendar(disposition->parameter("filename"));
  }

  bool take_text(const Entity& entity, const Structured& type, const std::string& bytes) {
    Part part;
    part.type = type.value;
    part.method = upper(type.parameter("method"));
    part.text = as_utf8(bytes, type.parameter("charset"));
    if (has_cr(part.text)) part.text = with_lf(part.text);
    const auto disposition = structured_field(entity, "content-disposition");
    if (!disposition) return false;
    part.is_attached =
        disposition->value == "attachment" || !disposition->parameter("filename").empty();
    // Some forget the empty line, and the calendar object stands among the fields.
    const bool has_object =
        std::ranges::find(entity.fields, "begin", &Field::name) != entity.fields.end();
    if (has_object) return false;
    m_mail.parts.push_back(std::move(part));
    return true;
  }

  Mail& m_mail;
};

}  // namespace

std::optional<Mail> read_plain_mail(std::string_view bytes) {
  start_gmime();  // it knows the charsets
  Mail mail;
  if (bytes.find('\0') != std::string_view::npos || !PlainReader(mail).read(bytes)) return {};
  return mail;
}

}  // namespace qlab::world
