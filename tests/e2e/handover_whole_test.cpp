// SPDX-License-Identifier: Apache-2.0
// The whole handover, played by two stores in two folders.
#include <doctest/doctest.h>

#include "tests/support/handover_lab.hpp"
#include "tests/support/places.hpp"

namespace qlab::test {
namespace {

std::vector<std::string> names(const nlohmann::json& members) {
  std::vector<std::string> names;
  for (const auto& member : members) names.push_back(member.at("name"));
  return names;
}

/// What the successor does with a file: takes it in, and sends a receipt back.
void accept_and_acknowledge(const HandoverLab& lab, const std::string& file) {
  const auto receipt = lab.path("receipt.json").string();
  lab.must({"handover", "verify", file});
  lab.must({"handover", "accept", file, "--into", lab.path("next").string(), "--password-file",
            lab.password(), "-o", receipt});
  CHECK(lab.json({"handover", "ack", receipt}).at("fresh") == true);
}

}  // namespace

TEST_CASE(
    "handover: planned, asked, frozen, packed, accepted, corrected, acknowledged and erased") {
  const HandoverLab lab;
  lab.must({"handover", "plan", "set", "--freeze", "2027-03-01", "--pack", "2027-03-08"});
  lab.must({"handover", "learning", "add", "--title", "Small groups last", "--source", "c1",
            "--confidence", "high"});
  lab.must({"handover", "progress", "add", "--task", "Renew the web address", "--owner", "m1"});
  lab.must({"members", "edit", "m2", "--relation", "collaborator"});
  lab.must({"handover", "ask", "--to", "relation:collaborator", "--queue", "--yes"});
  lab.must({"handover", "plan", "freeze", "--now"});
  CHECK(lab.run({"members", "add", "--name", "Late Comer", "--email", "late@example.org"}).status ==
        6);

  const auto pack = lab.pack();
  accept_and_acknowledge(lab, pack);
  lab.consent("m3", "withdrawn");
  lab.consent("m2", "given");
  CHECK(lab.run({"handover", "erase-all", "--yes"}).status == 6);
  const auto delta = lab.path("delta.zip").string();
  lab.must({"handover", "delta", "--since", pack, "--password-file", lab.password(), "-o", delta});
  accept_and_acknowledge(lab, delta);

  const auto next = lab.path("next/qlab.db").string();
  CHECK(names(lab.json({"members", "list", "--store", next})) ==
        std::vector<std::string>{"Anna Lee", "Bob Secret"});
  CHECK(lab.json({"handover", "learning", "list", "--store", next}).at(0).at("title") ==
        "Small groups last");
  CHECK(lab.json({"handover", "progress", "list", "--store", next}).at(0).at("task") ==
        "Renew the web address");
  CHECK(lab.json({"store", "check", "--store", next}).empty());

  const auto certificate = parse_json(lab.must({"handover", "erase-all", "--yes"}));
  CHECK(certificate.at("certificate").at("nothing_left") == true);
  CHECK(lab.json({"members", "list"}).empty());
  CHECK(lab.json({"store", "check"}).empty());
  CHECK(names(lab.json({"members", "list", "--store", next})).size() == 2);
}

TEST_CASE(
    "handover: a new person with the pack alone sees what is open, who agreed, and who is not in") {
  const HandoverLab lab;
  lab.must({"handover", "progress", "add", "--task", "Renew the web address", "--owner", "m1"});
  const auto target = lab.path("pack.zip").string();
  const auto packed = lab.json({"handover", "pack", "--to", "Next Network", "--password-file",
                                lab.password(), "-o", target});
  // Nothing of the sender's is there: another home, no store, no configuration.
  const auto alone = [&](std::vector<std::string> words) {
    words.insert(words.begin(), binary());
    words.emplace_back("--json");
    const auto finished = run_process(
        words, {{"HOME", lab.path("home").string()}, {"QLAB_NOW", "2027-03-01T09:00:00Z"}});
    CAPTURE(finished.err);
    REQUIRE(finished.status == 0);
    return parse_json(finished.out);
  };
  const auto verified = alone({"handover", "verify", target, "--password-file", lab.password()});
  for (const std::string number : {"members", "included", "withheld", "sha256"})
    CHECK(verified.at(number) == packed.at(number));
  std::int64_t sum = verified.at("included").get<std::int64_t>();
  for (const auto& each : verified.at("withheld")) sum += each.at("count").get<std::int64_t>();
  CHECK(sum == verified.at("members"));

  alone({"handover", "accept", target, "--into", lab.path("next").string(), "--password-file",
         lab.password(), "-o", lab.path("receipt.json").string()});
  const auto next = lab.path("next/qlab.db").string();
  CHECK(alone({"members", "list", "--store", next}).size() == verified.at("included"));
  const auto tasks = alone({"handover", "progress", "list", "--open", "--store", next});
  REQUIRE(tasks.size() == 1);
  CHECK(tasks.at(0).at("task") == "Renew the web address");
  CHECK(tasks.at(0).at("owner") == lab.json({"handover", "progress", "list"}).at(0).at("owner"));
  const auto consents = alone({"members", "consent", "m1", "--store", next});
  REQUIRE(consents.size() == 1);
  CHECK(consents.at(0).at("state") == "given");
  CHECK(consents.at(0).at("evidence") == "form 12");
}

}  // namespace qlab::test
