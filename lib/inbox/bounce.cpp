// SPDX-License-Identifier: Apache-2.0
#include "lib/inbox/bounce.hpp"

#include <algorithm>
#include <array>

#include "lib/core/text.hpp"
#include "lib/inbox/addresses.hpp"
#include "lib/inbox/auto_reply.hpp"
#include "lib/inbox/delivery_status.hpp"
#include "lib/inbox/html_text.hpp"
#include "lib/inbox/notice.hpp"
#include "lib/inbox/notice_words.hpp"
#include "lib/inbox/reply.hpp"
#include "lib/inbox/subject.hpp"

namespace qlab::inbox {
namespace {

/// A server that has more to say than this says it of nobody in particular.
constexpr std::size_t largest_notice = std::size_t{128} << 10;
constexpr std::size_t longest_opening = 4096;

std::vector<std::string> keys_in(std::string_view text) {
  std::vector<std::string> keys;
  for (const auto& found : addresses_in(text, 100)) keys.push_back(address_key(found.text));
  return keys;
}

/// The mail that is returned: enclosed, or quoted below the text.
struct Returned {
  std::vector<std::string> senders;
  std::vector<std::string> recipients;  ///< as written
};

Returned returned_mail(const Mail& mail, std::string_view quoted) {
  auto headers = mail.enclosed;
  if (headers.empty() && !quoted.empty()) {
    const auto start = quoted.find('\n');
    auto text = start == std::string_view::npos ? quoted : quoted.substr(start + 1);
    text.remove_prefix(std::min(text.find_first_not_of('\n'), text.size()));
    headers = fields_of(text);
  }
  Returned returned;
  for (const auto& [name, value] : headers) {
    if (name == "from" || name == "return-path" || name == "sender") {
      for (auto& key : keys_in(value)) returned.senders.push_back(std::move(key));
    }
    if (name != "to" && name != "cc") continue;
    for (const auto& found : addresses_in(value, 100)) returned.recipients.emplace_back(found.text);
  }
  return returned;
}

/// What is known of the whole mail before anybody is judged.
struct Account {
  std::string text;  ///< the texts of the notification itself
  Quoted quoted;
  Returned returned;
  Notice notice;
  bool is_delay = false;
  bool says_failure = false;
};

std::string own_text(const Mail& mail) {
  std::string text;
  for (const auto& part : mail.parts) {
    if (part.type == "text/plain") text.append(part.text).append("\n");
  }
  if (!text.empty()) return text;
  for (const auto& part : mail.parts) {
    if (part.type == "text/html") text.append(text_of_html(part.text)).append("\n");
  }
  return text;
}

Account account_of(const Mail& mail) {
  Account account;
  account.text = own_text(mail);
  account.text.resize(std::min(account.text.size(), largest_notice));
  account.quoted = without_returned(account.text);
  account.returned = returned_mail(mail, account.quoted.returned);
  auto never = account.returned.senders;
  for (auto& key : keys_in(mail.header("to"))) never.push_back(std::move(key));
  account.notice = read_notice(account.quoted.own, never);
  const Words opening(account.quoted.own.substr(0, longest_opening));
  account.is_delay = says_delay(Words(mail.header("subject"))) || says_delay(opening);
  account.says_failure = says_failure(opening);
  return account;
}

/// Who it may be about where neither fields nor text name anybody.
std::string only_candidate(const Mail& mail, const Account& account) {
  const auto failed = first_address(mail.header("x-failed-recipients"));
  if (!failed.empty()) return std::string(failed);
  if (account.notice.mentions.size() == 1) return account.notice.mentions.front().address;
  if (account.returned.recipients.size() == 1) return account.returned.recipients.front();
  return {};
}

void add(std::vector<Recipient>& recipients, Recipient recipient) {
  const auto key = address_key(recipient.address);
  const auto same = [&](const Recipient& other) {
    return !key.empty() && address_key(other.address) == key;
  };
  const auto found = std::ranges::find_if(recipients, same);
  if (found == recipients.end()) {
    recipients.push_back(std::move(recipient));
  } else if (found->outcome == Outcome::permanent || found->outcome == Outcome::unclassified) {
    // Said twice and differently: the milder word counts.
    if (recipient.outcome != Outcome::unclassified) *found = std::move(recipient);
  }
}

std::string words_about(const Account& account, std::string_view address) {
  std::string words;
  const auto key = address_key(address);
  for (const auto& mention : account.notice.mentions) {
    if (address_key(mention.address) == key) words += mention.words;
  }
  return words + transcript_of(account.quoted.own, address);
}

std::vector<Recipient> by_status(const Mail& mail, const Account& account,
                                 const std::vector<RecipientStatus>& statuses) {
  std::vector<Recipient> recipients;
  for (const auto& status : statuses) {
    Findings findings;
    findings.address = status.mailed();
    if (findings.address.empty()) findings.address = only_candidate(mail, account);
    if (findings.address.empty()) findings.address = status.final;
    findings.action = status.action;
    findings.status = status.status;
    findings.diagnostic = status.diagnostic;
    findings.notice = without_advice(words_about(account, findings.address)) + status.category;
    if (statuses.size() == 1) findings.preamble = without_advice(account.quoted.own);
    findings.senders = account.returned.senders;
    add(recipients, judge(findings));
  }
  return recipients;
}

/// Lines elsewhere; what stands behind the address is known already.
std::string transcript_beside(const Account& account, const Mention& mention) {
  const auto lines = transcript_of(account.quoted.own, mention.address);
  const auto first = lines.substr(0, lines.find('\n'));
  const auto known = mention.words.substr(0, mention.words.find('\n'));
  return !known.empty() && first.find(known) != std::string::npos ? std::string() : lines;
}

std::vector<Recipient> by_text(const Mail& mail, const Account& account) {
  std::vector<Recipient> recipients;
  const std::string action = account.is_delay ? "delayed" : "";
  const auto preamble = without_advice(account.notice.preamble);
  for (const auto& mention : account.notice.mentions) {
    auto words = mention.words;
    if (account.notice.mentions.size() > 1) {
      words += transcript_beside(account, mention);
    }
    add(recipients, judge({mention.address,
                           action,
                           {},
                           without_advice(words),
                           {},
                           preamble,
                           account.returned.senders}));
  }
  if (!recipients.empty()) return recipients;
  const auto candidate = only_candidate(mail, account);
  if (!candidate.empty()) {
    add(recipients, judge({candidate, action, {}, {}, {}, without_advice(account.quoted.own)}));
  }
  return recipients;
}

/// The groups of every part that holds them, or of the text where gateways left them in it.
std::vector<RecipientStatus> statuses_of(const Mail& mail, const Account& account) {
  std::vector<RecipientStatus> all;
  for (const auto& part : mail.parts) {
    if (!part.type.starts_with("message/") ||
        part.type.find("delivery-status") == std::string::npos)
      continue;
    for (auto& status : recipient_statuses(part.text)) all.push_back(std::move(status));
  }
  if (all.empty() && is_from_mail_system(mail) && holds_delivery_status(account.text)) {
    all = recipient_statuses(account.text);
  }
  return all;
}

/// A program wrote it that calls itself something else, such as a filter in front of the server.
/// Who has a problem with a link names a code as well ("404 not found"), under a subject that could
/// be about anything.
bool is_from_robot(const Mail& mail, const Account& account) {
  const auto subject = mail.header("subject");
  if (says_vacation(subject) || is_auto_replied(mail)) return false;
  const bool from_nobody = mail.header("return-path") == "<>";
  if (from_nobody && (mail.encloses_mail || !account.quoted.returned.empty()))
    return says_plain_failure(Words(account.quoted.own.substr(0, longest_opening)));
  if (is_answer(subject)) return false;
  if (from_nobody) return says_failure(Words(subject));
  return says_plain_failure(Words(subject)) && reply_in(account.quoted.own).code != 0;
}

/// Who keeps a mail system may sign as one: under "Re:" a mail system says what a server said.
bool is_written_by_mail_system(const Mail& mail, const Account& account) {
  return is_from_mail_system(mail) &&
         (!is_answer(mail.header("subject")) || reply_in(account.quoted.own).code != 0);
}

/// By the words of the text alone, which anybody can write: only from a mail system.
bool is_text_notice(const Mail& mail, const Account& account) {
  if (!is_written_by_mail_system(mail, account) && !is_from_robot(mail, account)) return false;
  return account.says_failure || account.is_delay || says_failure(Words(mail.header("subject")));
}

/// What costs little to see, so that most mails are not read any further.
bool may_be_notice(const Mail& mail) {
  return is_from_mail_system(mail) || mail.header("return-path") == "<>" ||
         mail.part("message/delivery-status") != nullptr ||
         mail.part("message/global-delivery-status") != nullptr ||
         (!is_answer(mail.header("subject")) && says_failure(Words(mail.header("subject"))));
}

}  // namespace

bool is_from_mail_system(const Mail& mail) {
  if (mail.type == "multipart/report" || !mail.header("x-failed-recipients").empty()) return true;
  const auto from = mail.header("from");
  const auto address = first_address(from);
  if (!address.empty() && is_of_mail_system(address)) return true;
  if (address.empty()) return true;
  return names_mail_system(Words(from.substr(0, from.find(address))));
}

std::optional<Bounce> read_bounce(const Mail& mail) {
  if (is_receipt(mail) || !may_be_notice(mail)) return {};
  const auto account = account_of(mail);
  const auto statuses = statuses_of(mail, account);
  Bounce bounce;
  if (!statuses.empty()) {
    bounce.recipients = by_status(mail, account, statuses);
    bounce.found_by = "a delivery status (RFC 3464)";
  } else if (is_text_notice(mail, account)) {
    bounce.recipients = by_text(mail, account);
    bounce.found_by = "the text of a notification";
  }
  if (bounce.recipients.empty()) return {};
  return bounce;
}

}  // namespace qlab::inbox
