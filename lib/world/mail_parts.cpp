// SPDX-License-Identifier: Apache-2.0
#include "lib/world/mail_parts.hpp"

#include <algorithm>
#include <string_view>

#include "lib/world/envelope.hpp"
#include "lib/world/gmime_object.hpp"

namespace qlab::world {
namespace {

std::string base64(const void* bytes, std::size_t size) {
  return taken(g_base64_encode(static_cast<const guchar*>(bytes), size));
}

/// Those that a relay makes from its own fields.
bool is_made_by_relay(std::string_view name) {
  constexpr std::array<std::string_view, 9> names{
      "from", "to", "cc", "bcc", "sender", "reply-to", "subject", "date", "mime-version"};
  const auto lower = taken(g_ascii_strdown(name.data(), static_cast<gssize>(name.size())));
  return lower.starts_with("content-") || std::ranges::find(names, lower) != names.end();
}

class Reader {
 public:
  explicit Reader(MailParts& parts) : m_parts(parts) {}

  void read(GMimeMessage* message) {
    value(MailVariable::message_id) = or_empty(g_mime_message_get_message_id(message));
    value(MailVariable::subject) = or_empty(g_mime_message_get_subject(message));
    read_mailbox(g_mime_message_get_from(message), MailVariable::from);
    read_mailbox(g_mime_message_get_to(message), MailVariable::to);
    address_to_recipient();
    read_mailbox(g_mime_message_get_reply_to(message), MailVariable::reply_to);
    read_headers(message);
    g_mime_message_foreach(message, &Reader::take_part, this);
  }

 private:
  std::string& value(MailVariable variable) {
    return m_parts.values.at(static_cast<std::size_t>(variable));
  }

  /// The whole, the name and the address stand behind each other in MailVariable.
  void read_mailbox(InternetAddressList* list, MailVariable whole) {
    if (list == nullptr || internet_address_list_length(list) == 0) return;
    auto* first = internet_address_list_get_address(list, 0);
    if (!INTERNET_ADDRESS_IS_MAILBOX(first)) return;
    const auto at = static_cast<std::size_t>(whole);
    m_parts.values.at(at) = taken(internet_address_to_string(first, nullptr, FALSE));
    m_parts.values.at(at + 1) = or_empty(internet_address_get_name(first));
    m_parts.values.at(at + 2) =
        or_empty(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(first)));
  }

  /// The envelope says who gets the mail, the field only what they are called.
  void address_to_recipient() {
    const auto& recipient = value(MailVariable::recipient);
    const auto& name = value(MailVariable::to_name);
    const Owned<InternetAddress> to(
        internet_address_mailbox_new(name.empty() ? nullptr : name.c_str(), recipient.c_str()));
    value(MailVariable::to) = taken(internet_address_to_string(to.get(), nullptr, FALSE));
    value(MailVariable::to_address) = recipient;
  }

  void read_headers(GMimeMessage* message) {
    auto* headers = g_mime_object_get_header_list(GMIME_OBJECT(message));
    const int count = g_mime_header_list_get_count(headers);
    for (int i = 0; i < count; ++i) {
      auto* header = g_mime_header_list_get_header_at(headers, i);
      const auto name = or_empty(g_mime_header_get_name(header));
      if (is_made_by_relay(name)) continue;
      const auto folded = or_empty(g_mime_header_get_raw_value(header));
      auto line = taken(g_mime_utils_header_unfold(folded.c_str()));
      line.erase(0, line.find_first_not_of(" \t"));
      m_parts.headers.emplace_back(name, std::move(line));
    }
  }

  static void take_part(GMimeObject* /*parent*/, GMimeObject* part, gpointer context) {
    if (GMIME_IS_PART(part)) static_cast<Reader*>(context)->take(GMIME_PART(part));
  }

  void take(GMimePart* part) {
    auto* type = g_mime_object_get_content_type(GMIME_OBJECT(part));
    if (g_mime_part_is_attachment(part) != FALSE) {
      m_parts.attachments.push_back({or_empty(g_mime_part_get_filename(part)),
                                     taken(g_mime_content_type_get_mime_type(type)),
                                     encoded_content(part)});
    } else if (g_mime_content_type_is_type(type, "text", "plain") != FALSE) {
      take_text(part, MailVariable::text);
    } else if (g_mime_content_type_is_type(type, "text", "html") != FALSE) {
      take_text(part, MailVariable::html);
    } else if (g_mime_content_type_is_type(type, "text", "calendar") != FALSE) {
      take_text(part, MailVariable::calendar);
      value(MailVariable::calendar_method) =
          or_empty(g_mime_content_type_get_parameter(type, "method"));
      const auto& calendar = value(MailVariable::calendar);
      value(MailVariable::calendar_base64) = base64(calendar.data(), calendar.size());
    }
  }

  void take_text(GMimePart* part, MailVariable variable) {
    if (!value(variable).empty() || !GMIME_IS_TEXT_PART(part)) return;
    value(variable) = without_cr(taken(g_mime_text_part_get_text(GMIME_TEXT_PART(part))));
  }

  static std::string encoded_content(GMimePart* part) {
    auto* content = g_mime_part_get_content(part);
    if (content == nullptr) return {};
    const Owned<GMimeStream> stream(g_mime_stream_mem_new());
    g_mime_data_wrapper_write_to_stream(content, stream.get());
    const auto* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
    return base64(bytes->data, bytes->len);
  }

  MailParts& m_parts;
};

}  // namespace

MailParts mail_parts(const mail::Parcel& parcel, Wanted wanted) {
  MailParts parts;
  const auto value = [&](MailVariable variable) -> std::string& {
    return parts.values.at(static_cast<std::size_t>(variable));
  };
  value(MailVariable::key) = parcel.key;
  value(MailVariable::sender) = wire_address(parcel.envelope.sender).value_or("");
  value(MailVariable::recipient) = wire_address(parcel.envelope.recipient).value_or("");
  if (wanted.raw) value(MailVariable::raw) = parcel.bytes;
  if (wanted.base64) {
    value(MailVariable::raw_base64) = base64(parcel.bytes.data(), parcel.bytes.size());
  }
  if (!wanted.parts) return parts;
  const auto message = parsed_mail(parcel.bytes);
  if (message) Reader(parts).read(message.get());
  return parts;
}

}  // namespace qlab::world
