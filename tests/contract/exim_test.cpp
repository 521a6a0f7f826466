// SPDX-License-Identifier: Apache-2.0
// The SMTP Transport against a real Exim with STARTTLS and AUTH.
#include <doctest/doctest.h>

#include "tests/support/mails.hpp"
#include "tests/support/servers.hpp"
#include "tests/support/world.hpp"

namespace qlab::test {
namespace {

using mail::Outcome;

bool is_absent() {
  if (Exim::installed()) return false;
  MESSAGE("skipped: exim4 is not installed");
  return true;
}

mail::SmtpRelay secure_relay(const std::string& url, const std::string& ca_file) {
  mail::SmtpRelay relay;
  relay.url = url;
  relay.username = "lab";
  relay.password = "wonderland";
  relay.ca_file = ca_file;
  return relay;
}

mail::Delivery deliver(const mail::SmtpRelay& relay) {
  return hand_over(*loaded_world().smtp(relay), {"lab@example.org", "sian@example.net"},
                   mail_with("hello\r\n.\r\n"));
}

void check_untrusted(const mail::Delivery& delivery) {
  CAPTURE(delivery.detail);
  CHECK(delivery.outcome == Outcome::not_sent);
  CHECK(delivery.stop == Kind::config);
  CHECK(delivery.detail.find("localhost") != std::string::npos);
  CHECK(delivery.detail.find("certificate") != std::string::npos);
}

}  // namespace

TEST_CASE("exim: an invitation goes through STARTTLS and AUTH and arrives as it was made") {
  if (is_absent()) return;
  const Exim exim;
  mail::Message message;
  message.from = {"Peer Support Lab", "lab@example.org"};
  message.to = {"Siân", "sian@example.net"};
  message.subject = "Croeso – 歡迎";
  message.text = "Dear Siân\n.\nFrom here on\n";
  message.html = "<p>Dear Siân</p>\n";
  message.calendar = mail::CalendarPart{"REQUEST", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"};
  message.message_id = "o1.abc@example.org";
  const auto bytes = loaded_world().composer()->compose(message);
  const auto transport = loaded_world().smtp(secure_relay(exim.url(), exim.ca_file()));
  for (const auto* recipient : {"sian@example.net", "zoë@example.net"}) {
    const auto delivery = hand_over(*transport, {"lab@example.org", recipient}, bytes);
    CAPTURE(delivery.detail);
    CHECK(delivery.outcome == Outcome::sent);
    CHECK(delivery.code == 250);
  }
  const auto files = exim.wait_for_mails(2);
  REQUIRE(files.size() == 2);
  for (const auto& file : files) {
    const auto stored = with_crlf(read(file));
    CHECK(stored.ends_with(bytes));
    CHECK(stored.find("esmtpsa") < stored.size() - bytes.size());
    const auto mail = read_mail(file);
    CHECK(mail.at("defects").empty());
    CHECK(mail.at("body").at("children").at(0).at("children").at(2).at("method") == "REQUEST");
  }
}

TEST_CASE("exim: a wrong password stops the run and sends nothing") {
  if (is_absent()) return;
  const Exim exim;
  auto relay = secure_relay(exim.url(), exim.ca_file());
  relay.password = "underland";
  const auto delivery = deliver(relay);
  CHECK(delivery.outcome == Outcome::not_sent);
  CHECK(delivery.stop == Kind::auth);
  CHECK(delivery.code == 535);
  CHECK(delivery.detail.find("underland") == std::string::npos);
  CHECK(exim.wait_for_log("authenticator failed").find("<=") == std::string::npos);
}

TEST_CASE("exim: without credentials nothing is sent and the relay's words are shown") {
  if (is_absent()) return;
  const Exim exim;
  auto relay = secure_relay(exim.url(), exim.ca_file());
  relay.username.clear();
  const auto delivery = deliver(relay);
  CHECK(delivery.outcome == Outcome::failed);
  CHECK(delivery.detail == "550 authentication required");
}

TEST_CASE("exim: a certificate of another authority sends nothing, no AUTH either") {
  if (is_absent()) return;
  const Exim exim;
  const Exim other;
  check_untrusted(deliver(secure_relay(exim.url(), other.ca_file())));
  CHECK(exim.wait_for_log("TLS error").find("AUTH") == std::string::npos);
}

TEST_CASE("exim: a certificate for another host sends nothing, no AUTH either") {
  if (is_absent()) return;
  const Exim exim({"--host", "elsewhere.example.org"});
  check_untrusted(deliver(secure_relay(exim.url(), exim.ca_file())));
  CHECK(exim.wait_for_log("no MAIL in SMTP").find("AUTH") == std::string::npos);
}

TEST_CASE("exim: an expired certificate sends nothing") {
  if (is_absent()) return;
  const Exim exim({"--days", "-1"});
  check_untrusted(deliver(secure_relay(exim.url(), exim.ca_file())));
}

TEST_CASE("exim: with the certificate of another server, our recorder sees STARTTLS and no AUTH") {
  if (is_absent()) return;
  const Exim exim({"--host", "elsewhere.example.org"});
  const FaultSmtp server({"--user", "--tls", exim.certificate(), exim.key()});
  check_untrusted(deliver(secure_relay(server.url(), exim.ca_file())));
  CHECK(server.commands().find("STARTTLS") != std::string::npos);
  CHECK(server.commands().find("AUTH") == std::string::npos);
}

TEST_CASE("smtps: TLS from the first byte is verified like STARTTLS") {
  if (is_absent()) return;
  const Exim exim;
  const Exim other;
  const FaultSmtp server({"--user", "--smtps", "--tls", exim.certificate(), exim.key()});
  const auto url = "smtps" + server.url().substr(4);
  CHECK(deliver(secure_relay(url, exim.ca_file())).outcome == Outcome::sent);
  CHECK(server.accepted().size() == 1);
  check_untrusted(deliver(secure_relay(url, other.ca_file())));
  CHECK(server.accepted().size() == 1);
}

TEST_CASE("smtps: a relay that breaks a secure connection off harms neither us nor the truth") {
  if (is_absent()) return;
  const Exim exim;
  for (const std::string fault : {"after=drop", "body=drop", "dot=drop", "mail=drop"}) {
    CAPTURE(fault);
    const FaultSmtp server(
        {"--smtps", "--tls", exim.certificate(), exim.key(), "--fault", fault, "--every", "2"});
    auto relay = secure_relay("smtps" + server.url().substr(4), exim.ca_file());
    const auto transport = loaded_world().smtp(relay);
    std::size_t sent = 0;
    for (int i = 0; i < 6; ++i) {
      const auto delivery = hand_over(*transport, {"lab@example.org", "sian@example.net"},
                                      mail_with(with_crlf("1\n2\n3\n4\n")));
      const bool told = delivery.outcome == Outcome::sent ||
                        delivery.outcome == Outcome::uncertain || delivery.stop == Kind::temporary;
      CHECK(told);
      if (delivery.outcome == Outcome::sent) ++sent;
    }
    CHECK(sent >= 3);
    CHECK(server.accepted().size() >= sent);
  }
}

TEST_CASE("exim: a ca_file that cannot be read is named") {
  if (is_absent()) return;
  const Exim exim;
  const auto delivery = deliver(secure_relay(exim.url(), "/absent/ca.pem"));
  CHECK(delivery.outcome == Outcome::not_sent);
  CHECK(delivery.stop == Kind::config);
  CHECK(delivery.detail.find("ca_file") != std::string::npos);
}

}  // namespace qlab::test
