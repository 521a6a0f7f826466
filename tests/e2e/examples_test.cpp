// SPDX-License-Identifier: Apache-2.0
// The EXAMPLES of manual pages, run as they stand. A page joins by a line below and whatever its
// examples need in its folder.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <sstream>

#include "tests/support/deliberation.hpp"
#include "tests/support/lab.hpp"
#include "tests/support/outbox.hpp"
#include "tests/support/webinars.hpp"

namespace qlab::test {
namespace {

/// Ends a line that goes on below; scdoc makes one backslash of it.
constexpr std::string_view continued = "\\\\";

/// The command lines of the block under EXAMPLES.
std::vector<std::string> examples(const std::string& page) {
  std::istringstream manual(read(source("man") / (page + ".scd")));
  std::vector<std::string> lines;
  bool wanted = false;
  bool inside = false;
  for (std::string line; std::getline(manual, line);) {
    if (line.starts_with("# ")) wanted = line == "# EXAMPLES";
    if (line == "```") {
      inside = wanted && !inside;
    } else if (inside && !lines.empty() && lines.back().ends_with(continued)) {
      lines.back().replace(lines.back().size() - continued.size(), continued.size(), line);
    } else if (inside) {
      lines.push_back(line);
    }
  }
  return lines;
}

/// Runs each line in the lab's folder; all must succeed.
void check_examples(const Lab& lab, const std::string& page) {
  auto variables = lab.variables;
  const auto bin = std::filesystem::path(binary()).parent_path().string();
  variables["PATH"] = bin + ":/usr/bin:/bin";
  const auto lines = examples(page);
  REQUIRE(lines.size() > 3);
  for (const auto& line : lines) {
    const auto script = fmt::format("cd {}\nset -e\n{}", lab.path(".").string(), line);
    const auto finished = run_process({"bash", "-c", script}, variables);
    CHECK_MESSAGE(finished.status == 0, line << "\n" << finished.err);
  }
}

}  // namespace

TEST_CASE("examples: those of qlab-members(1) work when pasted") {
  const WebinarHall lab;
  for (int number = 1; number <= 12; ++number) {
    add_member(lab, fmt::format("Person {}", number), fmt::format("person{}@example.org", number));
  }
  (void)lab.file("people.csv",
                 "Name,Email,Role,Organised by,Notes\nAda,ada@example.org,chair,Acme,early\n");
  (void)lab.file("contact.txt", "May we write to you about what comes next?\n");
  check_examples(lab, "qlab-members.1");
}

TEST_CASE("examples: those of qlab-webinar(1) work when pasted") {
  Lab lab;
  lab.configure(maildir_relay(lab));
  for (int number = 1; number <= 12; ++number) {
    add_member(lab, fmt::format("Person {}", number), fmt::format("person{}@example.org", number));
  }
  (void)lab.file("teams.csv", "Name,Email\nPerson 1,person1@example.org\nGuest,\n");
  check_examples(lab, "qlab-webinar.1");
}

TEST_CASE("examples: those of qlab-scenarios(1) work when pasted") {
  const WebinarHall lab;
  for (int number = 1; number <= 12; ++number) {
    add_member(lab, fmt::format("Person {}", number), fmt::format("person{}@example.org", number));
  }
  add_member(lab, "Anna", "anna@example.org");
  (void)lab.file("host.md", "# Host\n\nOne host.\n");
  (void)lab.file("hosts.md", "# Host\n\nTwo hosts.\n");
  (void)lab.file("survey.csv", "Email,Want it?\nperson1@example.org,yes\n");
  check_examples(lab, "qlab-scenarios.1");
}

TEST_CASE("examples: those of qlab-comments(1) work when pasted") {
  const DeliberationLab lab;
  for (int number = 1; number <= 12; ++number)
    lab.member(fmt::format("Person {}", number), fmt::format("person{}@example.org", number));
  (void)lab.file("anna.txt", "Who pays the running costs?\n");
  (void)lab.file("blog.xml",
                 "<rss xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel><item>"
                 "<title>Hosts</title><link>https://blog.example.org/hosts</link><wp:comment>"
                 "<wp:comment_id>1</wp:comment_id><wp:comment_content>Yes</wp:comment_content>"
                 "<wp:comment_date_gmt>2026-11-01 11:00:00</wp:comment_date_gmt>"
                 "</wp:comment></item></channel></rss>\n");
  check_examples(lab, "qlab-comments.1");
}

TEST_CASE("examples: those of qlab-calls(1) work when pasted") {
  Lab lab;
  lab.configure(maildir_relay(lab));
  for (int number = 1; number <= 12; ++number) {
    add_member(lab, fmt::format("Person {}", number), fmt::format("person{}@example.org", number));
  }
  check_examples(lab, "qlab-calls.1");
}

TEST_CASE("examples: those of qlab-handover(1) work when pasted") {
  WebinarHall lab;
  lab.configure(maildir_relay(lab));
  for (int number = 1; number <= 12; ++number) {
    add_member(lab, fmt::format("Person {}", number), fmt::format("person{}@example.org", number));
  }
  (void)lab.file("lesson.md", "Groups of *eight* lasted.\n");
  std::filesystem::permissions(lab.file("pack.password", "correct horse battery\n"),
                               std::filesystem::perms::owner_read);
  check_examples(lab, "qlab-handover.1");
}

}  // namespace qlab::test
