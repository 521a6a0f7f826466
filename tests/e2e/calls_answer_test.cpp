// SPDX-License-Identifier: Apache-2.0
// What members answer to offers and invitations, read from a mailbox.
#include <doctest/doctest.h>

#include "tests/support/calls.hpp"
#include "tests/support/servers.hpp"

namespace qlab::test {
namespace {

struct Answering : CallHall {
  int mails_read = 0;

  Answering() : CallHall(2) {
    configure(maildir_relay(*this) + fmt::format("[mailbox]\nkind = \"mbox\"\npath = \"{}\"\n"
                                                 "trusted_authserv = [\"mx.example.org\"]\n",
                                                 path("in.mbox").string()));
  }

  /// Reads one mail from a member; returns what became of it.
  std::string read(int member, const std::string& to, const std::string& content) {
    (void)file("in.mbox",
               fmt::format("From x Sat Jan 16 09:00:00 2027\n"
                           "Authentication-Results: mx.example.org; dkim=pass "
                           "header.d=example.net\nFrom: person{0}@example.net\nTo: {1}\n"
                           "Message-ID: <{2}@example.net>\nDate: Sat, 16 Jan 2027 09:00:00 +0000\n"
                           "Subject: Re\nMIME-Version: 1.0\n{3}\n",
                           member, to, ++mails_read, content));
    ok({"mail", "receive"});
    const auto all = json({"mail", "inbox", "list", "--all"});
    return all.back().at("reason");
  }

  std::string calendar(int member, const std::string& partstat, std::optional<int> sequence) {
    const auto revision = sequence ? fmt::format("SEQUENCE:{}\n", *sequence) : std::string();
    return read(member, "lab@example.org",
                fmt::format("Content-Type: text/calendar; method=REPLY\n\n"
                            "BEGIN:VCALENDAR\nVERSION:2.0\nMETHOD:REPLY\nBEGIN:VEVENT\nUID:{}\n"
                            "{}DTSTAMP:20270116T090000Z\n"
                            "ATTENDEE;PARTSTAT={}:mailto:person{}@example.net\nEND:VEVENT\n"
                            "END:VCALENDAR\n",
                            field("k1", "uid").get<std::string>(), revision, partstat, member));
  }

  /// The address in the offer that chooses a slot, by its word.
  [[nodiscard]] std::string address(const std::string& mail, const std::string& word) const {
    const auto text = raw(mail);
    const auto at = text.find("lab+" + word + "-");
    REQUIRE(at != std::string::npos);
    return text.substr(at, text.find_first_of("> \r\n", at) - at);
  }
};

}  // namespace

TEST_CASE("calls answer: a calendar confirms, declines, and is not counted for what is over") {
  Answering lab;
  lab.ok({"calls", "book", "k1", "t1"});
  lab.variables["QLAB_NOW"] = "2027-01-16T10:00:00Z";
  CHECK(lab.calendar(2, "DECLINED", 0) == "another member answers than the one who is called");
  CHECK(lab.calendar(1, "ACCEPTED", 0) == "confirmed 'k1'");
  CHECK(lab.field("k1", "confirmed_at") == "2027-01-16T09:00:00Z");
  CHECK(lab.calendar(1, "TENTATIVE", 0) == "perhaps, for 'k1'");
  CHECK(lab.calendar(1, "DECLINED", 0) == "'k1' does not suit them: it is to be arranged anew");
  CHECK(lab.field("k1", "state") == "wanted");
  CHECK(lab.json({"calls", "slots", "list", "--free"}).size() == 6);
  lab.ok({"calls", "book", "k1", "t2"});
  CHECK(lab.mails() == Lines{"call-invite m1 sent", "call-update m1 sent"});
  for (const auto revision : {std::optional(0), std::optional<int>()})
    CHECK(lab.calendar(1, "ACCEPTED", revision) == "it answers revision 0 of 'k1', which is at 1");
  lab.is_whole();
}

TEST_CASE("calls answer: a mail to the address of a slot books it, and cron sends the invitation") {
  Answering lab;
  lab.ok({"calls", "offer", "k1", "--count", "2"});
  lab.variables["QLAB_NOW"] = "2027-01-16T10:00:00Z";
  const auto second = lab.address("o1", "slotc");
  CHECK(lab.read(1, second, "\nYes please\n") == "they chose 2027-03-01T09:30:00Z for 'k1'");
  CHECK(lab.field("k1", "state") == "booked");
  CHECK(lab.field("k1", "history").back().at("source") == "token");
  CHECK(lab.read(1, lab.address("o1", "slotb"), "\nOr rather this\n") ==
        "'k1' is booked already; they add: Or rather this");
  lab.ok({"calls", "remind", "--due"});
  lab.ok({"calls", "remind", "--due"});
  CHECK(lab.mails() == Lines{"call-offer m1 sent", "call-invite m1 sent"});
  CHECK(calendar_of(read_mail(lab.file("mail.eml", lab.raw("o2")))).find("METHOD:REQUEST") !=
        std::string::npos);
  lab.is_whole();
}

TEST_CASE("calls answer: what is written beside a choice waits to be read, and the choice counts") {
  Answering lab;
  lab.ok({"calls", "offer", "k1"});
  CHECK(lab.read(1, lab.address("o1", "slotb"), "\nYes, but ring my landline.\n") ==
        "they chose 2027-03-01T09:00:00Z for 'k1'; they add: Yes, but ring my landline.");
  CHECK(lab.field("k1", "state") == "booked");
  CHECK(lab.json({"mail", "inbox", "list"}).size() == 1);
}

TEST_CASE("calls answer: a choice that comes too late waits for staff, with the reason") {
  Answering lab;
  lab.ok({"calls", "offer", "k1"});
  const auto first = lab.address("o1", "slotb");
  lab.variables["QLAB_NOW"] = "2027-01-18T10:00:00Z";
  CHECK(lab.read(1, first, "\nYes\n") == "the offer of 't1' ended on 2027-01-17T09:00:00Z");
  CHECK(lab.json({"mail", "inbox", "list"}).size() == 1);
}

}  // namespace qlab::test
