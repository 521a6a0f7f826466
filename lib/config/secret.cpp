// SPDX-License-Identifier: Apache-2.0
#include "lib/config/secret.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "lib/config/command.hpp"
#include "lib/core/error.hpp"
#include "lib/core/file.hpp"
#include "lib/core/text.hpp"

namespace qlab::config {
namespace {

constexpr std::size_t largest_secret = std::size_t{64} * 1024;

std::string first_line(std::string text) {
  text.resize(std::min(text.size(), text.find('\n')));
  if (text.ends_with('\r')) text.pop_back();
  return text;
}

std::string read_secret_file(const std::filesystem::path& file) {
  try {
    auto secret = first_line(read_file(file, largest_secret));
    if (!secret.empty()) return secret;
  } catch (const Error& error) {
    throw Error(Kind::config, error.what(), error.hint());
  }
  throw Error(Kind::config, fmt::format("'{}' holds no secret on its first line", file.string()));
}

void refuse_if_others_can_read(const std::filesystem::path& file) {
  using std::filesystem::perms;
  std::error_code ignored;  // an absent file has its own message when it is read
  const auto mode = std::filesystem::status(file, ignored).permissions();
  if (ignored || (mode & (perms::group_all | perms::others_all)) == perms::none) return;
  throw Error(Kind::config, fmt::format("'{}' can be read by others", file.string()),
              fmt::format("chmod 600 '{}'", file.string()));
}

}  // namespace

SecretSource password_of(const Relay& relay) {
  return {"relay_password", relay.password_file, relay.password_command, "relay.password_command"};
}

SecretSource password_of(const Mailbox& mailbox) {
  return {"mailbox_password", mailbox.password_file, mailbox.password_command,
          "mailbox.password_command"};
}

SecretSource token_of(const Relay& relay) {
  return {"relay_token", relay.token_file, relay.token_command, "relay.token_command"};
}

bool is_configured(const SecretSource& source) {
  return !source.file.empty() || !source.command.empty();
}

namespace {

std::optional<std::string> read_any(const SecretSource& source,
                                    const std::filesystem::path& credentials) {
  const auto credential = credentials / source.name;
  std::error_code ignored;  // a folder that cannot be looked into holds nothing for us
  if (!credentials.empty() && std::filesystem::exists(credential, ignored)) {
    return read_secret_file(credential);
  }
  if (!source.file.empty()) {
    refuse_if_others_can_read(source.file);
    return read_secret_file(source.file);
  }
  if (!source.command.empty()) {
    return first_line(output_of(source.setting, source.command, largest_secret));
  }
  return {};
}

}  // namespace

std::optional<std::string> read_secret(const SecretSource& source,
                                       const std::filesystem::path& credentials) {
  auto secret = read_any(source, credentials);
  // In the head of a request it would begin another line, or end the secret.
  if (secret && text::has_control(*secret)) {
    throw Error(Kind::config, fmt::format("the secret '{}' holds a control character", source.name),
                "write the secret alone on the first line");
  }
  return secret;
}

}  // namespace qlab::config
