// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <set>
#include <sstream>

#include "tests/support/terminal.hpp"
#include "tests/support/webinars.hpp"

namespace qlab::test {
namespace {

/// Two members whose names are not how their addresses begin, a webinar and a scenario.
struct Town : WebinarHall {
  Town() {
    add_member(*this, "Ada Lovelace", "ada@example.org");
    add_member(*this, "Grace Hopper", "commodore@example.org");
    const auto added = run({"scenarios", "add", "host-led", "--title", "A host leads",
                            "--body-file", file("host.md", "A host.\n")});
    REQUIRE(added.status == 0);
  }
};

/// What is suggested for the words, without what it means.
std::set<std::string> suggested(const Lab& lab, std::vector<std::string> words) {
  words.insert(words.begin(), {"__complete", "--"});
  const auto answered = lab.run(words);
  CHECK(answered.status == 0);
  CHECK(answered.err.empty());
  std::set<std::string> all;
  std::istringstream lines(answered.out);
  for (std::string line; std::getline(lines, line);) all.insert(line.substr(0, line.find('\t')));
  return all;
}

using Words = std::set<std::string>;

/// Where the shells find the program as 'qlab'.
Variables with_program(const Lab& lab) {
  auto variables = lab.variables;
  variables["PATH"] = std::filesystem::path(binary()).parent_path().string() + ":/usr/bin:/bin";
  variables["TERM"] = "dumb";
  return variables;
}

/// Types each line into an interactive bash when it is ready for it.
Finished typed_into_bash(const Town& town, const std::vector<std::string>& lines) {
  auto variables = with_program(town);
  const auto rc = town.file("rc",
                            ". /usr/share/bash-completion/bash_completion\n"
                            "source <(qlab completion bash)\nbind 'set bell-style none'\n"
                            "PS1='READY> '\n");
  Terminal terminal;
  for (const auto& line : lines) terminal.steps.emplace_back("READY> ", line);
  terminal.steps.emplace_back("READY> ", "exit\n");
  return run_on_terminal(terminal, {"/bin/bash", "--noprofile", "--rcfile", rc, "-i"}, variables);
}

}  // namespace

TEST_CASE("completion: nouns, verbs and flags come from the tree") {
  const Lab lab;
  CHECK(suggested(lab, {"mem"}) == Words{"members"});
  CHECK(suggested(lab, {"members", "ex"}) == Words{"export"});
  CHECK(suggested(lab, {"member", "ex"}) == Words{"export"});
  CHECK(suggested(lab, {"-v", "members", "--store", "x", "ex"}) == Words{"export"});
  CHECK(suggested(lab, {"webinar", "invite", "--dry"}) == Words{"--dry-run"});
  CHECK(suggested(lab, {"webinar", "invite", "--stor"}) == Words{"--store"});
  CHECK(suggested(lab, {"__comp"}).empty());
}

TEST_CASE("completion: values that are words of the program are suggested") {
  const Lab lab;
  CHECK(suggested(lab, {"members", "list", "--color", "a"}) == Words{"auto", "always"});
  CHECK(suggested(lab, {"members", "list", "--color=n"}) == Words{"--color=never"});
  CHECK(suggested(lab, {"completion", ""}) == Words{"bash", "zsh", "fish"});
  CHECK(suggested(lab, {"config", "get", "relay.u"}) == Words{"relay.url", "relay.username"});
  CHECK(suggested(lab, {"help", "exit"}) == Words{"exit-codes"});
  CHECK(suggested(lab, {"members", "import", ""}) == Words{":files"});
  CHECK(suggested(lab, {"init", ""}) == Words{":folders"});
}

TEST_CASE(
    "completion: the fields of what a command writes are suggested, also of a verb of a verb") {
  const Lab lab;
  CHECK(suggested(lab, {"members", "list", "--json=na"}) == Words{"--json=name", "--json=nation"});
  CHECK(suggested(lab, {"members", "list", "--json=name,nat"}) == Words{"--json=name,nation"});
  CHECK(suggested(lab, {"handover", "successor", "list", "--json=na"}) == Words{"--json=name"});
}

TEST_CASE("completion: members are suggested by id, address and name") {
  const Town town;
  CHECK(suggested(town, {"members", "view", "m"}) == Words{"m1", "m2"});
  CHECK(suggested(town, {"members", "view", "2"}) == Words{"m2"});
  CHECK(suggested(town, {"members", "view", "ada@ex"}) == Words{"ada@example.org"});
  CHECK(suggested(town, {"members", "view", "hopp"}) == Words{"commodore@example.org"});
  CHECK(suggested(town, {"members", "view", "nobody"}).empty());
  CHECK(suggested(town, {"webinar", "rsvp", "fut"}) == Words{"future"});
  CHECK(suggested(town, {"webinar", "rsvp", "future", "ad"}) == Words{"ada@example.org"});
  CHECK(suggested(town, {"scenarios", "view", "ho"}) == Words{"host-led"});
}

TEST_CASE("completion: queries are suggested field by field, also behind --to") {
  const Town town;
  REQUIRE(town.run({"members", "tag", "m1", "+chair"}).status == 0);
  CHECK(suggested(town, {"members", "list", "ta"}) == Words{"tag:"});
  CHECK(suggested(town, {"members", "list", "tag:ch"}) == Words{"tag:chair"});
  CHECK(suggested(town, {"members", "list", "-tag:ch"}) == Words{"-tag:chair"});
  CHECK(suggested(town, {"members", "list", "relation:guest,w"}) == Words{"relation:guest,wider"});
  CHECK(suggested(town, {"webinar", "invite", "future", "--to", "rsvp:fu"}) ==
        Words{"rsvp:future"});
  CHECK(suggested(town, {"mail", "report", "--to", "rel"}) == Words{"relation:"});
  CHECK(suggested(town, {"mail", "list", "pur"}) == Words{"purpose:"});
  CHECK(suggested(town, {"calls", "list", "ou"}) == Words{"outcome:"});
  CHECK(suggested(town, {"calls", "list", "ta"}).empty());
  CHECK(suggested(town, {"comments", "list", "ta"}).empty());
  CHECK(suggested(town, {"comments", "list", "sc"}) == Words{"scenario:"});
  CHECK(suggested(town, {"comments", "list", "scenario:ho"}) == Words{"scenario:host-led"});
  CHECK(suggested(town, {"comments", "export", "state:pending,h"}) ==
        Words{"state:pending,hidden"});
  CHECK(suggested(town, {"comments", "list", "licence:w"}) == Words{"licence:with-name"});
  CHECK(suggested(town, {"comments", "list", "waiting:f"}) == Words{"waiting:flagged"});
  CHECK(suggested(town, {"comments", "list", "theme:"}).empty());
  CHECK(suggested(town, {"store", "log", "com"}) == Words{"command:"});
  CHECK(suggested(town, {"members", "export", "rsvp:future=y"}) == Words{"rsvp:future=yes"});
  CHECK(suggested(town, {"members", "export", "attended:future=a"}) ==
        Words{"attended:future=absent"});
  CHECK(suggested(town, {"members", "list", "consent:w"}) == Words{"consent:withdrawn"});
  CHECK(suggested(town, {"members", "list", "consent:call=g"}) == Words{"consent:call=given"});
  CHECK(suggested(town, {"members", "export", "stance:host-led.want=c"}) ==
        Words{"stance:host-led.want=conditional"});
}

TEST_CASE("completion: it makes no file, and says nothing where there is no store") {
  const Town town;
  const auto before = files_in(town.path("lab"));
  (void)suggested(town, {"members", "view", "a"});
  CHECK(files_in(town.path("lab")) == before);
  Lab lost;
  lost.variables["QLAB_STORE"] = lost.path("nowhere.db").string();
  CHECK(suggested(lost, {"members", "view", "a"}).empty());
  CHECK(!std::filesystem::exists(lost.path("nowhere.db")));
}

TEST_CASE("completion: bash completes addresses and queries in an interactive shell") {
  const Town town;
  const auto shown = typed_into_bash(
      town, {"qlab members view ada@ex\t--json=ref\n", "qlab members list rel\tcoll\t --json=ref\n",
             "qlab members view hopp\t--json=ref\n"});
  INFO(shown.out);
  CHECK(shown.status == 0);
  CHECK(shown.out.find("view ada@example.org --json=ref") != std::string::npos);
  CHECK(shown.out.find("list relation:collaborator") != std::string::npos);
  CHECK(shown.out.find("\"ref\":\"m2\"") != std::string::npos);
  CHECK(shown.err.empty());
}

TEST_CASE("completion: an address is never read by bash as a command") {
  Town town;
  const auto made = town.path("made");
  const auto added = town.run(
      {"members", "add", "--name", "Eve", "--email", "`touch${IFS}$QLAB_MADE`@evil.example"});
  REQUIRE(added.status == 0);
  town.variables["QLAB_MADE"] = made.string();
  const auto shown = typed_into_bash(town, {"qlab members view eve\t--json=ref\n"});
  INFO(shown.out);
  CHECK(shown.out.find("\"ref\":\"m3\"") != std::string::npos);
  CHECK_FALSE(std::filesystem::exists(made));
}

TEST_CASE("completion: fish completes addresses and queries") {
  const Town town;
  const auto completed = [&](const std::string& line) {
    const auto script = fmt::format("qlab completion fish | source; complete -C '{}'", line);
    const auto shown =
        run_process({"/usr/bin/fish", "--no-config", "-c", script}, with_program(town));
    CHECK(shown.status == 0);
    CHECK(shown.err.empty());
    return shown.out;
  };
  CHECK(completed("qlab members view ada@ex") == "ada@example.org\tAda Lovelace (m1)\n");
  CHECK(completed("qlab members list relation:co") == "relation:collaborator\n");
  CHECK(completed("qlab members ex").starts_with("export\t"));
}

TEST_CASE("completion: zsh completes addresses and queries in an interactive shell") {
  const Town town;
  const auto folder = town.path("zsh");
  std::filesystem::create_directory(folder);
  (void)town.file("zsh/.zshrc",
                  "unsetopt zle_bracketed_paste\nunset zle_bracketed_paste\nPS1='READY> '\n"
                  "autoload -U compinit; compinit -u -d $ZDOTDIR/dump\n"
                  "source <(qlab completion zsh)\n");
  auto variables = with_program(town);
  variables["ZDOTDIR"] = folder.string();
  const auto shown =
      run_on_terminal({.steps = {{"READY> ", "qlab members view ada@ex\t--json=ref\n"},
                                 {"\"ref\":\"m1\"", ""},
                                 {"READY> ", "qlab members list relation:coll\t --json=ref\n"},
                                 {"READY> ", "exit\n"}}},
                      {"/usr/bin/zsh", "-d", "-i"}, variables);
  INFO(shown.out);
  CHECK(shown.status == 0);
  CHECK(shown.out.find("relation:collaborator") != std::string::npos);
}

}  // namespace qlab::test
