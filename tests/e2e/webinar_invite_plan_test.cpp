// SPDX-License-Identifier: Apache-2.0
// Plans of invitations: written, looked at, applied, and refused where anything would differ.
#include <doctest/doctest.h>
#include <sys/stat.h>

#include "tests/support/outbox.hpp"
#include "tests/support/webinars.hpp"

namespace qlab::test {
namespace {

struct Hall : WebinarHall {
  Hall() {
    add_member(*this, "Anna Jones", "anna@example.org");
    add_member(*this, "Ben Price", "ben@example.org");
    add_member(*this, "Carl Lee", "carl@example.org");
  }

  [[nodiscard]] Finished plan() const {
    return run({"webinar", "invite", "future", "--to", "relation:collaborator", "--plan", file()});
  }
  [[nodiscard]] Finished apply(const std::vector<std::string>& more = {}) const {
    std::vector<std::string> words{"webinar", "invite", "future", "--apply", file(), "--queue"};
    words.insert(words.end(), more.begin(), more.end());
    return run(words);
  }
  [[nodiscard]] std::string file() const { return path("plan.json").string(); }
  [[nodiscard]] std::size_t mails() const { return json({"mail", "list"}).size(); }
};

}  // namespace

TEST_CASE("webinar invite: a plan says of everybody in or out, with one reason, and does nothing") {
  const Hall lab;
  REQUIRE(lab.run({"webinar", "rsvp", "future", "m2", "no"}).status == 0);
  const auto before = read(lab.store());
  const auto planned = lab.plan();
  CHECK(planned.status == 0);
  CHECK(planned.out ==
        "member\tdecision\treason\ttext\nm1\tin\t\t\nm3\tin\t\t\n"
        "m2\tout\tanswered\tanswered already: no\n");
  CHECK(planned.err == "wrote the plan '" + lab.file() +
                           "': 2 in, 1 out; nothing was queued or sent\n"
                           "3 selected: 2 would be written to, 1 skipped\n");
  CHECK(read(lab.store()) == before);
  const auto plan = parse_json(read(lab.file()));
  CHECK(plan.at("command") == "webinar invite");
  CHECK(plan.at("object") == "w1");
  CHECK(plan.at("at") == "2027-01-15T09:00:00Z");
  CHECK(plan.at("query") == "relation:collaborator");
  CHECK(plan.at("selected") == 3);
  CHECK(plan.at("in") == 2);
  CHECK(plan.at("out") == 1);
  CHECK(plan.at("reasons") == parse_json(R"({"answered": 1})"));
  CHECK(read(lab.file()).find('@') == std::string::npos);
  struct stat about {};
  REQUIRE(::stat(lab.file().c_str(), &about) == 0);
  CHECK((about.st_mode & 0777) == 0600);
}

TEST_CASE("webinar invite: an agreed plan is carried out as it was written") {
  const Hall lab;
  REQUIRE(lab.plan().status == 0);
  const auto applied = lab.apply();
  CHECK(applied.status == 0);
  CHECK(applied.err == "3 selected: 3 queued, 0 skipped\n");
  CHECK(lab.mails() == 3);
}

TEST_CASE("webinar invite: who joined, left, or stays out for another reason stops the plan") {
  const Hall lab;
  add_member(lab, "Dora Hill", "dora@example.org");
  REQUIRE(lab.run({"webinar", "rsvp", "future", "m4", "no"}).status == 0);
  REQUIRE(lab.plan().status == 0);
  REQUIRE(lab.run({"webinar", "rsvp", "future", "m1", "yes"}).status == 0);
  REQUIRE(lab.run({"webinar", "rsvp", "future", "m4", "maybe"}).status == 0);
  add_member(lab, "Ella Moss", "ella@example.org");
  const auto refused = lab.apply();
  CHECK(refused.status == 6);
  CHECK(refused.out ==
        "who\tchange\tbefore\tnow\n"
        "m1\tleft\tin\tout: answered already: yes\n"
        "m4\treason\tout: answered already: no\tout: answered already: maybe\n"
        "m5\tjoined\tnot selected\tin\n");
  CHECK(refused.err ==
        "qlab: 3 decisions would differ from the plan of 2027-01-15T09:00:00Z; nothing was done\n"
        "hint: look at the differences and write a new plan with --plan\n");
  CHECK(lab.mails() == 0);
}

TEST_CASE("webinar invite: another letter is drift too") {
  Hall lab;
  REQUIRE(lab.plan().status == 0);
  std::filesystem::create_directories(lab.path("letters"));
  write(lab.path("letters/invite.subject"), "Please come: {{title}}\n");
  lab.configure("[webinar]\ntemplates = \"" + lab.path("letters").string() + "\"\n");
  const auto refused = lab.apply({"--json"});
  CHECK(refused.status == 6);
  CHECK(parse_json(refused.out) == parse_json(R"([
    {"who": "m1", "change": "letter", "before": "in", "now": "in"},
    {"who": "m2", "change": "letter", "before": "in", "now": "in"},
    {"who": "m3", "change": "letter", "before": "in", "now": "in"}])"));
  CHECK(parse_json(refused.err).at("error").at("code") == "refused");
  CHECK(lab.mails() == 0);
}

TEST_CASE("webinar invite: applied twice, a plan invites once") {
  const Hall lab;
  REQUIRE(lab.plan().status == 0);
  REQUIRE(lab.apply().status == 0);
  CHECK(lab.apply().status == 6);
  CHECK(lab.mails() == 3);
}

TEST_CASE("webinar invite: many recipients need a word of agreement, plan or not") {
  Hall lab;
  lab.configure("[send]\nconfirm_above = 2\n");
  REQUIRE(lab.plan().status == 0);
  CHECK(lab.apply().status == 2);
  CHECK(lab.mails() == 0);
  CHECK(lab.apply({"--yes"}).status == 0);
}

TEST_CASE("webinar invite: a plan of something else, or a file that is none, is refused") {
  Hall lab;
  REQUIRE(lab.plan().status == 0);
  auto second = add_future();
  second[2] = "second";
  REQUIRE(lab.run(second).status == 0);
  const auto other = lab.run({"webinar", "invite", "second", "--apply", lab.file()});
  CHECK(other.status == 2);
  CHECK(other.err ==
        "qlab: '" + lab.file() +
            "' is a plan for 'webinar invite w1'\nhint: this is 'webinar invite w2'\n");
  write(lab.file(), "{\"qlab_plan\": 1,\n oops");
  const auto broken = lab.apply();
  CHECK(broken.status == 65);
  CHECK(broken.out.empty());
  CHECK(broken.err ==
        "qlab: plan.json:2:2: this is not JSON\nhint: write a new plan with --plan\n");
  std::filesystem::remove(lab.file());
  CHECK(lab.apply().status == 10);
}

TEST_CASE("webinar invite: a plan says who is meant, so nothing else may") {
  const Hall lab;
  for (const auto& flag : std::vector<std::vector<std::string>>{
           {"--to", "relation:wider"}, {"--max", "2"}, {"--plan", "other.json"}}) {
    const auto wrong = lab.apply(flag);
    CHECK(wrong.status == 2);
    CHECK(wrong.err.find(flag.front()) != std::string::npos);
  }
}

}  // namespace qlab::test
