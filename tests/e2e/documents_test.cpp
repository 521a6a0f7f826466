// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <fmt/format.h>

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

/// The names that a help text lists under 'COMMANDS'.
std::set<std::string> subcommands(const std::string& help) {
  const auto list = help.find("COMMANDS\n");
  if (list == std::string::npos) return {};
  const auto end = help.find("\n\n", list);
  return all_matches(help.substr(list, end - list), std::regex("\n  ([a-z-]+) "));
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

/// The verbs of a command and theirs stand in the page, with their flags; returns how many.
int check_below(const std::vector<std::string>& words, const std::string& manual,
                const std::set<std::string>& globals) {
  int verbs = 0;
  for (const auto& verb : subcommands(help(words))) {
    CAPTURE(words.back() + " " + verb);
    CHECK(std::regex_search(manual, std::regex("[* ]" + verb + "\\*")));
    auto inner = words;
    inner.push_back(verb);
    const auto shown = help(inner);
    const auto usage = "USAGE\n  qlab " + fmt::format("{}", fmt::join(inner, " "));
    CHECK(shown.find(usage) != std::string::npos);
    for (const auto& flag : flags(shown)) {
      CAPTURE(flag);
      CHECK((globals.contains(flag) || manual.find("*" + flag + "*") != std::string::npos));
    }
    verbs += 1 + check_below(inner, manual, globals);
  }
  return verbs;
}

}  // namespace

TEST_CASE("documents: every verb and flag of the help stands in its manual page") {
  int verbs = 0;
  const auto globals = flags(help({}));
  for (const auto& noun : subcommands(help({}))) {
    const bool is_plain = subcommands(help({noun})).empty();
    verbs += check_below({noun}, page(is_plain ? "qlab.1" : "qlab-" + noun + ".1"), globals);
  }
  CHECK(verbs >= 120);
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
  const auto comments = shown.out.find("\nComments ");
  REQUIRE(mails < comments);
  const auto of_mails = all_matches(shown.out.substr(mails, comments - mails), field);
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

TEST_CASE("documents: every field of a query stands in qlab-queries(7)") {
  const auto shown = run_process({binary(), "help", "queries"}).out;
  const auto named = shown.substr(shown.find("\nMembers "));
  const auto fields = all_matches(named, std::regex("\n  ([a-z]+):[A-Z\\[]"));
  CHECK(fields.size() >= 20);
  CHECK(shown.find("\nComments (comments list") != std::string::npos);
  CHECK(shown.find("\nChanges (store log") != std::string::npos);
  for (const auto& field : fields) {
    CAPTURE(field);
    CHECK(page("qlab-queries.7").find("*" + field + "*:") != std::string::npos);
  }
}

TEST_CASE("documents: every topic of the help stands in qlab(1), and is shown") {
  const auto globals = help({});
  const auto topics = globals.substr(globals.find("HELP TOPICS"));
  const auto names = all_matches(topics, std::regex("\n  ([a-z]+-?[a-z]+)  "));
  CHECK(names.size() == 6);
  for (const auto& name : names) {
    CAPTURE(name);
    CHECK(page("qlab.1").find("*" + name + "*") != std::string::npos);
    const auto shown = run_process({binary(), "help", name});
    CHECK(shown.status == 0);
    CHECK(shown.out.size() > 200);
  }
}

TEST_CASE("documents: every variable of 'help environment' stands in qlab(1)") {
  const auto shown = run_process({binary(), "help", "environment"}).out;
  const auto names = all_matches(shown, std::regex("([A-Z]+_[A-Z_]+|PAGER|VISUAL|EDITOR|COLUMNS)"));
  CHECK(names.size() >= 12);
  for (const auto& name : names) {
    CAPTURE(name);
    CHECK(page("qlab.1").find("_" + name + "_") != std::string::npos);
  }
}

TEST_CASE("documents: every key of 'help config' stands in qlab.toml(5) and in the example") {
  const auto shown = run_process({binary(), "help", "config"}).out;
  const auto keys = all_matches(shown, std::regex("\n  [a-z]+\\.([a-z_]+)\n"));
  CHECK(keys.size() >= 30);
  for (const auto& key : keys) {
    CAPTURE(key);
    CHECK(page("qlab.toml.5").find("*" + key + "*") != std::string::npos);
    CHECK(read(source("config/qlab.toml")).find(key + " = ") != std::string::npos);
  }
}

TEST_CASE("documents: every example of the help is a command line that qlab takes") {
  const Lab lab;
  auto variables = lab.variables;
  variables["QLAB_STORE"] = lab.path("nowhere.db").string();
  variables["PATH"] = std::filesystem::path(binary()).parent_path().string() + ":/usr/bin:/bin";
  int examples = 0;
  for (const auto& noun : subcommands(help({}))) {
    auto verbs = subcommands(help({noun}));
    if (verbs.empty()) verbs.insert("");
    for (const auto& verb : verbs) {
      const auto text = help(verb.empty() ? std::vector{noun} : std::vector{noun, verb});
      const auto start = text.find("\nEXAMPLES\n");
      if (start == std::string::npos) continue;
      const auto lines = text.substr(start, text.find("\nLEARN MORE") - start);
      for (const auto& line : all_matches(lines, std::regex("\n  (qlab (?:.*\\\\\n)*.*)"))) {
        CAPTURE(line);
        // The store is not there, nor is a person: only a wrong command line ends with 2.
        const auto script = "cd " + lab.path(".").string() + "; " + line;
        const auto finished = run_process({"bash", "-c", script}, variables);
        const bool asks = finished.err.find("there is no terminal to ask at") != std::string::npos;
        CHECK_MESSAGE((finished.status != 2 || asks), finished.err);
        CHECK_MESSAGE(finished.status != 127, finished.err);
        ++examples;
      }
    }
  }
  CHECK(examples >= 60);
}

TEST_CASE("documents: the completions offer every verb and flag of the help") {
  const Lab lab;
  const auto offered = [&](std::vector<std::string> words) {
    words.insert(words.begin(), {"__complete", "--"});
    return all_matches("\n" + lab.run(words).out, std::regex("\n([^\t\n]+)\t"));
  };
  const auto nouns = subcommands(help({}));
  CHECK(offered({""}) == nouns);
  for (const auto& noun : nouns) {
    const auto verbs = subcommands(help({noun}));
    if (!verbs.empty()) CHECK(offered({noun, ""}) == verbs);
    for (const auto& verb : verbs) {
      if (!subcommands(help({noun, verb})).empty()) continue;
      CAPTURE(noun + " " + verb);
      const auto text = help({noun, verb});
      const auto known = offered({noun, verb, "--"});
      const auto usage = text.substr(0, text.find("\nEXAMPLES"));
      const auto listed = usage.find("\nFLAGS\n");
      if (listed == std::string::npos) continue;
      for (const auto& flag :
           all_matches(usage.substr(listed), std::regex("\n  (?:-.,|   ) (--[a-z][a-z-]+)"))) {
        CAPTURE(flag);
        CHECK(known.count(flag) == 1);
      }
    }
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

TEST_CASE("documents: mandoc has nothing to say about any manual page") {
  // scdoc itself writes paragraphs where there is none.
  const std::regex by_scdoc("mandoc: [^\n]*WARNING: skipping paragraph macro: [^\n]*\n");
  int pages = 0;
  for (const auto& file : std::filesystem::directory_iterator(build("man"))) {
    const auto checked =
        run_process({"mandoc", "-T", "lint", "-W", "warning", file.path().string()},
                    {{"PATH", "/usr/bin:/bin"}});
    const auto complaints = std::regex_replace(checked.out, by_scdoc, "");
    CHECK_MESSAGE(complaints.empty(), complaints);
    ++pages;
  }
  CHECK(pages >= 12);
}

}  // namespace qlab::test
