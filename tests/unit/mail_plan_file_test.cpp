// SPDX-License-Identifier: Apache-2.0
#include "lib/mail/plan_file.hpp"

#include <doctest/doctest.h>

#include "tests/support/errors.hpp"
#include "tests/support/plans.hpp"

namespace qlab::mail {
namespace {

using test::in;
using test::out;

Plan sample() {
  auto plan =
      test::plan({in("m1", "0a"), out("m2", Reason::answered), out("m10", Reason::refused)});
  plan.max = 5;
  return plan;
}

/// What is wrong with the sample once one piece of it is another one.
std::string error_after(std::string_view piece, std::string_view instead) {
  auto text = write_plan(sample());
  const auto at = text.find(piece);
  REQUIRE(at != std::string::npos);
  text.replace(at, piece.size(), instead);
  const auto error = test::error_of([&] { parse_plan(text, "plan.json"); });
  REQUIRE(error);
  CHECK(error->kind() == Kind::data);
  return error->what();
}

std::string error_in(std::string_view text) {
  const auto error = test::error_of([&] { parse_plan(text, "plan.json"); });
  REQUIRE(error);
  CHECK(error->kind() == Kind::data);
  CHECK(error->hint() == "write a new plan with --plan");
  return error->what();
}

}  // namespace

TEST_CASE("plan file: what was written reads back the same") {
  const auto plan = sample();
  const auto read = parse_plan(write_plan(plan), "plan.json");
  CHECK(fingerprint(read) == fingerprint(plan));
  CHECK(read.at == plan.at);
  CHECK(read.max == plan.max);
  CHECK(differences(plan, read).empty());
  auto empty = test::plan({});
  empty.max.reset();
  CHECK(parse_plan(write_plan(empty), "plan.json").decisions.empty());
}

TEST_CASE("plan file: a person can read it, and it names nobody but by ref") {
  CHECK(write_plan(sample()) ==
        R"({"qlab_plan":1,"command":"webinar invite","object":"w1","at":"2027-01-15T09:00:00Z",)"
        R"("query":"relation:collaborator","max":5,"selected":3,"in":1,"out":2,)"
        R"("reasons":{"answered":1,"refused":1},"fingerprint":")" +
            fingerprint(sample()) +
            "\",\n\"decisions\":[\n"
            R"({"who":"m1","decision":"in","reason":null,"text":null,"letter":"0a"},)"
            "\n"
            R"({"who":"m2","decision":"out","reason":"answered","text":"answered","letter":null},)"
            "\n"
            R"({"who":"m10","decision":"out","reason":"refused","text":"refused","letter":null})"
            "\n]}\n");
}

TEST_CASE("plan file: what was changed afterwards is refused") {
  CHECK(error_after("\"m1\"", "\"m3\"") == "plan.json: it was changed after it was written");
  CHECK(error_after("\"0a\"", "\"0b\"") == "plan.json: it was changed after it was written");
  CHECK(error_after("\"in\":1", "\"in\":2") == "plan.json: its counts do not sum to its decisions");
  CHECK(error_after("\"m2\"", "\"m1\"") == "plan.json: 'm1' stands in it twice");
}

TEST_CASE("plan file: a wrong field is named") {
  CHECK(error_after("\"qlab_plan\":1", "\"qlab_plan\":2") ==
        "plan.json: 'qlab_plan' is not an edition that is known");
  CHECK(error_after("\"max\":5", "\"max\":-5") == "plan.json: 'max' is not a number");
  CHECK(error_after("2027-01-15T", "yesterday T") == "plan.json: 'at' is not an instant");
  CHECK(error_after("\"m2\"", "\"Anna\"") ==
        "plan.json: 'decisions[1].who' is not a member, a mail or a call, such as m12, o12 or k12");
  CHECK(error_after("\"m2\"", "12") == "plan.json: 'decisions[1].who' is not a text");
  CHECK(error_after("\"decision\":\"in\"", "\"decision\":\"maybe\"") ==
        "plan.json: 'decisions[0].decision' is not in or out");
  CHECK(error_after("\"reason\":\"refused\"", "\"reason\":\"whim\"") ==
        "plan.json: 'decisions[2].reason' is not a known reason");
  CHECK(error_after("\"text\":\"refused\"", "\"txt\":\"refused\"") ==
        "plan.json: 'decisions[2].text' is not there");
}

TEST_CASE("plan file: what is no plan at all is refused with its place") {
  CHECK(error_in("") == "plan.json:1:1: this is not JSON");
  CHECK(error_in("{\n  \"qlab_plan\": nope}") == "plan.json:2:17: this is not JSON");
  CHECK(error_in("[]") == "plan.json: it is not an object");
  CHECK(error_in("\"\xFF\"") == "plan.json: it is not UTF-8");
  CHECK(error_in(R"({"qlab_plan":1,"command":"a","object":"","query":"","max":null,)"
                 R"("at":"2027-01-15T09:00:00Z","decisions":[3]})") ==
        "plan.json: decisions[0] is not an object");
  CHECK(error_in(std::string(100'000, '[')) ==
        "plan.json: it is nested too deeply, or has too many fields");
  CHECK(error_in(R"({"qlab_plan":1,"command":")" + std::string(5000, 'x') + "\"}") ==
        "plan.json: 'command' is not a short text");
}

}  // namespace qlab::mail
