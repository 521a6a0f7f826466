// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/support/webinars.hpp"

namespace qlab::test {
namespace {

struct Hall : WebinarHall {
  Hall() {
    add_member(*this, "Anna Jones", "anna@example.org");
    add_member(*this, "Siân \"Price\", Dr", "sian@example.org");
    add_member(*this, "李 小明", "li@example.org");
  }

  void deliver_into_folder() {
    configure("[relay]\nkind = \"maildir\"\npath = \"" + path("outgoing").string() + "\"\n");
  }
  [[nodiscard]] std::vector<std::filesystem::path> delivered() const {
    std::vector<std::filesystem::path> files;
    if (!std::filesystem::exists(path("outgoing/new"))) return files;
    for (const auto& file : std::filesystem::directory_iterator(path("outgoing/new")))
      files.push_back(file);
    return files;
  }
};

const std::vector<std::string> invite{"webinar", "invite", "future", "--to",
                                      "relation:collaborator"};

}  // namespace

TEST_CASE("webinar invite: everybody selected gets one mail, sent through the relay") {
  Hall lab;
  lab.deliver_into_folder();
  const auto result = lab.json(with(invite, {"--yes"}));
  CHECK(result.at("action") == "invite");
  CHECK(result.at("webinar") == "w1");
  CHECK(result.at("dry_run") == false);
  CHECK(result.at("selected") == 3);
  CHECK(result.at("queued") == 3);
  CHECK(result.at("skipped").empty());
  CHECK(result.at("sent").size() == 3);
  for (const auto* list : {"deferred", "failed", "uncertain"}) CHECK(result.at(list).empty());
  CHECK(lab.delivered().size() == 3);
  CHECK(lab.json({"webinar", "view", "future"}).at("invited") == 3);
}

TEST_CASE("webinar invite: nobody is invited twice") {
  Hall lab;
  lab.deliver_into_folder();
  REQUIRE(lab.run(with(invite, {"--yes"})).status == 0);
  const auto again = lab.json(with(invite, {"--yes"}));
  CHECK(again.at("selected") == 3);
  CHECK(again.at("queued") == 0);
  CHECK(again.at("skipped") == parse_json(R"([
    {"member": "m1", "reason": "already_written", "text": "already invited"},
    {"member": "m2", "reason": "already_written", "text": "already invited"},
    {"member": "m3", "reason": "already_written", "text": "already invited"}])"));
  CHECK(lab.delivered().size() == 3);
}

TEST_CASE("webinar invite: what was queued waits in the outbox and is sent later") {
  Hall lab;
  const auto queued = lab.json(with(invite, {"--queue", "--yes"}));
  CHECK(queued.at("queued") == 3);
  CHECK(queued.at("sent").empty());
  const auto mails = lab.json({"mail", "list"});
  REQUIRE(mails.size() == 3);
  CHECK(mails.at(0).at("state") == "queued");
  CHECK(mails.at(0).at("purpose") == "invite");
  CHECK(mails.at(0).at("member") == "m1");
  lab.deliver_into_folder();
  CHECK(lab.run({"mail", "send"}).status == 0);
  CHECK(lab.delivered().size() == 3);
}

TEST_CASE("webinar invite: each who is left out is named with one reason, and the numbers sum up") {
  Hall lab;
  REQUIRE(lab.run({"webinar", "rsvp", "future", "m2", "no"}).status == 0);
  REQUIRE(lab.run({"webinar", "invite", "future", "--to", "jones", "--queue"}).status == 0);
  const auto result = lab.json(with(invite, {"--queue"}));
  CHECK(result.at("selected") == 3);
  CHECK(result.at("queued") == 1);
  CHECK(result.at("skipped").size() == 2);
  CHECK(result.at("skipped").at(0) ==
        parse_json(R"({"member": "m1", "reason": "already_written", "text": "already invited"})"));
  CHECK(result.at("skipped").at(1) ==
        parse_json(R"({"member": "m2", "reason": "answered", "text": "answered already: no"})"));
}

TEST_CASE("webinar invite: where consent is the basis, it is asked of everybody") {
  Hall lab;
  lab.configure("[send]\nbasis = \"consent\"\n");
  const auto result = lab.json(with(invite, {"--queue"}));
  CHECK(result.at("queued") == 0);
  CHECK(result.at("skipped").size() == 3);
}

TEST_CASE("webinar invite: more than a handful need --yes where nobody can be asked") {
  Hall lab;
  lab.configure("[send]\nconfirm_above = 2\n");
  const auto refused = lab.run(with(invite, {"--queue"}));
  CHECK(refused.status == 2);
  CHECK(refused.out.empty());
  CHECK(refused.err ==
        "qlab: invite 3 members to 'future' needs a word of agreement\nhint: add --yes\n");
  CHECK(lab.json({"mail", "list"}).empty());
  CHECK(lab.run(with(invite, {"--queue", "--max", "2"})).status == 0);
}

TEST_CASE("webinar invite: an empty selection selects nobody and says so") {
  const Hall lab;
  for (const std::string query : {"", "  ", "tag:nothing"}) {
    const auto nobody = lab.run({"webinar", "invite", "future", "--to", query});
    CHECK(nobody.status == 0);
    CHECK(nobody.err == "the query selects nobody; nobody is invited\n");
  }
  CHECK(lab.json({"mail", "list"}).empty());
}

TEST_CASE("webinar invite: a rehearsal writes the mails into a folder and nothing into the store") {
  const Hall lab;
  const auto before = read(lab.store());
  const auto folder = lab.path("drafts");
  const auto result = lab.json(with(invite, {"--dry-run", "-o", folder.string()}));
  CHECK(result.at("dry_run") == true);
  CHECK(result.at("queued") == 3);
  CHECK(read(lab.store()) == before);
  for (const std::string name : {"m1.eml", "m2.eml", "m3.eml"}) {
    const auto mail = read(folder / name);
    CHECK(mail.find("text/calendar") != std::string::npos);
    CHECK(mail.find("Subject: Invitation: What comes next") != std::string::npos);
  }
  CHECK(lab.json({"mail", "list"}).empty());
}

TEST_CASE("webinar invite: without a relay nothing is queued unless asked to") {
  const Hall lab;
  const auto refused = lab.run(with(invite, {"--yes"}));
  CHECK(refused.status == 78);
  CHECK(refused.out.empty());
  CHECK(refused.err.find("no relay is configured") != std::string::npos);
  CHECK(lab.json({"mail", "list"}).empty());
}

TEST_CASE("webinar invite: a template with a variable nobody knows stops everything") {
  Hall lab;
  const auto folder = lab.path("letters");
  std::filesystem::create_directories(folder);
  write(folder / "invite.subject", "For {{nmae}}\n");
  lab.configure("[webinar]\ntemplates = \"" + folder.string() + "\"\n");
  const auto refused = lab.run(with(invite, {"--queue"}));
  CHECK(refused.status == 65);
  CHECK(refused.err.find("invite.subject:1: no variable is named 'nmae'") != std::string::npos);
  CHECK(lab.json({"mail", "list"}).empty());
  CHECK(lab.json({"webinar", "view", "future"}).at("invited") == 0);
}

TEST_CASE("webinar invite: once it has begun nobody is invited") {
  Hall lab;
  lab.variables["QLAB_NOW"] = "2027-02-20T12:30:00Z";
  const auto refused = lab.run(with(invite, {"--queue"}));
  CHECK(refused.status == 6);
  CHECK(refused.err == "qlab: 'future' began on Sat 20 Feb 2027 12:30 GMT (Europe/London)\n");
}

TEST_CASE("webinar invite: a wrong query or command line is explained") {
  const Hall lab;
  const auto field = lab.run({"webinar", "invite", "future", "--to", "realtion:wider", "--queue"});
  CHECK(field.status == 2);
  CHECK(field.err.find("did you mean 'relation'?") != std::string::npos);
  const auto nobody = lab.run({"webinar", "invite", "future"});
  CHECK(nobody.status == 2);
  CHECK(nobody.err.find("--to") != std::string::npos);
}

}  // namespace qlab::test
