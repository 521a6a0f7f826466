// SPDX-License-Identifier: Apache-2.0
// The sections of qlab.toml about mail, as config.hpp has the others: the relay that takes it, the
// mailbox that it comes back to, and how much of it is sent when.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace qlab::config {

enum class RelayKind { none, smtp, http, maildir, sendmail };
enum class Tls { required, none };

struct Relay {
  RelayKind kind = RelayKind::none;
  std::string url;
  Tls tls = Tls::required;
  std::string username;
  std::vector<std::string> password_command;
  std::filesystem::path password_file;
  std::vector<std::string> token_command;
  std::filesystem::path token_file;
  std::filesystem::path ca_file;
  std::filesystem::path recipe;  ///< a bare name, or a file
  std::string region;
  std::string domain;
  std::filesystem::path path;
  std::vector<std::string> command{"/usr/sbin/sendmail", "-i", "-f",
                                   "{sender}",           "--", "{recipient}"};
};

enum class MailboxKind { none, imap, maildir, mbox };

struct Mailbox {
  MailboxKind kind = MailboxKind::none;
  std::string url;
  std::string username;
  std::vector<std::string> password_command;
  std::filesystem::path password_file;
  std::filesystem::path ca_file;
  std::filesystem::path path;
  std::vector<std::string> trusted_authserv;
};

enum class Basis { relationship, consent };

/// Wall time since midnight; until is before from where the hours span midnight.
struct QuietHours {
  std::chrono::minutes from;
  std::chrono::minutes until;
  bool operator==(const QuietHours&) const = default;
};

struct Send {
  Basis basis = Basis::relationship;
  int connections = 4;
  int rate_per_minute = 0;  ///< 0: no limit
  int max_per_run = 1000;
  int confirm_above = 5;
  std::optional<QuietHours> quiet_hours;
};

}  // namespace qlab::config
