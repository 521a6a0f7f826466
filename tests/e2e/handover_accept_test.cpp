// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "tests/support/crash.hpp"
#include "tests/support/handover_lab.hpp"
#include "tests/support/outbox.hpp"

namespace qlab::test {
namespace {

/// Runs qlab on the store that was made from a pack.
struct Successor {
  const HandoverLab& lab;

  [[nodiscard]] std::vector<std::string> command(const std::string& file) const {
    return {"handover",        "accept",       file, "--into",  lab.path("next").string(),
            "--password-file", lab.password(), "-o", receipt(), "--json"};
  }
  Finished accept(const std::string& file) const { return lab.run(command(file)); }
  [[nodiscard]] std::string receipt() const { return lab.path("receipt.json").string(); }
  [[nodiscard]] nlohmann::json json(std::vector<std::string> words) const {
    words.insert(words.end(), {"--store", lab.path("next/qlab.db").string()});
    return lab.json(words);
  }
  void must(std::vector<std::string> words) const {
    words.insert(words.end(), {"--store", lab.path("next/qlab.db").string()});
    lab.must(words);
  }
};

std::vector<std::string> names(const nlohmann::json& members) {
  std::vector<std::string> names;
  for (const auto& member : members) names.push_back(member.at("name"));
  return names;
}

}  // namespace

TEST_CASE("handover accept: a new store has who agreed, what they said, and nobody else") {
  const HandoverLab lab;
  const Successor next{lab};
  const auto accepted = next.accept(lab.pack());
  INFO(accepted.err);
  REQUIRE(accepted.status == 0);
  CHECK(parse_json(accepted.out).at("members") == 2);
  CHECK(names(next.json({"members", "list"})) ==
        std::vector<std::string>{"Anna Lee", "Carys Jones"});
  const auto person = next.json({"members", "export", "--person", "m1"}).at("held");
  CHECK(person.at("stances").at(0).at("reason") == "because it keeps all of us together");
  CHECK(person.at("consents").at(0).at("evidence") == "form 12");
  const auto comments = next.json({"comments", "list"});
  REQUIRE(comments.size() == 2);
  CHECK(comments.at(0).at("author") == "Anna Lee");
  CHECK(comments.at(1).at("author") == "former member");
  CHECK(next.json({"store", "check"}).empty());
}

TEST_CASE("handover accept: a call that was agreed is to be arranged anew, by who carries on") {
  HandoverLab lab;
  lab.configure(maildir_relay(lab));
  lab.must({"calls", "request", "m1"});
  lab.must({"calls", "book", "k1", "2027-01-20 10:00", "--staff", "anna", "--queue", "--yes"});
  lab.must({"calls", "request", "m3"});
  lab.must({"calls", "record", "k2", "held", "--agreed", "Hosts in May", "--note", "for us alone"});
  const Successor next{lab};
  REQUIRE(next.accept(lab.pack()).status == 0);
  const auto booked = next.json({"calls", "view", "k1"});
  CHECK(booked.at("state") == "wanted");
  CHECK(booked.at("starts_at").is_null());
  CHECK(booked.at("history").back().at("detail") == "was booked for 2027-01-20 10:00 UTC");
  const auto held = next.json({"calls", "view", "k2"});
  CHECK(held.at("state") == "held");
  CHECK(held.at("agreed") == "Hosts in May");
  CHECK(read(lab.path("next/qlab.db")).find("for us alone") == std::string::npos);
  CHECK(next.json({"store", "check"}).empty());
}

TEST_CASE(
    "handover accept: a store with members, a wrong password and a broken pack change nothing") {
  const HandoverLab lab;
  const Successor next{lab};
  const auto pack = lab.pack();
  const auto guess = lab.file("guess", "quite another password\n");
  std::filesystem::permissions(guess, std::filesystem::perms(0600));
  const auto refused = lab.run(
      {"handover", "accept", pack, "--into", lab.path("next").string(), "--password-file", guess});
  CHECK(refused.status == 4);
  CHECK_FALSE(std::filesystem::exists(lab.path("next/qlab.db")));
  REQUIRE(next.accept(pack).status == 0);
  const auto another = next.accept(lab.pack("another.zip"));
  CHECK(another.status == 6);
  CHECK(another.err.find("is in use already") != std::string::npos);
}

TEST_CASE("handover accept: a store without members may be another community all the same") {
  const HandoverLab lab;
  const auto own = lab.path("next/qlab.db").string();
  lab.must({"init", lab.path("next").string()});
  lab.must({"scenarios", "add", "host-led", "--title", "Our own", "--body-file",
            lab.file("own.md", "Mine.\n"), "--store", own});
  const auto refused = Successor{lab}.accept(lab.pack());
  CHECK(refused.status == 6);
  CHECK(refused.err.find("'" + own + "' is in use already") != std::string::npos);
  CHECK(Successor{lab}.json({"scenarios", "view", "host-led"}).at("title") == "Our own");
}

TEST_CASE("handover accept: a receipt that was lost is given again, and changes nothing") {
  const HandoverLab lab;
  const Successor next{lab};
  const auto pack = lab.pack();
  REQUIRE(next.accept(pack).status == 0);
  const auto receipt = read(next.receipt());
  std::filesystem::remove(next.receipt());
  next.must({"members", "edit", "m1", "--role", "treasurer"});
  const auto again = next.accept(pack);
  REQUIRE(again.status == 0);
  CHECK(parse_json(again.out).at("fresh") == false);
  CHECK(again.err.starts_with("it was accepted before; nothing was changed\n"));
  CHECK(read(next.receipt()) == receipt);
  CHECK(next.json({"members", "view", "m1"}).at("role") == "treasurer");
  CHECK(lab.json({"handover", "ack", next.receipt()}).at("members") == 2);
}

TEST_CASE("handover accept: killed at any call, the same command again completes it" *
          doctest::test_suite("long")) {
  const HandoverLab lab;
  const Successor next{lab};
  const auto pack = lab.pack();
  bool finished = false;
  for (int nth = 1; nth < 5000 && !finished; nth += runs_long() ? 1 : 41) {
    CAPTURE(nth);
    std::filesystem::remove_all(lab.path("next"));
    std::filesystem::remove(next.receipt());
    finished = run_killed(lab, next.command(pack),
                          "write,pwrite64,fsync,fdatasync,ftruncate,rename,renameat2,unlink", nth)
                   .status == 0;
    REQUIRE(next.accept(pack).status == 0);
    CHECK(next.json({"members", "list"}).size() == 2);
    CHECK(next.json({"store", "check"}).empty());
    CHECK(lab.run({"handover", "verify", pack}).status == 0);
    CHECK(parse_json(read(next.receipt())).at("receipt").at("members") == 2);
  }
  CHECK(finished);
}

TEST_CASE("handover ack: exactly the pack that the receipt names, by the key that is known") {
  const HandoverLab lab;
  const Successor next{lab};
  REQUIRE(next.accept(lab.pack()).status == 0);
  const auto recorded = lab.json({"handover", "ack", next.receipt()});
  CHECK(recorded.at("fresh") == true);
  CHECK(recorded.at("members") == 2);
  CHECK(lab.json({"handover", "ack", next.receipt()}).at("fresh") == false);

  auto altered = read(next.receipt());
  altered.replace(altered.find("\"members\": 2"), 12, "\"members\": 3");
  const auto bad = lab.run({"handover", "ack", lab.file("altered.json", altered)});
  CHECK(bad.status == 65);
  CHECK(bad.err.find("does not have the signature of its key") != std::string::npos);
  CHECK(lab.run({"handover", "ack", lab.file("none.json", "{}")}).status == 65);

  const HandoverLab other;
  const auto foreign = other.run({"handover", "ack", next.receipt()});
  CHECK(foreign.status == 10);
}

TEST_CASE("handover delta: later consents come, withdrawals go, and what is local stays") {
  const HandoverLab lab;
  const Successor next{lab};
  const auto pack = lab.pack();
  REQUIRE(next.accept(pack).status == 0);
  next.must({"members", "add", "--name", "Local Person", "--email", "local@example.net"});
  next.must({"members", "edit", "m1", "--role", "treasurer"});

  lab.consent("m2", "given");
  lab.consent("m3", "withdrawn");
  const auto target = lab.path("delta.zip").string();
  const auto made = lab.json(
      {"handover", "delta", "--since", pack, "--password-file", lab.password(), "-o", target});
  CHECK(made.at("added") == 1);
  CHECK(made.at("changed") == 0);
  CHECK(made.at("removed") == 1);

  const auto accepted = next.accept(target);
  INFO(accepted.err);
  REQUIRE(accepted.status == 0);
  CHECK(parse_json(accepted.out).at("removed") == 1);
  CHECK(names(next.json({"members", "list"})) ==
        std::vector<std::string>{"Anna Lee", "Bob Secret", "Local Person"});
  CHECK(next.json({"members", "view", "m1"}).at("role") == "treasurer");
  CHECK(read(lab.path("next/qlab.db")).find("carys@example.org") == std::string::npos);
  CHECK(lab.json({"handover", "ack", next.receipt()}).at("sha256") == made.at("sha256"));
  // The same delta again changes nothing.
  CHECK(next.accept(target).status == 0);
  CHECK(next.json({"members", "list"}).size() == 3);

  // Who comes back by their own word comes back.
  lab.consent("m3", "given");
  const auto second = lab.path("second.zip").string();
  lab.must(
      {"handover", "delta", "--since", target, "--password-file", lab.password(), "-o", second});
  REQUIRE(next.accept(second).status == 0);
  CHECK(next.json({"members", "list"}).size() == 4);
  CHECK(next.json({"store", "check"}).empty());
}

TEST_CASE("handover delta: who withdraws and agrees again is who they were, and counts once") {
  const HandoverLab lab;
  const Successor next{lab};
  lab.must({"webinar", "add", "future", "--title", "Future", "--start", "2027-02-20 12:30",
            "--zone", "Europe/London", "--duration", "90m"});
  lab.must({"webinar", "rsvp", "future", "m1", "yes"});
  auto since = lab.pack();
  REQUIRE(next.accept(since).status == 0);
  const auto tell = [&](const std::string& answer) {
    lab.consent("m1", answer);
    const auto delta = lab.path("to-" + answer + std::to_string(since.size()) + ".zip").string();
    lab.must(
        {"handover", "delta", "--since", since, "--password-file", lab.password(), "-o", delta});
    REQUIRE(next.accept(delta).status == 0);
    since = delta;
  };
  tell("withdrawn");
  CHECK(names(next.json({"members", "list"})) == std::vector<std::string>{"Carys Jones"});
  tell("given");
  CHECK(names(next.json({"members", "list"})) ==
        std::vector<std::string>{"Anna Lee", "Carys Jones"});
  CHECK(next.json({"members", "view", "m1"}).at("name") == "Anna Lee");
  const auto said = next.json({"scenarios", "view", "host-led", "--member", "m1"});
  REQUIRE(said.size() == 1);
  CHECK(said.at(0).at("reason") == "because it keeps all of us together");
  CHECK(next.json({"scenarios", "tally", "host-led"}).at(0).at("axes").at(0).at("yes") == 1);
  CHECK(next.json({"webinar", "view", "future"}) == lab.json({"webinar", "view", "future"}));
  tell("withdrawn");
  CHECK(names(next.json({"members", "list"})) == std::vector<std::string>{"Carys Jones"});
  CHECK(next.json({"store", "check"}).empty());
}

TEST_CASE("handover delta: two who turn out to be one become one there too, with what was added") {
  const HandoverLab lab;
  const Successor next{lab};
  lab.must({"members", "add", "--name", "Karl Old", "--email", "karl@example.org"});
  lab.must({"members", "merge", "m1", "m5"});
  const auto pack = lab.pack();
  REQUIRE(next.accept(pack).status == 0);
  CHECK(next.json({"members", "view", "m5"}).at("ref") == "m1");
  CHECK(
      next.json({"members", "add", "--name", "Local", "--email", "local@example.net"}).at("ref") ==
      "m6");

  next.must({"scenarios", "respond", "host-led", "m3", "--value", "yes"});
  lab.must({"members", "merge", "m1", "m3"});
  const auto target = lab.path("delta.zip").string();
  lab.must({"handover", "delta", "--since", pack, "--password-file", lab.password(), "-o", target});
  const auto accepted = next.accept(target);
  INFO(accepted.err);
  REQUIRE(accepted.status == 0);
  CHECK(parse_json(accepted.out).at("removed") == 0);
  CHECK(next.json({"members", "view", "m3"}).at("ref") == "m1");
  const auto held = next.json({"members", "export", "--person", "m1"}).at("held");
  CHECK(held.at("stances").size() == 2);
  CHECK(held.at("addresses").size() == 3);
  CHECK(next.json({"store", "check"}).empty());
}

TEST_CASE(
    "handover delta: who turns out to be somebody that was not handed over stays one person") {
  const HandoverLab lab;
  const Successor next{lab};
  const auto pack = lab.pack();
  REQUIRE(next.accept(pack).status == 0);
  lab.must({"members", "merge", "m2", "m3"});
  lab.consent("m2", "given");
  const auto target = lab.path("delta.zip").string();
  lab.must({"handover", "delta", "--since", pack, "--password-file", lab.password(), "-o", target});
  const auto accepted = next.accept(target);
  INFO(accepted.err);
  REQUIRE(accepted.status == 0);
  CHECK(next.json({"members", "list"}).size() == 2);
  CHECK(next.json({"members", "export", "--person", "m3"}).at("held").at("addresses").size() == 2);
  CHECK(next.json({"store", "check"}).empty());
}

TEST_CASE("handover delta: a comment that was withdrawn is withdrawn there too") {
  const HandoverLab lab;
  const Successor next{lab};
  const auto pack = lab.pack();
  REQUIRE(next.accept(pack).status == 0);
  REQUIRE(next.json({"comments", "view", "c1"}).at("body") == "I would host it.");
  lab.must({"comments", "withdraw", "c1"});
  const auto target = lab.path("delta.zip").string();
  lab.must({"handover", "delta", "--since", pack, "--password-file", lab.password(), "-o", target});
  const auto accepted = next.accept(target);
  INFO(accepted.err);
  REQUIRE(accepted.status == 0);
  const auto comment = next.json({"comments", "view", "c1"});
  CHECK(comment.at("state") == "withdrawn");
  CHECK(comment.at("body") == "");
}

TEST_CASE("handover delta: themes and flags follow, and what the new staff decided stays") {
  const HandoverLab lab;
  const Successor next{lab};
  lab.must({"comments", "theme", "add", "costs", "Who pays"});
  lab.must({"comments", "theme", "put", "costs", "c1", "c3"});
  lab.must({"comments", "flag", "c2", "--by", "m1", "--reason", "names somebody"});
  const auto pack = lab.pack();
  REQUIRE(next.accept(pack).status == 0);
  CHECK(next.json({"comments", "list", "theme:costs", "--json=ref"}).size() == 1);
  CHECK(next.json({"comments", "list", "waiting:flagged"}).size() == 1);
  next.must({"comments", "approve", "c2"});
  next.must({"comments", "theme", "add", "local", "Ours"});
  next.must({"comments", "theme", "put", "local", "c1"});

  lab.must({"comments", "theme", "take", "costs", "c1"});
  lab.must({"comments", "theme", "put", "costs", "c2"});
  const auto target = lab.path("delta.zip").string();
  lab.must({"handover", "delta", "--since", pack, "--password-file", lab.password(), "-o", target});
  REQUIRE(next.accept(target).status == 0);
  const auto costs = next.json({"comments", "list", "theme:costs", "--json=ref"});
  REQUIRE(costs.size() == 1);
  CHECK(costs.at(0).at("ref") == "c2");
  CHECK(next.json({"comments", "list", "theme:local"}).size() == 1);
  CHECK(next.json({"comments", "list", "waiting:flagged"}).empty());
  CHECK(next.json({"store", "check"}).empty());
}

TEST_CASE("handover delta: only for the store that has what it follows") {
  const HandoverLab lab;
  const auto pack = lab.pack();
  const auto target = lab.path("delta.zip").string();
  lab.must({"handover", "delta", "--since", pack, "--password-file", lab.password(), "-o", target});
  const auto nothing = Successor{lab}.accept(target);
  CHECK(nothing.status == 6);
  CHECK(nothing.err.find("does not have what this delta follows") != std::string::npos);
  const auto unknown = lab.run(
      {"handover", "delta", "--since", lab.file("x", "x"), "--password-file", lab.password()});
  CHECK(unknown.status == 10);
}

TEST_CASE("handover erase-all: only what was acknowledged, and then no byte is left") {
  const HandoverLab lab;
  const Successor next{lab};
  const auto early = lab.run({"handover", "erase-all", "--yes"});
  CHECK(early.status == 6);
  CHECK(early.err.find("nothing was handed over yet") != std::string::npos);
  const auto pack = lab.pack();
  const auto unacknowledged = lab.run({"handover", "erase-all", "--yes"});
  CHECK(unacknowledged.status == 6);
  CHECK(unacknowledged.err.find("has not acknowledged the last file") != std::string::npos);
  REQUIRE(next.accept(pack).status == 0);
  lab.must({"handover", "ack", next.receipt()});
  lab.consent("m3", "withdrawn");
  const auto changed = lab.run({"handover", "erase-all", "--yes"});
  CHECK(changed.status == 6);
  CHECK(changed.err.find("something changed since") != std::string::npos);
  lab.consent("m3", "given");

  const auto target = lab.path("delta.zip").string();
  lab.must({"handover", "delta", "--since", pack, "--password-file", lab.password(), "-o", target});
  REQUIRE(next.accept(target).status == 0);
  lab.must({"handover", "ack", next.receipt()});
  CHECK(lab.run({"handover", "erase-all", "--dry-run"}).status == 0);
  const auto certificate = parse_json(lab.must({"handover", "erase-all", "--yes"}));
  CHECK(certificate.at("certificate").at("members") == 4);
  CHECK(certificate.at("certificate").at("nothing_left") == true);
  for (const auto& file : files_in(lab.path("lab"))) {
    const auto bytes = read(file);
    CAPTURE(file.string());
    for (const std::string secret :
         {"anna@example", "Anna Lee", "Bob Secret", "carys", "Dan Brown", "keeps all of us"})
      CHECK(bytes.find(secret) == std::string::npos);
  }
  CHECK(lab.json({"members", "list"}).empty());
  CHECK(lab.json({"store", "check"}).empty());
  for (int run = 0; run < 2; ++run) {
    const auto again = parse_json(lab.must({"handover", "erase-all", "--yes"}));
    for (const auto* same : {"erased_at", "members", "rows", "packs"}) {
      CAPTURE(same);
      CHECK(again.at("certificate").at(same) == certificate.at("certificate").at(same));
    }
  }
  const auto returned =
      lab.run({"members", "import", "-"}, "Name,Email\nAnna Lee,anna@example.org\n");
  CHECK(lab.json({"members", "list"}).empty());
  CHECK(returned.out.find("anna@example.org") == std::string::npos);
}

TEST_CASE("handover erase-all: a store without members is handed over like every other") {
  const DeliberationLab lab;
  const auto refused = lab.run({"handover", "erase-all", "--yes"});
  CHECK(refused.status == 6);
  CHECK(refused.err.find("nothing was handed over yet") != std::string::npos);
  CHECK(lab.json({"scenarios", "list"}).size() == 1);
}

TEST_CASE("handover erase-all: what comes in after the end has to be handed over too") {
  const HandoverLab lab;
  const Successor next{lab};
  REQUIRE(next.accept(lab.pack()).status == 0);
  lab.must({"handover", "ack", next.receipt()});
  lab.must({"handover", "erase-all", "--yes"});
  lab.must({"scenarios", "add", "host-led", "--title", "Host-led", "--body-file",
            lab.file("body.md", "Run by the host.\n")});
  CHECK(lab.run({"handover", "erase-all", "--yes"}).status != 0);
  CHECK(lab.json({"scenarios", "list"}).size() == 1);
}

TEST_CASE("handover erase-all: a certificate that was lost is written again by a second run") {
  HandoverLab lab;
  const Successor next{lab};
  REQUIRE(next.accept(lab.pack()).status == 0);
  lab.must({"handover", "ack", next.receipt()});
  const auto first = parse_json(lab.must({"handover", "erase-all", "--yes"})).at("certificate");
  lab.variables["QLAB_NOW"] = "2027-01-16T09:00:00Z";
  const auto again = parse_json(lab.must({"handover", "erase-all", "--yes"})).at("certificate");
  for (const auto* field : {"members", "erased_at", "packs", "nothing_left"}) {
    CAPTURE(field);
    CHECK(again.at(field) == first.at(field));
  }
}

}  // namespace qlab::test
