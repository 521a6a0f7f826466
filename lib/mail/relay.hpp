// SPDX-License-Identifier: Apache-2.0
// What a Transport is made from, one struct for each kind of relay.
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include "lib/core/recipe.hpp"

namespace qlab::mail {

enum class Tls {
  required,  ///< STARTTLS or smtps, verified; nothing is sent without it
  none       ///< plain text: only to a loopback relay
};

/// Gives the token again once the relay has refused this one: another, or the same where there is
/// no other. Throws what reading it throws. Asked by any thread.
using TokenAgain = std::function<std::string(const std::string& refused)>;

struct SmtpRelay {
  std::string url;  ///< smtp://host:port or smtps://host:port, without user and password
  Tls tls = Tls::required;
  std::string username;  ///< empty: no AUTH
  std::string password;
  std::string token;  ///< instead of a password: AUTH XOAUTH2 or OAUTHBEARER and nothing else
  TokenAgain token_again = {};
  std::string ca_file;  ///< extra trust anchor, PEM; empty: the system's
  std::chrono::seconds connect_timeout{30};
  std::chrono::seconds response_timeout{600};
};

struct HttpRelay {
  Recipe recipe;
  std::string url;  ///< https, or http to this machine; empty: as the recipe says
  std::string token;
  TokenAgain token_again = {};
  std::string username;
  std::string region;
  std::string domain;
  std::string ca_file;  ///< extra trust anchor, PEM; empty: the system's
  std::chrono::seconds connect_timeout{30};
  std::chrono::seconds response_timeout{120};  ///< and a second more for every 50 KB of a request
};

struct MaildirRelay {
  std::string path;  ///< made with cur, new and tmp where absent; its parent must exist
};

struct SendmailRelay {
  std::vector<std::string> command;  ///< {sender} and {recipient} stand in its words; no shell
  std::chrono::seconds timeout{600};
};

}  // namespace qlab::mail
