// SPDX-License-Identifier: Apache-2.0
// An invitation goes out through a real relay, another program answers it, and the answer is read
// from a real IMAP server.
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <libical/ical.h>

#include <algorithm>
#include <memory>

#include "tests/support/places.hpp"
#include "tests/support/servers.hpp"
#include "tests/support/webinars.hpp"

namespace qlab::test {
namespace {

bool is_absent() {
  if (Exim::installed() && Dovecot::installed()) return false;
  MESSAGE("skipped: exim4 or dovecot is not installed");
  return true;
}

/// The invitation accepted, as libical writes it.
std::string accepted(const std::string& invitation) {
  const std::unique_ptr<icalcomponent, decltype(&icalcomponent_free)> object(
      icalparser_parse_string(invitation.c_str()), icalcomponent_free);
  REQUIRE(object);
  icalcomponent_set_method(object.get(), ICAL_METHOD_REPLY);
  auto* event = icalcomponent_get_first_component(object.get(), ICAL_VEVENT_COMPONENT);
  REQUIRE(event != nullptr);
  auto* attendee = icalcomponent_get_first_property(event, ICAL_ATTENDEE_PROPERTY);
  REQUIRE(attendee != nullptr);
  icalproperty_set_parameter(attendee, icalparameter_new_partstat(ICAL_PARTSTAT_ACCEPTED));
  icalproperty_remove_parameter_by_kind(attendee, ICAL_RSVP_PARAMETER);
  return icalcomponent_as_ical_string(object.get());
}

/// One mailbox that everybody writes to, behind Exim and Dovecot.
struct Exchange {
  Exim exim{{"--vouch-as", "mx.example.org"}};
  WebinarHall lab;
  std::string password;

  Exchange() {
    password = lab.file("password", "wonderland\n");
    std::filesystem::permissions(password, std::filesystem::perms(0600));
    lab.configure(relay());
    add_member(lab, "Anna", "anna@example.net");
    REQUIRE(
        lab.run({"webinar", "invite", "future", "--to", "relation:collaborator", "--yes"}).status ==
        0);
  }

  [[nodiscard]] std::string relay() const {
    return fmt::format(
        "[relay]\nkind = \"smtp\"\nurl = \"{}\"\nca_file = \"{}\"\nusername = \"lab\"\n"
        "password_file = \"{}\"\n",
        exim.url(), exim.ca_file(), password);
  }

  /// What relay() says, and the mailbox; its certificate is trusted where the authority is named.
  void read_from(const Dovecot& dovecot, const std::string& authority) {
    read_from(dovecot.url(), authority);
  }

  void read_from(const std::string& url, const std::string& authority) {
    lab.configure(relay() + fmt::format("[mailbox]\nkind = \"imap\"\nurl = \"{}\"\n"
                                        "username = \"lab\"\npassword_file = \"{}\"\n{}"
                                        "trusted_authserv = [\"mx.example.org\"]\n",
                                        url, password, authority));
  }

  void answer(const std::filesystem::path& invitation) const {
    const auto port = exim.url().substr(exim.url().rfind(':') + 1);
    const auto sent =
        run_process({python(), support_script("send_reply.py"), port, exim.ca_file(),
                     "anna@example.net", "lab@example.org"},
                    {{"PATH", "/usr/bin:/bin"}}, accepted(calendar_of(read_mail(invitation))));
    INFO(sent.err);
    REQUIRE(sent.status == 0);
  }
};

}  // namespace

TEST_CASE("mail round trip: invited by Exim, answered by another program, read from Dovecot") {
  if (is_absent()) return;
  Exchange exchange;
  exchange.answer(exchange.exim.wait_for_mails(1).front());
  const auto before = exchange.exim.wait_for_mails(2);
  const Dovecot dovecot(exchange.exim);
  exchange.read_from(dovecot, fmt::format("ca_file = \"{}\"\n", exchange.exim.ca_file()));
  const auto& lab = exchange.lab;
  const auto received = lab.json({"mail", "receive"});
  CHECK(received.at("read") == 2);
  CHECK(received.at("applied") == 1);
  CHECK(received.at("waiting") == 1);  // the invitation itself: everybody shares this mailbox
  const auto answers = lab.json({"webinar", "view", "future"}).at("answers");
  CHECK(answers.at(0).at("answer") == "yes");
  CHECK(answers.at(0).at("source") == "calendar");
  CHECK(lab.json({"mail", "receive"}).at("read") == 0);
  CHECK(lab.json({"mail", "receive", "--all"}).at("known") == 2);
  CHECK(exchange.exim.wait_for_mails(2) == before);  // not moved, not marked as seen
  // Anna is told: it was queued by reading, and leaves by the relay. That it comes back here, where
  // everybody reads, starts nothing.
  CHECK(lab.json({"mail", "send"}).at("sent").size() == 1);
  const auto all = read_mails(exchange.exim.wait_for_mails(3));
  CHECK(std::ranges::count_if(all, [](const auto& mail) {
          return mail.dump().find("You are coming: What comes next") != std::string::npos;
        }) == 1);
  const auto echo = lab.json({"mail", "receive"});
  CHECK(echo.at("read") == 1);
  CHECK(echo.at("nothing") == 1);
  CHECK(lab.json({"mail", "send"}).at("sent").empty());
}

TEST_CASE("mail round trip: a call is booked through Exim and confirmed by another program") {
  if (is_absent()) return;
  Exchange exchange;
  const auto& lab = exchange.lab;
  REQUIRE(lab.run({"calls", "request", "m1"}).status == 0);
  REQUIRE(lab.run({"calls", "book", "k1", "2027-03-01 10:00", "--staff", "anna"}).status == 0);
  const auto uid = lab.json({"calls", "view", "k1"}).at("uid").get<std::string>();
  for (const auto& mail : exchange.exim.wait_for_mails(2)) {
    if (calendar_of(read_mail(mail)).find(uid) != std::string::npos) exchange.answer(mail);
  }
  (void)exchange.exim.wait_for_mails(3);
  const Dovecot dovecot(exchange.exim);
  exchange.read_from(dovecot, fmt::format("ca_file = \"{}\"\n", exchange.exim.ca_file()));
  CHECK(lab.json({"mail", "receive"}).at("applied") == 1);
  const auto call = lab.json({"calls", "view", "k1"});
  CHECK(call.at("confirmed_at") == "2027-01-15T09:00:00Z");
  CHECK(call.at("history").back().at("source") == "calendar");
}

TEST_CASE("mail round trip: a folder whose name is not ASCII is read from Dovecot") {
  if (is_absent()) return;
  Exchange exchange;
  (void)exchange.exim.wait_for_mails(1);
  const Dovecot dovecot(exchange.exim);
  const auto inbox = dovecot.url();
  const auto server = inbox.substr(0, inbox.rfind('/') + 1);
  const auto port = server.substr(server.rfind(':') + 1, server.size() - server.rfind(':') - 2);
  const auto authority = exchange.exim.ca_file();
  const auto made = run_process(
      {python(), support_script("imap_folder.py"), port, authority, "R&AOk-ponses Q&-A &ZeVnLIqe-"},
      {{"PATH", "/usr/bin:/bin"}}, "From: anna@example.net\r\nSubject: Hello\r\n\r\nHello\r\n");
  INFO(made.err);
  REQUIRE(made.status == 0);
  const auto read = [&](const std::string& folder) {
    exchange.read_from(server + folder, fmt::format("ca_file = \"{}\"\n", authority));
    return exchange.lab.json({"mail", "receive", "--all"});
  };
  CHECK(read("Réponses%20Q&A%20日本語").at("waiting") == 1);
  CHECK(read("R%C3%A9ponses%20Q%26A%20%E6%97%A5%E6%9C%AC%E8%AA%9E").at("known") == 1);
  CHECK(read("R&AOk-ponses%20Q&-A%20&ZeVnLIqe-").at("known") == 1);
  exchange.read_from(server + "Réponse", fmt::format("ca_file = \"{}\"\n", authority));
  const auto absent = exchange.lab.run({"mail", "receive"});
  CHECK(absent.status == 75);
  CHECK(absent.out.empty());
}

TEST_CASE("mail round trip: a mailbox whose certificate nobody vouches for is not read") {
  if (is_absent()) return;
  Exchange exchange;
  (void)exchange.exim.wait_for_mails(1);
  const Dovecot dovecot(exchange.exim);
  exchange.read_from(dovecot, "");
  const auto refused = exchange.lab.run({"mail", "receive"});
  CHECK(refused.status == 78);
  CHECK(refused.out.empty());
  CHECK(refused.err.find("name its authority as mailbox.ca_file") != std::string::npos);
  CHECK(refused.err.find("wonderland") == std::string::npos);
}

}  // namespace qlab::test
