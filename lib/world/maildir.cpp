// SPDX-License-Identifier: Apache-2.0
#include "lib/world/maildir.hpp"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <string>

#include "lib/core/detail.hpp"
#include "lib/core/error.hpp"
#include "lib/core/file.hpp"
#include "lib/core/random.hpp"
#include "lib/world/envelope.hpp"
#include "lib/world/one_by_one.hpp"

namespace qlab::world {
namespace {

[[noreturn]] void cannot(std::string_view verb, const std::filesystem::path& path) {
  throw Error(Kind::io,
              fmt::format("cannot {} '{}': {}", verb, path.string(), std::strerror(errno)));
}

void make_folder(const std::filesystem::path& path) {
  if (::mkdir(path.c_str(), 0700) != 0 && errno != EEXIST) cannot("make", path);
}

/// The host's part of a name, without the two characters that mean something in it.
std::string host_part() {
  std::array<char, 256> buffer{};
  if (::gethostname(buffer.data(), buffer.size() - 1) != 0) return "localhost";
  std::string host;
  for (const char c : std::string_view(buffer.data())) {
    host += c == '/' ? "\\057" : c == ':' ? "\\072" : std::string(1, c);
  }
  return host;
}

/// time.unique.host as maildir(5) wants it; the time is the one the file system gave the file.
std::string final_name(const std::filesystem::path& file, std::string_view unique) {
  struct stat about {};
  if (::stat(file.c_str(), &about) != 0) cannot("read", file);
  return fmt::format("{}.M{:06}P{}R{}.{}", about.st_mtim.tv_sec, about.st_mtim.tv_nsec / 1000,
                     ::getpid(), unique, host_part());
}

/// Lines end in LF, as every delivery agent writes them and every reader of a Maildir (Python's
/// mailbox, mutt, grep) expects.
std::string stored_form(const std::string& sender, const std::string& recipient,
                        std::string_view bytes) {
  return fmt::format("Return-Path: <{}>\nDelivered-To: {}\n", sender, recipient) +
         local_lines(bytes);
}

class Maildir final : public OneByOne {
 public:
  explicit Maildir(const mail::MaildirRelay& relay) : m_path(relay.path) {}

 private:
  mail::Delivery deliver_one(const mail::Envelope& envelope, std::string_view bytes) override {
    if (auto objected = objection(envelope, bytes)) return *objected;
    auto on_failure = mail::Outcome::not_sent;
    try {
      make_folders();
      const auto name = place(stored_form(wire_address(envelope.sender).value(),
                                          wire_address(envelope.recipient).value(), bytes));
      // From here on a reader may have seen it.
      on_failure = mail::Outcome::uncertain;
      sync_folder(m_path / "new");
      return {mail::Outcome::sent, 0, detail_text(fmt::format("stored as '{}'", name)), {}};
    } catch (const Error& error) {
      return {on_failure, 0, detail_text(error.what()), Kind::io};
    }
  }

  void make_folders() const {
    make_folder(m_path);
    for (const auto* name : {"tmp", "new", "cur"}) make_folder(m_path / name);
  }

  /// Whole and on the disk before it shows in new/; returns its name there.
  [[nodiscard]] std::string place(std::string_view text) const {
    const auto unique = random_token();
    const auto temporary = m_path / "tmp" / unique;
    write_file(temporary, text);
    const auto name = final_name(temporary, unique);
    if (::rename(temporary.c_str(), (m_path / "new" / name).c_str()) != 0) {
      const auto reason = errno;
      ::unlink(temporary.c_str());
      errno = reason;
      cannot("write", m_path / "new");
    }
    return name;
  }

  std::filesystem::path m_path;
};

}  // namespace

std::unique_ptr<mail::Transport> make_maildir(const mail::MaildirRelay& relay) {
  return std::make_unique<Maildir>(relay);
}

}  // namespace qlab::world
