// SPDX-License-Identifier: Apache-2.0
// Comments by mail: what is written to a thread's address waits in the thread.
#include <fmt/format.h>

#include "tests/support/deliberation.hpp"
#include "tests/support/places.hpp"

namespace qlab::test {
namespace {

struct Post : DeliberationLab {
  Post() {
    configure(fmt::format(
        "[mailbox]\nkind = \"mbox\"\npath = \"{}\"\ntrusted_authserv = [\"mx.example.org\"]\n",
        path("in.mbox").string()));
    member("Anna Lee", "anna@example.net");
  }

  [[nodiscard]] std::string address(const std::string& what = "host-led") const {
    return json({"comments", "address", what}).at("address");
  }

  /// A mail of somebody at example.net; proven where the server says so.
  [[nodiscard]] static std::string letter(const std::string& from, const std::string& to,
                                          const std::string& body, bool proven = true) {
    return fmt::format(
        "{}From: {}\nTo: {}\nSubject: Re: a thought\nMessage-ID: <{}@x>\n"
        "Date: Fri, 15 Jan 2027 08:00:00 +0000\n\n{}\n",
        proven ? "Authentication-Results: mx.example.org; dkim=pass "
                 "header.d=example.net\n"
               : "",
        from, to, std::hash<std::string>{}(from + body), body);
  }

  nlohmann::json receive(const std::vector<std::string>& mails) const {
    std::string mbox;
    for (const auto& mail : mails)
      mbox += "From x@example.net Fri Jan 15 09:00:01 2027\n" + mail + "\n";
    write(path("in.mbox"), mbox);
    return json({"mail", "receive"});
  }

  [[nodiscard]] std::string reason() const {
    return json({"mail", "inbox", "list", "--all"}).back().at("reason");
  }
};

}  // namespace

TEST_CASE("comments by mail: a member's letter waits in the thread, without what it quotes") {
  const Post lab;
  const auto to = lab.address();
  CHECK(to.starts_with("lab+comment-"));
  const auto mail = Post::letter("Anna L. <anna@example.net>", to,
                                 "I would host it.\n\nOn Monday, Lab <lab@example.org> wrote:\n"
                                 "> What do you think?\n\n-- \nAnna\n+44 20 7946 0000");
  CHECK(lab.receive({mail, mail}).at("applied") == 1);
  const auto comment = lab.json({"comments", "view", "c1"});
  CHECK(comment.at("state") == "pending");
  CHECK(comment.at("body") == "I would host it.");
  CHECK(comment.at("member") == "m1");
  CHECK(comment.at("author") == "Anna L.");
  CHECK(comment.at("policy_version") == 1);
  CHECK(comment.at("history")[0].at("action") == "mailed");
  CHECK(lab.reason() == "c1 waits to be published");
  CHECK(lab.receive({mail}).at("known") == 1);
}

TEST_CASE("comments by mail: an answer stands below what it answers, a guest is one by proof") {
  const Post lab;
  const auto first = lab.comment("First");
  lab.must({"comments", "approve", first});
  const auto to = lab.address(first);
  CHECK(lab.receive({Post::letter("Ben <ben@example.net>", to, "Second")}).at("applied") == 1);
  const auto reply = lab.json({"comments", "view", "c2"});
  CHECK(reply.at("parent") == "c1");
  CHECK(reply.at("author") == "Ben");
  CHECK(reply.at("member").is_null());
  CHECK(lab.must({"comments", "list", "--json"}).find("example.net") == std::string::npos);
}

TEST_CASE("comments by mail: a From that nothing proves waits until somebody says whose it is") {
  const Post lab;
  const auto to = lab.address();
  CHECK(lab.receive({Post::letter("anna@example.net", to, "Hello", false)}).at("waiting") == 1);
  CHECK(lab.reason() == "a comment, but nothing proves who sent it");
  CHECK(lab.json({"comments", "list"}).empty());
  lab.must({"mail", "inbox", "assign", "1", "m1"});
  CHECK(lab.json({"comments", "view", "c1"}).at("member") == "m1");
}

TEST_CASE("comments by mail: an old policy, nothing said, or a closed thread waits for a person") {
  const Post lab;
  const auto first = lab.comment("First");
  const auto to = lab.address(first);
  lab.receive({Post::letter("anna@example.net", to, "> only quoted")});
  CHECK(lab.reason() == "it says nothing of its own");
  lab.must({"comments", "spam", first});
  lab.receive({Post::letter("anna@example.net", to, "Still here")});
  CHECK(lab.reason() == "what it answers takes no replies any more");
  const auto old = lab.address();
  lab.must({"comments", "policy", "add", lab.file("new.md", "- Be kind.\n")});
  lab.receive({Post::letter("anna@example.net", old, "Hello")});
  CHECK(lab.reason() ==
        "a comment of somebody who has not accepted version 2 of the comments policy");
  CHECK(lab.address() != old);
  lab.must({"comments", "policy", "accept", "m1"});
  lab.must({"mail", "inbox", "assign", "3", "m1"});
  CHECK(lab.json({"comments", "list", "author:m1"}).size() == 1);
  lab.receive({Post::letter("anna@example.net",
                            "lab+comment-aaaaaaaaaaaaaaaaaaaaaaaaaa@example.org", "Hello")});
  CHECK(lab.reason() == "its token is none of ours");
}

TEST_CASE("comments import: a mailbox, with its threads, and again") {
  const Post lab;
  const std::string mbox =
      "From a@x Fri Jan 15 09:00:01 2027\nFrom: Ann <ann@example.com>\nMessage-ID: <1@x>\n"
      "Date: Thu, 14 Jan 2027 10:00:00 +0100\nSubject: Hosts\n\nI could host.\n\n"
      "From b@x Fri Jan 15 09:00:01 2027\nFrom: anna@example.net\nMessage-ID: <2@x>\n"
      "In-Reply-To: <1@x>\nDate: Thu, 14 Jan 2027 11:00:00 +0100\nSubject: Re: Hosts\n\n"
      "Good.\n\nOn Thu, Ann <ann@example.com> wrote:\n> I could host.\n\n"
      "From c@x Fri Jan 15 09:00:01 2027\nFrom: cai@example.com\nMessage-ID: <3@x>\n"
      "Auto-Submitted: auto-replied\nDate: Thu, 14 Jan 2027 12:00:00 +0100\nSubject: Away\n\n"
      "I am away.\n\n";
  const auto file = lab.file("list.mbox", mbox);
  const auto report =
      lab.json({"comments", "import", file, "--scenario", "host-led", "--licence", "unnamed"});
  CHECK(report.at("source") == "mbox");
  CHECK(report.at("new") == 2);
  CHECK(report.at("skipped")[0].at("reason") == "a mail of the kind 'auto-reply' is not a comment");
  const auto reply = lab.json({"comments", "view", "c2"});
  CHECK(reply.at("parent") == "c1");
  CHECK(reply.at("body") == "Good.");
  CHECK(reply.at("member") == "m1");
  CHECK(reply.at("licence") == "unnamed");
  CHECK(reply.at("written_at") == "2027-01-14T10:00:00Z");
  CHECK(lab.json({"comments", "import", file, "--scenario", "host-led"}).at("unchanged") == 2);
}

}  // namespace qlab::test
