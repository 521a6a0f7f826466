// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "tests/support/handover_scene.hpp"

namespace qlab::test {
namespace {

/// The lab of the scene with a mailbox that answers come into.
struct Asking : HandoverScene {
  Asking() {
    configure(maildir_relay(*this) +
              fmt::format("[mailbox]\nkind = \"mbox\"\npath = \"{}\"\n", path("in.mbox").string()));
    must({"members", "consent", "m1", "handover", "given", "--recipient", "Next Network",
          "--evidence", "form 12"});
    must({"members", "consent", "m2", "handover", "refused", "--recipient", "Next Network"});
    must({"members", "consent", "m3", "contact", "withdrawn"});
  }

  /// The address for an answer, as the mail says it.
  [[nodiscard]] std::string address(const std::string& mail, const std::string& word) const {
    const auto raw = must({"mail", "view", mail, "--raw"});
    const auto at = raw.find("+" + word + "-");
    REQUIRE(at != std::string::npos);
    return "lab" + raw.substr(at, word.size() + 2 + 26) + "@example.org";
  }

  void answer(const std::string& to, const std::string& from, int number,
              const std::string& text = "") const {
    const auto mail = fmt::format(
        "From x@example.net Fri Jan 15 09:00:01 2027\nFrom: {}\nTo: {}\nSubject: Re: May we\n"
        "Message-ID: <{}@example.net>\nDate: Fri, 15 Jan 2027 09:00:00 +0000\n\n{}\n\n",
        from, to, number, text);
    write(path("in.mbox"), mail);
    must({"mail", "receive"});
  }

  [[nodiscard]] std::string word(const std::string& member) const {
    return json({"members", "consent", member, "handover"}).back().at("state");
  }
};

}  // namespace

TEST_CASE("handover ask: everybody is asked once, and who is not has a reason") {
  const Asking lab;
  const auto rehearsed = lab.json({"handover", "ask", "--to", "relation:collaborator", "--dry-run",
                                   "-o", lab.path("drafts").string()});
  CHECK(rehearsed.at("dry_run") == true);
  CHECK(rehearsed.at("asked") == parse_json(R"(["m4","m5","m6"])"));
  CHECK(read(lab.path("drafts/m4.eml")).find("Next Network") != std::string::npos);
  CHECK(lab.json({"members", "consent", "m4", "handover"}).empty());

  const auto asked = lab.json({"handover", "ask", "--to", "relation:collaborator", "--yes"});
  CHECK(asked.at("selected") == 6);
  CHECK(asked.at("skipped").at(0).at("reason") == "answered");
  CHECK(asked.at("skipped").at(1).at("reason") == "answered");
  CHECK(asked.at("skipped").at(2).at("reason") == "refused");
  // The invitations of the scene left with them.
  CHECK(asked.at("sent").size() == 5);
  const auto consent = lab.json({"members", "consent", "m4", "handover"}).at(0);
  CHECK(consent.at("state") == "asked");
  CHECK(consent.at("channel") == "mail");
  CHECK(consent.at("evidence") == "o3");

  const auto again = lab.json({"handover", "ask", "--to", "id:m4", "--yes"});
  CHECK(again.at("asked").empty());
  CHECK(again.at("skipped").at(0).at("reason") == "already_written");
}

TEST_CASE("handover ask: an answer by token is a word, with the mail as its evidence") {
  const Asking lab;
  lab.must({"handover", "ask", "--to", "id:m4,m5,m6", "--yes"});
  lab.answer(lab.address("o3", "yes"), "person4@example.org", 1);
  CHECK(lab.word("m4") == "given");
  CHECK(lab.json({"members", "consent", "m4", "handover"}).back().at("evidence") == "answer to o3");
  lab.answer(lab.address("o4", "no"), "somebody@example.net", 2);
  CHECK(lab.word("m5") == "refused");
  CHECK(lab.word("m6") == "asked");
  const auto list = lab.json({"handover", "successor", "list"}).at(0);
  CHECK(list.at("given") == 2);
  CHECK(list.at("refused") == 2);
  CHECK(list.at("asked") == 1);
  // A later no takes the yes back, whatever became of the store meanwhile.
  lab.must({"handover", "plan", "freeze", "--now"});
  lab.answer(lab.address("o3", "no"), "person4@example.org", 3);
  CHECK(lab.word("m4") == "withdrawn");
}

TEST_CASE("handover ask: a yes with conditions is no consent until somebody has read them") {
  const Asking lab;
  lab.must({"handover", "ask", "--to", "id:m4,m5", "--yes"});
  lab.answer(lab.address("o3", "yes"), "person4@example.org", 1,
             "Yes, but only my name. Please do not pass on my telephone number.");
  lab.answer(lab.address("o4", "no"), "person5@example.org", 2, "No. Who are they?");
  CHECK(lab.word("m4") == "asked");
  CHECK(lab.word("m5") == "refused");
  const auto waiting = lab.json({"mail", "inbox", "list"});
  REQUIRE(waiting.size() == 2);
  CHECK(waiting[0].at("member") == "m4");
  CHECK(waiting[0].at("reason") ==
        "they say more than yes to the handover to Next Network; they add: Yes, but only my name. "
        "Please do not pass on my telephone number.");
  CHECK(waiting[1].at("reason") ==
        "handover to Next Network: refused; they add: No. Who are they?");
  lab.answer(lab.address("o3", "yes"), "person4@example.org", 3, "Yes, thank you.\n\n-- \nPerson");
  CHECK(lab.word("m4") == "given");
}

TEST_CASE("handover ask: who said nothing is asked again after a while") {
  Asking lab;
  lab.must({"handover", "ask", "--to", "id:m4", "--yes"});
  lab.variables["QLAB_NOW"] = "2027-01-20T09:00:00Z";
  CHECK(lab.json({"handover", "ask", "--to", "id:m4", "--again-after", "14d", "--yes"})
            .at("asked")
            .empty());
  lab.variables["QLAB_NOW"] = "2027-01-30T09:00:00Z";
  CHECK(lab.json({"handover", "ask", "--to", "id:m4", "--again-after", "14d", "--yes"})
            .at("asked")
            .size() == 1);
}

TEST_CASE("handover ask: a plan is agreed on first, and refused where anything differs") {
  const Asking lab;
  const auto plan = lab.path("ask.json").string();
  lab.must({"handover", "ask", "--to", "relation:collaborator", "--plan", plan});
  CHECK(lab.json({"members", "consent", "m4", "handover"}).empty());
  lab.must({"members", "consent", "m5", "handover", "refused", "--recipient", "Next Network"});
  CHECK(lab.run({"handover", "ask", "--apply", plan, "--yes"}).status == 6);
  lab.must({"handover", "ask", "--to", "relation:collaborator", "--plan", plan});
  CHECK(lab.json({"handover", "ask", "--apply", plan, "--yes"}).at("asked").size() == 2);
}

TEST_CASE("handover ask: the letter says the wording that was kept, and a change is taken back") {
  const Asking lab;
  const auto text = lab.file("wording.txt", "They keep your address for two years.\n");
  lab.must({"members", "consent", "wording", "add", "--purpose", "handover", "--body-file", text});
  const auto shown = lab.must({"mail", "preview", "m4", "--template", "handover"});
  CHECK(shown.find("They keep your address for two years.") != std::string::npos);
  lab.must({"handover", "ask", "--to", "id:m4", "--queue", "--yes"});
  CHECK(lab.json({"members", "consent", "m4", "handover"}).at(0).at("wording") == "1");
  lab.must({"store", "undo"});
  CHECK(lab.json({"members", "consent", "m4", "handover"}).empty());
  CHECK(lab.json({"mail", "list"}).size() == 2);
}

TEST_CASE("handover ask: without a successor, or among several, one must be named") {
  const Lab none;
  CHECK(none.run({"handover", "ask", "--to", "tag:x"}).status == 10);
  const Asking lab;
  lab.must({"handover", "successor", "add", "--name", "Other"});
  check_failed(lab.run({"handover", "ask", "--to", "id:m4"}), 2,
               "qlab: there are 2 successors\nhint: say which one with --recipient NAME\n");
  CHECK(lab.run({"handover", "ask", "--recipient", "Other"}).status == 2);
}

}  // namespace qlab::test
