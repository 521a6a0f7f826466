// SPDX-License-Identifier: Apache-2.0
// A webinar, three members who were invited to it, and a mailbox in which they answer.
#pragma once

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/lab.hpp"

namespace qlab::test {

struct Replies {
  Lab lab;
  std::string uid;
  std::vector<std::string> tokens;  ///< of the invitations, by member
  std::vector<std::string> message_ids;

  explicit Replies(std::string_view kind = "mbox", std::string_view more = "") {
    for (const auto* part : {"out", "in"}) {
      for (const auto* folder : {"new", "cur", "tmp"})
        std::filesystem::create_directories(lab.path(part) / folder);
    }
    lab.configure(
        fmt::format("[relay]\nkind = \"maildir\"\npath = \"{}\"\n[mailbox]\nkind = "
                    "\"{}\"\npath = \"{}\"\ntrusted_authserv = [\"mx.example.org\"]\n{}",
                    lab.path("out").string(), kind,
                    lab.path(kind == "mbox" ? "in.mbox" : "in").string(), more));
    for (const auto* name : {"anna", "bob", "carol"})
      ok({"members", "add", "--name", name, "--email", std::string(name) + "@example.net",
          "--relation", "collaborator"});
    ok({"webinar", "add", "future", "--title", "The future", "--start", "2027-02-20 12:30",
        "--duration", "90m", "--url", "https://meet.example.org/x"});
    ok({"webinar", "invite", "future", "--to", "relation:collaborator", "--yes"});
    uid = lab.json({"webinar", "view", "future"}).at("uid");
    for (const auto* id : {"o1", "o2", "o3"}) read_invitation(id);
  }

  Finished ok(const std::vector<std::string>& arguments) const {
    auto done = lab.run(arguments);
    INFO(done.err);
    REQUIRE(done.status == 0);
    return done;
  }

  void read_invitation(const std::string& id) {
    message_ids.push_back(lab.json({"mail", "view", id}).at("message_id"));
    const auto raw = ok({"mail", "view", id, "--raw"}).out;
    const auto at = raw.find("+stop-");
    REQUIRE(at != std::string::npos);
    tokens.push_back(raw.substr(at + 6, 26));
  }

  /// Invites Anna to more webinars; message_ids then are those of all mails to her, the oldest
  /// first.
  void write_to_anna(const std::vector<std::string>& slugs) {
    message_ids.resize(1);
    for (const auto& slug : slugs) {
      ok({"webinar", "add", slug, "--title", slug, "--start", "2027-02-21 12:30", "--duration",
          "90m"});
      ok({"webinar", "invite", slug, "--to", "name:anna", "--yes"});
      message_ids.push_back(lab.json({"mail", "list"}).back().at("message_id"));
    }
  }

  void deliver(const std::vector<std::string>& mails) const {
    std::string mbox;
    int number = 0;
    for (const auto& mail : mails) {
      mbox += "From x@example.net Fri Jan 15 09:00:01 2027\n" + mail + "\n";
      write(lab.path("in/new") / fmt::format("{}.host", ++number), mail);
    }
    write(lab.path("in.mbox"), mbox);
  }

  [[nodiscard]] std::string answer(const std::string& name, const std::string& partstat,
                                   const std::string& stamp,
                                   std::string_view server = "mx.example.org",
                                   std::string_view more = "") const {
    return fmt::format(
        "Authentication-Results: {}; dkim=pass header.d=example.net\nFrom: {}@example.net\n"
        "To: lab@example.org\nSubject: {}\nContent-Type: text/calendar; method=REPLY\n\n"
        "BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\nUID:{}\nSEQUENCE:0\nDTSTAMP:{}\n"
        "{}ATTENDEE;PARTSTAT={}:mailto:{}@example.net\nEND:VEVENT\nEND:VCALENDAR\n",
        server, name, partstat, uid, stamp, more, partstat, name);
  }

  [[nodiscard]] std::string bounce(std::size_t member, std::string_view address,
                                   std::string_view reply) const {
    return fmt::format(
        "From: MAILER-DAEMON@mx.example.com\nTo: lab@example.org\nSubject: Undelivered\n"
        "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n"
        "--b\nContent-Type: message/delivery-status\n\nFinal-Recipient: rfc822; {}\n"
        "Action: failed\nDiagnostic-Code: smtp; {}\n\n"
        "--b\nContent-Type: text/rfc822-headers\n\nMessage-ID: <{}>\n\n--b--\n",
        address, reply, message_ids.at(member - 1));
  }

  /// An empty mail to the address that says so.
  [[nodiscard]] std::string word(const std::string& said, std::size_t member,
                                 std::string_view more = "") const {
    return fmt::format("From: somebody@example.com\nTo: lab+{}-{}@example.org\n{}\n\n", said,
                       tokens.at(member - 1), more);
  }

  /// The mails of a purpose in the outbox, each with its text in "text".
  [[nodiscard]] std::vector<nlohmann::json> mails(std::string_view purpose) const {
    std::vector<nlohmann::json> found;
    for (const auto& each : lab.json({"mail", "list"})) {
      if (each.at("purpose") != purpose) continue;
      found.push_back(lab.json({"mail", "view", each.at("ref").get<std::string>()}));
    }
    return found;
  }

  [[nodiscard]] nlohmann::json receive() const { return lab.json({"mail", "receive"}); }

  [[nodiscard]] std::string standing(const std::string& member) const {
    const auto webinar = lab.json({"webinar", "view", "future"});
    for (const auto& each : webinar.at("answers")) {
      if (each.at("member") == member) return each.at("answer");
    }
    return "none";
  }

  [[nodiscard]] std::string reason(std::size_t index) const {
    return lab.json({"mail", "inbox", "list", "--all"}).at(index).at("reason");
  }
};

}  // namespace qlab::test
