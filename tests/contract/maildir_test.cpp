// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <sys/stat.h>

#include <regex>

#include "tests/support/mails.hpp"
#include "tests/support/servers.hpp"
#include "tests/support/temp_dir.hpp"
#include "tests/support/world.hpp"

namespace qlab::test {
namespace {

mail::Delivery deliver_to(const std::filesystem::path& path) {
  return hand_over(*loaded_world().maildir({path.string()}), {"lab@example.org", "b@example.net"},
                   mail_with("hello\r\n"));
}

unsigned mode(const std::filesystem::path& path) {
  struct stat about {};
  REQUIRE(::stat(path.c_str(), &about) == 0);
  return about.st_mode & 0777U;
}

}  // namespace

TEST_CASE("maildir: a mail stands in new/ under a unique name, for its owner only") {
  const TempDir folder;
  const auto path = folder.path() / "mail";
  CHECK(deliver_to(path).outcome == mail::Outcome::sent);
  CHECK(deliver_to(path).outcome == mail::Outcome::sent);
  for (const auto* name : {"", "tmp", "new", "cur"}) CHECK(mode(path / name) == 0700);
  CHECK(files_in(path / "tmp").empty());
  const auto files = files_in(path / "new");
  REQUIRE(files.size() == 2);
  CHECK(mode(files.front()) == 0600);
  const std::regex shape("[0-9]+\\.M[0-9]{6}P[0-9]+R[a-z2-7]{26}\\.[^/:]+");
  for (const auto& file : files) CHECK(std::regex_match(file.filename().string(), shape));
}

TEST_CASE("maildir: another reader finds sender, recipient and text") {
  const TempDir folder;
  deliver_to(folder.path() / "mail");
  const auto file = files_in(folder.path() / "mail/new").at(0);
  CHECK(read(file).find('\r') == std::string::npos);
  const auto mail = read_mail(file);
  CHECK(mail.at("defects").empty());
  CHECK(mail.at("headers").at(0) == nlohmann::json({"Return-Path", "<lab@example.org>"}));
  CHECK(mail.at("headers").at(1) == nlohmann::json({"Delivered-To", "b@example.net"}));
  CHECK(mail.at("body").at("text") == "hello\n");
}

TEST_CASE("maildir: a folder that cannot be written sends nothing and stops the run") {
  const TempDir folder;
  folder.file("file", "");
  folder.file("broken/new", "");
  for (const std::string path : {"file", "file/mail", "absent/mail", "broken"}) {
    CAPTURE(path);
    const auto delivery = deliver_to(folder.path() / path);
    CHECK(delivery.outcome == mail::Outcome::not_sent);
    CHECK(delivery.stop == Kind::io);
    CHECK(delivery.detail.find("cannot") != std::string::npos);
  }
  CHECK(files_in(folder.path() / "broken/tmp").empty());
}

}  // namespace qlab::test
