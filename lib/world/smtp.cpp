// SPDX-License-Identifier: Apache-2.0
#include "lib/world/smtp.hpp"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "lib/core/detail.hpp"
#include "lib/world/another_token.hpp"
#include "lib/world/envelope.hpp"
#include "lib/world/one_by_one.hpp"
#include "lib/world/relay_address.hpp"
#include "lib/world/smtp_connection.hpp"
#include "lib/world/smtp_outcome.hpp"

namespace qlab::world {
namespace {

/// One mail, as it goes over the wire.
struct Outgoing {
  std::string sender;
  std::string recipient;
  std::string_view bytes;

  [[nodiscard]] bool needs_smtputf8() const {
    return world::needs_smtputf8(sender) || world::needs_smtputf8(recipient);
  }
};

/// A line that begins with a dot gets another one, and a dot ends it all (RFC 5321 4.5.2).
std::string stuffed(std::string_view bytes) {
  constexpr std::string_view line_with_dot = "\r\n.";
  std::string out;
  out.reserve(bytes.size() + 64);
  if (bytes.starts_with('.')) out += '.';
  for (auto at = bytes.find(line_with_dot); at != std::string_view::npos;
       at = bytes.find(line_with_dot)) {
    out.append(bytes.substr(0, at + line_with_dot.size())).append(".");
    bytes.remove_prefix(at + line_with_dot.size());
  }
  return out.append(bytes).append(".\r\n");
}

class Smtp final : public OneByOne {
 public:
  explicit Smtp(const mail::SmtpRelay& relay) : m_relay(relay), m_address(smtp_address(relay)) {
    start_curl();
  }

 private:
  mail::Delivery deliver_one(const mail::Envelope& envelope, std::string_view bytes) override;
  mail::Delivery try_to_deliver(const Outgoing& mail);
  Attempt attempt(const Outgoing& mail);
  CURLcode connect(Attempt& made);
  bool end_last_transaction();
  CURLcode hand_over_envelope(const Outgoing& mail, Attempt& made);
  CURLcode hand_over_body(std::string_view bytes, Attempt& made);
  CURLcode say(std::string_view line);
  CURLcode lose_connection(CURLcode why);
  void note_answer(Attempt& made) const;
  [[nodiscard]] bool is_agreed(Stage stage) const;
  [[nodiscard]] mail::Delivery without_smtputf8(const Outgoing& mail) const;

  mail::SmtpRelay m_relay;
  RelayAddress m_address;
  Conversation m_conversation;
  std::unique_ptr<SmtpConnection> m_connection;  ///< none where it was lost, or not needed yet
  bool m_is_fresh = false;                       ///< no mail went over it before the present one
  bool m_is_in_transaction = false;              ///< a mail was begun and neither ended nor reset
};

mail::Delivery Smtp::deliver_one(const mail::Envelope& envelope, std::string_view bytes) {
  if (auto objected = objection(envelope, bytes)) return *objected;
  const Outgoing mail{wire_address(envelope.sender).value(),
                      wire_address(envelope.recipient).value(), bytes};
  auto delivery = try_to_deliver(mail);
  if (take_another_token(m_relay.token, m_relay.token_again, delivery)) {
    delivery = try_to_deliver(mail);
  }
  return delivery;
}

/// A relay may close a connection that waited too long or carried enough mails, with or without
/// saying 421; that says nothing about a new one, and at MAIL nothing was handed over yet.
mail::Delivery Smtp::try_to_deliver(const Outgoing& mail) {
  auto last = attempt(mail);
  const bool closed = last.code == 0 || last.code == 421;
  if (last.result != CURLE_OK && !m_is_fresh && last.stage == Stage::mail && closed) {
    last = attempt(mail);
  }
  if (last.result == CURLE_ABORTED_BY_CALLBACK) return without_smtputf8(mail);
  return judge(last);
}

Attempt Smtp::attempt(const Outgoing& mail) {
  Attempt made;
  made.relay = m_address.shown;
  made.result = connect(made);
  if (made.result == CURLE_OK) made.result = hand_over_envelope(mail, made);
  if (made.result == CURLE_OK) made.result = hand_over_body(mail.bytes, made);
  if (made.trouble.empty()) made.trouble = curl_easy_strerror(made.result);
  return made;
}

/// The connection there is, or a new one.
CURLcode Smtp::connect(Attempt& made) {
  m_is_fresh = false;
  if (m_connection && m_is_in_transaction && !end_last_transaction()) m_connection.reset();
  m_conversation.begin();
  if (m_connection) return CURLE_OK;
  m_is_fresh = true;
  m_is_in_transaction = false;
  m_connection = std::make_unique<SmtpConnection>(m_relay, m_address, m_conversation);
  const auto result = m_connection->open();
  if (result == CURLE_OK) return result;
  note_answer(made);
  made.trouble = m_connection->trouble();
  return lose_connection(result);
}

bool Smtp::end_last_transaction() {
  m_conversation.expect(Stage::mail);
  m_is_in_transaction =
      say("RSET\r\n") != CURLE_OK || m_connection->hear() != CURLE_OK || !is_agreed(Stage::mail);
  return !m_is_in_transaction;
}

/// MAIL, RCPT and DATA, together where the relay takes them so. The first that is refused decides;
/// the answers to the others are heard all the same.
CURLcode Smtp::hand_over_envelope(const Outgoing& mail, Attempt& made) {
  const auto& offers = m_conversation.offers();
  const auto size = offers.size ? fmt::format(" SIZE={}", mail.bytes.size()) : std::string();
  const std::array<std::pair<Stage, std::string>, 3> steps{
      {{Stage::mail, fmt::format("MAIL FROM:<{}>{}{}\r\n", mail.sender, size,
                                 mail.needs_smtputf8() ? " SMTPUTF8" : "")},
       {Stage::recipient, fmt::format("RCPT TO:<{}>\r\n", mail.recipient)},
       {Stage::data, "DATA\r\n"}}};
  if (mail.needs_smtputf8() && !offers.smtputf8) return CURLE_ABORTED_BY_CALLBACK;
  m_is_in_transaction = true;
  auto result = CURLE_OK;
  if (offers.pipelining) result = say(steps[0].second + steps[1].second + steps[2].second);
  bool is_refused = false;
  for (const auto& [stage, line] : steps) {
    m_conversation.expect(stage);
    if (!offers.pipelining) result = say(line);
    if (result == CURLE_OK) result = m_connection->hear();
    if (!is_refused) note_answer(made);
    if (result != CURLE_OK) return lose_connection(is_refused ? CURLE_WEIRD_SERVER_REPLY : result);
    is_refused = is_refused || !is_agreed(stage);
    if (is_refused && !offers.pipelining) break;
  }
  // A relay that waits for the mail all the same would get an empty one (RFC 2920 3.1): rather
  // none.
  if (is_refused && is_agreed(Stage::data)) return lose_connection(CURLE_WEIRD_SERVER_REPLY);
  return is_refused ? CURLE_WEIRD_SERVER_REPLY : CURLE_OK;
}

CURLcode Smtp::hand_over_body(std::string_view bytes, Attempt& made) {
  const auto body = stuffed(bytes);
  std::string_view rest = body;
  m_conversation.expect(Stage::body);
  auto result = m_connection->say(rest);
  made.body_went_up = rest.size() < body.size();
  if (result == CURLE_OK) result = m_connection->hear();
  note_answer(made);
  if (result != CURLE_OK) return lose_connection(result);
  m_is_in_transaction = false;
  return is_agreed(Stage::body) ? CURLE_OK : CURLE_WEIRD_SERVER_REPLY;
}

CURLcode Smtp::say(std::string_view line) { return m_connection->say(line); }

CURLcode Smtp::lose_connection(CURLcode why) {
  m_connection.reset();
  return why;
}

void Smtp::note_answer(Attempt& made) const {
  made.stage = m_conversation.stage();
  made.code = m_conversation.code();
  made.reply = m_conversation.reply();
}

/// To DATA the conversation goes on with the body, where the relay said 354.
bool Smtp::is_agreed(Stage stage) const {
  if (stage == Stage::data) return m_conversation.stage() == Stage::body;
  return m_conversation.code() / 100 == 2;
}

/// A recipient who needs it fails alone; a sender who needs it would fail with everybody.
mail::Delivery Smtp::without_smtputf8(const Outgoing& mail) const {
  const bool ours = world::needs_smtputf8(mail.sender);
  const auto detail =
      detail_text(fmt::format("'{}' takes no address like '{}': it offers no SMTPUTF8",
                              m_address.shown, ours ? mail.sender : mail.recipient));
  if (ours) return {mail::Outcome::not_sent, 0, detail, Kind::config};
  return {mail::Outcome::failed, 0, detail, {}};
}

}  // namespace

std::unique_ptr<mail::Transport> make_smtp(const mail::SmtpRelay& relay) {
  return std::make_unique<Smtp>(relay);
}

}  // namespace qlab::world
