// SPDX-License-Identifier: Apache-2.0
#include "lib/config/check.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "lib/config/secret.hpp"
#include "lib/core/error.hpp"

namespace qlab::config {
namespace {

using std::filesystem::file_type;
using Problems = std::vector<Problem>;

/// The host of scheme://host:port, an IPv6 address in its brackets.
std::string_view host_of(std::string_view url) {
  url.remove_prefix(std::min(url.size(), url.find("://") + 3));
  return url.starts_with('[') ? url.substr(0, url.find(']') + 1)
                              : url.substr(0, url.find_first_of(":/"));
}

bool is_loopback(std::string_view host) {
  const bool is_number = host.find_first_not_of("0123456789.") == std::string_view::npos;
  return host == "localhost" || host == "[::1]" || (is_number && host.starts_with("127."));
}

/// What cannot be looked at counts as absent.
std::filesystem::file_type type_of(const std::filesystem::path& path) {
  std::error_code ignored;
  return std::filesystem::status(path, ignored).type();
}

template <class Value>
void need(const Value& value, std::string_view key, std::string_view because, Problems& found) {
  if (value.empty()) found.push_back({key, fmt::format("{} needs '{}'", because, key), {}});
}

void check_password(const SecretSource& password, std::string_view file_key, Problems& found) {
  if (password.file.empty()) return;
  if (!password.command.empty()) {
    found.push_back({file_key, "a password file and a password command are both set",
                     "only the file is used: remove one of them"});
  }
  try {
    (void)read_secret({password.name, password.file, {}});
  } catch (const Error& error) {
    found.push_back({file_key, error.what(), error.hint()});
  }
}

void check_relay(const Relay& relay, Problems& found) {
  if (relay.kind == RelayKind::maildir) need(relay.path, "relay.path", "a maildir relay", found);
  if (relay.kind != RelayKind::smtp) return;
  need(relay.url, "relay.url", "an smtp relay", found);
  check_password(password_of(relay), "relay.password_file", found);
  if (relay.tls == Tls::none && !relay.url.empty() && !is_loopback(host_of(relay.url))) {
    found.push_back({"relay.tls", "mail would leave this machine unencrypted",
                     "set relay.tls = \"required\"; none is for a loopback relay"});
  }
  if (!relay.ca_file.empty() && type_of(relay.ca_file) != file_type::regular) {
    found.push_back({"relay.ca_file", fmt::format("'{}' is no file", relay.ca_file.string()), {}});
  }
}

void check_identity(const Identity& identity, Problems& found) {
  need(identity.email, "identity.email", "a relay", found);
  need(identity.domain, "identity.domain", "a relay", found);
}

void check_mailbox(const Mailbox& mailbox, Problems& found) {
  if (mailbox.kind == MailboxKind::none) return;
  if (mailbox.kind == MailboxKind::imap) {
    need(mailbox.url, "mailbox.url", "an imap mailbox", found);
    check_password(password_of(mailbox), "mailbox.password_file", found);
  } else {
    need(mailbox.path, "mailbox.path", "a mailbox on disk", found);
  }
}

}  // namespace

std::vector<Problem> problems(const Config& config) {
  Problems found;
  const auto& store = config.store.path;
  if (!store.empty() && type_of(store) != file_type::regular) {
    found.push_back({"store.path", fmt::format("no store is at '{}'", store.string()),
                     "'qlab init DIR' makes one"});
  }
  if (config.relay.kind != RelayKind::none) check_identity(config.identity, found);
  check_relay(config.relay, found);
  check_mailbox(config.mailbox, found);
  const auto& templates = config.webinar.templates;
  if (!templates.empty() && type_of(templates) != file_type::directory) {
    found.push_back(
        {"webinar.templates", fmt::format("'{}' is no folder", templates.string()), {}});
  }
  return found;
}

}  // namespace qlab::config
