// SPDX-License-Identifier: Apache-2.0
// What happened since a backup and holds all the same when it is restored.
#include <doctest/doctest.h>

#include "tests/support/handover_lab.hpp"

namespace qlab::test {
namespace {

struct Since : HandoverLab {
  std::string backup = path("backup.db").string();

  void back_up() const { must({"store", "backup", backup}); }
  nlohmann::json restore() const { return json({"store", "restore", backup, "--yes"}); }
  [[nodiscard]] std::string state_of(const std::string& comment) const {
    return json({"comments", "view", comment}).at("state");
  }
};

}  // namespace

TEST_CASE("store restore: what was taken back of comments stays out of sight, once and for all") {
  const Since lab;
  lab.must({"comments", "add", "host-led", "--author", "m2", "--body", "Spam, spam"});
  lab.back_up();
  lab.must({"comments", "withdraw", "c1"});
  lab.must({"comments", "hide", "c3", "--reason", "names somebody"});
  lab.must({"comments", "reject", "c4", "--reason", "off topic"});
  lab.must({"comments", "edit", "c2", "--licence", "not outside"});
  const auto address = lab.must({"comments", "address", "c2"});
  CHECK(lab.restore().at("refusals") == 4);
  CHECK(lab.state_of("c1") == "withdrawn");
  CHECK(lab.state_of("c3") == "hidden");
  CHECK(lab.json({"comments", "view", "c3"}).at("reason") == "names somebody");
  CHECK(lab.state_of("c4") == "rejected");
  CHECK(lab.json({"comments", "list", "waiting:new"}).empty());
  CHECK(lab.state_of("c2") == "published");
  CHECK(lab.json({"comments", "view", "c2"}).at("licence") == "not outside");
  CHECK(lab.must({"comments", "address", "c2"}) == address);
  CHECK(lab.restore().at("refusals") == 4);
  lab.must({"store", "adopt", "--reason", "test"});
  CHECK(lab.json({"store", "check"}).empty());
}

TEST_CASE("store restore: what was published again before the backup stays published") {
  const Since lab;
  lab.must({"comments", "hide", "c1"});
  const auto earlier = lab.path("earlier.db").string();
  lab.must({"store", "backup", earlier});
  lab.must({"comments", "approve", "c1"});
  lab.back_up();
  lab.must({"store", "restore", earlier, "--yes"});
  CHECK(lab.state_of("c1") == "hidden");
  CHECK(lab.restore().at("refusals") == 0);
  CHECK(lab.state_of("c1") == "published");
}

TEST_CASE("store restore: the freeze holds, and the backup of a frozen store can be restored") {
  Since lab;
  lab.back_up();
  lab.must({"handover", "plan", "set", "--freeze", "2027-01-16", "--tz", "UTC"});
  lab.variables["QLAB_NOW"] = "2027-01-17T09:00:00Z";
  lab.restore();
  CHECK(lab.run({"members", "edit", "m1", "--role", "chair"}).status == 6);
  lab.backup = lab.path("frozen.db").string();
  lab.back_up();
  lab.restore();
  lab.must({"handover", "plan", "thaw"});
  lab.must({"members", "edit", "m1", "--role", "chair"});
}

TEST_CASE("store restore: a withdrawal still reaches whoever was given the data since the backup") {
  const Since lab;
  lab.back_up();
  lab.must({"members", "export", "--recipient", "Uni", "-o", lab.path("uni.csv").string()});
  const auto pack = lab.pack();
  const auto key = lab.must({"handover", "key", "show"});
  const auto receipt = lab.path("receipt.json").string();
  const auto accept = [&](const std::string& file) {
    lab.must({"handover", "accept", file, "--into", lab.path("next").string(), "--password-file",
              lab.password(), "-o", receipt});
  };
  accept(pack);
  lab.must({"handover", "ack", receipt});
  lab.restore();
  CHECK(lab.must({"handover", "key", "show"}) == key);
  CHECK(lab.json({"members", "disclosures"}).size() == 2);
  CHECK(lab.json({"handover", "ack", receipt}).at("fresh") == false);

  lab.must({"store", "adopt", "--reason", "test"});
  lab.consent("m3", "withdrawn");
  const auto delta = lab.path("delta.zip").string();
  const auto made = lab.json(
      {"handover", "delta", "--since", pack, "--password-file", lab.password(), "-o", delta});
  CHECK(made.at("removed") == 1);
  accept(delta);
  const auto disclosures = lab.json({"members", "disclosures"}).size();
  lab.restore();
  CHECK(lab.json({"members", "disclosures"}).size() == disclosures);
  lab.must({"handover", "ack", receipt});
  lab.must({"store", "adopt", "--reason", "test"});
  CHECK(lab.json({"store", "check"}).empty());
}

}  // namespace qlab::test
