// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/support/handover_lab.hpp"
#include "tests/support/handover_scene.hpp"
#include "tests/support/replies.hpp"

namespace qlab::test {
namespace {

bool has_check(const nlohmann::json& status, const std::string& what) {
  return std::ranges::any_of(status.at("checks"),
                             [&](const auto& check) { return check.at("what") == what; });
}

/// The check of that name.
nlohmann::json check_named(const nlohmann::json& status, const std::string& what) {
  for (const auto& check : status.at("checks")) {
    if (check.at("what") == what) return check;
  }
  FAIL("no check is named " << what);
  return {};
}

std::string state(const Lab& lab, const std::string& what) {
  return check_named(lab.json({"handover", "status"}), what).at("state");
}

}  // namespace

TEST_CASE("handover status: of an empty community says what to begin with") {
  const Lab lab;
  const auto status = lab.json({"handover", "status"});
  CHECK(status.at("frozen") == false);
  CHECK(status.at("days_left").is_null());
  const auto successor = check_named(status, "successor named");
  CHECK(successor.at("state") == "open");
  CHECK(successor.at("command") == "qlab handover successor add --name NAME --email ADDRESS");
  CHECK(status.at("missing_consents").empty());
  CHECK(status.at("plan").size() == 6);
}

TEST_CASE("handover status: what is open has its command, and is overdue once its time has come") {
  HandoverScene lab;
  lab.must({"handover", "plan", "set", "--last-send", "+1d", "--comments-close", "+1d", "--freeze",
            "+2d", "--pack", "+3d", "--acknowledgement", "+4d", "--erasure", "+5d"});
  const auto before = lab.json({"handover", "status"});
  CHECK(before.at("days_left") == 5);
  CHECK(before.at("overdue") == 0);
  CHECK(check_named(before, "dates set").at("state") == "done");
  CHECK(check_named(before, "dates set").at("command").is_null());
  const auto comments = check_named(before, "comments read");
  CHECK(comments.at("state") == "open");
  CHECK(comments.at("count") == 1);
  CHECK(comments.at("detail") == "1 comment waits for a decision");
  CHECK(check_named(before, "mail sent").at("count") == 2);
  CHECK(check_named(before, "everybody accounted for").at("count") == 5);
  CHECK(before.at("accounted_for").at("heard_from") == 1);

  lab.variables["QLAB_NOW"] = "2027-01-16T09:00:00Z";
  CHECK(state(lab, "comments read") == "overdue");
  CHECK(state(lab, "members asked") == "open");
  lab.must({"comments", "approve", "c1"});
  CHECK(state(lab, "comments read") == "done");
  lab.variables["QLAB_NOW"] = "2027-01-17T09:00:00Z";
  CHECK(state(lab, "members asked") == "overdue");
  CHECK(state(lab, "store frozen") == "done");
  CHECK(lab.json({"handover", "status"}).at("frozen") == true);
}

TEST_CASE("handover status: rows for people end with the counts") {
  const HandoverScene lab;
  const auto shown = lab.run({"handover", "status"});
  CHECK(shown.status == 0);
  CHECK(shown.out.starts_with("state\twhat\tcount\tdetail\tdue\tcommand\nopen\tdates set\t6\t"));
  CHECK(shown.err.find(" done, ") != std::string::npos);
  CHECK(shown.err.find(" 0 overdue\n") != std::string::npos);
}

TEST_CASE("handover status: work without an owner or a next step, or overdue, is seen") {
  const HandoverScene lab;
  lab.must({"handover", "progress", "add", "--task", "A"});
  lab.must({"handover", "progress", "add", "--task", "B", "--owner", "m1", "--next-step", "ask",
            "--due", "2027-01-01", "--tz", "UTC"});
  auto status = lab.json({"handover", "status"});
  CHECK(check_named(status, "work passed on").at("count") == 1);
  CHECK(check_named(status, "work in time").at("state") == "overdue");
  lab.must({"handover", "progress", "done", "h2", "h3"});
  status = lab.json({"handover", "status"});
  CHECK(check_named(status, "work passed on").at("state") == "done");
  CHECK(check_named(status, "work in time").at("state") == "done");
  CHECK(check_named(status, "learning kept").at("state") == "open");
}

TEST_CASE("handover status: whose word is missing is listed, with the command that asks") {
  const HandoverScene lab;
  lab.must({"members", "consent", "m1", "handover", "given", "--recipient", "Next Network",
            "--evidence", "form 12"});
  lab.must({"members", "consent", "m2", "handover", "refused", "--recipient", "Next Network"});
  lab.must({"members", "consent", "m3", "handover", "asked", "--recipient", "Next Network"});
  CHECK(lab.run({"handover", "status", "--missing", "--format", "ids"}).out == "m3\nm4\nm5\nm6\n");
  const auto rows = lab.json({"handover", "status", "--missing", "--recipient", "next network"});
  REQUIRE(rows.size() == 4);
  CHECK(rows.at(0).at("state") == "asked");
  CHECK(rows.at(0).at("asked_at") == "2027-01-15T09:00:00Z");
  CHECK(rows.at(1).at("state") == "unknown");
  CHECK(rows.at(1).at("command") == "qlab handover ask --recipient 'Next Network' --to id:m4");
  CHECK(lab.json({"handover", "status"}).at("missing_consents") == rows);
  const auto status = lab.json({"handover", "status"});
  CHECK(check_named(status, "members asked").at("count") == 3);
  CHECK(check_named(status, "consents answered").at("count") == 1);
  CHECK(lab.run({"handover", "status", "--missing", "--recipient", "X"}).status == 10);
}

TEST_CASE("handover status: what there never was is not asked about") {
  const Lab lab;
  const auto status = lab.json({"handover", "status"});
  for (const std::string what :
       {"comments read", "scenarios closed", "attendance known", "calls held", "mail sent",
        "mail certain", "replies read", "files imported", "flags settled", "work passed on",
        "pack made"}) {
    CHECK_MESSAGE(!has_check(status, what), what);
  }
  CHECK(has_check(status, "successor named"));
}

TEST_CASE("handover status: calls, flags and rows of files that wait are seen") {
  const HandoverScene lab;
  lab.must({"calls", "request", "m2"});
  auto status = lab.json({"handover", "status"});
  const auto calls = check_named(status, "calls held");
  CHECK(calls.at("count") == 1);
  CHECK(calls.at("detail") == "1 call is not over: 1 wanted, 0 proposed, 0 booked");
  CHECK(calls.at("command") == "qlab calls list state:wanted,proposed,booked");
  CHECK(lab.run({"calls", "list", "state:wanted,proposed,booked"}).status == 0);
  lab.must({"calls", "cancel", "k1", "--by", "staff"});
  CHECK(state(lab, "calls held") == "done");

  lab.must({"comments", "approve", "c1"});
  CHECK_FALSE(has_check(lab.json({"handover", "status"}), "flags settled"));
  lab.must({"comments", "flag", "c1", "--by", "m2", "--reason", "rude"});
  CHECK(check_named(lab.json({"handover", "status"}), "flags settled").at("count") == 1);

  const auto both = lab.file("both.csv",
                             "Name,Email,Other email\n"
                             "Person,person1@example.org,person2@example.org\n");
  lab.run({"members", "import", both, "--map", "Other email=email"});
  status = lab.json({"handover", "status"});
  CHECK(check_named(status, "files imported").at("count") == 1);
  CHECK(check_named(status, "files imported").at("command") == "qlab members import --review");
}

TEST_CASE("handover status: mails that came in and wait for a person are seen") {
  const Replies replies;
  replies.deliver({"From: anna@example.net\nSubject: A question\n\nWho will be there?\n\n"});
  REQUIRE(replies.receive().at("waiting") == 1);
  const auto read = check_named(replies.lab.json({"handover", "status"}), "replies read");
  CHECK(read.at("count") == 1);
  CHECK(read.at("detail") == "1 mail that came in waits for a person");
  CHECK(read.at("command") == "qlab mail inbox");
}

TEST_CASE("handover status: each successor's pack is made, is the newest state, and acknowledged") {
  const HandoverLab lab;
  auto made = check_named(lab.json({"handover", "status"}), "pack made");
  CHECK(made.at("state") == "open");
  CHECK(made.at("command") == "qlab handover pack --to 'Next Network' --password-file FILE");
  CHECK_FALSE(has_check(lab.json({"handover", "status"}), "pack acknowledged"));

  const auto pack = lab.pack();
  CHECK(state(lab, "pack made") == "done");
  CHECK(state(lab, "delta sent") == "done");
  const auto waiting = check_named(lab.json({"handover", "status"}), "pack acknowledged");
  CHECK(waiting.at("state") == "open");
  CHECK(waiting.at("detail") == "Next Network has not acknowledged 'pack.zip'");
  const auto receipt = lab.path("receipt.json").string();
  const auto accept = [&](const std::string& file) {
    lab.must({"handover", "accept", file, "--into", lab.path("next").string(), "--password-file",
              lab.password(), "-o", receipt});
    lab.must({"handover", "ack", receipt});
  };
  accept(pack);
  CHECK(state(lab, "pack acknowledged") == "done");

  lab.consent("m3", "withdrawn");
  const auto owed = check_named(lab.json({"handover", "status"}), "delta sent");
  CHECK(owed.at("state") == "open");
  CHECK(owed.at("count").get<int>() > 0);
  const auto command = owed.at("command").get<std::string>();
  CHECK(command.starts_with("qlab handover delta --since "));
  const auto digest = command.substr(28, 64);
  const auto delta = lab.path("delta.zip").string();
  lab.must(
      {"handover", "delta", "--since", digest, "--password-file", lab.password(), "-o", delta});
  CHECK(state(lab, "delta sent") == "done");
  // The earlier file was acknowledged, the last one was not.
  CHECK(check_named(lab.json({"handover", "status"}), "pack acknowledged").at("detail") ==
        "Next Network has not acknowledged 'delta.zip'");
  accept(delta);
  CHECK(state(lab, "pack acknowledged") == "done");
}

}  // namespace qlab::test
