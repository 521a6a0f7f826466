// SPDX-License-Identifier: Apache-2.0
// What a person on a terminal gets: a pager, colours, an editor, lines for a screen reader.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>

#include "tests/support/crash.hpp"
#include "tests/support/terminal.hpp"
#include "tests/support/webinars.hpp"

namespace qlab::test {
namespace {

/// Thirty members, more than a screen of 24 lines.
struct Crowd : Lab {
  Crowd() {
    std::string rows = "Name,Email,Relation\n";
    for (int number = 1; number <= 30; ++number)
      rows += fmt::format("Person {0},p{0}@example.org,collaborator\n", number);
    const auto imported = run({"members", "import", "-"}, rows);
    REQUIRE(imported.status == 0);
    variables["PAGER"] = "sed 's/^/paged: /'";
    variables["TERM"] = "xterm";
  }
};

bool has(const std::string& text, std::string_view piece) {
  return text.find(piece) != std::string::npos;
}

constexpr std::string_view bold = "\033[1m";

}  // namespace

TEST_CASE("output: of an export that is killed nothing is left") {
  const Crowd crowd;
  std::filesystem::create_directory(crowd.path("shared"));
  const auto target = crowd.path("shared/members.csv").string();
  for (const auto* call : {"write", "fsync", "linkat"}) {
    const auto killed = run_killed(crowd, {"members", "list", "-o", target}, call, 1);
    CHECK_MESSAGE(killed.status == 137, call);
    CHECK(std::filesystem::is_empty(crowd.path("shared")));
  }
  CHECK(crowd.run({"members", "list", "-o", target}).status == 0);
}

TEST_CASE("output: what one that replaces a file leaves when it is killed, the next removes") {
  if (!can_trace()) return;
  const Crowd crowd;
  std::filesystem::create_directory(crowd.path("shared"));
  const auto target = crowd.path("shared/members.csv").string();
  const std::vector<std::string> words{"members", "list", "-o", target};
  CHECK(crowd.run(words).status == 0);
  const auto killed = run_killed(crowd, words, "?rename,?renameat,?renameat2", 1);
  CHECK(killed.status == 137);
  CHECK(crowd.run(words).status == 0);
  CHECK(files_in(crowd.path("shared")) == std::vector<std::filesystem::path>{target});
}

TEST_CASE("output: a file is written where the file system or /proc gives no nameless one") {
  const Crowd crowd;
  const auto plain = crowd.run({"members", "list"}).out;
  const auto log = crowd.path("calls").string();
  std::filesystem::create_directory(crowd.path("shared"));
  const auto target = crowd.path("shared/members.csv");
  const auto check = [&](const std::string& calls, const std::string& path,
                         const std::string& error) {
    CAPTURE(calls);
    const auto written =
        run_refused(crowd, {"members", "list", "--format", "tsv", "-o", target.string()}, calls,
                    path, error, log);
    CHECK(written.status == 0);
    CHECK(written.err.empty());
    CHECK(has(read(log), "(INJECTED)"));
    CHECK(read(target) == plain);
    CHECK(std::filesystem::status(target).permissions() == std::filesystem::perms(0600));
    std::filesystem::remove(target);
    CHECK(std::filesystem::is_empty(crowd.path("shared")));
  };
  const std::string access = "?access,?faccessat,?faccessat2";
  check("openat", crowd.path("shared").string(), "EOPNOTSUPP");
  check("openat", crowd.path("shared").string(), "EISDIR");
  check(access, "/proc/self/fd", "ENOENT");
}

TEST_CASE("output: - is standard output, and a pipe or /dev/stdout is written to as it is") {
  const Crowd crowd;
  const auto plain = crowd.run({"members", "list"}).out;
  CHECK(crowd.run({"members", "list", "-o", "-"}).out == plain);
  CHECK(crowd.run({"members", "list", "-o", "/dev/stdout"}).out == plain);
  CHECK_FALSE(std::filesystem::exists("-"));
  // What stands in the file that standard output is stays there.
  const auto both =
      run_process({"sh", "-c", "(echo first; \"$0\" members list -o /dev/stdout) > \"$1\"",
                   binary(), crowd.path("both").string()},
                  crowd.variables);
  CHECK_MESSAGE(both.status == 0, both.err);
  CHECK(read(crowd.path("both")) == "first\n" + plain);
  const auto folder = crowd.run({"members", "list", "-o", crowd.path("").string()});
  CHECK(folder.status == 2);
  CHECK(folder.err.find("is a folder\nhint: name a file in it") != std::string::npos);
  CHECK(crowd.run({"members", "list", "-o", "no/such/list.csv"}).status == 74);
}

TEST_CASE("output: a long table on a terminal goes through the pager, a short one does not") {
  const Crowd crowd;
  const auto list = [&](int rows, std::vector<std::string> more) {
    std::vector<std::string> words{binary(), "members", "list"};
    words.insert(words.end(), more.begin(), more.end());
    const auto shown = run_on_terminal({.rows = rows}, words, crowd.variables);
    CHECK(shown.status == 0);
    return shown.out;
  };
  CHECK(has(list(24, {}), "paged: m30 "));
  const auto tall = list(40, {});
  CHECK(has(tall, "m30 "));
  CHECK(!has(tall, "paged:"));
  CHECK(!has(list(24, {"--no-pager"}), "paged:"));
  CHECK(!has(list(24, {"p12@"}), "paged:"));
}

TEST_CASE(
    "output: QLAB_PAGER is asked before PAGER, and one that cannot start or is left is no error") {
  Crowd crowd;
  const auto list = [&] {
    const auto shown = run_on_terminal({}, {binary(), "members", "list"}, crowd.variables);
    CHECK(shown.status == 0);
    return shown.out;
  };
  crowd.variables["QLAB_PAGER"] = "sed 's/^/ours: /'";
  CHECK(has(list(), "ours: m30 "));
  crowd.variables["QLAB_PAGER"] = "no-such-pager";
  CHECK(has(list(), "m30 "));
  crowd.variables["QLAB_PAGER"] = "true";
  CHECK(!has(list(), "m30"));
}

TEST_CASE("output: there is no pager, no table and no colour without a terminal") {
  const Crowd crowd;
  const auto shown = crowd.run({"members", "list"});
  CHECK(shown.status == 0);
  CHECK(!has(shown.out, "paged:"));
  CHECK(!has(shown.out, bold));
  CHECK(has(shown.out, "\tp30@example.org\t"));
}

TEST_CASE("output: colours are for terminals, unless somebody says otherwise") {
  Crowd crowd;
  const auto list = [&](const std::vector<std::string>& more) {
    std::vector<std::string> words{binary(), "members", "list", "p7@"};
    words.insert(words.end(), more.begin(), more.end());
    return run_on_terminal({}, words, crowd.variables).out;
  };
  CHECK(has(list({}), bold));
  CHECK(!has(list({"--color", "never"}), bold));
  crowd.variables["NO_COLOR"] = "1";
  CHECK(!has(list({}), bold));
  CHECK(has(list({"--color=always"}), bold));
  crowd.variables.erase("NO_COLOR");
  crowd.variables["TERM"] = "dumb";
  CHECK(!has(list({}), bold));
  crowd.variables["FORCE_COLOR"] = "1";
  const auto piped = crowd.run({"members", "list", "p7@", "--format", "table"});
  CHECK(has(piped.out, bold));
}

TEST_CASE("output: a table is as wide as the terminal says, or COLUMNS") {
  Crowd crowd;
  const auto widest = [](const std::string& text) {
    std::size_t most = 0;
    for (std::size_t start = 0; start < text.size();) {
      const auto end = std::min(text.find('\r', start), text.size());
      const auto line = std::string_view(text).substr(start, end - start);
      const auto characters =
          std::ranges::count_if(line, [](char c) { return (c & 0xC0) != 0x80; });
      most = std::max(most, static_cast<std::size_t>(characters));
      start = end + 2;
    }
    return most;
  };
  const std::vector<std::string> words{binary(), "members", "list", "p7@", "--color=never"};
  const auto wide = run_on_terminal({.columns = 120}, words, crowd.variables);
  CHECK(has(wide.out, "p7@example.org"));
  const auto narrow = run_on_terminal({.columns = 60}, words, crowd.variables);
  CHECK(widest(narrow.out) <= 60);
  CHECK(has(narrow.out, "…"));
  crowd.variables["COLUMNS"] = "120";
  CHECK(has(run_on_terminal({.columns = 60}, words, crowd.variables).out, "p7@example.org"));
}

TEST_CASE("output: lines say each field with its name, for screen readers") {
  Crowd crowd;
  const auto lines = crowd.run({"members", "list", "p7@", "--format", "lines"});
  CHECK(lines.status == 0);
  CHECK(lines.out == "Ref: m7\nName: Person 7\nEmail: p7@example.org\nRelation: collaborator\n");
  crowd.configure("[output]\nlayout = \"lines\"\n");
  const auto shown =
      run_on_terminal({.columns = 12}, {binary(), "members", "list", "p7@"}, crowd.variables);
  CHECK(shown.out ==
        "Ref: m7\r\nName: Person 7\r\nEmail: p7@example.org\r\nRelation: collaborator\r\n");
  const auto piped = crowd.run({"members", "list", "p7@", "--format", "tsv"});
  CHECK(has(piped.out, "m7\tPerson 7"));
}

TEST_CASE("output: a text is written in the editor where none is given, and left empty is a no") {
  Crowd crowd;
  const auto add = [&](const std::string& editor) {
    crowd.variables["EDITOR"] = "false";
    crowd.variables["QLAB_EDITOR"] = editor;
    return run_on_terminal({}, {binary(), "scenarios", "add", "host", "--title", "T"},
                           crowd.variables);
  };
  CHECK(add("true").status == 5);
  CHECK(add("false").status == 1);
  const auto added = add("sh -c 'echo \"# A host\" > \"$1\"' sh");
  CHECK_MESSAGE(added.status == 0, added.out);
  CHECK(crowd.json({"scenarios", "view", "host"}).at("body") == "# A host\n");
  const auto blind = crowd.run({"scenarios", "add", "other", "--title", "T"});
  CHECK(blind.status == 2);
  CHECK(blind.err.starts_with("qlab: there is no text, and no terminal for an editor\n"));
}

TEST_CASE("output: a question is asked on a terminal and takes no for an answer") {
  Crowd crowd;
  crowd.configure("[relay]\nkind = \"maildir\"\npath = \"mails\"\n[send]\nconfirm_above = 1\n");
  REQUIRE(crowd.run(add_future()).status == 0);
  const std::vector<std::string> invite{binary(), "webinar", "invite", "future", "--to", "person"};
  const auto asked = [&](const std::string& answer) {
    return run_on_terminal({.steps = {{"[y/N] ", answer + "\n"}}}, invite, crowd.variables);
  };
  CHECK(asked("n").status == 5);
  CHECK(asked("").status == 5);
  CHECK(asked("yes").status == 0);
}

}  // namespace qlab::test
