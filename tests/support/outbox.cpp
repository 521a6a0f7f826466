// SPDX-License-Identifier: Apache-2.0
#include "tests/support/outbox.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <SQLiteCpp/VariadicBind.h>
#include <fmt/format.h>

namespace qlab::test {
namespace {

std::string mail_to(int number) {
  return fmt::format(
      "From: Peer Support Lab <lab@example.org>\r\n"
      "To: Person {0} <person{0}@example.net>\r\n"
      "Subject: =?utf-8?q?Invitation_{0}_=E2=80=93_caf=C3=A9?=\r\n"
      "Message-ID: <seed-{0}@example.org>\r\n"
      "Date: Fri, 15 Jan 2027 09:00:00 +0000\r\n"
      "MIME-Version: 1.0\r\n"
      "Content-Type: multipart/alternative; boundary=\"=_x\"\r\n\r\n"
      "--=_x\r\n"
      "Content-Type: text/plain; charset=UTF-8\r\n"
      "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
      "Dear Person {0},\r\n\r\ncome to the caf=C3=A9.\r\n.\r\nA lone dot is above.\r\n"
      "--=_x\r\n"
      "Content-Type: text/html; charset=UTF-8\r\n\r\n"
      "<p>Dear Person {0}</p>\r\n"
      "--=_x--\r\n",
      number);
}

void queue_mail(SQLite::Database& database, int number, std::int64_t due) {
  SQLite::Statement member(
      database,
      "INSERT OR IGNORE INTO member (id, name, relation, joined_at, updated_at)"
      " VALUES (?, ?, 'collaborator', ?, ?)");
  SQLite::bind(member, number, fmt::format("Person {}", number), lab_now, lab_now);
  member.exec();
  const auto address = fmt::format("person{}@example.net", number);
  SQLite::Statement reached(
      database,
      "INSERT OR IGNORE INTO member_address (member_id, position, address, key)"
      " VALUES (?, 0, ?, ?)");
  SQLite::bind(reached, number, address, address);
  reached.exec();
  SQLite::Statement message(
      database,
      "INSERT INTO message (purpose, object, occurrence, recipient, member_id, address, subject,"
      " message_id, token, sender, state, queued_at, due_at)"
      " VALUES ('invite', 'w1', '0', ?, ?, ?, ?, ?, ?, 'lab@example.org', 'queued', ?, ?)");
  SQLite::bind(message, fmt::format("m{}", number), number, address,
               fmt::format("Invitation {} – café", number),
               fmt::format("seed-{}@example.org", number), fmt::format("seedtoken{}", number),
               lab_now, due);
  message.exec();
  SQLite::Statement bytes(database,
                          "INSERT INTO message_bytes (id, bytes)"
                          " VALUES (last_insert_rowid(), CAST(? AS BLOB))");
  SQLite::bind(bytes, mail_to(number));
  bytes.exec();
}

}  // namespace

void queue_mails(const Lab& lab, int count, std::int64_t due) {
  SQLite::Database database(lab.store().string(), SQLite::OPEN_READWRITE);
  for (int number = 1; number <= count; ++number) queue_mail(database, number, due);
}

void execute(const Lab& lab, const std::string& sql) {
  SQLite::Database(lab.store().string(), SQLite::OPEN_READWRITE).exec(sql);
}

std::string maildir_relay(const Lab& lab) {
  return fmt::format("[relay]\nkind = \"maildir\"\npath = \"{}\"\n", lab.path("outgoing").string());
}

std::string plain_smtp(const std::string& url, int connections) {
  return fmt::format(
      "[relay]\nkind = \"smtp\"\nurl = \"{}\"\ntls = \"none\"\n[send]\nconnections = {}\n", url,
      connections);
}

std::string states(const Lab& lab) {
  std::string all;
  for (const auto& mail : lab.json({"mail", "list"})) {
    all += all.empty() ? "" : " ";
    all += mail.at("state").get<std::string>();
  }
  return all;
}

std::vector<std::string> refs(const nlohmann::json& list) {
  std::vector<std::string> refs;
  for (const auto& mail : list) refs.push_back(mail.at("ref"));
  return refs;
}

}  // namespace qlab::test
