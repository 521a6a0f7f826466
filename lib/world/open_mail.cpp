// SPDX-License-Identifier: Apache-2.0
#include "lib/world/open_mail.hpp"

#include <gmime/gmime.h>

#include <memory>

namespace qlab::world {
namespace {

struct Unreference {
  void operator()(void* object) const { g_object_unref(object); }
};
template <class Type>
using Owned = std::unique_ptr<Type, Unreference>;

Owned<GMimeMessage> parsed(std::string_view bytes) {
  const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
  const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  return Owned<GMimeMessage>(g_mime_parser_construct_message(parser.get(), nullptr));
}

/// Lines end in LF, as text has them outside a mail.
std::string without_cr(std::string text) {
  std::erase(text, '\r');
  return text;
}

std::string or_empty(const char* text) { return text == nullptr ? std::string() : text; }

void read_headers(GMimeMessage* message, mail::Opened& opened) {
  auto* headers = g_mime_object_get_header_list(GMIME_OBJECT(message));
  const int count = g_mime_header_list_get_count(headers);
  for (int i = 0; i < count; ++i) {
    auto* header = g_mime_header_list_get_header_at(headers, i);
    opened.headers.emplace_back(or_empty(g_mime_header_get_name(header)),
                                or_empty(g_mime_header_get_value(header)));
  }
}

/// GMime calls this for every part, from the outside in; the first plain text is the one to read.
void take_text(GMimeObject* /*parent*/, GMimeObject* part, gpointer context) {
  auto& opened = *static_cast<mail::Opened*>(context);
  auto* type = g_mime_object_get_content_type(part);
  if (!opened.text.empty() || !GMIME_IS_TEXT_PART(part)) return;
  if (g_mime_content_type_is_type(type, "text", "plain") == FALSE) return;
  const std::unique_ptr<char, decltype(&g_free)> text(
      g_mime_text_part_get_text(GMIME_TEXT_PART(part)), &g_free);
  opened.text = without_cr(or_empty(text.get()));
}

}  // namespace

mail::Opened open_mail(std::string_view bytes) {
  g_mime_init();
  mail::Opened opened;
  const auto message = parsed(bytes);
  if (!message) return opened;
  read_headers(message.get(), opened);
  g_mime_message_foreach(message.get(), take_text, &opened);
  return opened;
}

}  // namespace qlab::world
