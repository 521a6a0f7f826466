// SPDX-License-Identifier: Apache-2.0
#include "cmd/relay.hpp"

#include <fmt/format.h>

#include <memory>
#include <mutex>
#include <utility>

#include "cmd/world_module.hpp"
#include "lib/config/recipe.hpp"
#include "lib/core/error.hpp"
#include "lib/core/text.hpp"

namespace qlab::cmd {
namespace {

std::string password(const config::Relay& configured, const Secrets& secrets) {
  const auto user = text::terminal_safe(configured.username);
  const auto secret = secrets.read_or_ask(config::password_of(configured),
                                          fmt::format("password of '{}' at the relay", user));
  if (secret) return *secret;
  throw Error(Kind::config,
              fmt::format("no password is configured for the relay's user '{}'", user),
              "set relay.password_file or relay.password_command");
}

/// All connections share one token: the first that is refused asks, the others find what it got.
mail::TokenAgain token_again(const config::SecretSource& source, const Secrets& secrets,
                             const std::string& first) {
  struct Shared {
    std::mutex mutex;
    std::string token;
  };
  const auto shared = std::make_shared<Shared>();
  shared->token = first;
  return [source, secrets, shared](const std::string& refused) {
    const std::lock_guard lock(shared->mutex);
    if (shared->token == refused) {
      shared->token = secrets.read(source).value_or("");
    }
    return shared->token;
  };
}

mail::SmtpRelay smtp(const config::Relay& configured, const Secrets& secrets) {
  mail::SmtpRelay relay;
  relay.url = configured.url;
  const bool is_secure = configured.tls == config::Tls::required;
  relay.tls = is_secure ? mail::Tls::required : mail::Tls::none;
  relay.username = configured.username;
  relay.ca_file = configured.ca_file;
  if (relay.username.empty()) return relay;
  const auto token = config::token_of(configured);
  if (config::is_configured(token)) {
    relay.token = secrets.read(token).value_or("");
    relay.token_again = token_again(token, secrets, relay.token);
  } else {
    relay.password = password(configured, secrets);
  }
  return relay;
}

mail::HttpRelay http(const config::Relay& configured, const Secrets& secrets) {
  if (configured.recipe.empty()) {
    throw Error(Kind::config, "no recipe is configured for the relay",
                fmt::format("set relay.recipe to one of {}, or to a file of your own",
                            fmt::join(config::recipe_names(), ", ")));
  }
  mail::HttpRelay relay;
  relay.recipe = config::recipe(configured.recipe);
  relay.url = configured.url;
  relay.username = configured.username;
  relay.region = configured.region;
  relay.domain = configured.domain;
  relay.ca_file = configured.ca_file;
  const auto token = config::token_of(configured);
  relay.token = secrets.read(token).value_or("");
  relay.token_again = token_again(token, secrets, relay.token);
  return relay;
}

}  // namespace

OpenTransport relay(const config::Relay& configured, const Secrets& secrets) {
  switch (configured.kind) {
    case config::RelayKind::smtp:
      return [relay = smtp(configured, secrets)] { return world().smtp(relay); };
    case config::RelayKind::http:
      return [relay = http(configured, secrets)] { return world().http(relay); };
    case config::RelayKind::maildir:
      return
          [relay = mail::MaildirRelay{configured.path.string()}] { return world().maildir(relay); };
    case config::RelayKind::sendmail:
      return [relay = mail::SendmailRelay{.command = configured.command}] {
        return world().sendmail(relay);
      };
    case config::RelayKind::none:
      break;
  }
  throw Error(Kind::config, "no relay is configured, so nothing can be sent",
              "set [relay] kind and url in qlab.toml; the mails stay in the outbox until then");
}

}  // namespace qlab::cmd
