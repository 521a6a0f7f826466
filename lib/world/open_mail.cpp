// SPDX-License-Identifier: Apache-2.0
#include "lib/world/open_mail.hpp"

#include "lib/world/gmime_object.hpp"

namespace qlab::world {
namespace {

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
  opened.text = without_cr(taken(g_mime_text_part_get_text(GMIME_TEXT_PART(part))));
}

}  // namespace

mail::Opened open_mail(std::string_view bytes) {
  mail::Opened opened;
  const auto message = parsed_mail(bytes);
  if (!message) return opened;
  read_headers(message.get(), opened);
  g_mime_message_foreach(message.get(), take_text, &opened);
  return opened;
}

}  // namespace qlab::world
