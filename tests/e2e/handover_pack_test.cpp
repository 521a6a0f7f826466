// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include "tests/support/crash.hpp"
#include "tests/support/handover_lab.hpp"
#include "tests/support/places.hpp"

namespace qlab::test {
namespace {

std::string entry(const std::string& pack, const std::string& name) {
  return run_process({"/usr/bin/unzip", "-p", pack, name}).out;
}

struct Planted {
  std::string text;
  std::string kind;
};

/// A lab with the words that make a pack of it.
struct PackLab : HandoverLab {
  std::string target = path("pack.zip").string();

  [[nodiscard]] std::vector<std::string> words(
      const std::string& successor = "Next Network") const {
    return {"handover", "pack", "--password-file", password(), "-o", target, "--to", successor};
  }
};

}  // namespace

TEST_CASE(
    "handover pack: the numbers sum, the file is private, and it is on record of each member") {
  const HandoverLab lab;
  const auto target = lab.path("pack.zip").string();
  const auto packed = lab.json({"handover", "pack", "--to", "next network", "--password-file",
                                lab.password(), "-o", target});
  CHECK(packed.at("members") == 4);
  CHECK(packed.at("included") == 2);
  CHECK(packed.at("sums") == true);
  CHECK(packed.at("comments") == 2);
  CHECK(packed.at("withheld_comments").at(1).at("count") == 1);
  CHECK((std::filesystem::status(target).permissions() & std::filesystem::perms(0077)) ==
        std::filesystem::perms::none);
  const auto given = lab.json({"members", "disclosures", "m1"});
  REQUIRE(given.size() == 1);
  CHECK(given.at(0).at("kind") == "pack");
  CHECK(given.at(0).at("sha256") == packed.at("sha256"));
  CHECK(lab.json({"members", "disclosures", "m2"}).empty());
}

TEST_CASE("handover pack: ordinary tools open it, and the restricted part only by the password") {
  const HandoverLab lab;
  const auto pack = lab.pack();
  CHECK(entry(pack, "README.txt").find("handed over to Next Network") != std::string::npos);
  const auto comments = entry(pack, "public/comments.json");
  CHECK(comments.find(R"("by":"Anna Lee","text":"I would host it.")") != std::string::npos);
  CHECK(comments.find(R"("by":null,"text":"Ask [name] ([e-mail address]).")") != std::string::npos);
  CHECK(comments.find("Not for others") == std::string::npos);
  const auto opened = run_process(
      {"/usr/bin/7z", "e", "-so", "-pcorrect horse battery", pack, "restricted/members.csv"});
  CHECK(opened.status == 0);
  CHECK(opened.out.find("Anna Lee") != std::string::npos);
  CHECK(opened.out.find("Carys Jones") != std::string::npos);
  CHECK(opened.out.find("Bob") == std::string::npos);
  CHECK(opened.out.find("Dan") == std::string::npos);
  CHECK(run_process({"/usr/bin/7z", "t", "-pwrong password here", pack}).status != 0);
}

TEST_CASE("handover pack: where there is no folder for it, that is said") {
  const HandoverLab lab;
  const auto pack = lab.path("absent/pack.zip").string();
  const auto failed = lab.run(
      {"handover", "pack", "--to", "Next Network", "--password-file", lab.password(), "-o", pack});
  CHECK(failed.status == 74);
  CHECK(failed.err == "qlab: cannot write '" + pack + "': No such file or directory\n");
}

TEST_CASE("handover pack: mailing programs get who agreed to mail apart from who said no") {
  const HandoverLab lab;
  lab.must({"members", "consent", "m1", "contact", "given", "--channel", "form"});
  lab.must({"members", "consent", "m3", "contact", "refused", "--channel", "form"});
  const auto pack = lab.pack();
  const auto rows = [&](const std::string& file) {
    const auto columns = std::string("Email,Display Name,Do Not Email,No Bulk Emails");
    auto text = run_process({"/usr/bin/7z", "e", "-so", "-pcorrect horse battery", pack,
                             "restricted/suppressions/" + file})
                    .out;
    CHECK(text.starts_with(columns));
    return text.substr(text.find('\n') + 1);
  };
  CHECK(rows("civicrm-1-no-mail.csv") == "carys@example.org,Carys Jones,1,1\r\n");
  CHECK(rows("civicrm-2-contacts.csv") == "anna@example.org,Anna Lee,0,0\r\n");
}

TEST_CASE("handover pack: no address of anybody stands in the bytes that need no password") {
  const HandoverLab lab;
  const auto pack = lab.pack();
  for (const std::string name :
       {"README.txt", "report.html", "report.md", "report.json", "public/comments.csv",
        "public/scenario_texts.json", "public/progress.csv", "manifest.json"}) {
    const auto text = entry(pack, name);
    CAPTURE(name);
    CHECK_FALSE(text.empty());
    for (const std::string secret : {"@example.org", "Bob Secret", "Dan Brown", "keeps all of us"})
      CHECK(text.find(secret) == std::string::npos);
  }
}

TEST_CASE("handover pack: the same store at the same time gives the same public bytes") {
  const HandoverLab lab;
  const auto one = lab.pack("one.zip");
  const auto two = lab.pack("two.zip");
  for (const std::string name : {"README.txt", "report.html", "report.json", "public/comments.csv",
                                 "public/scenarios.json", "public/policies.json"}) {
    CAPTURE(name);
    CHECK(entry(one, name) == entry(two, name));
  }
}

TEST_CASE("handover pack: a private value in any encoding stops it, by file, line and kind") {
  const HandoverLab lab;
  for (const auto& each :
       std::vector<Planted>{{"Write to bob&#64;example.org!", "address"},
                            {"Write to bob&commat;example.org!", "address"},
                            {"mail=bob%40example.org", "address"},
                            {"See Ym9iQGV4YW1wbGUub3Jn there", "address"},
                            {"See =62ob=40example=2Eorg there", "address"},
                            {"Someone said: Because it keeps  all of us together.", "private note"},
                            {"By Bob%20Secret", "withheld name"}}) {
    const auto& text = each.text;
    const auto& kind = each.kind;
    CAPTURE(text);
    lab.must({"scenarios", "add", "planted", "--title", "Planted", "--body-file",
              lab.file("planted.md", text + "\n")});
    const auto target = lab.path("pack.zip").string();
    const auto refused = lab.run({"handover", "pack", "--to", "Next Network", "--password-file",
                                  lab.password(), "-o", target});
    CHECK(refused.status == 6);
    CHECK(refused.out.empty());
    CHECK(refused.err.find("line ") != std::string::npos);
    CHECK(refused.err.find("somebody's " + kind + " would leave in public") != std::string::npos);
    CHECK(refused.err.find("example.org") == std::string::npos);
    CHECK_FALSE(std::filesystem::exists(target));
    lab.must({"store", "undo"});
  }
}

TEST_CASE("handover pack: a successor that is unknown is named with the nearest") {
  const PackLab lab;
  const auto unknown = lab.run(lab.words("Next Netwrk"));
  CHECK(unknown.status == 10);
  CHECK(unknown.err.find("did you mean 'Next Network'?") != std::string::npos);
}

TEST_CASE("handover pack: a rehearsal makes no file and is on nobody's record") {
  const PackLab lab;
  auto rehearsal = lab.words();
  rehearsal.insert(rehearsal.end(), {"--dry-run", "--json"});
  CHECK(lab.json(rehearsal).at("sha256").is_null());
  CHECK_FALSE(std::filesystem::exists(lab.target));
  CHECK(lab.json({"members", "disclosures"}).empty());
}

TEST_CASE("handover pack: a copy of the store makes none") {
  const PackLab lab;
  lab.must({"store", "backup", lab.path("copy.db").string()});
  auto copied = lab.words();
  copied.insert(copied.end(), {"--store", lab.path("copy.db").string()});
  const auto copy = lab.run(copied);
  CHECK(copy.status == 6);
  CHECK(copy.err.find("not adopted here") != std::string::npos);
}

TEST_CASE("handover pack: of one that is killed nothing is left") {
  if (!can_trace()) return;
  PackLab lab;
  std::filesystem::create_directory(lab.path("shared"));
  lab.target = lab.path("shared/pack.zip").string();
  for (const auto* call : {"write", "lseek", "fsync", "linkat,?rename"}) {
    CAPTURE(call);
    CHECK(run_killed(lab, lab.words(), call, 1).status == 137);
    CHECK(std::filesystem::is_empty(lab.path("shared")));
  }
  lab.must(lab.words());
  CHECK(files_in(lab.path("shared")) == std::vector<std::filesystem::path>{lab.target});
}

TEST_CASE("handover pack: where a file has a name while it is written, the next removes the dead") {
  if (!can_trace()) return;
  PackLab lab;
  std::filesystem::create_directory(lab.path("shared"));
  lab.target = lab.path("shared/pack.zip").string();
  const auto dead = lab.file("shared/.pack.zip.0123abcd.qlab", "half");
  std::filesystem::permissions(dead, std::filesystem::perms(0600));
  const auto log = lab.path("calls").string();
  const auto packed = run_refused(lab, lab.words(), "openat", lab.path("shared").string(),
                                  "EOPNOTSUPP:when=1", log);
  CHECK(packed.err.find("next: send") != std::string::npos);
  CHECK(packed.status == 0);
  CHECK(files_in(lab.path("shared")) == std::vector<std::filesystem::path>{lab.target});
  lab.must({"handover", "verify", lab.target, "--password-file", lab.password()});
}

TEST_CASE("handover pack: one that is there is not overwritten") {
  const PackLab lab;
  lab.must(lab.words());
  const auto before = read(lab.target);
  check_failed(lab.run(lab.words()), 6,
               fmt::format("qlab: '{}' exists already\n"
                           "hint: a pack is never overwritten: somebody may have its digest\n",
                           lab.target));
  CHECK(read(lab.target) == before);
}

TEST_CASE(
    "handover pack: a folder, a pipe or a device stays what it is, and nothing is on record") {
  PackLab lab;
  std::filesystem::create_directory(lab.path("folder"));
  REQUIRE(::mkfifo(lab.path("pipe").c_str(), 0600) == 0);
  std::filesystem::create_symlink("/dev/null", lab.path("device"));
  for (const auto& target : {lab.path("folder").string(), lab.path("pipe").string(),
                             lab.path("device").string(), std::string("/dev/stdout")}) {
    lab.target = target;
    check_failed(lab.run(lab.words()), 2,
                 fmt::format("qlab: '{}' is no file\n"
                             "hint: name a file: a folder, a device or a pipe is never replaced\n",
                             target));
  }
  CHECK(std::filesystem::is_empty(lab.path("folder")));
  CHECK(std::filesystem::is_fifo(lab.path("pipe")));
  CHECK(std::filesystem::is_symlink(lab.path("device")));
  CHECK(lab.json({"members", "disclosures"}).empty());
}

TEST_CASE("handover pack: a password that others can read, or a short one, is refused") {
  const HandoverLab lab;
  const auto with = [&](const std::string& file, unsigned mode) {
    std::filesystem::permissions(file, std::filesystem::perms(mode));
    return lab.run({"handover", "pack", "--to", "h1", "--password-file", file}).status;
  };
  CHECK(with(lab.file("open.password", "correct horse battery\n"), 0644) == 78);
  CHECK(with(lab.file("short.password", "short\n"), 0600) == 2);
}

TEST_CASE("handover pack: what is missing from the command line is named") {
  const Lab lab;
  CHECK(lab.run({"handover", "pack"}).status == 2);
  CHECK(lab.run({"handover", "delta"}).status == 2);
  CHECK(lab.run({"handover", "verify"}).status == 2);
  CHECK(lab.run({"handover", "accept"}).status == 2);
  CHECK(lab.run({"handover", "ack"}).status == 2);
  CHECK(lab.run({"handover", "key"}).status == 2);
}

}  // namespace qlab::test
