// SPDX-License-Identifier: Apache-2.0
// Plans over the outbox.
#include <doctest/doctest.h>

#include "tests/support/outbox.hpp"
#include "tests/support/webinars.hpp"

namespace qlab::test {
namespace {

struct Outbox : Lab {
  Outbox() {
    configure(maildir_relay(*this));
    queue_mails(*this, 3);
    execute(*this, "UPDATE message SET due_at = due_at + 60 WHERE id = 3");
  }
  [[nodiscard]] std::string file() const { return path("plan.json").string(); }
};

}  // namespace

TEST_CASE("mail send: a plan decides about every mail that waits, and sends none") {
  Outbox lab;
  execute(lab, "UPDATE member SET delivery = 'off' WHERE id = 2");
  const auto planned = lab.run({"mail", "send", "--plan", lab.file()});
  CHECK(planned.status == 0);
  CHECK(planned.err.starts_with("wrote the plan '" + lab.file() +
                                "': 1 in, 2 out; nothing was queued or sent\n"));
  const auto plan = parse_json(read(lab.file()));
  CHECK(plan.at("decisions") == parse_json(R"([
    {"who": "o1", "decision": "in", "reason": null, "text": null, "letter": null},
    {"who": "o2", "decision": "out", "reason": "delivery_off", "text": "delivery is off",
     "letter": null},
    {"who": "o3", "decision": "out", "reason": "not_due", "text": "it is due later",
     "letter": null}])"));
  CHECK(states(lab) == "queued queued queued");
  const auto applied = lab.run({"mail", "send", "--apply", lab.file()});
  CHECK(applied.status == 0);
  CHECK(states(lab) == "sent cancelled queued");
}

TEST_CASE("mail send: a plan that no longer holds is refused with what changed") {
  Outbox lab;
  REQUIRE(lab.run({"mail", "send", "--max", "2", "--plan", lab.file()}).status == 0);
  execute(lab, "UPDATE member SET delivery = 'off' WHERE id = 2");
  lab.variables["QLAB_NOW"] = "2027-01-15T09:01:00Z";
  const auto refused = lab.run({"mail", "send", "--apply", lab.file()});
  CHECK(refused.status == 6);
  CHECK(refused.out ==
        "who\tchange\tbefore\tnow\no2\tleft\tin\tout: delivery is off\n"
        "o3\treason\tout: it is due later\tout: more than 2 at once\n");
  CHECK(refused.err.starts_with(
      "qlab: 2 decisions would differ from the plan of 2027-01-15T09:00:00Z; nothing was done\n"));
  CHECK(states(lab) == "queued queued queued");
}

TEST_CASE("mail send: --to sends only what waits for the members that are meant") {
  Outbox lab;
  execute(lab,
          "UPDATE message SET member_id = NULL WHERE id = 3; UPDATE message SET due_at = queued_at;"
          "UPDATE member SET nation = 'wales' WHERE id = 2");
  const auto nobody = lab.run({"mail", "send", "--to", "", "--summary", "--format", "csv"});
  CHECK(nobody.status == 0);
  CHECK(nobody.out.ends_with("send,false,0,0,0,0,0,3,0,\r\n"));
  CHECK(refs(lab.json({"mail", "send", "--to", "-nation:wales", "--dry-run"}).at("sent")) ==
        std::vector<std::string>{"o1"});
  const auto sent = lab.run({"mail", "send", "--to", "nation:wales"});
  CHECK(sent.status == 0);
  CHECK(sent.out.empty());
  CHECK(states(lab) == "queued sent queued");
}

TEST_CASE("mail send: a plan keeps the query and decides about nobody else") {
  Outbox lab;
  const std::vector<std::string> two{"mail",  "send", "--to",   "person",
                                     "--max", "1",    "--plan", lab.file()};
  REQUIRE(lab.run(two).status == 0);
  execute(lab, "UPDATE message SET member_id = NULL WHERE id = 3");
  CHECK(parse_json(read(lab.file())).at("query") == "person");
  CHECK(lab.run({"mail", "send", "--apply", lab.file()}).status == 6);
  REQUIRE(lab.run(two).status == 0);
  CHECK(parse_json(read(lab.file())).at("selected") == 2);
  CHECK(lab.run({"mail", "send", "--apply", lab.file()}).status == 0);
  CHECK(states(lab) == "sent queued queued");
  REQUIRE(lab.run({"mail", "send", "--plan", lab.file()}).status == 0);
  CHECK(parse_json(read(lab.file())).at("query").is_null());
  CHECK(lab.run({"mail", "send", "--apply", lab.file(), "--to", "person"}).status == 2);
}

TEST_CASE("mail send: a plan decides as sending does") {
  WebinarHall lab;
  lab.configure(maildir_relay(lab) + "[send]\nquiet_hours = \"21:00-07:30\"\n");
  for (const std::string name : {"anna", "ben"}) add_member(lab, name, name + "@example.org");
  REQUIRE(
      lab.run({"webinar", "invite", "future", "--to", "relation:collaborator", "--queue"}).status ==
      0);
  REQUIRE(lab.run({"webinar", "rsvp", "future", "m1", "no"}).status == 0);
  execute(lab, "UPDATE message SET origin = 'automatic', zone = 'Europe/London' WHERE id = 2");
  lab.variables["QLAB_NOW"] = "2027-01-15T22:00:00Z";
  const auto file = lab.path("plan.json").string();
  REQUIRE(lab.run({"mail", "send", "--plan", file}).status == 0);
  const auto plan = parse_json(read(file));
  CHECK(plan.at("decisions").at(0).at("text") == "answered already: no");
  CHECK(plan.at("decisions").at(1).at("text") == "it waits for the end of the quiet hours");
  CHECK(lab.run({"mail", "send", "--apply", file}).status == 0);
  CHECK(states(lab) == "cancelled queued");
}

TEST_CASE("mail send: a query that is wrong is said before anything is sent") {
  const Outbox lab;
  const auto wrong = lab.run({"mail", "send", "--to", "nations:wales"});
  CHECK(wrong.status == 2);
  CHECK(wrong.err.find("did you mean 'nation'") != std::string::npos);
  CHECK(states(lab) == "queued queued queued");
}

TEST_CASE("mail send: an invitation's plan is no plan for the outbox") {
  const Outbox lab;
  write(lab.file(), "[]");
  const auto broken = lab.run({"mail", "send", "--apply", lab.file()});
  CHECK(broken.status == 65);
  CHECK(broken.err == "qlab: plan.json: it is not an object\nhint: write a new plan with --plan\n");
}

}  // namespace qlab::test
