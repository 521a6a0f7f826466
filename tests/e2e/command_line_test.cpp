// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <fmt/chrono.h>

#include <ctime>

#include "tests/support/hostile.hpp"
#include "tests/support/lab.hpp"
#include "tests/support/places.hpp"

namespace qlab::test {

TEST_CASE("command line: the version is answered before anything else") {
  const auto shown = run_process({binary(), "--version"});
  CHECK(shown.status == 0);
  CHECK(shown.out.starts_with("qlab "));
  CHECK(shown.err.empty());
  const auto more = run_process({binary(), "--verbose", "--version"});
  CHECK(more.out.starts_with(shown.out + "SQLite 3."));
}

TEST_CASE("command line: the time is that of the machine where nothing else is said") {
  const auto now = [] {
    return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr)));
  };
  Lab lab;
  lab.variables.erase("QLAB_NOW");
  const auto before = now();
  REQUIRE(lab.run({"members", "add", "--name", "Anna", "--email", "anna@example.org"}).status == 0);
  const auto after = now();
  const auto joined = lab.json({"members", "view", "m1"}).at("joined").get<std::string>();
  CHECK(joined >= before);
  CHECK(joined <= after);
}

TEST_CASE("command line: --debug says what is opened, and nothing of what stands in it") {
  Lab lab;
  REQUIRE(lab.run({"members", "add", "--name", "Anna", "--email", "anna@example.org"}).status == 0);
  const std::vector<std::string> words{"members", "list", "anna@example.org"};
  const auto plain = lab.run(words);
  const auto check_debugged = [&](const Finished& debugged) {
    CHECK(debugged.status == 0);
    CHECK(debugged.out == plain.out);
    for (const auto* said : {" ms: qlab ", ", 'members list'\n", " (QLAB_NOW)\n", "', to read\n",
                             " ms: done, status 0\n"}) {
      CAPTURE(said);
      CHECK(debugged.err.find(said) != std::string::npos);
    }
    CHECK(debugged.err.find("anna") == std::string::npos);
  };
  check_debugged(lab.run({"members", "list", "anna@example.org", "--debug"}));
  lab.variables["QLAB_DEBUG"] = "1";
  check_debugged(lab.run(words));
}

TEST_CASE("command line: a mistyped noun, verb and flag are named with the nearest") {
  const Lab lab;
  const auto noun = lab.run({"innit"});
  CHECK(noun.status == 2);
  CHECK(noun.out.empty());
  CHECK(noun.err == "qlab: no command is named 'innit'\nhint: did you mean 'init'?\n");
  const auto flag = lab.run({"init", "--sotre", "x"});
  CHECK(flag.status == 2);
  CHECK(flag.err == "qlab: 'init' has no flag '--sotre'\nhint: did you mean '--store'?\n");
}

TEST_CASE("command line: so are the verbs of a verb, and their flags") {
  const Lab lab;
  const auto check = [&](const std::vector<std::string>& words, const std::string& said) {
    const auto refused = lab.run(words);
    CHECK(refused.status == 2);
    CHECK(refused.out.empty());
    CHECK(refused.err == said);
  };
  check({"calls", "slots", "ad"},
        "qlab: 'calls slots' has no verb 'ad'\nhint: did you mean 'add'?\n");
  check({"calls", "slots"},
        "qlab: 'calls slots' needs a verb\n"
        "hint: the verbs of 'calls slots' are: add, list, remove\n");
  check({"handover", "plan", "thw"},
        "qlab: 'handover plan' has no verb 'thw'\nhint: did you mean 'thaw'?\n");
  check({"calls", "slots", "add", "--on", "2027-04-01", "--form", "09:00", "--to", "10:00"},
        "qlab: 'calls slots add' has no flag '--form'\nhint: did you mean '--from'?\n");
  check({"handover", "plan", "set", "--freze", "2027-04-01"},
        "qlab: 'handover plan set' has no flag '--freze'\nhint: did you mean '--freeze'?\n");
  check({"calls", "slots", "add", "--on", "2027-04-01"},
        "qlab: calls slots add: --from is required\n"
        "hint: 'qlab calls slots add --help' shows how to use it\n");
  check({"comments", "policy", "show", "extra"},
        "qlab: comments policy show: VERSION: 'extra' is no whole number\n"
        "hint: 'qlab comments policy show --help' shows how to use it\n");
  check({"comments", "search", "x", "--limit", "0"},
        "qlab: comments search: --limit: '0' is less than 1\n"
        "hint: 'qlab comments search --help' shows how to use it\n");
  check({"mail", "send", "--max", "-1"},
        "qlab: mail send: --max: '-1' is less than 0\n"
        "hint: 'qlab mail send --help' shows how to use it\n");
  check({"members", "merge", "m1", "m2", "m3"},
        "qlab: 'members merge' does not take 'm3'\n"
        "hint: 'qlab members merge --help' shows how to use it\n");
  check({"calls", "slots", "add", "--on"},
        "qlab: calls slots add: --on lacks a value\n"
        "hint: 'qlab calls slots add --help' shows how to use it\n");
}

TEST_CASE("command line: a flag that names no file, as by an unset variable, is no default") {
  const Lab lab;
  for (const auto* flag : {"--store", "--config", "-o"}) {
    const auto refused = lab.run({"members", "add", "--name", "Anna", flag, ""});
    CHECK(refused.status == 2);
    CHECK(refused.err.find(": no file is named\n") != std::string::npos);
  }
  CHECK(lab.run({"members", "list", "--format", "ids"}).out.empty());
}

TEST_CASE("command line: the verbs of a verb have their help") {
  const Lab lab;
  const std::vector<std::vector<std::string>> asked{{"calls", "slots", "add", "--help"},
                                                    {"help", "calls", "slots", "add"}};
  for (const auto& words : asked) {
    const auto help = lab.run(words);
    CHECK(help.status == 0);
    CHECK(help.out.find("USAGE\n  qlab calls slots add [flags]\n") != std::string::npos);
    CHECK(help.out.find("--length") != std::string::npos);
  }
  const auto check = [&](const std::vector<std::string>& words, const std::string& said) {
    const auto refused = lab.run(words);
    CHECK(refused.status == 2);
    CHECK(refused.err == said);
  };
  check({"help", "calls", "slotz"},
        "qlab: 'calls' has no verb 'slotz'\nhint: did you mean 'slots'?\n");
  check({"help", "calls", "slots", "ad"},
        "qlab: 'calls slots' has no verb 'ad'\nhint: did you mean 'add'?\n");
  check({"help", "calls", "slots", "add", "more"},
        "qlab: 'calls slots add' has no verb 'more'\n"
        "hint: 'qlab calls slots add --help' shows how to use it\n");
}

TEST_CASE("command line: help wins over every other mistake") {
  const Lab lab;
  const auto help = lab.run({"init", "--nonsense", "a", "b", "--help"});
  CHECK(help.status == 0);
  CHECK(help.out.find("USAGE\n  qlab init") != std::string::npos);
  CHECK(help.err.empty());
}

TEST_CASE("command line: errors are one JSON object under --json, usage errors too") {
  const Lab lab;
  const auto failed = lab.run({"innit", "--json"});
  CHECK(failed.status == 2);
  CHECK(failed.out.empty());
  const auto error = parse_json(failed.err).at("error");
  CHECK(error.at("code") == "usage");
  CHECK(error.at("exit_status") == 2);
  CHECK(error.at("message") == "no command is named 'innit'");
  CHECK(error.at("hint") == "did you mean 'init'?");
}

TEST_CASE("command line: the name of a file acts on no terminal") {
  const Lab lab;
  const std::string name = "no/\x1b]8;;x\x07\u009b\u202e.csv";
  const auto told = lab.run({"members", "import", name});
  CHECK(told.status == 10);
  CHECK(told.err.find("no/<U+001B>]8;;x<U+0007><U+009B><U+202E>.csv") != std::string::npos);
  CHECK_FALSE(acts_on_terminal(told.err));
  const auto scripted = lab.run({"members", "import", name, "--json"});
  CHECK_FALSE(acts_on_terminal(scripted.err));
  const auto message = parse_json(scripted.err).at("error").at("message").get<std::string>();
  CHECK(message.find(name) != std::string::npos);
  CHECK_FALSE(acts_on_terminal(lab.run({"init", lab.path("new\x1b[2J").string()}).err));
}

TEST_CASE("command line: a named configuration that does not exist is an error") {
  Lab lab;
  lab.variables["QLAB_CONFIG"] = "/nonexistent/qlab.toml";
  lab.variables.erase("QLAB_STORE");
  const auto failed = lab.run({"members", "list"});
  CHECK(failed.status == 78);
  CHECK(failed.out.empty());
  CHECK(failed.err.find("/nonexistent/qlab.toml") != std::string::npos);
}

TEST_CASE("command line: a full disk on standard output is an error, a closed pipe is not") {
  const Lab lab;
  const auto full = run_process({"/bin/sh", "-c", binary() + " help exit-codes > /dev/full"});
  CHECK(full.status == 74);
  CHECK(full.err == "qlab: cannot write standard output: No space left on device\n");
  const auto closed =
      run_process({"/bin/bash", "-c", binary() + " help exit-codes | true; exit ${PIPESTATUS[0]}"},
                  {{"PATH", "/usr/bin:/bin"}});
  CHECK(closed.status == 0);
  CHECK(closed.err.empty());
}

}  // namespace qlab::test
