// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <future>

#include "tests/support/crash.hpp"
#include "tests/support/outbox.hpp"
#include "tests/support/replies.hpp"

namespace qlab::test {
namespace {

std::string unsubscription(const std::string& token) {
  return "From: somebody@example.com\nTo: lab+stop-" + token +
         "@example.org\nSubject: unsubscribe\n\n\n";
}

std::string complaint_about(const std::string& token) {
  return fmt::format(
      "From: fbl@example.com\nContent-Type: multipart/report; report-type=feedback-report; "
      "boundary=b\n\n--b\nContent-Type: message/feedback-report\n\nFeedback-Type: abuse\n\n"
      "--b\nContent-Type: message/rfc822\n\nTo: anna@example.net\n"
      "List-Unsubscribe: <mailto:lab+stop-{}@example.org>\n\nx\n--b--\n",
      token);
}

std::vector<std::string> letters(int count) {
  std::vector<std::string> mails;
  for (int i = 0; i < count; ++i)
    mails.push_back(fmt::format("From: anna@example.net\nSubject: Letter {}\n\nHello\n", i));
  return mails;
}

}  // namespace

TEST_CASE("mail receive: each mail counts once, and the counts sum to the mails read") {
  const Replies replies;
  const auto yes = replies.answer("anna", "ACCEPTED", "20270110T090000Z");
  replies.deliver({yes, yes, unsubscription(replies.tokens.at(1)),
                   replies.bounce(3, "carol@example.net", "550 5.1.1 user unknown"),
                   "From: anna@example.net\nSubject: Out of office\n\nx\n",
                   "From: anna@example.net\nSubject: Hello\n\nMay I bring a friend?\n"});
  CHECK(replies.receive() == parse_json(R"({"action":"receive","read":6,"applied":3,"waiting":1,
      "nothing":1,"known":1,"too_large":0,"refused":0})"));
  CHECK(replies.standing("m1") == "yes");
  CHECK(replies.lab.json({"members", "list", "state:bad"}).at(0).at("ref") == "m3");
  CHECK(replies.lab.json({"members", "list", "consent:refused"}).at(0).at("ref") == "m2");
  const auto again = replies.lab.run({"mail", "receive"});
  CHECK(again.status == 0);
  CHECK(again.out.empty());
  CHECK(again.err.empty());
  CHECK(replies.receive().at("known") == 6);
  CHECK(replies.lab.run({"store", "check"}).status == 0);
}

TEST_CASE("mail receive: taken back, all that the mails did is as before, and they count anew") {
  const Replies replies;
  replies.deliver({replies.answer("anna", "DECLINED", "20270110T090000Z"),
                   replies.bounce(3, "carol@example.net", "550 5.1.1 user unknown")});
  CHECK(replies.receive().at("applied") == 2);
  CHECK(replies.standing("m1") == "no");
  CHECK(replies.lab.json({"calls", "list"}).size() == 1);
  const auto& lab = replies.lab;
  const auto last = lab.json({"store", "log"}).at(0).at("id").get<int>();
  CHECK(lab.run({"store", "undo", std::to_string(last)}).status == 0);
  CHECK(replies.standing("m1") == "invited");
  CHECK(lab.json({"calls", "list"}).empty());
  CHECK(lab.json({"members", "list", "state:bad"}).empty());
  CHECK(lab.json({"mail", "bounces"}).empty());
  CHECK(lab.run({"store", "check"}).status == 0);
  CHECK(replies.receive().at("applied") == 2);
  CHECK(replies.standing("m1") == "no");
}

TEST_CASE("mail receive: who unsubscribes twice, from two mails, is unsubscribed") {
  const Replies replies;
  for (const auto* mailbox : {"first", "second"}) {
    replies.deliver(
        {"X-Sent-By: " + std::string(mailbox) + "\n" + unsubscription(replies.tokens.at(0))});
    CHECK(replies.receive().at("applied") == 1);
    const auto out = replies.lab.json({"members", "list", "consent:refused,withdrawn"});
    REQUIRE(out.size() == 1);
    CHECK(out.at(0).at("ref") == "m1");
  }
  CHECK(replies.lab.json({"mail", "inbox", "list"}).empty());
  CHECK(replies.lab.run({"store", "check"}).status == 0);
}

TEST_CASE("mail receive: a mail that stands there again, next to it or far behind, counts once") {
  const Replies replies;
  const auto yes = replies.answer("anna", "ACCEPTED", "20270110T090000Z");
  auto mails = letters(800);
  // Within a batch, in neighbouring ones, where they begin and end.
  for (const std::size_t place : {0U, 1U, 24U, 25U, 74U, 75U, 100U, 374U, 375U, 799U})
    mails.at(place) = yes;
  replies.deliver(mails);
  CHECK(replies.receive() == parse_json(R"({"action":"receive","read":800,"applied":1,
      "waiting":790,"nothing":0,"known":9,"too_large":0,"refused":0})"));
  CHECK(replies.lab.json({"mail", "inbox", "list", "--all"}).size() == 791);
  CHECK(replies.standing("m1") == "yes");
}

TEST_CASE("mail receive: two readers of one mailbox at the same time take each mail once") {
  const Replies replies;
  replies.deliver(letters(1500));
  auto other = std::async(std::launch::async, [&replies] { return replies.receive(); });
  const auto counts = replies.receive();
  const auto others = other.get();
  const auto sum = [&](const char* name) {
    return counts.at(name).get<int>() + others.at(name).get<int>();
  };
  CHECK(sum("read") == 3000);
  CHECK(sum("waiting") == 1500);
  CHECK(sum("known") == 1500);
  CHECK(replies.lab.json({"mail", "inbox", "list", "--all"}).size() == 1500);
}

TEST_CASE("mail receive: when the power fails after its end, all of it was synced") {
  if (!can_trace()) return;
  const Replies replies;
  replies.deliver(letters(200));
  const auto trace = replies.lab.path("trace").string();
  const auto finished = run_process({"strace", "-f", "-qq", "-y", "-o", trace, "-e",
                                     "trace=pwrite64,fsync,fdatasync", binary(), "mail", "receive"},
                                    replies.lab.variables);
  INFO(finished.err);
  REQUIRE(finished.status == 0);
  std::size_t written = 0;
  std::size_t synced = 0;
  const auto calls = read(trace);
  for (auto at = calls.find("qlab.db-wal>"); at != std::string::npos;
       at = calls.find("qlab.db-wal>", at + 1)) {
    const auto line = calls.substr(calls.rfind('\n', at) + 1, at - calls.rfind('\n', at));
    (line.find("sync(") != std::string::npos ? synced : written) = at;
  }
  CHECK(written > 0);
  CHECK(synced > written);
}

TEST_CASE("mail receive: a disk that cannot keep what came in is an error") {
  if (!can_trace()) return;
  const Replies replies;
  replies.deliver(letters(3));
  const auto wal = replies.lab.store().string() + "-wal";
  const auto failed = run_refused(replies.lab, {"mail", "receive"}, "fsync", wal, "EIO",
                                  replies.lab.path("trace").string());
  CHECK(failed.status == 74);
  CHECK(failed.err.find("cannot write '" + wal + "': Input/output error") != std::string::npos);
  CHECK(replies.receive().at("known") == 3);
}

TEST_CASE("mail receive: a mail of twenty megabytes stands among small ones") {
  const Replies replies;
  const auto letter = [](std::string_view subject, std::size_t lines) {
    std::string mail = fmt::format("From: anna@example.net\nSubject: {}\n\n", subject);
    for (std::size_t i = 0; i < lines; ++i) mail += "A line of forty letters stands here again.\n";
    return mail;
  };
  replies.deliver({letter("before", 1), replies.answer("anna", "ACCEPTED", "20270110T090000Z"),
                   letter("large", 500000), letter("behind", 1),
                   replies.answer("bob", "DECLINED", "20270110T090000Z")});
  const auto counts = replies.receive();
  CHECK(counts.at("applied") == 2);
  CHECK(counts.at("waiting") == 3);
  const auto waiting = replies.lab.json({"mail", "inbox", "list"});
  REQUIRE(waiting.size() == 3);
  CHECK(waiting[0].at("subject") == "before");
  CHECK(waiting[1].at("subject") == "large");
  CHECK(waiting[2].at("subject") == "behind");
  CHECK(replies.standing("m1") == "yes");
  CHECK(replies.standing("m2") == "no");
}

TEST_CASE("mail receive: what waits is named, and nothing in the mailbox is touched") {
  const Replies replies("maildir");
  replies.deliver({"From: anna@example.net\nSubject: Hello\n\nHello\n"});
  const auto tree = [&] {
    std::string all;
    for (const auto* folder : {"in/new", "in/cur", "in/tmp"}) {
      for (const auto& file : files_in(replies.lab.path(folder)))
        all += fmt::format("{} {} {}\n", file.string(),
                           std::filesystem::last_write_time(file).time_since_epoch().count(),
                           read(file));
    }
    return all;
  };
  const auto before = tree();
  const auto done = replies.lab.run({"mail", "receive"});
  CHECK(done.status == 0);
  CHECK(done.out.empty());
  CHECK(done.err == "mail 1 waits: it says nothing that a program could know\n");
  CHECK(tree() == before);
  CHECK(replies.receive().at("known") == 1);
  CHECK(tree() == before);
}

TEST_CASE("mail receive: the same mail by mbox and by Maildir is the same mail") {
  Replies replies("maildir");
  replies.deliver({replies.answer("anna", "ACCEPTED", "20270110T090000Z")});
  CHECK(replies.receive().at("applied") == 1);
  replies.lab.configure(fmt::format("[mailbox]\nkind = \"mbox\"\npath = \"{}\"\n",
                                    replies.lab.path("in.mbox").string()));
  CHECK(replies.receive().at("known") == 1);
}

TEST_CASE("mail receive: answers that a program must not count, each with its reason") {
  const Replies replies;
  const std::string stamp = "20270110T090000Z";
  auto unknown = replies.answer("anna", "ACCEPTED", stamp);
  unknown.replace(unknown.find(replies.uid), 4, "else");
  auto nobody = replies.answer("bob", "ACCEPTED", stamp);
  nobody.erase(nobody.find("ATTENDEE"), nobody.find("END:VEVENT") - nobody.find("ATTENDEE"));
  auto forwarded = replies.answer("carol", "ACCEPTED", stamp);
  forwarded.replace(forwarded.find("From: carol"), 11, "From: bob");
  replies.deliver({unknown, nobody, forwarded, replies.answer("dora", "ACCEPTED", stamp),
                   replies.answer("anna", "ACCEPTED", stamp, "mx.evil.org"),
                   replies.answer("bob", "TENTATIVE", stamp, "mx.example.org",
                                  "X-TO-ALL-PROPOSED-NEW-TIME:20270221T120000Z\n"),
                   unsubscription("abcdefghijklmnopqrstuvwxyz")});
  CHECK(replies.receive().at("waiting") == 7);
  CHECK(replies.reason(0) == "it is about no webinar or call of ours");
  CHECK(replies.reason(1) == "it names nobody who answers");
  CHECK(replies.reason(2) == "it was sent by somebody else than the one who answers");
  CHECK(replies.reason(3) == "nobody of that address is a member, for 'future'");
  CHECK(replies.reason(4) == "nothing proves who sent it");
  CHECK(replies.reason(5) == "it proposes another time");
  CHECK(replies.reason(6) == "its token is none of ours");
  for (const auto* member : {"m1", "m2", "m3"}) CHECK(replies.standing(member) == "invited");
}

TEST_CASE("mail receive: whoever's name is an address is who stands in the brackets") {
  const Replies replies;
  const auto from = [&](const std::string& name, const std::string& field) {
    auto mail = replies.answer(name, "ACCEPTED", "20270110T090000Z");
    const auto plain = "From: " + name + "@example.net";
    return mail.replace(mail.find(plain), plain.size(), "From: " + field);
  };
  replies.deliver({from("anna", "\"anna@example.net\" <anna@example.net>"),
                   from("bob", "\"Bob (work: three@work.example)\" <bob@example.net>"),
                   from("carol", "\"carol@example.net\" <x@evil.example>")});
  CHECK(replies.receive().at("applied") == 2);
  const auto waiting = replies.lab.json({"mail", "inbox", "list"});
  REQUIRE(waiting.size() == 1);
  CHECK(waiting[0].at("from") == "x@evil.example");
  CHECK(waiting[0].at("reason") == "nothing proves who sent it");
}

TEST_CASE("mail receive: an answer to the mail of a person who was erased does and keeps nothing") {
  const Replies replies;
  replies.ok({"members", "erase", "m1", "--yes"});
  replies.deliver({replies.word("yes", 1), unsubscription(replies.tokens.at(0))});
  const auto counts = replies.receive();
  CHECK(counts.at("applied") == 0);
  CHECK(counts.at("nothing") == 2);
  CHECK(replies.standing("m1") == "invited");
  for (const auto& each : replies.lab.json({"mail", "inbox", "list", "--all"})) {
    CHECK(each.at("reason") == "its member was erased");
    CHECK(each.dump().find("somebody@example.com") == std::string::npos);
  }
}

TEST_CASE(
    "mail receive: an answer about a webinar that a restore took away waits, and a stop counts") {
  const Replies replies;
  execute(replies.lab, "UPDATE message SET object = 'w99'");
  replies.deliver({replies.word("yes", 1), unsubscription(replies.tokens.at(1))});
  const auto counts = replies.receive();
  CHECK(counts.at("waiting") == 1);
  CHECK(counts.at("applied") == 1);
  CHECK(replies.reason(0) == "its webinar is not there any more");
  CHECK(replies.lab.json({"members", "list", "consent:refused"}).at(0).at("ref") == "m2");
}

TEST_CASE("mail receive: a no to a mail whose member a restore took away holds for its address") {
  const Replies replies;
  execute(replies.lab,
          "UPDATE message SET member_id = NULL, address = 'zoe@example.net'"
          " WHERE id = 2; UPDATE message SET member_id = NULL, address ="
          " 'max@example.net' WHERE id = 3; UPDATE message SET member_id = NULL,"
          " address = 'kim@example.net' WHERE id = 1");
  replies.deliver({unsubscription(replies.tokens.at(1)), complaint_about(replies.tokens.at(2)),
                   replies.word("no", 1)});
  const auto counts = replies.receive();
  CHECK(counts.at("applied") == 2);
  CHECK(replies.reason(2) == "its member is not there any more");
  for (const auto* name : {"zoe", "max"}) {
    replies.ok({"members", "add", "--name", name, "--email", std::string(name) + "@example.net",
                "--relation", "collaborator"});
  }
  const auto invited =
      replies.lab.json({"webinar", "invite", "future", "--to", "name:zoe,max", "--yes"});
  REQUIRE(invited.at("skipped").size() == 2);
  for (const auto& each : invited.at("skipped")) CHECK(each.at("reason") == "suppressed");
}

TEST_CASE("mail receive: an answer of a clock that is ahead counts as now") {
  Replies replies;
  replies.ok({"webinar", "edit", "future", "--rsvp-until", "2027-02-01 12:00"});
  replies.deliver({replies.answer("anna", "ACCEPTED", "20270210T090000Z"),
                   replies.answer("bob", "DECLINED", "20280110T090000Z")});
  CHECK(replies.receive().at("applied") == 2);
  CHECK(replies.standing("m1") == "yes");
  CHECK(replies.standing("m2") == "no");
}

TEST_CASE("mail receive: a letter that cannot be written keeps nobody's word from being recorded") {
  const Replies replies;
  write(replies.lab.path("confirm.txt"), "Hello\n{{#yes}}{{nmae}}{{/yes}}\n");
  replies.ok({"config", "set", "webinar.templates", replies.lab.path(".").string()});
  replies.deliver({unsubscription(replies.tokens.at(1)),
                   replies.answer("anna", "ACCEPTED", "20270110T090000Z")});
  const auto received = replies.lab.run({"mail", "receive"});
  CHECK(received.status == 3);
  CHECK(received.err.starts_with("no answer is confirmed: "));
  CHECK(received.err.ends_with("confirm.txt:2: no variable is named 'nmae'\n"));
  CHECK(replies.standing("m1") == "yes");
  CHECK(replies.lab.json({"members", "list", "consent:refused"}).at(0).at("ref") == "m2");
  CHECK(replies.mails("confirm").empty());
}

TEST_CASE("mail receive: an answer to an older revision is kept and not counted") {
  const Replies replies;
  replies.ok({"webinar", "edit", "future", "--start", "2027-02-20 13:00"});
  replies.deliver({replies.answer("anna", "ACCEPTED", "20270110T090000Z")});
  CHECK(replies.receive().at("waiting") == 1);
  CHECK(replies.reason(0) == "it answers revision 0 of 'future', which is at 1");
  CHECK(replies.standing("m1") == "invited");
}

TEST_CASE(
    "mail receive: an answer that names no revision answers the first, or that of its letter") {
  const Replies replies;
  auto without = replies.answer("anna", "ACCEPTED", "20270110T090000Z");
  without.erase(without.find("SEQUENCE:0\n"), 11);
  const auto by_token = "From: bob@example.net\nTo: lab+yes-" + replies.tokens.at(1) +
                        "@example.org\nSubject: Yes\n\nyes\n";
  replies.ok({"webinar", "edit", "future", "--start", "2027-02-20 13:00"});
  replies.deliver({without, by_token});
  CHECK(replies.receive().at("waiting") == 2);
  for (const std::size_t mail : {0U, 1U})
    CHECK(replies.reason(mail) == "it answers revision 0 of 'future', which is at 1");
  for (const auto* member : {"m1", "m2"}) CHECK(replies.standing(member) == "invited");
}

TEST_CASE("mail receive: a mail that is too large is named once, and waits") {
  for (const auto* kind : {"mbox", "maildir"}) {
    CAPTURE(kind);
    const Replies replies(kind);
    const std::string header = "From: anna@example.net\nSubject: My photos\n\n";
    replies.deliver({header + std::string((std::size_t{50} << 20) + 1, 'x') + "\n",
                     replies.answer("anna", "ACCEPTED", "20270110T090000Z")});
    const auto done = replies.lab.run({"mail", "receive"});
    CHECK(done.status == 3);
    CHECK(done.err == fmt::format("mail 1 waits: too large to be read: {} in the mailbox\n",
                                  std::string_view(kind) == "mbox" ? "mail 1" : "1.host"));
    CHECK(replies.standing("m1") == "yes");
    const auto waiting = replies.lab.json({"mail", "inbox", "list"});
    REQUIRE(waiting.size() == 1);
    CHECK(waiting[0].at("subject") == "My photos");
    const auto again = replies.lab.run({"mail", "receive"});
    CHECK(again.status == 0);
    CHECK(again.err.empty());
  }
}

TEST_CASE("mail receive: a bounce touches the address that was mailed, and no other") {
  const Replies replies;
  replies.deliver({replies.bounce(1, "bob@example.net", "550 5.1.1 user unknown"),
                   replies.bounce(2, "bob@example.net", "552 5.2.2 mailbox full"),
                   "From: MAILER-DAEMON@x.org\nSubject: Undelivered mail\n\nIt could not be "
                   "delivered:\n<carol@example.net>: 550 5.1.1 user unknown\n"});
  CHECK(replies.receive().at("waiting") == 1);
  const auto bad = replies.lab.json({"members", "list", "state:bad"});
  REQUIRE(bad.size() == 1);
  CHECK(bad[0].at("ref") == "m1");
  CHECK(replies.reason(2) == "it is about a mail that is not known");
  const auto bounces = replies.lab.json({"mail", "bounces"});
  REQUIRE(bounces.size() == 2);
  CHECK(bounces[1].at("message") == "o2");
  CHECK(bounces[1].at("reason") == "mailbox-full");
}

TEST_CASE("mail receive: three of the last five mails that came back make an address bad") {
  Replies replies;
  const auto& lab = replies.lab;
  replies.write_to_anna({"second", "third", "fourth", "fifth"});
  const auto full = [&](std::size_t mail) {
    replies.deliver({replies.bounce(mail, "anna@example.net", "452 4.2.2 mailbox full")});
    CHECK(replies.receive().at("applied") == 1);
    return lab.json({"members", "list", "state:bad"}).size();
  };
  CHECK(full(1) == 0);
  CHECK(full(3) == 0);
  CHECK(full(5) == 1);
  CHECK(lab.json({"mail", "bounces"}).size() == 3);
}

TEST_CASE("mail receive: a soft bounce that is older than the last five mails no longer counts") {
  Replies replies;
  const auto& lab = replies.lab;
  replies.write_to_anna({"second", "third", "fourth", "fifth", "sixth"});
  for (const std::size_t mail : {1U, 2U, 3U}) {
    replies.deliver({replies.bounce(mail, "anna@example.net", "452 4.2.2 mailbox full")});
    CHECK(replies.receive().at("applied") == 1);
  }
  CHECK(lab.json({"members", "list", "state:bad"}).empty());
}

TEST_CASE("mail receive: a complaint suppresses the address, and no more mail goes there") {
  const Replies replies;
  replies.deliver({complaint_about(replies.tokens.at(0))});
  CHECK(replies.receive().at("applied") == 1);
  const auto suppressed = replies.lab.json({"mail", "suppress"});
  REQUIRE(suppressed.size() == 1);
  CHECK(suppressed[0].at("reason") == "complained");
  CHECK(suppressed[0].at("members") == parse_json(R"(["m1"])"));
}

TEST_CASE("mail receive: no mailbox, and one that cannot be read") {
  Lab lab;
  const auto none = lab.run({"mail", "receive"});
  CHECK(none.status == 78);
  CHECK(none.err.find("no mailbox is configured") != std::string::npos);
  lab.configure("[mailbox]\nkind = \"maildir\"\npath = \"/absent\"\n");
  CHECK(lab.run({"mail", "receive"}).status == 78);
  CHECK(lab.run({"mail", "receive", "extra"}).status == 2);
}

TEST_CASE("mail inbox: looked at, assigned and settled") {
  const Replies replies;
  replies.deliver({"From: anna@example.net\nSubject: Hello\n\nMay I bring a friend?\n"});
  CHECK(replies.receive().at("waiting") == 1);
  const auto mail = replies.lab.json({"mail", "inbox", "view", "1"});
  CHECK(mail.at("text").get<std::string>().starts_with("May I bring a friend?\n"));
  CHECK(mail.at("member").is_null());
  replies.ok({"mail", "inbox", "assign", "1", "m1"});
  CHECK(replies.lab.json({"mail", "inbox", "list"}).at(0).at("member") == "m1");
  replies.ok({"mail", "inbox", "done", "1", "--note", "answered by telephone"});
  CHECK(replies.lab.json({"mail", "inbox", "list"}).empty());
  CHECK(replies.reason(0) == "answered by telephone");
  CHECK(replies.lab.json({"mail", "inbox", "view", "1"}).at("text") == "");
  CHECK(replies.lab.run({"mail", "inbox", "done", "1"}).status == 6);
  CHECK(replies.lab.run({"mail", "inbox", "view", "9"}).status == 10);
  CHECK(replies.lab.run({"mail", "inbox", "view", "o1"}).status == 2);
  CHECK(replies.lab.run({"mail", "inbox"}).status == 2);
}

TEST_CASE("mail inbox: an answer that nothing proves counts once a person says whose it is") {
  const Replies replies;
  replies.deliver(
      {replies.answer("anna", "ACCEPTED", "20270110T090000Z", "elsewhere.example.org"),
       replies.answer("nobody", "DECLINED", "20270110T090000Z", "elsewhere.example.org")});
  CHECK(replies.receive().at("waiting") == 2);
  const auto assigned = replies.lab.json({"mail", "inbox", "assign", "1", "anna@example.net"});
  CHECK(assigned.at("state") == "applied");
  CHECK(assigned.at("reason") == "yes for 'future'");
  CHECK(assigned.at("member") == "m1");
  CHECK(replies.lab.json({"mail", "inbox", "assign", "2", "m2"}).at("state") == "applied");
  const auto answers = replies.lab.json({"webinar", "view", "future"}).at("answers");
  CHECK(answers.at(0).at("answer") == "yes");
  CHECK(answers.at(0).at("source") == "calendar");
  CHECK(answers.at(1).at("answer") == "no");
  CHECK(replies.lab.json({"mail", "inbox", "list"}).empty());
  const auto again = replies.lab.run({"mail", "inbox", "assign", "1", "m2"});
  CHECK(again.status == 6);
  CHECK(again.err == "qlab: mail '1' does not wait: it is applied\n");
}

TEST_CASE("mail inbox: what speaks against an answer is said when it is assigned") {
  const Replies replies;
  replies.ok({"members", "add", "--name", "Dora", "--email", "dora@example.net"});
  replies.deliver(
      {replies.answer("dora", "ACCEPTED", "20270110T090000Z", "elsewhere.example.org")});
  CHECK(replies.receive().at("waiting") == 1);
  const auto assigned = replies.lab.json({"mail", "inbox", "assign", "1", "m4"});
  CHECK(assigned.at("state") == "waiting");
  CHECK(assigned.at("reason") == "they were not invited to 'future'");
  CHECK(assigned.at("member") == "m4");
}

TEST_CASE("mail receive: who is erased is gone from what came in as well") {
  const Replies replies;
  replies.deliver({"From: anna@example.net\nSubject: Secret subject\n\nSecret text\n",
                   replies.answer("anna", "ACCEPTED", "20270110T090000Z")});
  CHECK(replies.receive().at("read") == 2);
  replies.ok({"members", "erase", "m1", "--yes"});
  const auto bytes = read(replies.lab.store());
  for (const auto* trace : {"anna@example.net", "Secret subject", "Secret text"}) {
    CAPTURE(trace);
    CHECK(bytes.find(trace) == std::string::npos);
  }
}

}  // namespace qlab::test
