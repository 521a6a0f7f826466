// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "tests/support/deliberation.hpp"
#include "tests/support/temp_dir.hpp"

namespace qlab::test {
namespace {

struct Publisher : DeliberationLab {
  std::filesystem::path site = path("site");

  Publisher() {
    must({"webinar", "add", "future", "--title", "The future", "--start", "2027-02-20 12:30",
          "--zone", "Europe/London", "--duration", "90m", "--url", "https://meet.example/secret"});
  }

  /// Publishes a guest's comment and returns its id.
  std::string say(const std::string& body, const std::string& licence = "with name",
                  const std::string& answers = {}) const {
    std::vector<std::string> more{"--licence", licence};
    if (!answers.empty()) more.insert(more.end(), {"--reply-to", answers});
    const auto id = comment(body, more);
    must({"comments", "approve", id});
    return id;
  }

  nlohmann::json publish(std::vector<std::string> more = {}) const {
    more.insert(more.begin(), {"scenarios", "publish", site.string()});
    return json(more);
  }

  [[nodiscard]] std::string page(std::string_view name) const { return read(site / name); }

  /// What is wrong with the site, or holds one of the words; nothing where all is well.
  [[nodiscard]] std::string problems(const std::vector<std::string>& words = {}) const {
    std::vector<std::string> command{python(), (source("tests/pages/check_site.py")).string(),
                                     site.string()};
    command.insert(command.end(), words.begin(), words.end());
    const auto checked = run_process(command, {{"PATH", "/usr/bin"}});
    return checked.err + checked.out;
  }
};

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

std::map<std::string, std::string> bytes_of(const std::filesystem::path& folder) {
  std::map<std::string, std::string> all;
  for (const auto& path : files_in(folder)) all[path.filename().string()] = read(path);
  return all;
}

}  // namespace

TEST_CASE(
    "scenarios publish: a page for each scenario and webinar, a policy, a feed, no dead link") {
  const Publisher lab;
  lab.say("I would trust it.");
  const auto report = lab.publish();
  CHECK(report.at("scenarios") == 1);
  CHECK(report.at("webinars") == 1);
  CHECK(report.at("comments") == 1);
  CHECK(report.at("dry_run") == false);
  CHECK(report.at("added") == nlohmann::json({"404.html", "comments-policy.html", "feed.xml",
                                              "index.html", "scenario-host-led.html", "style.css",
                                              "webinar-future.html", "webinar-future.ics"}));
  CHECK(lab.problems() == "");
  const auto scenario = lab.page("scenario-host-led.html");
  CHECK(has(scenario, "I would trust it."));
  CHECK(has(scenario, "<bdi>Gwen</bdi>"));
  CHECK(has(scenario, "name=\"robots\" content=\"noindex, nofollow\""));
  CHECK(has(lab.page("webinar-future.html"), "Saturday 20 February 2027, 12:30 to 14:00 GMT"));
}

TEST_CASE("scenarios publish: no address is in any byte of it but the one that is written to") {
  const Publisher lab;
  const auto anna = lab.member("Anna Jones", "anna@example.org");
  lab.must({"comments", "add", "host-led", "--author", anna, "--body",
            "Write to anna@example.org or %61nna@example.org, says Anna Jones.", "--accept-policy",
            "--licence", "unnamed"});
  lab.must({"comments", "approve", "1"});
  lab.say("Or to gwen@example.org");
  for (const auto& audience : {std::vector<std::string>{}, {"--members-only"}}) {
    lab.publish(audience);
    CHECK(lab.problems({"anna@example.org", "gwen@example.org", "Anna Jones"}) == "");
    CHECK(has(lab.page("scenario-host-led.html"), "[e-mail address]"));
  }
}

TEST_CASE(
    "scenarios publish: an address that no text seems to hold stops it before it is written") {
  const Publisher lab;
  lab.member("Anna Jones", "anna@example.net");
  // In base64, which nothing takes out of a text.
  lab.say("SGVsbG8sIGFubmFAZXhhbXBsZS5uZXQsIGhlbGxv");
  const auto finished = lab.run({"scenarios", "publish", lab.site.string()});
  CHECK(finished.status == 6);
  CHECK(finished.out.empty());
  CHECK(has(finished.err, "address"));
  CHECK_FALSE(has(finished.err, "anna@example.net"));
  CHECK_FALSE(std::filesystem::exists(lab.site));
}

TEST_CASE("scenarios publish: only published comments, and nothing of a hidden thread") {
  const Publisher lab;
  const auto hidden = lab.say("a start that was hidden");
  lab.say("an answer below it", "with name", hidden);
  lab.comment("nobody looked at this", {"--licence", "with name"});
  lab.must({"comments", "hide", hidden, "--reason", "off topic"});
  lab.add("draft");
  CHECK(lab.publish({"--members-only"}).at("comments") == 0);
  CHECK(lab.problems({"a start that was", "answer below", "nobody looked", "draft"}) == "");
}

TEST_CASE("scenarios publish: a licence for the community alone holds, unless only members read") {
  const Publisher lab;
  lab.say("For us alone.", "not outside");
  const auto report = lab.run({"scenarios", "publish", lab.site.string(), "--json"});
  CHECK(report.status == 0);
  CHECK(report.err == "1 published comment is not shown: its licence keeps it inside\n");
  CHECK(parse_json(report.out).at("withheld") == 1);
  CHECK(lab.problems({"For us alone", "meet.example"}) == "");
  CHECK(lab.publish({"--members-only"}).at("withheld") == 0);
  CHECK(has(lab.page("scenario-host-led.html"), "For us alone."));
  CHECK_FALSE(has(lab.page("scenario-host-led.html"), "Gwen"));
  CHECK(has(lab.page("webinar-future.html"), "https://meet.example/secret"));
}

TEST_CASE("scenarios publish: the same store makes the same bytes and touches nothing") {
  const Publisher lab;
  lab.say("I would trust it.");
  lab.publish();
  const auto before = bytes_of(lab.site);
  const auto written = std::filesystem::last_write_time(lab.site);
  const auto report = lab.publish();
  CHECK(report.at("unchanged") == report.at("files"));
  CHECK(std::filesystem::last_write_time(lab.site) == written);
  CHECK(bytes_of(lab.site) == before);
  const auto other = lab.path("other");
  lab.must({"scenarios", "publish", other.string()});
  CHECK(bytes_of(other) == before);
}

TEST_CASE("scenarios publish: a rehearsal writes nothing, to the store neither") {
  const Publisher lab;
  lab.say("I would trust it.");
  const auto before = lab.must({"store", "log", "--json"});
  const auto report = lab.publish({"--dry-run"});
  CHECK(report.at("dry_run") == true);
  CHECK(report.at("added").size() == report.at("files"));
  CHECK_FALSE(std::filesystem::exists(lab.site));
  CHECK(lab.must({"store", "log", "--json"}) == before);
}

TEST_CASE("scenarios publish: whose words leave is on record, once for each change") {
  const Publisher lab;
  const auto anna = lab.member("Anna Jones", "anna@example.org");
  lab.must({"comments", "add", "host-led", "--author", anna, "--body", "Yes.", "--accept-policy",
            "--licence", "unnamed"});
  lab.must({"comments", "approve", "1"});
  lab.must({"scenarios", "publish", lab.site.string() + "/"});
  lab.publish();
  const auto disclosures = lab.json({"members", "disclosures"});
  REQUIRE(disclosures.size() == 1);
  CHECK(disclosures[0].at("kind") == "report");
  CHECK(disclosures[0].at("members") == 1);
  CHECK(disclosures[0].at("file") == "site");
}

TEST_CASE("scenarios publish: numbers under five are in no page") {
  const Publisher lab;
  std::vector<std::string> members;
  for (int number = 0; number < 9; ++number) {
    members.push_back(
        lab.member(fmt::format("P {}", number), fmt::format("p{}@example.org", number)));
  }
  lab.add("later-on", {"--open"});
  for (std::size_t i = 0; i < members.size(); ++i) {
    lab.must({"scenarios", "respond", "later-on", members[i], "--want", "yes", "--value",
              i < 3 ? "no" : "yes"});
  }
  lab.publish();
  CHECK_FALSE(has(lab.page("scenario-later-on.html"), "What members answered"));
  lab.publish({"--with-tally"});
  const auto page = lab.page("scenario-later-on.html");
  CHECK(has(page, "<b>9</b> yes"));
  CHECK_FALSE(has(page, "<b>3</b>"));
  CHECK_FALSE(has(page, "<b>6</b>"));
}

TEST_CASE("scenarios publish: a whole address makes links that stand everywhere") {
  const Publisher lab;
  lab.publish({"--base-url", "https://example.org/next"});
  CHECK(has(lab.page("404.html"), "href=\"https://example.org/next/style.css\""));
  CHECK(has(lab.page("index.html"), "rel=\"canonical\" href=\"https://example.org/next/\""));
  CHECK(has(lab.page("feed.xml"),
            "rel=\"self\" type=\"application/atom+xml\""
            " href=\"https://example.org/next/feed.xml\""));
  for (const auto* wrong :
       {"example.org", "javascript:alert(1)", "https://", "https://a/\"x", "https://a/?q"}) {
    const auto finished = lab.run({"scenarios", "publish", lab.site.string(), "--base-url", wrong});
    CHECK(finished.status == 2);
    CHECK(has(finished.err, "is not where a site can be"));
  }
}

TEST_CASE("scenarios publish: a mail to an address of it waits as a comment, then stands there") {
  Publisher lab;
  lab.member("Anna Lee", "anna@example.net");
  lab.configure(fmt::format(
      "[mailbox]\nkind = \"mbox\"\npath = \"{}\"\ntrusted_authserv = [\"mx.example.org\"]\n",
      lab.path("in.mbox").string()));
  lab.publish();
  const auto page = lab.page("scenario-host-led.html");
  const auto at = page.find("mailto:lab+comment-");
  REQUIRE(at != std::string::npos);
  write(lab.path("in.mbox"),
        fmt::format("From x@example.net Fri Jan 15 09:00:01 2027\n"
                    "Authentication-Results: mx.example.org; dkim=pass header.d=example.net\n"
                    "From: Anna <anna@example.net>\nTo: {}\nSubject: Comment\n"
                    "Message-ID: <1@x>\nDate: Fri, 15 Jan 2027 08:00:00 +0000\n\n"
                    "I would host it.\n",
                    page.substr(at + 7, page.find('?', at) - at - 7)));
  CHECK(lab.json({"mail", "receive"}).at("applied") == 1);
  CHECK(lab.json({"comments", "view", "c1"}).at("state") == "pending");
  CHECK(lab.publish({"--members-only"}).at("comments") == 0);
  lab.must({"comments", "approve", "c1"});
  CHECK(lab.publish({"--members-only"}).at("comments") == 1);
  CHECK(has(lab.page("scenario-host-led.html"), "I would host it."));
}

TEST_CASE("scenarios publish: its addresses to comment at are not taken back by an undo") {
  const Publisher lab;
  const auto comment = lab.say("I would host it.");
  lab.publish();
  const auto before = lab.page("scenario-host-led.html");
  const auto published = lab.json({"store", "log", "--json=id"}).at(0).at("id").dump();
  check_failed(lab.run({"store", "undo", published}), 6,
               fmt::format("qlab: change {} (scenarios publish) cannot be taken back: people may "
                           "know its addresses to comment at, and write there\n",
                           published));
  const auto undone = lab.run({"store", "undo"});
  CHECK(has(undone.err, "(comments approve)"));
  CHECK(lab.json({"comments", "view", comment}).at("state") == "pending");
  lab.must({"comments", "approve", comment});
  lab.publish();
  CHECK(lab.page("scenario-host-led.html") == before);
}

TEST_CASE("scenarios publish: without an address of ours the site asks nobody to write") {
  const DeliberationLab lab;
  write(lab.path("qlab.toml"), "[identity]\nname = \"The Lab\"\n");
  const auto finished = lab.run({"scenarios", "publish", lab.path("site").string()});
  CHECK(finished.status == 0);
  CHECK(finished.err == "no identity.email is configured, so the site asks nobody to write\n");
  for (const auto& [name, bytes] : bytes_of(lab.path("site"))) CHECK_FALSE(has(bytes, "mailto"));
}

TEST_CASE("scenarios publish: where there is no folder around it, nothing is made") {
  const Publisher lab;
  const auto absent = lab.path("absent");
  check_failed(lab.run({"scenarios", "publish", (absent / "site").string()}), 74,
               fmt::format("qlab: cannot open '{}': No such file or directory\n", absent.string()));
  CHECK(!std::filesystem::exists(absent));
}

TEST_CASE("scenarios publish: a folder of somebody's is refused and stays") {
  const Publisher lab;
  std::filesystem::create_directory(lab.site);
  const auto notes = lab.file("site/notes.txt", "mine");
  check_failed(lab.run({"scenarios", "publish", lab.site.string()}), 6,
               fmt::format("qlab: '{}' was not published by qlab\nhint: the folder is replaced "
                           "whole: name a new or empty one, or move that away\n",
                           notes));
  CHECK(read(notes) == "mine");
}

TEST_CASE("scenarios publish: killed at any moment, the old site or the new one is whole") {
  const Publisher lab;
  lab.say("I would trust it.");
  lab.publish();
  const auto old_site = bytes_of(lab.site);
  lab.say("So would I.");
  lab.must({"scenarios", "publish", lab.path("new").string()});
  const auto new_site = bytes_of(lab.path("new"));
  int killed = 0;
  for (int call = 1; call < 60; ++call) {
    const auto finished = run_process(
        {"/usr/bin/strace", "-f", "-o", "/dev/null", "-e",
         fmt::format("inject=write,fsync,renameat2,unlink,rmdir,mkdir,chmod:signal=KILL:"
                     "when={}",
                     call),
         binary(), "scenarios", "publish", lab.site.string()},
        lab.variables);
    const auto site = bytes_of(lab.site);
    const bool is_whole = site == old_site || site == new_site;
    REQUIRE_MESSAGE(is_whole, call);
    if (finished.status == 0) break;
    ++killed;
    if (site == new_site) {
      lab.must({"scenarios", "publish", lab.site.string()});
      CHECK(bytes_of(lab.site) == new_site);
    }
  }
  CHECK(killed > 5);
  lab.must({"scenarios", "publish", lab.site.string()});
  CHECK(bytes_of(lab.site) == new_site);
  CHECK_FALSE(std::filesystem::exists(lab.path(".site.qlab")));
}

}  // namespace qlab::test
