// SPDX-License-Identifier: Apache-2.0
// Every Transport with a relay behind it that tells what arrived.
#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "tests/support/http_relays.hpp"
#include "tests/support/mails.hpp"
#include "tests/support/servers.hpp"
#include "tests/support/temp_dir.hpp"
#include "tests/support/world.hpp"

namespace qlab::test {

/// What a relay does not tell is empty.
struct Arrived {
  std::string sender;
  std::string recipient;
  std::string bytes;
};

struct SmtpLane {
  FaultSmtp server{{"--utf8"}};

  [[nodiscard]] std::unique_ptr<mail::Transport> transport() const {
    return loaded_world().smtp(plain_relay(server.url()));
  }

  [[nodiscard]] std::vector<Arrived> arrived() const {
    std::vector<Arrived> mails;
    for (const auto& mail : server.accepted()) {
      const std::string from = mail.at("from");
      const auto start = from.find('<') + 1;
      if (mail.at("to").size() != 1) throw std::logic_error("not one recipient");
      mails.push_back(
          {from.substr(start, from.find('>') - start), mail.at("to").at(0), mail.at("raw")});
    }
    return mails;
  }
};

/// Reads what a program of this machine stored: lines end in LF, two of the envelope come first.
inline Arrived read_stored(const std::filesystem::path& file) {
  auto text = with_crlf(read(file));
  const auto sender = take_field(text, "Return-Path: <", ">");
  const auto recipient = take_field(text, "Delivered-To: ", "");
  return {sender, recipient, text};
}

struct MaildirLane {
  TempDir folder;

  [[nodiscard]] std::unique_ptr<mail::Transport> transport() const {
    return loaded_world().maildir({(folder.path() / "mail").string()});
  }

  [[nodiscard]] std::vector<Arrived> arrived() const {
    std::vector<Arrived> mails;
    for (const auto& file : files_in(folder.path() / "mail/new"))
      mails.push_back(read_stored(file));
    return mails;
  }
};

/// A program that stores what it is given, with the envelope of its command line before it.
struct SendmailLane {
  TempDir folder;
  std::string program = folder.file(
      "sendmail",
      "#!/bin/sh\nfile=$(mktemp \"${0%/*}/stored/XXXXXX\")\n"
      "{ printf 'Return-Path: <%s>\\nDelivered-To: %s\\n' \"$2\" \"$4\"; cat; } > \"$file\"\n");

  SendmailLane() {
    std::filesystem::permissions(program, std::filesystem::perms(0700));
    std::filesystem::create_directory(folder.path() / "stored");
  }

  [[nodiscard]] std::unique_ptr<mail::Transport> transport() const {
    return loaded_world().sendmail({.command = {program, "-f", "{sender}", "--", "{recipient}"}});
  }

  [[nodiscard]] std::vector<Arrived> arrived() const {
    std::vector<Arrived> mails;
    for (const auto& file : files_in(folder.path() / "stored")) mails.push_back(read_stored(file));
    return mails;
  }
};

struct HttpLane {
  explicit HttpLane(std::string relay) : name(std::move(relay)), server(name) {}

  std::string name;
  HttpRelay server;

  [[nodiscard]] std::unique_ptr<mail::Transport> transport() const {
    return loaded_world().http(http_relay(name, server.url()));
  }

  [[nodiscard]] std::vector<Arrived> arrived() const {
    std::vector<Arrived> mails;
    for (const auto& mail : server.accepted()) {
      const auto text = [&](const char* field) {
        return mail.at(field).is_null() ? std::string() : mail.at(field).get<std::string>();
      };
      mails.push_back({text("from"), text("to"), text("raw")});
    }
    if (!server.faults().empty()) throw std::logic_error(server.faults().front());
    return mails;
  }
};

struct GenericLane : HttpLane {
  GenericLane() : HttpLane("generic") {}
};
struct MailgunLane : HttpLane {
  MailgunLane() : HttpLane("mailgun") {}
};
struct SesLane : HttpLane {
  SesLane() : HttpLane("ses") {}
};
struct PostmarkLane : HttpLane {
  PostmarkLane() : HttpLane("postmark") {}
};
struct SendgridLane : HttpLane {
  SendgridLane() : HttpLane("sendgrid") {}
};

}  // namespace qlab::test
