// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "tests/support/child.hpp"
#include "tests/support/lab.hpp"

namespace qlab::test {
namespace {

/// Three mails on a server.
struct Server {
  Lab lab;
  Child process;
  std::string port;

  explicit Server(std::vector<std::string> options = {})
      : process(command(std::move(options))), port(process.read_line()) {
    read_from(port);
    write(lab.path("password"), "secret\n");
    std::filesystem::permissions(lab.path("password"), std::filesystem::perms(0600));
  }

  std::vector<std::string> command(std::vector<std::string> options) const {
    std::filesystem::create_directories(lab.path("server/mails"));
    for (int number = 1; number <= 3; ++number)
      write(lab.path("server/mails") / std::to_string(number),
            fmt::format("From: anna@example.net\r\nSubject: Mail {0}\r\n\r\nText {0}\r\n", number));
    options.insert(options.begin(), {python(), support_script("imap_server.py")});
    options.push_back(lab.path("server").string());
    return options;
  }

  void read_from(const std::string& server) {
    lab.configure(
        fmt::format("[mailbox]\nkind = \"imap\"\nurl = \"imap://127.0.0.1:{}/INBOX\"\n"
                    "username = \"lab\"\npassword_file = \"{}\"\n",
                    server, lab.path("password").string()));
  }

  [[nodiscard]] std::string commands() const { return read(lab.path("server/commands.txt")); }
};

}  // namespace

TEST_CASE("mail receive: by IMAP, every mail is peeked at and nothing is marked") {
  const Server server;
  const auto done = server.lab.json({"mail", "receive"});
  CHECK(done.at("read") == 3);
  CHECK(done.at("waiting") == 3);
  CHECK(server.lab.json({"mail", "inbox", "view", "2"}).at("text") == "Text 2\n");
  const auto commands = server.commands();
  CHECK(commands.find("EXAMINE \"INBOX\"") != std::string::npos);
  CHECK(commands.find("UID FETCH 31 (BODY.PEEK[]") != std::string::npos);
  for (const auto* word : {"STORE", "SELECT", "EXPUNGE", "BODY["}) {
    CAPTURE(word);
    CHECK(commands.find(word) == std::string::npos);
  }
}

TEST_CASE("mail receive: by IMAP only what came since is fetched, until the numbers mean another") {
  const Server server;
  CHECK(server.lab.json({"mail", "receive"}).at("read") == 3);
  CHECK(server.lab.json({"mail", "receive"}).at("read") == 0);
  write(server.lab.path("server/mails/4"),
        "From: anna@example.net\r\nSubject: Mail 4\r\n\r\nText\r\n");
  const auto more = server.lab.json({"mail", "receive"});
  CHECK(more.at("read") == 1);
  CHECK(more.at("waiting") == 1);
  CHECK(server.lab.json({"mail", "receive", "--all"}).at("known") == 4);
  write(server.lab.path("server/validity"), "8");
  CHECK(server.lab.json({"mail", "receive"}).at("known") == 4);
  CHECK(server.lab.json({"mail", "receive"}).at("read") == 0);
}

TEST_CASE(
    "mail receive: the server says BYE in the middle of a mail, and the rest comes next time") {
  Server server({"--bye-after", "3"});
  const auto broken = server.lab.run({"mail", "receive"});
  CHECK(broken.status == 75);
  CHECK(broken.err.find("cannot read the mailbox on '127.0.0.1:") != std::string::npos);
  CHECK(server.lab.run({"store", "check"}).status == 0);
  CHECK(server.lab.run({"mail", "receive"}).status == 75);
  CHECK(server.lab.json({"mail", "inbox", "list"}).size() < 3);
  Child healthy({python(), support_script("imap_server.py"), server.lab.path("server").string()});
  server.read_from(healthy.read_line());
  CHECK(server.lab.run({"mail", "receive"}).status == 0);
  CHECK(server.lab.json({"mail", "inbox", "list"}).size() == 3);
}

TEST_CASE(
    "mail receive: by IMAP, mails without an id, with one twice, without a byte, and too large") {
  const Server server;
  const auto& lab = server.lab;
  const auto mail = [&](const std::string& name, const std::string& bytes) {
    write(lab.path("server/mails") / name, bytes);
  };
  mail("1", "");
  mail("2", "From: anna@example.net\r\nMessage-ID: <same@example.net>\r\n\r\nOne\r\n");
  mail("3", "From: anna@example.net\r\nMessage-ID: <same@example.net>\r\n\r\nTwo\r\n");
  mail("4", "From: anna@example.net\r\n\r\n" + std::string((std::size_t{50} << 20) + 1, 'x'));
  mail("5", "From: anna@example.net\r\n\r\nThe last\r\n");
  const std::string header = "From: anna@example.net\r\n\r\n";
  mail("6", header + std::string((std::size_t{50} << 20) - header.size(), 'x'));
  const auto done = lab.run({"mail", "receive", "--summary", "--json"});
  CHECK(done.status == 3);
  const auto counts = parse_json(done.out);
  CAPTURE(done.err);
  CHECK(counts.at("read") == 6);
  CHECK(counts.at("waiting") == 5);
  CHECK(counts.at("too_large") == 1);
  CHECK(done.err.find("mail 4 waits: too large to be read: mail 41 in the mailbox\n") !=
        std::string::npos);
  CHECK(lab.json({"mail", "inbox", "view", "5"}).at("text") == "The last\n");
  CHECK(lab.json({"mail", "receive"}).at("read") == 0);
}

TEST_CASE("mail receive: a mail that the server cannot give is named, and the others are read") {
  const Server server({"--refuse", "21=[SERVERBUG] it is damaged"});
  const auto done = server.lab.run({"mail", "receive", "--summary", "--json"});
  CHECK(done.status == 3);
  CHECK(done.err.find("the server does not give mail 21: NO [SERVERBUG] it is damaged\n") !=
        std::string::npos);
  const auto counts = parse_json(done.out);
  CHECK(counts.at("read") == 3);
  CHECK(counts.at("waiting") == 2);
  CHECK(counts.at("refused") == 1);
  CHECK(server.lab.json({"mail", "receive"}).at("read") == 0);
}

TEST_CASE("mail receive: the last mails, where the server refuses them, are asked for again") {
  Server server({"--refuse", "31=not now"});
  CHECK(server.lab.run({"mail", "receive"}).status == 3);
  CHECK(server.lab.json({"mail", "inbox", "list"}).size() == 2);
  const auto again = server.lab.run({"mail", "receive"});
  CHECK(again.status == 75);
  CHECK(again.err.find("NO not now") != std::string::npos);
  Child healthy({python(), support_script("imap_server.py"), server.lab.path("server").string()});
  server.read_from(healthy.read_line());
  CHECK(server.lab.json({"mail", "receive", "--all"}).at("waiting") == 1);
}

TEST_CASE("mail receive: a server that is busy, or refuses everything, loses no mail") {
  for (const auto& refusals :
       {std::vector<std::string>{"--refuse", "21=[UNAVAILABLE] busy"},
        std::vector<std::string>{"--refuse", "11=no", "--refuse", "21=no", "--refuse", "31=no"}}) {
    CAPTURE(refusals.back());
    const Server server(refusals);
    CHECK(server.lab.run({"mail", "receive"}).status == 75);
    CHECK(server.lab.json({"mail", "inbox", "list"}).empty());
  }
}

TEST_CASE(
    "mail receive: by IMAP, a mailbox of very many mails, numbers that are none, and chatter") {
  const Server server({"--search", "9223372036854775807 4294967296 -7 0 ", "--many", "200000",
                       "--chatter", "2000"});
  CHECK(server.lab.json({"mail", "receive"}).at("waiting") == 3);
  CHECK(server.lab.json({"mail", "receive"}).at("read") == 0);
  CHECK(server.lab.json({"mail", "receive", "--all"}).at("known") == 3);
}

TEST_CASE("mail receive: by IMAP, an answer without an end is not waited for") {
  const Server server({"--chatter", "200000"});
  const auto refused = server.lab.run({"mail", "receive"});
  CHECK(refused.status == 75);
  CHECK(refused.err.find("it sends more than it was asked for") != std::string::npos);
}

TEST_CASE("mail receive: a wrong password, and a server that is not there") {
  const Server server({"--password", "another"});
  const auto refused = server.lab.run({"mail", "receive"});
  CHECK(refused.status == 4);
  CHECK(refused.err.find("secret") == std::string::npos);
  Lab lab;
  write(lab.path("password"), "secret\n");
  std::filesystem::permissions(lab.path("password"), std::filesystem::perms(0600));
  const auto configure = [&](std::string_view url) {
    lab.configure(
        fmt::format("[mailbox]\nkind = \"imap\"\nurl = \"{}\"\nusername = \"lab\"\n"
                    "password_file = \"{}\"\n",
                    url, lab.path("password").string()));
  };
  configure("imap://127.0.0.1:1/INBOX");
  CHECK(lab.run({"mail", "receive"}).status == 75);
  configure("imap://127.0.0.1:1/Post%FFbox");
  const auto wrong = lab.run({"mail", "receive"});
  CHECK(wrong.status == 78);
  CHECK(wrong.err.starts_with("qlab: mailbox.url names a folder that is not UTF-8"));
}

}  // namespace qlab::test
