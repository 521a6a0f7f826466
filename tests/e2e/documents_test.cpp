// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <regex>
#include <set>

#include "tests/support/lab.hpp"
#include "tests/support/places.hpp"

namespace qlab::test {
namespace {

std::set<std::string> all_matches(const std::string& text, const std::regex& pattern) {
  std::set<std::string> found;
  for (std::sregex_iterator match(text.begin(), text.end(), pattern), end; match != end; ++match) {
    found.insert((*match)[1]);
  }
  return found;
}

/// The names that a help text lists under 'Subcommands'.
std::set<std::string> subcommands(const std::string& help) {
  const auto list = help.find("Subcommands:\n");
  if (list == std::string::npos) return {};
  return all_matches(help.substr(list), std::regex("\n  ([a-z]+) "));
}

std::set<std::string> flags(const std::string& help) {
  return all_matches(help, std::regex("(--[a-z][a-z-]+)"));
}

std::string page(const std::string& name) { return read(source("man") / (name + ".scd")); }

std::string help(const std::vector<std::string>& words) {
  auto arguments = words;
  arguments.insert(arguments.begin(), binary());
  arguments.emplace_back("--help");
  return run_process(arguments).out;
}

}  // namespace

TEST_CASE("documents: every verb and flag of the help stands in its manual page") {
  int verbs = 0;
  const auto globals = help({});
  for (const auto& noun : subcommands(globals)) {
    const auto inner = subcommands(help({noun}));
    const auto manual = page(inner.empty() ? "qlab.1" : "qlab-" + noun + ".1");
    for (const auto& verb : inner) {
      CAPTURE(noun + " " + verb);
      CHECK(manual.find("*" + verb + "*") != std::string::npos);
      for (const auto& flag : flags(help({noun, verb}))) {
        CAPTURE(flag);
        const bool global = globals.find(flag) != std::string::npos;
        CHECK((global || manual.find("*" + flag + "*") != std::string::npos));
      }
      ++verbs;
    }
  }
  CHECK(verbs >= 25);
}

TEST_CASE("documents: every flag that all commands take stands in qlab(1)") {
  const auto manual = page("qlab.1");
  for (const auto& flag : flags(help({}))) {
    CAPTURE(flag);
    CHECK(manual.find("*" + flag + "*") != std::string::npos);
  }
}

TEST_CASE("documents: every field of a query stands in a manual page") {
  const auto shown = run_process({binary(), "help", "queries"});
  CHECK(shown.status == 0);
  CHECK(shown.err.empty());
  const auto mails = shown.out.find("\nMails ");
  REQUIRE(mails != std::string::npos);
  const auto members = shown.out.find("\nMembers ");
  REQUIRE(members < mails);
  const std::regex field("\n  ([a-z]+):[A-Z\\[]");
  const auto calls = shown.out.find("\nCalls ");
  REQUIRE(calls < mails);
  const auto of_members = all_matches(shown.out.substr(members, calls - members), field);
  const auto of_calls = all_matches(shown.out.substr(calls, mails - calls), field);
  const auto of_mails = all_matches(shown.out.substr(mails), field);
  CHECK(of_members.size() >= 16);
  CHECK(of_mails.size() >= 4);
  CHECK(of_calls.size() >= 7);
  for (const auto& name : of_calls) {
    CAPTURE(name);
    CHECK(page("qlab-calls.1").find("*" + name + "*:") != std::string::npos);
  }
  for (const auto& name : of_members) {
    CAPTURE(name);
    CHECK(page("qlab-members.1").find("*" + name + "*") != std::string::npos);
  }
  for (const auto& name : of_mails) {
    CAPTURE(name);
    CHECK(page("qlab-mail.1").find("*" + name + ":") != std::string::npos);
  }
}

TEST_CASE("documents: the exit statuses in qlab(1) are those of the program") {
  const auto manual = page("qlab.1");
  const auto shown = run_process({binary(), "help", "exit-codes"}).out;
  int statuses = 0;
  const std::regex line("\n +([0-9]+)  ([a-z_]+) ");
  for (std::sregex_iterator match(shown.begin(), shown.end(), line), end; match != end; ++match) {
    CAPTURE(match->str());
    CHECK(manual.find("*" + (*match)[1].str() + "* " + (*match)[2].str() + "\n") !=
          std::string::npos);
    ++statuses;
  }
  CHECK(statuses == 16);
}

TEST_CASE("documents: every manual page is accepted by mandoc") {
  for (const auto& file : std::filesystem::directory_iterator(build("man"))) {
    const auto checked = run_process({"mandoc", "-T", "lint", "-W", "error", file.path().string()},
                                     {{"PATH", "/usr/bin:/bin"}});
    CHECK_MESSAGE(checked.status == 0, checked.out);
  }
}

}  // namespace qlab::test
