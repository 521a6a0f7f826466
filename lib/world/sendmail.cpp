// SPDX-License-Identifier: Apache-2.0
#include "lib/world/sendmail.hpp"

#include <fmt/format.h>
#include <sysexits.h>

#include <algorithm>
#include <cstring>

#include "lib/core/detail.hpp"
#include "lib/core/error.hpp"
#include "lib/core/text.hpp"
#include "lib/world/envelope.hpp"
#include "lib/world/one_by_one.hpp"
#include "lib/world/program.hpp"

namespace qlab::world {
namespace {

using mail::Delivery;
using mail::Outcome;

constexpr std::string_view sender_word = "{sender}";
constexpr std::string_view recipient_word = "{recipient}";

void replace(std::string& word, std::string_view variable, std::string_view value) {
  for (auto at = word.find(variable); at != std::string::npos;
       at = word.find(variable, at + value.size())) {
    word.replace(at, variable.size(), value);
  }
}

/// What the status says where the program ended by itself (sysexits.h). Others are a program's own:
/// whether it took the mail is not known.
Delivery by_status(int status, const std::string& detail) {
  switch (status) {
    case EX_OK:
      return {Outcome::sent, status, detail, {}};
    case EX_TEMPFAIL:
      return {Outcome::deferred, status, detail, {}};
    case EX_NOUSER:
    case EX_NOHOST:
      return {Outcome::failed, status, detail, {}};
    case EX_DATAERR:
      return {Outcome::failed, status, detail, Kind::refused};
    case EX_USAGE:
    case EX_NOINPUT:
    case EX_NOPERM:
    case EX_CONFIG:
    case EX_OSFILE:
      return {Outcome::not_sent, status, detail, Kind::config};
    case EX_UNAVAILABLE:
    case EX_SOFTWARE:
    case EX_OSERR:
    case EX_CANTCREAT:
    case EX_IOERR:
    case EX_PROTOCOL:
      return {Outcome::not_sent, status, detail, Kind::temporary};
    default:
      return {Outcome::uncertain, status, detail, {}};
  }
}

class Sendmail final : public OneByOne {
 public:
  explicit Sendmail(const mail::SendmailRelay& relay) : m_relay(relay) {
    const bool names_recipient = std::ranges::any_of(relay.command, [](const auto& word) {
      return word.find(recipient_word) != std::string::npos;
    });
    if (names_recipient) return;
    throw Error(
        Kind::config, "the command of the relay names no {recipient}",
        "write [\"/usr/sbin/sendmail\", \"-i\", \"-f\", \"{sender}\", \"--\", \"{recipient}\"]");
  }

 private:
  Delivery deliver_one(const mail::Envelope& envelope, std::string_view bytes) override {
    if (auto objected = objection(envelope, bytes)) return *objected;
    const auto recipient = wire_address(envelope.recipient).value();
    if (recipient.starts_with('-') && !has_end_of_options()) {
      auto detail = fmt::format("'{}' would be read as an option: put \"--\" before {{recipient}}",
                                recipient);
      return {Outcome::failed, 0, detail_text(detail), {}};
    }
    try {
      return judge(run_program(command(wire_address(envelope.sender).value(), recipient),
                               local_lines(bytes), m_relay.timeout));
    } catch (const Error& error) {
      return {Outcome::not_sent, 0, detail_text(error.what()), error.kind()};
    }
  }

  [[nodiscard]] bool has_end_of_options() const {
    const auto end = std::ranges::find(m_relay.command, "--");
    return std::any_of(end, m_relay.command.end(), [](const auto& word) {
      return word.find(recipient_word) != std::string::npos;
    });
  }

  [[nodiscard]] std::vector<std::string> command(std::string_view sender,
                                                 std::string_view recipient) const {
    auto words = m_relay.command;
    for (auto& word : words) {
      // The recipient first: a local part may hold braces.
      const bool has_recipient = word.find(recipient_word) != std::string::npos;
      if (has_recipient) {
        replace(word, recipient_word, recipient);
      } else {
        replace(word, sender_word, sender);
      }
    }
    return words;
  }

  [[nodiscard]] Delivery judge(const Ended& ended) const {
    const auto words = std::string(text::trim(ended.last_words));
    const auto said = [&](std::string_view what) {
      return detail_text(fmt::format("'{}' {}{}{}", m_relay.command.front(), what,
                                     words.empty() ? "" : ": ", words));
    };
    switch (ended.how) {
      case Ended::How::not_started:
        return {Outcome::not_sent, 0,
                said(fmt::format("cannot be started: {}", std::strerror(ended.status))),
                Kind::config};
      case Ended::How::exited:
        return by_status(ended.status, said(fmt::format("ended with status {}", ended.status)));
      case Ended::How::killed:
        return broken_off(ended, said(fmt::format("was ended by signal {}", ended.status)));
      case Ended::How::timed_out:
        break;
    }
    return broken_off(ended, said(fmt::format("did not end in {} s", m_relay.timeout.count())));
  }

  static Delivery broken_off(const Ended& ended, const std::string& detail) {
    if (ended.read_any) return {Outcome::uncertain, 0, detail, {}};
    return {Outcome::not_sent, 0, detail, Kind::temporary};
  }

  mail::SendmailRelay m_relay;
};

}  // namespace

std::unique_ptr<mail::Transport> make_sendmail(const mail::SendmailRelay& relay) {
  return std::make_unique<Sendmail>(relay);
}

}  // namespace qlab::world
