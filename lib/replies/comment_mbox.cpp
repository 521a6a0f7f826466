// SPDX-License-Identifier: Apache-2.0
#include "lib/replies/comment_mbox.hpp"

#include <fmt/format.h>

#include <utility>

#include "lib/inbox/classify.hpp"
#include "lib/inbox/date.hpp"
#include "lib/inbox/own_text.hpp"

namespace qlab::replies {
namespace {

/// The last id in angle brackets; empty where there is none.
std::string last_id(std::string_view value) {
  const auto end = value.rfind('>');
  if (end == std::string_view::npos) return {};
  const auto begin = value.rfind('<', end);
  return begin == std::string_view::npos ? ""
                                         : std::string(value.substr(begin + 1, end - begin - 1));
}

bool is_what_people_write(inbox::MailKind kind) {
  return kind == inbox::MailKind::other || kind == inbox::MailKind::comment ||
         kind == inbox::MailKind::token;
}

comments::Found found_of(const inbox::Mail& mail, const std::string& digest, std::size_t number) {
  const auto classified = inbox::classify(mail);
  const auto answered = last_id(mail.header("in-reply-to"));
  comments::Found found{.id = classified.message_id.empty() ? digest : classified.message_id,
                        .parent = answered.empty() ? last_id(mail.header("references")) : answered,
                        .author = inbox::display_name(mail.header("from")),
                        .address = classified.from,
                        .body = inbox::own_text(mail),
                        .line = number};
  found.source_id = found.id;
  if (const auto at = inbox::parse_date(mail.header("date")))
    found.written = comments::Written{*at, false};
  if (!is_what_people_write(classified.kind))
    found.not_a_comment =
        fmt::format("a mail of the kind '{}' is not a comment", name(classified.kind));
  return found;
}

class Reader : public comments::ExportReader {
 public:
  Reader(std::unique_ptr<inbox::Mailbox> mailbox, std::unique_ptr<inbox::MailReader> reader)
      : m_mailbox(std::move(mailbox)), m_reader(std::move(reader)) {}

  [[nodiscard]] std::string source() const override { return "mbox"; }

  void each(const std::function<void(const comments::Found&)>& take) override {
    std::size_t number = 0;
    m_mailbox->each([&](const inbox::Delivered& delivered) {
      ++number;
      if (delivered.is_too_large) {
        take({.id = delivered.place, .parent = {}, .fault = "it is too large", .line = number});
      } else {
        take(found_of(m_reader->read(delivered.bytes), inbox::digest_of(delivered.bytes), number));
      }
    });
  }

 private:
  std::unique_ptr<inbox::Mailbox> m_mailbox;
  std::unique_ptr<inbox::MailReader> m_reader;
};

}  // namespace

std::unique_ptr<comments::ExportReader> open_comment_mails(
    std::unique_ptr<inbox::Mailbox> mailbox, std::unique_ptr<inbox::MailReader> reader) {
  return std::make_unique<Reader>(std::move(mailbox), std::move(reader));
}

}  // namespace qlab::replies
