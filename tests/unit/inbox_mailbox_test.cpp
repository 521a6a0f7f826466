// SPDX-License-Identifier: Apache-2.0
#include "lib/inbox/mailbox.hpp"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <unistd.h>

#include <future>
#include <limits>
#include <sstream>
#include <vector>

#include "lib/core/error.hpp"
#include "lib/inbox/mail_stream.hpp"
#include "lib/inbox/mbox_size.hpp"
#include "tests/support/errors.hpp"
#include "tests/support/temp_dir.hpp"

namespace qlab::inbox {
namespace {

std::vector<std::string> mails_in(Mailbox& mailbox) {
  std::vector<std::string> all;
  mailbox.each([&](const Delivered& mail) { all.emplace_back(mail.bytes); });
  return all;
}

constexpr std::string_view mail =
    "From: anna@example.org\nMessage-ID: <1@example.org>\n\nFrom now on\n\nyes\n";

}  // namespace

TEST_CASE("inbox mailbox: a Maildir's mails by name, from new and cur, and nothing else") {
  const test::TempDir folder;
  folder.file("new/2.host", "two");
  folder.file("cur/1.host:2,S", "one");
  folder.file("cur/.hidden", "no");
  folder.file("tmp/3.host", "no");
  std::filesystem::create_symlink("4.host", folder.path() / "new/4.host");
  const auto mailbox = open_maildir(folder.path());
  CHECK(mails_in(*mailbox) == std::vector<std::string>{"one", "two"});
  CHECK(std::filesystem::exists(folder.path() / "new/2.host"));
  CHECK_THROWS_AS((void)open_maildir(folder.path() / "new"), Error);
}

TEST_CASE("inbox mailbox: an mbox, and one that is not there") {
  const test::TempDir folder;
  const auto file = folder.file("in.mbox",
                                "From a@b.org Fri Jan 15 09:00:01 2027\nSubject: 1\n\n"
                                "From a@b.org Fri Jan 15 09:00:01 2027\nSubject: 2\n\n");
  CHECK(mails_in(*open_mbox(file)).size() == 2);
  CHECK(mails_in(*open_mbox(folder.path() / "absent")).empty());
  CHECK(mails_in(*open_mbox(folder.file("empty", ""))).empty());
  CHECK_THROWS_AS((void)open_mbox(folder.path()), Error);
}

TEST_CASE("inbox mailbox: one that is gone when it is read is an error of the disk") {
  const test::TempDir folder;
  folder.file("new/1.host", "one");
  std::filesystem::create_directory(folder.path() / "cur");
  const auto maildir = open_maildir(folder.path());
  std::filesystem::remove(folder.path() / "cur");
  const auto error = test::error_of([&] { mails_in(*maildir); });
  REQUIRE(error);
  CHECK(error->kind() == Kind::io);
  CHECK(std::string(error->what()).ends_with("cur': No such file or directory"));
}

TEST_CASE("inbox mailbox: a mail that is being added to an mbox is waited for") {
  const test::TempDir folder;
  const std::string first = "From a@example.org Fri Jan 15 09:00:01 2027\nSubject: One\n\n1\n\n";
  const auto path = folder.file("in.mbox", first + "From b@example.org Fri Jan 15 ");
  const int file = ::open(path.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC);
  REQUIRE(file >= 0);
  struct flock all = {};
  all.l_type = F_WRLCK;
  all.l_whence = SEEK_SET;
  REQUIRE(::fcntl(file, F_OFD_SETLK, &all) == 0);
  auto size = std::async(std::launch::async, whole_size, path);
  const std::string rest = "09:00:02 2027\nSubject: Two\n\n2\n";
  REQUIRE(::write(file, rest.data(), rest.size()) == static_cast<ssize_t>(rest.size()));
  ::close(file);
  CHECK(size.get() == std::filesystem::file_size(path));
  CHECK(whole_size("/dev/null") == std::numeric_limits<std::uintmax_t>::max());
}

TEST_CASE("inbox mailbox: what is added to an mbox while it is read is for the next time") {
  const std::string first = "From a@example.org Fri Jan 15 09:00:01 2027\nSubject: One\n\n1\n\n";
  std::istringstream stream(first + "From b@example.org Fri Jan 15 09:00:02 2027\nSubject");
  MailStream mails(stream, first.size());
  REQUIRE(mails.next());
  CHECK(mails.bytes() == "Subject: One\n\n1\n\n");
  CHECK_FALSE(mails.next());
}

TEST_CASE("inbox mailbox: one mail has one digest, wherever and however it lies") {
  const auto digest = digest_of(mail);
  CHECK(digest.size() == 64);
  CHECK(digest_of("Status: RO\nX-Status: A\n" + std::string(mail) + "\n\n") == digest);
  for (const std::string_view end : {"\r\n", "\r"}) {
    std::string changed;
    for (const char c : mail) changed.append(c == '\n' ? end : std::string_view(&c, 1));
    CHECK(digest_of(changed) == digest);
  }
  auto quoted = std::string(mail);
  quoted.insert(quoted.find("From now"), ">");
  CHECK(digest_of(quoted) == digest);
  auto other = std::string(mail);
  other.replace(other.find("yes"), 3, "no");
  CHECK(digest_of(other) != digest);
  CHECK(digest_of("") != digest);
}

}  // namespace qlab::inbox
