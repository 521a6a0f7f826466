// SPDX-License-Identifier: Apache-2.0
#include "lib/inbox/mailbox.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <vector>

#include "lib/core/ascii.hpp"
#include "lib/core/error.hpp"
#include "lib/core/keyed_hash.hpp"
#include "lib/core/text.hpp"
#include "lib/inbox/mail.hpp"
#include "lib/inbox/mail_stream.hpp"
#include "lib/inbox/mbox_size.hpp"

namespace qlab::inbox {
namespace {

constexpr std::size_t usual_header = 4096;

[[noreturn]] void refuse(const std::filesystem::path& path, int error) {
  throw Error(Kind::io, fmt::format("cannot read '{}': {}", text::terminal_safe(path.string()),
                                    std::strerror(error)));
}

class Maildir final : public Mailbox {
 public:
  explicit Maildir(std::filesystem::path folder) : m_folder(std::move(folder)) {}

  void each(const std::function<void(const Delivered&)>& take) override {
    for (const auto& file : files()) read(file, take);
  }

 private:
  [[nodiscard]] std::vector<std::filesystem::path> files() const {
    std::vector<std::filesystem::path> files;
    for (const auto* part : {"new", "cur"}) {
      std::error_code error;
      for (std::filesystem::directory_iterator entry(m_folder / part, error), end;
           !error && entry != end; entry.increment(error)) {
        const bool hidden = entry->path().filename().string().starts_with('.');
        std::error_code no_mail;  // what cannot be looked at, as a link to itself, is none
        if (!hidden && entry->is_regular_file(no_mail)) files.push_back(entry->path());
      }
      if (error) refuse(m_folder / part, error.value());
    }
    std::ranges::sort(files, {}, [](const auto& path) { return path.filename(); });
    return files;
  }

  static void read(const std::filesystem::path& file,
                   const std::function<void(const Delivered&)>& take) {
    std::ifstream stream(file, std::ios::binary);
    // A reader of mail may have moved it meanwhile: it is still there the next time.
    if (!stream && errno == ENOENT) return;
    if (!stream) refuse(file, errno);
    std::error_code error;
    const auto size = std::filesystem::file_size(file, error);
    if (error == std::errc::no_such_file_or_directory) return;
    if (error) refuse(file, error.value());
    const auto name = file.filename().string();
    const bool is_too_large = size > largest_mail;
    std::string bytes(is_too_large ? longest_beginning : size, '\0');
    stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (stream.bad()) refuse(file, EIO);
    bytes.resize(static_cast<std::size_t>(stream.gcount()));
    take({name, bytes, is_too_large});
  }

  std::filesystem::path m_folder;
};

class Mbox final : public Mailbox {
 public:
  explicit Mbox(std::filesystem::path file) : m_file(std::move(file)) {}

  void each(const std::function<void(const Delivered&)>& take) override {
    std::ifstream stream(m_file, std::ios::binary);
    if (!stream && errno == ENOENT) return;
    if (!stream) refuse(m_file, errno);
    MailStream mails(stream, whole_size(m_file));
    while (mails.next()) {
      std::string_view bytes = mails.bytes();
      if (mails.is_too_large()) bytes = bytes.substr(0, longest_beginning);
      if (bytes.empty()) continue;
      take({fmt::format("mail {}", mails.number()), bytes, mails.is_too_large()});
    }
    if (stream.bad()) refuse(m_file, EIO);
  }

 private:
  std::filesystem::path m_file;
};

/// What mail programs write into a mail to remember whether it was read.
bool is_mark(std::string_view line) {
  constexpr std::array<std::string_view, 8> marks{"status",         "x-status", "x-keywords",
                                                  "x-uid",          "x-imap",   "x-imapbase",
                                                  "content-length", "lines"};
  const auto name = line.substr(0, line.find(':'));
  return name.size() < line.size() && std::ranges::any_of(marks, [&](std::string_view mark) {
           return mark.size() == name.size() &&
                  std::ranges::equal(name, mark, {}, [](char c) { return ascii::lower(c); });
         });
}

/// Up to a CR, where there are any, or LF.
std::string_view first_line(std::string_view text, bool has_cr) {
  const auto line = text.substr(0, text.find('\n'));
  return has_cr ? line.substr(0, line.find('\r')) : line;
}

/// At the end of the text.
std::string_view without_line_feeds(std::string_view text) {
  return text.substr(0, text.find_last_not_of('\n') + 1);
}

std::string_view without_quote(std::string_view line) {
  const auto text = line.find_first_not_of('>');
  const bool quoted = text != std::string_view::npos && line.substr(text).starts_with("From ");
  return quoted ? line.substr(text) : line;
}

}  // namespace

std::unique_ptr<Mailbox> open_maildir(const std::filesystem::path& folder) {
  if (!std::filesystem::is_directory(folder / "cur") ||
      !std::filesystem::is_directory(folder / "new")) {
    throw Error(Kind::config,
                fmt::format("'{}' is no Maildir", text::terminal_safe(folder.string())),
                "set mailbox.path to a folder with cur and new in it");
  }
  return std::make_unique<Maildir>(folder);
}

std::unique_ptr<Mailbox> open_mbox(const std::filesystem::path& file) {
  if (std::filesystem::is_directory(file)) {
    throw Error(Kind::config, fmt::format("'{}' is a folder", text::terminal_safe(file.string())),
                "set mailbox.path to an mbox file, or mailbox.kind to maildir");
  }
  return std::make_unique<Mbox>(file);
}

std::string digest_of(std::string_view mail) {
  const bool has_cr = mail.find('\r') != std::string_view::npos;
  std::string plain;
  plain.reserve(std::min(mail.size() + 1, usual_header));
  bool in_header = true;
  while (!mail.empty()) {
    const auto line = first_line(mail, has_cr);
    mail.remove_prefix(line.size());
    const bool has_lf = mail.starts_with('\n');
    mail.remove_prefix(std::min<std::size_t>(mail.size(), mail.starts_with("\r\n") ? 2 : 1));
    if (in_header && line.empty()) {
      in_header = false;
      // Most mails have line feeds alone and no quotes: no line has to be looked at by itself.
      if (!has_cr && mail.find(">From ") == std::string_view::npos) {
        plain += '\n';
        break;
      }
    }
    if (in_header && is_mark(line)) continue;
    const auto kept = without_quote(line);
    plain.append(kept.data(), kept.size() + std::size_t{has_lf});
    if (!has_lf) plain += '\n';
  }
  // An mbox puts an empty line behind a mail.
  const auto body = without_line_feeds(mail);
  return body.empty() ? plain_hash(without_line_feeds(plain)) : plain_hash(plain, body);
}

}  // namespace qlab::inbox
