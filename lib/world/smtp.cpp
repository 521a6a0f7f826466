// SPDX-License-Identifier: Apache-2.0
#include "lib/world/smtp.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstring>

#include "lib/world/another_token.hpp"
#include "lib/world/curl_handle.hpp"
#include "lib/world/detail.hpp"
#include "lib/world/envelope.hpp"
#include "lib/world/one_by_one.hpp"
#include "lib/world/relay_address.hpp"
#include "lib/world/smtp_conversation.hpp"
#include "lib/world/smtp_outcome.hpp"

namespace qlab::world {
namespace {

/// The bytes of the mail on their way up.
struct Upload {
  std::string_view rest;
  const Conversation* conversation = nullptr;
  bool needs_smtputf8 = false;
};

std::size_t give_bytes(char* buffer, std::size_t size, std::size_t count, void* context) {
  auto& upload = *static_cast<Upload*>(context);
  // libcurl mails UTF-8 addresses to any relay; without SMTPUTF8 nobody knows what becomes of them.
  if (upload.needs_smtputf8 && !upload.conversation->offers_smtputf8()) return CURL_READFUNC_ABORT;
  const auto taken = std::min(upload.rest.size(), size * count);
  std::memcpy(buffer, upload.rest.data(), taken);
  upload.rest.remove_prefix(taken);
  return taken;
}

int listen(CURL* /*curl*/, curl_infotype type, char* text, std::size_t size, void* context) {
  auto& conversation = *static_cast<Conversation*>(context);
  if (type == CURLINFO_HEADER_OUT) conversation.sent({text, size});
  if (type == CURLINFO_HEADER_IN) conversation.received({text, size});
  return 0;
}

std::size_t discard(char* /*text*/, std::size_t size, std::size_t count, void* /*context*/) {
  return size * count;
}

class Smtp final : public OneByOne {
 public:
  explicit Smtp(const mail::SmtpRelay& relay)
      : m_address(smtp_address(relay)),
        m_curl(new_handle(m_address.url, m_address.scheme, relay.ca_file)),
        m_token(relay.token),
        m_token_again(relay.token_again) {
    set_up_relay(relay);
    set_up_limits(relay);
    set_up_callbacks();
  }

 private:
  mail::Delivery deliver_one(const mail::Envelope& envelope, std::string_view bytes) override;
  void set_up_relay(const mail::SmtpRelay& relay);
  void set_up_limits(const mail::SmtpRelay& relay);
  void set_up_callbacks();
  [[nodiscard]] mail::Delivery without_smtputf8(const std::string& sender,
                                                const std::string& recipient) const;
  mail::Delivery try_to_deliver(std::string_view bytes);
  Attempt attempt(std::string_view bytes);
  [[nodiscard]] bool met_a_stale_connection(const Attempt& attempt) const;

  RelayAddress m_address;
  Conversation m_conversation;
  Upload m_upload;
  bool m_lacks_smtputf8 = false;
  std::array<char, CURL_ERROR_SIZE> m_error{};
  Easy m_curl;
  std::string m_token;
  mail::TokenAgain m_token_again;
};

void Smtp::set_up_relay(const mail::SmtpRelay& relay) {
  const bool plain = relay.tls == mail::Tls::none;
  set(m_curl, CURLOPT_USE_SSL, plain ? long{CURLUSESSL_NONE} : long{CURLUSESSL_ALL});
  if (relay.username.empty()) return;
  set(m_curl, CURLOPT_USERNAME, relay.username.c_str());
  if (relay.token.empty()) {
    set(m_curl, CURLOPT_PASSWORD, relay.password.c_str());
  } else {
    set(m_curl, CURLOPT_XOAUTH2_BEARER, relay.token.c_str());
    // Nothing else: a relay without them must not be sent an empty password.
    set(m_curl, CURLOPT_LOGIN_OPTIONS, "AUTH=XOAUTH2;AUTH=OAUTHBEARER");
  }
}

void Smtp::set_up_limits(const mail::SmtpRelay& relay) {
  const auto patience = static_cast<long>(relay.response_timeout.count());
  set(m_curl, CURLOPT_CONNECTTIMEOUT, static_cast<long>(relay.connect_timeout.count()));
  set(m_curl, CURLOPT_SERVER_RESPONSE_TIMEOUT, patience);
  // A relay that stops reading in the middle of the body answers nothing that could time out.
  set(m_curl, CURLOPT_LOW_SPEED_LIMIT, 1L);
  set(m_curl, CURLOPT_LOW_SPEED_TIME, patience);
}

void Smtp::set_up_callbacks() {
  m_upload.conversation = &m_conversation;
  set(m_curl, CURLOPT_UPLOAD, 1L);
  set(m_curl, CURLOPT_READFUNCTION, &give_bytes);
  set(m_curl, CURLOPT_READDATA, &m_upload);
  set(m_curl, CURLOPT_WRITEFUNCTION, &discard);
  set(m_curl, CURLOPT_DEBUGFUNCTION, &listen);
  set(m_curl, CURLOPT_DEBUGDATA, &m_conversation);
  set(m_curl, CURLOPT_VERBOSE, 1L);  // libcurl calls the debug function only then
  set(m_curl, CURLOPT_ERRORBUFFER, m_error.data());
}

mail::Delivery Smtp::deliver_one(const mail::Envelope& envelope, std::string_view bytes) {
  if (auto objected = objection(envelope, bytes)) return *objected;
  const auto sender = wire_address(envelope.sender).value();
  const auto recipient = wire_address(envelope.recipient).value();
  const List recipients(curl_slist_append(nullptr, recipient.c_str()), &curl_slist_free_all);
  set(m_curl, CURLOPT_MAIL_FROM, sender.c_str());
  set(m_curl, CURLOPT_MAIL_RCPT, recipients.get());
  set(m_curl, CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(bytes.size()));
  m_upload.needs_smtputf8 = needs_smtputf8(sender) || needs_smtputf8(recipient);

  auto delivery = try_to_deliver(bytes);
  if (take_another_token(m_token, m_token_again, delivery)) {
    set(m_curl, CURLOPT_XOAUTH2_BEARER, m_token.c_str());
    delivery = try_to_deliver(bytes);
  }
  set(m_curl, CURLOPT_MAIL_RCPT, static_cast<curl_slist*>(nullptr));
  if (!m_lacks_smtputf8) return delivery;
  return without_smtputf8(sender, recipient);
}

mail::Delivery Smtp::try_to_deliver(std::string_view bytes) {
  auto last = attempt(bytes);
  if (met_a_stale_connection(last)) last = attempt(bytes);
  m_lacks_smtputf8 = last.result == CURLE_ABORTED_BY_CALLBACK;
  return judge(last);
}

/// A recipient who needs it fails alone; a sender who needs it would fail with everybody.
mail::Delivery Smtp::without_smtputf8(const std::string& sender,
                                      const std::string& recipient) const {
  const bool ours = needs_smtputf8(sender);
  const auto detail =
      detail_text(fmt::format("'{}' takes no address like '{}': it offers no SMTPUTF8",
                              m_address.shown, ours ? sender : recipient));
  if (ours) return {mail::Outcome::not_sent, 0, detail, Kind::config};
  return {mail::Outcome::failed, 0, detail, {}};
}

Attempt Smtp::attempt(std::string_view bytes) {
  m_conversation.begin();
  m_upload.rest = bytes;
  m_error.front() = '\0';
  Attempt made;
  made.result = curl_easy_perform(m_curl.get());
  curl_off_t went_up = 0;
  curl_easy_getinfo(m_curl.get(), CURLINFO_SIZE_UPLOAD_T, &went_up);
  made.body_went_up = went_up > 0;
  made.stage = m_conversation.stage();
  made.code = m_conversation.code();
  made.reply = m_conversation.reply();
  made.trouble = m_error.front() != '\0' ? m_error.data() : curl_easy_strerror(made.result);
  made.relay = m_address.shown;
  return made;
}

/// A relay may close a connection that waited too long or carried enough mails, with or without
/// saying 421; that says nothing about a new one, and at MAIL nothing was handed over yet.
bool Smtp::met_a_stale_connection(const Attempt& attempt) const {
  long opened = 0;
  curl_easy_getinfo(m_curl.get(), CURLINFO_NUM_CONNECTS, &opened);
  const bool closed = attempt.code == 0 || attempt.code == 421;
  return attempt.result != CURLE_OK && opened == 0 && attempt.stage == Stage::mail && closed;
}

}  // namespace

std::unique_ptr<mail::Transport> make_smtp(const mail::SmtpRelay& relay) {
  return std::make_unique<Smtp>(relay);
}

}  // namespace qlab::world
