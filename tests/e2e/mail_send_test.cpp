// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <sys/stat.h>

#include "tests/support/outbox.hpp"
#include "tests/support/servers.hpp"

namespace qlab::test {
namespace {

std::vector<std::filesystem::path> delivered(const Lab& lab) {
  std::vector<std::filesystem::path> files;
  const auto folder = lab.path("outgoing/new");
  if (!std::filesystem::exists(folder)) return files;
  for (const auto& file : std::filesystem::directory_iterator(folder)) files.push_back(file);
  return files;
}

}  // namespace

TEST_CASE("mail send: what is due is delivered once, and cron hears nothing") {
  Lab lab;
  lab.configure(maildir_relay(lab));
  queue_mails(lab, 3);
  const auto sent = lab.run({"mail", "send"});
  CHECK(sent.status == 0);
  CHECK(sent.out.empty());
  CHECK(sent.err.empty());
  CHECK(delivered(lab).size() == 3);
  CHECK(states(lab) == "sent sent sent");
  const auto again = lab.run({"mail", "send"});
  CHECK(again.status == 0);
  CHECK(again.out.empty());
  CHECK(again.err.empty());
  CHECK(delivered(lab).size() == 3);
}

TEST_CASE("mail send: what arrives is what was stored, for a reader that is not ours") {
  Lab lab;
  lab.configure(maildir_relay(lab));
  queue_mails(lab, 1);
  REQUIRE(lab.run({"mail", "send"}).status == 0);
  const auto files = delivered(lab);
  REQUIRE(files.size() == 1);
  const auto mail = read_mail(files.front());
  CHECK(mail.at("defects").empty());
  CHECK(mail.at("to") == parse_json(R"([["Person 1", "person1@example.net"]])"));
  CHECK(mail.at("body").at("type") == "multipart/alternative");
  const auto text = mail.at("body").at("children").at(0).at("text").get<std::string>();
  CHECK(text.find("come to the café.\n.\nA lone dot") != std::string::npos);
}

TEST_CASE("mail send: the report names each, and the numbers sum up") {
  Lab lab;
  lab.configure(maildir_relay(lab));
  queue_mails(lab, 3);
  const auto report = lab.json({"mail", "send", "--max", "2"});
  CHECK(report.at("action") == "send");
  CHECK(report.at("dry_run") == false);
  CHECK(refs(report.at("sent")) == std::vector<std::string>{"o1", "o2"});
  CHECK(report.at("sent").at(0).at("member") == "m1");
  CHECK(report.at("sent").at(0).at("to") == "person1@example.net");
  for (const auto* list : {"deferred", "failed", "uncertain", "cancelled"}) {
    CHECK(report.at(list).empty());
  }
  CHECK(report.at("remaining") == 1);
  const auto rest = lab.run({"mail", "send", "--summary", "--format", "csv"});
  CHECK(rest.out ==
        "action,dry_run,sent,deferred,failed,uncertain,cancelled,remaining,quiet,quiet_until\r\n"
        "send,false,1,0,0,0,0,0,0,\r\n");
  CHECK(rest.err.empty());
  CHECK(lab.run({"mail", "send", "-v"}).err ==
        "sent 0, deferred 0, failed 0, uncertain 0, left out 0; 0 waiting\n");
}

TEST_CASE("mail send: a rehearsal sends and writes nothing, and shows the mails") {
  Lab lab;
  lab.configure(maildir_relay(lab));
  queue_mails(lab, 2);
  const auto before = read(lab.store());
  const auto report = lab.json({"mail", "send", "--dry-run", "-o", lab.path("drafts").string()});
  CHECK(report.at("dry_run") == true);
  CHECK(refs(report.at("sent")) == std::vector<std::string>{"o1", "o2"});
  CHECK(report.at("remaining") == 2);
  CHECK(delivered(lab).empty());
  CHECK(read(lab.store()) == before);
  CHECK_FALSE(std::filesystem::exists(lab.store().string() + ".send-lock"));
  CHECK(read(lab.path("drafts/o2.eml")) == lab.run({"mail", "view", "o2", "--raw"}).out);
}

TEST_CASE("mail send: who said no since it was queued gets nothing, and the reason is kept") {
  Lab lab;
  lab.configure(maildir_relay(lab));
  queue_mails(lab, 5);
  execute(lab,
          "INSERT INTO consent (member_id, purpose, state, actor, at)"
          " VALUES (1, 'contact', 'withdrawn', 'test', 0);"
          "UPDATE member SET delivery = 'off' WHERE id = 2;"
          "UPDATE member_address SET state = 'bad' WHERE member_id = 3;"
          "UPDATE member SET relation = '' WHERE id = 4");
  const auto sent = lab.run({"mail", "send"});
  CHECK(sent.status == 0);
  CHECK(sent.out.empty());
  CHECK(sent.err.starts_with(
      "o1 to person1@example.net was left out: consent to mail was withdrawn\n"));
  CHECK(states(lab) == "cancelled cancelled cancelled cancelled sent");
  CHECK(delivered(lab).size() == 1);
  CHECK(lab.json({"mail", "view", "o2"}).at("detail") == "delivery is off");
}

TEST_CASE("mail send: nothing goes to an address that was taken from its member meanwhile") {
  Lab lab;
  lab.configure(maildir_relay(lab));
  queue_mails(lab, 3);
  REQUIRE(lab.run({"members", "edit", "m1", "--replace-email",
                   "person1@example.net=person@example.org"})
              .status == 0);
  REQUIRE(lab.run({"members", "edit", "m2", "--add-email", "second@example.org"}).status == 0);
  CHECK(lab.run({"mail", "send"}).err ==
        "o1 to person1@example.net was left out: the address is no longer theirs\n");
  CHECK(states(lab) == "cancelled sent sent");
}

TEST_CASE("mail send: where consent is the basis, a relationship is not enough") {
  Lab lab;
  lab.configure(maildir_relay(lab) + "[send]\nbasis = \"consent\"\n");
  queue_mails(lab, 2);
  execute(lab,
          "INSERT INTO consent (member_id, purpose, state, actor, at)"
          " VALUES (2, 'contact', 'given', 'test', 0)");
  CHECK(lab.run({"mail", "send"}).status == 0);
  CHECK(states(lab) == "cancelled sent");
}

TEST_CASE("mail send: in quiet hours what qlab wrote by itself waits and is shown, the rest goes") {
  Lab lab;
  lab.configure(maildir_relay(lab) + "[send]\nquiet_hours = \"21:00-09:30\"\n");
  queue_mails(lab, 3);
  execute(lab, "UPDATE message SET origin = 'automatic' WHERE id >= 2");
  execute(lab, "UPDATE message SET zone = 'America/New_York' WHERE id = 3");
  const auto planned = lab.json({"mail", "send", "--dry-run"});
  CHECK(refs(planned.at("sent")) == std::vector<std::string>{"o1"});
  CHECK(refs(planned.at("quiet")) == std::vector<std::string>{"o2", "o3"});
  CHECK(planned.at("quiet_until") == "2027-01-15T09:30:00Z");
  const auto sent = lab.run({"mail", "send", "-v"});
  CHECK(sent.status == 0);
  CHECK(
      sent.err ==
      "sent 1, deferred 0, failed 0, uncertain 0, left out 0; 2 waiting, 2 of them until 09:30 GMT"
      " for the quiet hours\n");
  CHECK(states(lab) == "sent queued queued");
  CHECK(lab.run({"mail", "send"}).err.empty());
  lab.variables["QLAB_NOW"] = "2027-01-15T09:30:00Z";
  CHECK(lab.run({"mail", "send"}).status == 0);
  CHECK(states(lab) == "sent sent queued");
  lab.variables["QLAB_NOW"] = "2027-01-15T14:30:00Z";
  CHECK(lab.run({"mail", "send"}).status == 0);
  CHECK(states(lab) == "sent sent sent");
}

TEST_CASE("mail send: what is not due yet waits") {
  Lab lab;
  lab.configure(maildir_relay(lab));
  queue_mails(lab, 1, lab_now + 1);
  CHECK(lab.run({"mail", "send"}).status == 0);
  CHECK(states(lab) == "queued");
  lab.variables["QLAB_NOW"] = "2027-01-15T09:00:01Z";
  CHECK(lab.run({"mail", "send"}).status == 0);
  CHECK(states(lab) == "sent");
}

TEST_CASE("mail send: without a relay nothing is sent and nobody pretends") {
  const Lab lab;
  queue_mails(lab, 1);
  for (const auto* flag : {"--summary", "--dry-run"}) {
    const auto failed = lab.run({"mail", "send", flag});
    CHECK(failed.status == 78);
    CHECK(failed.out.empty());
    CHECK(failed.err.starts_with("qlab: no relay is configured, so nothing can be sent\nhint: "));
  }
  CHECK(states(lab) == "queued");
}

TEST_CASE("mail send: a wrong configuration is named with its place before anything is sent") {
  Lab lab;
  queue_mails(lab, 1);
  lab.configure("[relay]\nknid = \"maildir\"\n");
  const auto failed = lab.run({"mail", "send"});
  CHECK(failed.status == 78);
  CHECK(failed.out.empty());
  CHECK(failed.err.find("qlab.toml:8:1") != std::string::npos);
  CHECK(failed.err.find("relay.kind") != std::string::npos);
}

TEST_CASE("mail send: a folder that cannot be written stops the run, and nobody is burnt") {
  Lab lab;
  lab.configure("[relay]\nkind = \"maildir\"\npath = \"/proc/nowhere/outgoing\"\n");
  queue_mails(lab, 2);
  const auto failed = lab.run({"mail", "send", "--json"});
  CHECK(failed.status == 74);
  CHECK(parse_json(failed.out).at("remaining") == 2);
  const auto error = parse_json(failed.err).at("error");
  CHECK(error.at("code") == "io");
  CHECK(states(lab) == "queued queued");
}

TEST_CASE("mail send: its command line") {
  const Lab lab;
  const auto wrong = lab.run({"mail", "send", "--max", "many"});
  CHECK(wrong.status == 2);
  CHECK(wrong.out.empty());
  CHECK(wrong.err.starts_with("qlab: mail send: "));
  const auto help = lab.run({"mail", "send", "--help"});
  CHECK(help.status == 0);
  CHECK(help.out.find("--dry-run") != std::string::npos);
}

}  // namespace qlab::test
