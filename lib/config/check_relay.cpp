// SPDX-License-Identifier: Apache-2.0
#include "lib/config/check_relay.hpp"

#include <algorithm>
#include <string>

#include "lib/config/recipe.hpp"
#include "lib/core/error.hpp"

namespace qlab::config {
namespace {

using std::filesystem::file_type;

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

void check_scheme(const Relay& relay, std::string_view scheme, Problems& found) {
  if (relay.url.empty() || relay.url.starts_with(scheme)) return;
  found.push_back({"relay.url", fmt::format("'{}' is not the address of such a relay", relay.url),
                   fmt::format("write {0}:// or {0}s://", scheme)});
}

bool has_credential(const SecretSource& secret, const std::filesystem::path& credentials) {
  return !credentials.empty() && type_of(credentials / secret.name) == file_type::regular;
}

void check_smtp(const Relay& relay, const std::filesystem::path& credentials, Problems& found) {
  need(relay.url, "relay.url", "an smtp relay", found);
  check_scheme(relay, "smtp", found);
  check_secret(password_of(relay), "relay.password_file", found);
  check_secret(token_of(relay), "relay.token_file", found);
  check_ca_file(relay.ca_file, "relay.ca_file", found);
  const bool has_secret = is_configured(password_of(relay)) || is_configured(token_of(relay)) ||
                          has_credential(password_of(relay), credentials);
  if (!relay.username.empty() && !has_secret) {
    found.push_back({"relay.password_file", "the user of the relay needs a password or token",
                     "set relay.password_file or relay.password_command"});
  }
  if (relay.tls == Tls::none && !relay.url.empty() && !is_loopback(host_of(relay.url))) {
    found.push_back({"relay.tls", "mail would leave this machine unencrypted",
                     "set relay.tls = \"required\"; none is for a loopback relay"});
  }
}

/// Whether the request, as it would be made, speaks of the variable.
bool asks_for(const Recipe& recipe, const Relay& relay, std::string_view variable) {
  const auto word = fmt::format("{{{}}}", variable);
  const auto holds = [&](const std::string& text) { return text.find(word) != std::string::npos; };
  return (relay.url.empty() && holds(recipe.url)) || holds(recipe.login) || holds(recipe.sign) ||
         std::ranges::any_of(recipe.headers, holds);
}

void check_recipe(const Recipe& recipe, const Relay& relay,
                  const std::filesystem::path& credentials, Problems& found) {
  if (recipe.url.empty()) need(relay.url, "relay.url", "the recipe", found);
  const auto check = [&](std::string_view variable, std::string_view key, const auto& value) {
    if (asks_for(recipe, relay, variable)) need(value, key, "the recipe", found);
  };
  check("username", "relay.username", relay.username);
  check("region", "relay.region", relay.region);
  check("domain", "relay.domain", relay.domain);
  const auto token = token_of(relay);
  if (!asks_for(recipe, relay, "token") || is_configured(token)) return;
  if (has_credential(token, credentials)) return;
  found.push_back({"relay.token_file", "the recipe needs a token",
                   "set relay.token_file or relay.token_command"});
}

void check_http(const Relay& relay, const std::filesystem::path& credentials, Problems& found) {
  need(relay.recipe, "relay.recipe", "an http relay", found);
  check_scheme(relay, "http", found);
  check_secret(token_of(relay), "relay.token_file", found);
  check_ca_file(relay.ca_file, "relay.ca_file", found);
  if (relay.url.starts_with("http://") && !is_loopback(host_of(relay.url))) {
    found.push_back({"relay.url", "mail would leave this machine unencrypted",
                     "write https://; http:// is for a loopback relay"});
  }
  if (relay.recipe.empty()) return;
  try {
    check_recipe(recipe(relay.recipe), relay, credentials, found);
  } catch (const Error& error) {
    found.push_back({"relay.recipe", error.what(), error.hint()});
  }
}

void check_sendmail(const Relay& relay, Problems& found) {
  need(relay.command, "relay.command", "a sendmail relay", found);
  if (relay.command.empty()) return;
  const std::filesystem::path program = relay.command.front();
  if (program.is_absolute() && type_of(program) != file_type::regular) {
    found.push_back({"relay.command", fmt::format("no program is at '{}'", program.string()),
                     "install a mail server for this machine, or name another program"});
  }
  const bool names_recipient = std::ranges::any_of(relay.command, [](const auto& word) {
    return word.find("{recipient}") != std::string::npos;
  });
  if (!names_recipient) {
    found.push_back({"relay.command", "the command names no {recipient}",
                     "let it end with \"--\", \"{recipient}\""});
  }
}

}  // namespace

std::filesystem::file_type type_of(const std::filesystem::path& path) {
  std::error_code ignored;
  return std::filesystem::status(path, ignored).type();
}

void check_ca_file(const std::filesystem::path& file, std::string_view key, Problems& found) {
  if (file.empty() || type_of(file) == file_type::regular) return;
  found.push_back({key, fmt::format("'{}' is no file", file.string()), {}});
}

void check_secret(const SecretSource& secret, std::string_view file_key, Problems& found) {
  if (secret.file.empty()) return;
  if (!secret.command.empty()) {
    const std::string_view what = file_key.ends_with("token_file") ? "token" : "password";
    found.push_back({file_key, fmt::format("a {0} file and a {0} command are both set", what),
                     "only the file is used: remove one of them"});
  }
  try {
    (void)read_secret({secret.name, secret.file, {}});
  } catch (const Error& error) {
    found.push_back({file_key, error.what(), error.hint()});
  }
}

void check_relay(const Relay& relay, const std::filesystem::path& credentials, Problems& found) {
  if (relay.kind == RelayKind::smtp) check_smtp(relay, credentials, found);
  if (relay.kind == RelayKind::http) check_http(relay, credentials, found);
  if (relay.kind == RelayKind::maildir) need(relay.path, "relay.path", "a maildir relay", found);
  if (relay.kind == RelayKind::sendmail) check_sendmail(relay, found);
}

}  // namespace qlab::config
