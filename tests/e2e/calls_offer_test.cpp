// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "tests/support/calls.hpp"

namespace qlab::test {

TEST_CASE("calls offer: times go out by mail and are kept, none to two members") {
  CallHall lab;
  const auto offered = lab.json({"calls", "offer", "k1", "k2", "--count", "2"});
  CHECK(offered.at("queued") == 2);
  CHECK(offered.at("sent").size() == 2);
  CHECK(offered.at("calls").at(0).at("slots") == Lines{"t1", "t2"});
  CHECK(offered.at("calls").at(1).at("slots") == Lines{"t3", "t4"});
  CHECK(offered.at("calls").at(1).at("state") == "proposed");
  CHECK(offered.at("calls").at(1).at("kept_until") == "2027-01-17T09:00:00Z");
  CHECK(lab.mails() == Lines{"call-offer m1 sent", "call-offer m2 sent"});
  CHECK(lab.raw("o1").find("Subject: When may we call you?") != std::string::npos);
  CHECK(lab.raw("o1").find("+slotb-") != std::string::npos);
  lab.is_whole();
}

TEST_CASE("calls offer: whose times are kept is not written to again, until nobody chose") {
  CallHall lab(1);
  lab.ok({"calls", "offer", "k1"});
  const auto again = lab.run({"calls", "offer", "k1"});
  CHECK(again.status == 6);
  CHECK(again.err.find("3 times are kept for them until") != std::string::npos);
  lab.variables["QLAB_NOW"] = "2027-01-17T09:00:00Z";
  lab.ok({"calls", "offer", "k1"});
  CHECK(lab.mails() == Lines{"call-offer m1 sent", "call-offer m1 sent"});
}

TEST_CASE("calls offer: whoever refused calls or mail is offered none") {
  CallHall lab;
  lab.ok({"members", "consent", "m1", "call", "refused"});
  lab.ok({"members", "consent", "m2", "contact", "refused"});
  const auto all = lab.json({"calls", "offer", "--to", "relation:collaborator"});
  CHECK(all.at("calls").at(0).at("text") == "calls were refused");
  CHECK(all.at("calls").at(1).at("text") == "mail was refused");
  CHECK(all.at("calls").at(2).at("decision") == "in");
  CHECK(all.at("calls").at(2).at("slots") == Lines{"t1", "t2", "t3"});
  const auto one = lab.run({"calls", "offer", "k1"});
  CHECK(one.status == 6);
  CHECK(one.err.find("calls were refused") != std::string::npos);
  CHECK(lab.mails() == Lines{"call-offer m3 sent"});
}

TEST_CASE("calls offer: a letter that waits does not go once its member said no to calls") {
  CallHall lab(1);
  lab.ok({"calls", "offer", "k1", "--queue"});
  lab.ok({"members", "consent", "m1", "call", "refused"});
  CHECK(lab.run({"mail", "send"}).status == 0);
  CHECK(lab.mails() == Lines{"call-offer m1 cancelled"});
}

TEST_CASE("calls offer: a plan is agreed on, and refused where a time is gone by then") {
  CallHall lab(2);
  const auto plan = lab.path("plan.json").string();
  const Lines words{"calls", "offer", "--to", "relation:collaborator", "--max", "1"};
  lab.ok(with(words, {"--plan", plan}));
  CHECK(lab.mails().empty());
  lab.variables["QLAB_NOW"] = "2027-01-15T10:00:00Z";  // the same times, kept a little longer
  lab.ok({"calls", "book", "k2", "t1", "--no-mail"});
  const auto drifted = lab.run({"calls", "offer", "--apply", plan});
  CHECK(drifted.status == 6);
  CHECK(drifted.out.find("letter") != std::string::npos);
  lab.ok({"store", "undo"});
  lab.ok({"calls", "offer", "--apply", plan});
  CHECK(lab.mails() == Lines{"call-offer m1 sent"});
}

TEST_CASE("calls offer: a rehearsal writes each mail and nothing else") {
  CallHall lab(1);
  const auto drafts = lab.path("drafts").string();
  const auto shown = lab.json({"calls", "offer", "k1", "--dry-run", "-o", drafts});
  CHECK(shown.at("dry_run") == true);
  CHECK(std::filesystem::exists(lab.path("drafts/k1.eml")));
  CHECK(lab.field("k1", "state") == "wanted");
  CHECK(lab.mails().empty());
}

TEST_CASE("calls offer: without a free slot, or in the wrong words, nobody is written to") {
  CallHall lab(1);
  lab.variables["QLAB_NOW"] = "2027-02-28T23:31:00Z";  // less than 12 hours before the last
  const auto none = lab.run({"calls", "offer", "k1"});
  CHECK(none.status == 6);
  CHECK(none.err.find("no slot is free for it") != std::string::npos);
  CHECK(lab.run({"calls", "offer"}).status == 2);
  CHECK(lab.run({"calls", "offer", "k1", "--to", "tag:x"}).status == 2);
  CHECK(lab.run({"calls", "offer", "k1", "--count", "6"}).status == 2);
  CHECK(lab.run({"calls", "offer", "k1", "--slot", "t99"}).status == 10);
  CHECK(lab.run({"calls", "offer", "--to", ""}).status == 0);
  CHECK(lab.mails().empty());
  const auto exactly = lab.json({"calls", "offer", "k1", "--slot", "t6"});
  CHECK(exactly.at("calls").at(0).at("slots") == Lines{"t6"});
}

}  // namespace qlab::test
