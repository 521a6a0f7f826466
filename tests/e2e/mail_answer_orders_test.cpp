// SPDX-License-Identifier: Apache-2.0
// The order in which answers are read, and from where, changes nothing.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "tests/support/child.hpp"
#include "tests/support/replies.hpp"

namespace qlab::test {
namespace {

/// The mails in a Maildir as files of a server.
class OnServer {
 public:
  explicit OnServer(const Replies& replies) {
    const auto& lab = replies.lab;
    std::filesystem::create_directories(lab.path("server"));
    std::filesystem::rename(lab.path("in/new"), lab.path("server/mails"));
    m_process.emplace(std::vector<std::string>{python(), support_script("imap_server.py"),
                                               lab.path("server").string()});
    write(lab.path("password"), "secret\n");
    std::filesystem::permissions(lab.path("password"), std::filesystem::perms(0600));
    m_toml = fmt::format(
        "[mailbox]\nkind = \"imap\"\nurl = \"imap://127.0.0.1:{}/INBOX\"\nusername = \"lab\"\n"
        "password_file = \"{}\"\ntrusted_authserv = [\"mx.example.org\"]\n",
        m_process->read_line(), lab.path("password").string());
  }

  [[nodiscard]] const std::string& toml() const { return m_toml; }

 private:
  std::optional<Child> m_process;
  std::string m_toml;
};

/// What Anna's answers came to: where she stands, and how often she is on record to have said so.
std::string outcome(const Replies& replies) {
  const auto person = replies.lab.json({"members", "export", "--person", "m1"});
  const auto& rows = person.at("held").at("rsvps");
  const auto said =
      std::ranges::count_if(rows, [](const auto& row) { return row.at("source") == "calendar"; });
  return fmt::format("{} after {} answers", replies.standing("m1"), said);
}

std::vector<std::string> answers(const Replies& replies, const std::array<int, 3>& order) {
  const std::array mails{replies.answer("anna", "ACCEPTED", "20270110T090000Z"),
                         replies.answer("anna", "DECLINED", "20270111T090000Z"),
                         replies.answer("anna", "ACCEPTED", "20270112T090000Z")};
  std::vector<std::string> all;
  for (const int index : order) all.insert(all.end(), 2, mails.at(static_cast<std::size_t>(index)));
  return all;
}

}  // namespace

TEST_CASE("mail receive: accept, decline, accept in six orders, each twice, from three mailboxes") {
  for (const std::string kind : {"mbox", "maildir", "imap"}) {
    std::array<int, 3> order{0, 1, 2};
    do {
      CAPTURE(kind);
      CAPTURE(fmt::format("{}{}{}", order[0], order[1], order[2]));
      Replies replies(kind == "mbox" ? "mbox" : "maildir");
      replies.deliver(answers(replies, order));
      std::optional<OnServer> server;
      if (kind == "imap") replies.lab.configure(server.emplace(replies).toml());
      const auto counts = replies.receive();
      CHECK(counts.at("applied") == 3);
      CHECK(counts.at("known") == 3);
      CHECK(outcome(replies) == "yes after 3 answers");
      CHECK(replies.lab.run({"store", "check"}).status == 0);
    } while (std::ranges::next_permutation(order).found);
  }
}

}  // namespace qlab::test
