// SPDX-License-Identifier: Apache-2.0
#include "lib/config/check.hpp"

#include <fmt/format.h>

#include "lib/config/check_relay.hpp"
#include "lib/config/secret.hpp"

namespace qlab::config {
namespace {

using std::filesystem::file_type;

void check_identity(const Identity& identity, Problems& found) {
  need(identity.email, "identity.email", "a relay", found);
  need(identity.domain, "identity.domain", "a relay", found);
}

void check_mailbox(const Mailbox& mailbox, Problems& found) {
  if (mailbox.kind == MailboxKind::none) return;
  if (mailbox.kind == MailboxKind::imap) {
    need(mailbox.url, "mailbox.url", "an imap mailbox", found);
    check_secret(password_of(mailbox), "mailbox.password_file", found);
    check_ca_file(mailbox.ca_file, "mailbox.ca_file", found);
  } else {
    need(mailbox.path, "mailbox.path", "a mailbox on disk", found);
  }
}

}  // namespace

Problems problems(const Config& config, const std::filesystem::path& credentials) {
  Problems found;
  const auto& store = config.store.path;
  if (!store.empty() && type_of(store) != file_type::regular) {
    found.push_back({"store.path", fmt::format("no store is at '{}'", store.string()),
                     "'qlab init DIR' makes one"});
  }
  if (config.relay.kind != RelayKind::none) check_identity(config.identity, found);
  check_relay(config.relay, credentials, found);
  check_mailbox(config.mailbox, found);
  const auto& templates = config.webinar.templates;
  if (!templates.empty() && type_of(templates) != file_type::directory) {
    found.push_back(
        {"webinar.templates", fmt::format("'{}' is no folder", templates.string()), {}});
  }
  return found;
}

}  // namespace qlab::config
