// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "tests/support/outbox.hpp"
#include "tests/support/servers.hpp"

namespace qlab::test {
namespace {

const std::string log_of_relay =
    "Jan 15 09:00:01 mx postfix/cleanup[11]: 4F2A1: message-id=<seed-1@example.org>\n"
    "Jan 15 09:00:02 mx postfix/smtp[12]: 4F2A1: to=<person1@example.net>, relay=mx[192.0.2.1]:25,"
    " delay=1, delays=0/0/0/1, dsn=2.0.0, status=sent (250 2.0.0 Ok)\n"
    "2027-01-15T09:00:03.5+00:00 mx postfix/cleanup[11]: 4F2B7: message-id=<seed-2@example.org>\n"
    "2027-01-15T09:00:04.5+00:00 mx postfix/smtp[12]: 4F2B7: to=<person2@example.net>,"
    " relay=mx[192.0.2.1]:25, delay=1, delays=0/0/0/1, dsn=5.1.1, status=bounced (no such user)\n";

/// Three mails in doubt; it is two hours after they were tried.
struct Doubt : Lab {
  Doubt() {
    queue_mails(*this, 3);
    execute(*this, "UPDATE message SET state = 'uncertain', attempts = 1, tried_at = due_at");
    variables["QLAB_NOW"] = "2027-01-15T11:00:00Z";
  }
  [[nodiscard]] std::string log() const { return file("mail.log", log_of_relay); }
};

}  // namespace

TEST_CASE("mail resolve: a relay's log settles what it names, and says why") {
  const Doubt lab;
  const auto resolved = lab.run({"mail", "resolve", "--from-log", lab.log()});
  CHECK(resolved.status == 3);
  CHECK(resolved.out ==
        "ref\tmember\tto\tstate\twhy\n"
        "o1\tm1\tperson1@example.net\tsent\tmail.log:2: status=sent (250 2.0.0 Ok)\n"
        "o2\tm2\tperson2@example.net\tfailed\tmail.log:4: status=bounced (no such user)\n"
        "o3\tm3\tperson3@example.net\tuncertain\tnothing was found about it\n");
  CHECK(resolved.err == "3 uncertain: 1 sent, 1 failed, 0 queued again, 1 still uncertain\n");
  CHECK(states(lab) == "sent failed uncertain");
  CHECK(lab.json({"mail", "list", "member:m1"}).at(0).at("detail") ==
        "mail.log:2: status=sent (250 2.0.0 Ok)");
}

TEST_CASE("mail resolve: a complete log that does not name a mail queues it again, once") {
  Doubt lab;
  const auto resolved = lab.json({"mail", "resolve", "--from-log", lab.log(), "--complete"});
  CHECK(resolved.at("sent") == 1);
  CHECK(resolved.at("failed") == 1);
  CHECK(resolved.at("queued") == 1);
  CHECK(resolved.at("uncertain") == 0);
  CHECK(resolved.at("mails") == 3);
  CHECK(resolved.at("each").at(2).at("why") == "a complete log does not name it");
  lab.configure(maildir_relay(lab));
  REQUIRE(lab.run({"mail", "send"}).status == 0);
  CHECK(states(lab) == "sent failed sent");
  CHECK(files_in(lab.path("outgoing/new")).size() == 1);
}

TEST_CASE("mail resolve: a log that may be cut short proves nothing by silence") {
  Doubt lab;
  const std::vector<std::string> resolve{"mail", "resolve", "--from-log", lab.log()};
  auto late = resolve;
  late.insert(late.end(), {"--complete-from", "2027-01-15 09:30", "--complete-to", "now"});
  CHECK(lab.json({"mail", "list", "state:uncertain"}).size() == 3);
  CHECK(lab.run(late).status == 3);
  CHECK(states(lab) == "sent failed uncertain");
  auto early = resolve;
  early.insert(early.end(), {"--complete-from", "2027-01-15", "--complete-to", "2027-01-15 09:30"});
  CHECK(lab.run(early).status == 3);
  lab.variables["QLAB_NOW"] = "2027-01-15T09:30:00Z";
  auto soon = resolve;
  soon.emplace_back("--complete");
  CHECK(lab.run(soon).status == 3);
  CHECK(states(lab) == "sent failed uncertain");
}

TEST_CASE("mail resolve: a rehearsal shows the same and changes nothing") {
  const Doubt lab;
  const auto before = read(lab.store());
  const auto shown = lab.run({"mail", "resolve", "--from-log", lab.log(), "--dry-run", "--json"});
  CHECK(shown.status == 3);
  CHECK(parse_json(shown.out).at("dry_run") == true);
  CHECK(parse_json(shown.out).at("sent") == 1);
  CHECK(read(lab.store()) == before);
}

TEST_CASE("mail resolve: standard input, a CSV, a folder of sent mails and notifications do too") {
  const Doubt lab;
  CHECK(lab.run({"mail", "resolve", "--from-log", "-"}, log_of_relay).status == 3);
  CHECK(states(lab) == "sent failed uncertain");
  const auto csv = lab.file("log.csv", "Message-ID,Status\n<seed-3@example.org>,delivered\n");
  CHECK(lab.run({"mail", "resolve", "--from-log", csv}).status == 0);
  CHECK(states(lab) == "sent failed sent");
  execute(lab, "UPDATE message SET state = 'uncertain'");
  const auto sent = lab.file("Sent",
                             "From lab@example.org Fri Jan 15 09:00:01 2027\n"
                             "Message-ID: <seed-1@example.org>\n\nHello\n");
  CHECK(lab.run({"mail", "resolve", "--from-mailbox", sent}).status == 3);
  CHECK(states(lab) == "sent uncertain uncertain");
}

TEST_CASE("mail resolve: what a killed sender had in hand is settled, and a rehearsal shows it") {
  const Doubt lab;
  execute(lab, "UPDATE message SET state = 'sending' WHERE id >= 2");
  const std::vector<std::string> resolve{"mail", "resolve", "--from-log", lab.log()};
  auto rehearse = resolve;
  rehearse.emplace_back("--dry-run");
  const auto shown = lab.run(rehearse);
  CHECK(shown.err == "3 uncertain: 1 sent, 1 failed, 0 queued again, 1 still uncertain\n");
  CHECK(states(lab) == "uncertain sending sending");
  CHECK_FALSE(std::filesystem::exists(lab.store().string() + ".send-lock"));
  const auto resolved = lab.run(resolve);
  CHECK(resolved.out == shown.out);
  CHECK(states(lab) == "sent failed uncertain");
  execute(lab, "UPDATE message SET state = 'sending' WHERE id = 3");
  CHECK(lab.run({"mail", "resolve", "o3", "--as", "not-sent"}).status == 0);
  CHECK(states(lab) == "sent failed queued");
}

TEST_CASE("mail resolve: while somebody sends, nothing is settled") {
  const Doubt lab;
  execute(lab, "UPDATE message SET state = 'sending' WHERE id = 2");
  const auto lock = lab.store().string() + ".send-lock";
  for (const auto* rehearsal : {"--wait=1s", "--dry-run"}) {
    const auto locked = run_process(
        {"/usr/bin/flock", lock, binary(), "mail", "resolve", "o1", "--as", "sent", rehearsal},
        lab.variables);
    CHECK(locked.status == 11);
    CHECK(locked.err.find("is sending already") != std::string::npos);
  }
  CHECK(states(lab) == "uncertain sending uncertain");
  CHECK(lab.run({"mail", "resolve", "o1", "--as", "sent"}).status == 0);
  CHECK(states(lab) == "sent uncertain uncertain");
}

TEST_CASE("mail resolve: a status that nobody knows is named, and no mail of it is queued again") {
  const Doubt lab;
  const auto csv = lab.file("log.csv",
                            "Message-ID,Status\nseed-1@example.org,delivered\n"
                            "seed-2@example.org,pondering\nother@example.org,pondering\n");
  const auto resolved = lab.run({"mail", "resolve", "--from-log", csv, "--complete"});
  CHECK(resolved.status == 3);
  CHECK(resolved.out.find("o2\tm2\tperson2@example.net\tuncertain\tlog.csv:3: nobody knows the "
                          "status 'pondering'\n") != std::string::npos);
  CHECK(resolved.err ==
        "log.csv:3: nobody knows the status 'pondering'; rows with it: 2\n"
        "3 uncertain: 1 sent, 0 failed, 1 queued again, 1 still uncertain\n");
  CHECK(states(lab) == "sent uncertain queued");
}

TEST_CASE("mail resolve: notifications and a Maildir of sent mails settle what they return") {
  const Doubt lab;
  const auto bounces = lab.file(
      "bounces",
      "From MAILER-DAEMON Fri Jan 15 09:10:01 2027\nMessage-ID: <d1@example.net>\n"
      "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n"
      "--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx\n\n"
      "Final-Recipient: rfc822; person2@example.net\nAction: failed\nStatus: 5.1.1\n\n"
      "--b\nContent-Type: message/rfc822\n\nMessage-ID: <seed-2@example.org>\n\nHello\n--b--\n");
  CHECK(lab.run({"mail", "resolve", "--from-mailbox", bounces}).status == 3);
  CHECK(states(lab) == "uncertain failed uncertain");
  for (const auto* folder : {"Sent/cur", "Sent/new", "Sent/tmp"}) {
    std::filesystem::create_directories(lab.path(folder));
  }
  write(lab.path("Sent/cur/1:2,S"), "Message-ID: <seed-1@example.org>\n\nHello\n");
  write(lab.path("Sent/new/2"), "Message-ID: <seed-3@example.org>\n\nHello\n");
  CHECK(lab.run({"mail", "resolve", "--from-mailbox", lab.path("Sent").string()}).status == 0);
  CHECK(states(lab) == "sent failed sent");
}

TEST_CASE("mail resolve: a person's word settles the mails that are named") {
  const Doubt lab;
  const auto sent = lab.run({"mail", "resolve", "o1", "o2", "--as", "sent"});
  CHECK(sent.status == 0);
  CHECK(sent.err == "2 uncertain: 2 sent, 0 failed, 0 queued again, 0 still uncertain\n");
  CHECK(lab.run({"mail", "resolve", "-", "--as", "not-sent"}, "o3\n").status == 0);
  CHECK(states(lab) == "sent sent queued");
  const auto again = lab.run({"mail", "resolve", "o1", "o9", "--as", "not-sent"});
  CHECK(again.status == 6);
  CHECK(again.err ==
        "qlab: only uncertain mails can be settled; o1: it is sent; o9: there is no such mail\n"
        "hint: 'qlab mail list state:uncertain' shows them\n");
}

TEST_CASE("mail resolve: what says nothing, is no log, or is asked wrongly is refused") {
  const Doubt lab;
  const auto nothing = lab.run({"mail", "resolve"});
  CHECK(nothing.status == 2);
  CHECK(nothing.err ==
        "qlab: nothing says what became of them\nhint: give --from-log, --from-mailbox, or ids "
        "with --as sent or --as not-sent\n");
  const auto text = lab.file("letter.txt", "Dear all,\nhello\n");
  const auto no_log = lab.run({"mail", "resolve", "--from-log", text, "--complete"});
  CHECK(no_log.status == 65);
  CHECK(no_log.err.find("letter.txt' is no relay log that is understood") != std::string::npos);
  CHECK(lab.run({"mail", "resolve", "--from-log", lab.path("absent").string()}).status == 10);
  CHECK(lab.run({"mail", "resolve", "o1", "--as", "perhaps"}).status == 2);
  CHECK(lab.run({"mail", "resolve", "--from-log", text, "--complete-from", "today"}).status == 2);
  CHECK(states(lab) == "uncertain uncertain uncertain");
}

}  // namespace qlab::test
