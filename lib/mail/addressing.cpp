// SPDX-License-Identifier: Apache-2.0
#include "lib/mail/addressing.hpp"

#include <fmt/format.h>

#include <utility>

#include "lib/core/address.hpp"
#include "lib/core/error.hpp"
#include "lib/core/random.hpp"
#include "lib/core/text.hpp"

namespace qlab::mail {
namespace {

constexpr std::size_t longest_local_part = 64;  // RFC 5321 4.5.3.1.1

std::string domain_of(const Identity& identity) {
  if (!identity.domain.empty()) return identity.domain;
  const auto address = parse_address(identity.from.address);
  if (!address) {
    throw Error(Kind::config, "no address to write from is configured",
                "set identity.email in qlab.toml");
  }
  return address->key.substr(address->key.rfind('@') + 1);
}

/// Where people's answers are read.
const Mailbox& answers_to(const Identity& identity) {
  return identity.reply_to ? *identity.reply_to : identity.from;
}

std::string unsubscribe_page(const Identity& identity, const Handle& handle) {
  if (identity.unsubscribe_url.empty()) return {};
  const char joint = identity.unsubscribe_url.find('?') == std::string::npos ? '?' : '&';
  return fmt::format("{}{}token={}", identity.unsubscribe_url, joint, handle.token);
}

void add_unsubscribe(Message& message, const Identity& identity, const Handle& handle) {
  const auto [address, page] = ways_to_stop(identity, handle);
  const auto by_mail = fmt::format("<mailto:{}?subject=unsubscribe>", address);
  if (page.empty()) {
    message.headers.emplace_back("List-Unsubscribe", by_mail);
    return;
  }
  message.headers.emplace_back("List-Unsubscribe", fmt::format("<{}>, {}", page, by_mail));
  message.headers.emplace_back("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
}

}  // namespace

Handle new_handle(const Identity& identity) {
  return {fmt::format("{}@{}", random_uuid(), domain_of(identity)), random_token()};
}

std::string answer_address(const Identity& identity, std::string_view word, const Handle& handle) {
  const std::string_view base = answers_to(identity).address;
  const auto at = base.rfind('@');
  if (at == std::string_view::npos) {
    throw Error(Kind::config, fmt::format("'{}' is no address that answers can go to", base),
                "set identity.reply_to in qlab.toml");
  }
  auto local = fmt::format("{}+{}-{}", base.substr(0, at), word, handle.token);
  if (local.size() > longest_local_part) {
    throw Error(Kind::config, fmt::format("'{}' is too long to carry a token", base),
                "set identity.reply_to to an address with a shorter name");
  }
  return local.append(base.substr(at));
}

WaysToStop ways_to_stop(const Identity& identity, const Handle& handle) {
  return {answer_address(identity, "stop", handle), unsubscribe_page(identity, handle)};
}

Message make_message(const Identity& identity, const Handle& handle, Content content) {
  Message message;
  message.from = identity.from;
  message.reply_to = identity.reply_to;
  message.to = std::move(content.to);
  message.to.name = text::in_one_line(message.to.name);  // as a list brought it in
  message.subject = std::move(content.written.subject);
  message.text = std::move(content.written.text);
  message.html = std::move(content.written.html);
  message.calendar = std::move(content.calendar);
  message.message_id = handle.message_id;
  message.date = content.date;
  add_unsubscribe(message, identity, handle);
  // The token brings a complaint, which quotes the headers, back to its row.
  message.headers.emplace_back(
      "Feedback-ID", fmt::format("{}:{}:{}:{}", content.object, content.purpose, handle.token,
                                 domain_of(identity)));
  if (content.origin != Origin::person) {
    message.headers.emplace_back(
        "Auto-Submitted", content.origin == Origin::reply ? "auto-replied" : "auto-generated");
  }
  return message;
}

}  // namespace qlab::mail
