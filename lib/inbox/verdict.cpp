// SPDX-License-Identifier: Apache-2.0
#include "lib/inbox/verdict.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "lib/core/text.hpp"
#include "lib/inbox/addresses.hpp"
#include "lib/inbox/cause.hpp"
#include "lib/inbox/reply.hpp"

namespace qlab::inbox {
namespace {

constexpr std::array<std::string_view, 5> names{"permanent", "temporary", "delayed", "delivered",
                                                "unclassified"};
constexpr std::size_t longest_evidence = 300;

std::string one_line(std::string_view text) {
  std::string line;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!space) line += c;
    if (space && !line.empty() && line.back() != ' ') line += ' ';
    if (line.size() > 2 * longest_evidence) break;
  }
  while (line.ends_with(' ')) line.pop_back();
  if (line.size() <= longest_evidence) return line;
  auto end = longest_evidence;
  while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U) --end;
  line.resize(end);
  return line;
}

/// What a server behind the one that refused it said for now: "undeliverable address: host mx said:
/// 450 4.2.1 busy".
bool was_told_for_now(std::string_view words) {
  constexpr std::string_view mark = " said: 4";
  const auto at = words.find(mark);
  return at != std::string_view::npos && reply_in(words.substr(at + mark.size() - 1)).code < 500;
}

/// Everything that is weighed, gathered once.
struct Case {
  const Findings& findings;
  Reply reply;
  std::string status;
  Stage stage = Stage::unknown;

  [[nodiscard]] bool is_temporary() const {
    return status.starts_with('4') || (reply.code >= 400 && reply.code < 500) ||
           findings.status.starts_with('4') || was_told_for_now(reply.words);
  }
};

bool is_specific(std::string_view status) {
  return status.size() >= 5 && !status.ends_with(".0.0") && !status.starts_with('2');
}

Case gathered(const Findings& findings) {
  Case all{findings, reply_in(findings.diagnostic), {}, Stage::unknown};
  if (all.reply.code == 0 && all.reply.status.empty()) all.reply = reply_in(findings.notice);
  if (all.reply.code == 0 && all.reply.status.empty()) all.reply = reply_in(findings.preamble);
  all.stage = stage_in(all.reply.words, Spoken::by_server);
  for (const std::string_view text :
       std::array<std::string_view, 2>{findings.diagnostic, findings.notice}) {
    if (all.stage == Stage::unknown) all.stage = stage_in(text, Spoken::by_anybody);
  }
  // What the refusing server said is nearer to the matter than what the reporting one made of it.
  all.status =
      is_specific(all.reply.status) || findings.status.empty() ? all.reply.status : findings.status;
  return all;
}

/// Whether more than the words say that the recipient is unknown. Filters that answer after DATA
/// say "user unknown" of what they do not like.
bool is_meant(const Case& all) {
  const bool about_address = all.status.starts_with("5.1.") && all.status != "5.1.0";
  // "550 5.0.0": the server knows a better number for an unknown user, and does not use it.
  return about_address || (all.stage == Stage::recipient && !all.reply.status.ends_with(".0.0"));
}

/// "550 : User unknown": a server that was told whom would name them.
bool names_nobody(std::string_view reply) {
  const auto after = reply.find_first_not_of("0123456789 \n");
  return after < 8 && reply[after] == ':';
}

/// A server's own prose, which is no answer to any command and names whom: "Unknown user: a@b".
bool is_prose_about_user(const Case& all, std::string_view text) {
  if (all.reply.code != 0 || !all.status.empty() || text.find('@') == std::string_view::npos) {
    return false;
  }
  const Words words(text);
  return std::ranges::find(words.list(), "user") != words.list().end();
}

/// "User unknown" and no more is the answer of many a server for an account that it suspended, or
/// to a sender that the recipient does not want; the notification may know better.
std::optional<Cause> weighed_terse(const Case& all, std::string_view text) {
  const bool meant = is_meant(all) || is_prose_about_user(all, text);
  if (!meant || names_nobody(all.reply.words)) return Cause::filtered;
  const auto elsewhere = causes_in(all.findings.notice + '\n' + all.findings.preamble);
  for (const auto cause : {Cause::disabled, Cause::mailbox_full}) {
    if (elsewhere.has(cause)) return cause;
  }
  return Cause::user_unknown;
}

/// The cause that words name, after what else is known.
std::optional<Cause> weighed(const Case& all, std::string_view text) {
  if (text.empty()) return {};
  const auto found = causes_in(text);
  // Exchange Online refuses so whom its directory does not know.
  if (found.has(Cause::access_denied) && all.status == "5.4.1") return Cause::user_unknown;
  const auto leading = found.leading();
  if (leading == Cause::user_terse) return weighed_terse(all, text);
  if (leading != Cause::rejected_address) return leading;
  if (all.status == "5.1.0") return Cause::user_unknown;
  return {};
}

/// It names our address and not the one that was mailed: it is our address that is unknown there.
bool is_about_sender(const Case& all, std::string_view said) {
  const auto recipient = address_key(all.findings.address);
  bool names_sender = false;
  for (const auto& found : addresses_in(said, 20)) {
    const auto key = address_key(found.text);
    if (key == recipient) return false;
    names_sender =
        names_sender || std::ranges::find(all.findings.senders, key) != all.findings.senders.end();
  }
  return names_sender;
}

std::optional<Cause> cause_of(const Case& all) {
  const std::string_view said =
      all.reply.words.empty() ? std::string_view(all.findings.diagnostic) : all.reply.words;
  if (const auto cause = weighed(all, said)) {
    return is_permanent(*cause) && is_about_sender(all, said) ? Cause::sender : *cause;
  }
  if (is_specific(all.status)) {
    if (const auto cause = cause_of_status(all.status)) return cause;
  }
  const auto& findings = all.findings;
  for (const std::string_view text :
       std::array<std::string_view, 3>{findings.diagnostic, findings.notice, findings.preamble}) {
    if (const auto cause = weighed(all, text)) return cause;
  }
  return {};
}

Outcome outcome_of(const Case& all, std::optional<Cause> cause) {
  if (!cause) return all.is_temporary() ? Outcome::temporary : Outcome::unclassified;
  if (!is_permanent(*cause) || all.is_temporary()) return Outcome::temporary;
  // "5.7" is about what we are and send; what is refused before RCPT is about us too.
  if (all.status.starts_with("5.7.") || all.stage == Stage::before_recipient) {
    return Outcome::temporary;
  }
  return Outcome::permanent;
}

std::optional<Outcome> outcome_of_action(std::string_view action) {
  constexpr std::array<std::string_view, 4> good{"delivered", "relayed", "expanded", "deliverable"};
  if (std::ranges::find(good, action) != good.end()) return Outcome::delivered;
  if (action == "delayed") return Outcome::delayed;
  return {};
}

}  // namespace

std::string_view name(Outcome outcome) { return names.at(static_cast<std::size_t>(outcome)); }

Recipient judge(const Findings& findings) {
  const auto all = gathered(findings);
  Recipient recipient;
  recipient.address = findings.address;
  recipient.status = all.status;
  const auto& words = findings.diagnostic.empty() ? findings.notice : findings.diagnostic;
  recipient.evidence = one_line(words.empty() ? findings.preamble : words);
  const auto done = outcome_of_action(findings.action);
  if (done == Outcome::delivered) {
    recipient.outcome = *done;
    return recipient;
  }
  const auto cause = cause_of(all);
  if (cause) recipient.reason = name(*cause);
  recipient.outcome = done ? *done : outcome_of(all, cause);
  return recipient;
}

}  // namespace qlab::inbox
