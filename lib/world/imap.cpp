// SPDX-License-Identifier: Apache-2.0
#include "lib/world/imap.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "lib/core/ascii.hpp"
#include "lib/core/detail.hpp"
#include "lib/inbox/mail.hpp"
#include "lib/world/imap_connection.hpp"

namespace qlab::world {
namespace {

using ascii::number;
using Take = std::function<void(const inbox::Delivered&)>;

/// Numbers of mails have 32 bits (RFC 3501 2.3.1.1).
constexpr std::int64_t most_uid = 0xFFFF'FFFF;
/// A server that refuses more mails one after the other is out of order, not they.
constexpr std::size_t most_refused = 10;

void nobody(ImapAnswer& /*answer*/) {}

/// What a server says that may give the mail another time (RFC 5530).
bool is_passing(std::string_view no) {
  return no.starts_with("NO [UNAVAILABLE]") || no.starts_with("NO [INUSE]") ||
         no.starts_with("NO [LIMIT]");
}

/// Whether an answer to FETCH is of this mail; a server that does not say of which one speaks of
/// the one that it was asked for.
bool is_of(std::int64_t uid, std::string_view answer) {
  constexpr std::string_view start = "UID ";
  const auto at = answer.find(start);
  if (at == std::string_view::npos) return true;
  const auto rest = answer.substr(at + start.size());
  return number(rest.substr(0, rest.find_first_of(" )"))) == uid;
}

/// "* OK [UIDVALIDITY 3857529045] UIDs valid" among the answers to EXAMINE.
std::optional<std::int64_t> examine(ImapConnection& connection, const std::string& folder) {
  constexpr std::string_view start = "[UIDVALIDITY ";
  std::optional<std::int64_t> validity;
  connection.demand(fmt::format("EXAMINE {}", folder), [&](const ImapAnswer& answer) {
    const auto at = answer.text.find(start);
    if (at == std::string::npos) return;
    const auto rest = std::string_view(answer.text).substr(at + start.size());
    validity = number(rest.substr(0, rest.find(']')));
  });
  return validity;
}

/// In their order. The last mail answers to 8:* even where its number is less (RFC 3501 6.4.8).
std::vector<std::int64_t> uids_behind(ImapConnection& connection, std::int64_t behind) {
  constexpr std::string_view start = "* SEARCH ";
  std::vector<std::int64_t> all;
  const auto command = fmt::format("UID SEARCH UID {}:*", behind + 1);
  connection.demand(command, [&](const ImapAnswer& answer) {
    if (!answer.text.starts_with(start)) return;
    for (auto rest = std::string_view(answer.text).substr(start.size()); !rest.empty();) {
      const auto word = rest.substr(0, rest.find(' '));
      rest.remove_prefix(std::min(word.size() + 1, rest.size()));
      const auto uid = number(word);
      if (uid && *uid > behind && *uid <= most_uid) all.push_back(*uid);
    }
  });
  std::ranges::sort(all);
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

/// One reading of a folder. Mails that the server refuses are handed over once it gives one behind
/// them, and so is in order: until then nobody may take them for read.
class Reading {
 public:
  Reading(ImapConnection& connection, std::optional<std::int64_t> epoch, const Take& take)
      : m_connection(connection), m_epoch(epoch), m_take(take) {}

  /// One that was deleted meanwhile has no answer.
  void fetch(std::int64_t uid) {
    std::optional<std::string> mail;
    const auto keep = [&](ImapAnswer& answer) {
      if (answer.body && is_of(uid, answer.text)) mail = std::move(answer.body);
    };
    const auto no = m_connection.ask(
        fmt::format("UID FETCH {} (BODY.PEEK[]<0.{}>)", uid, ImapConnection::most_of_mail), keep);
    if (no) return refuse(uid, *no);
    if (!mail) return;
    set_refused_aside();
    m_is_in_order = true;
    const bool is_too_large = mail->size() > inbox::largest_mail;
    std::string_view bytes = *mail;
    if (is_too_large) bytes = bytes.substr(0, inbox::longest_beginning);
    m_take({place(uid), bytes, is_too_large, mark(uid)});
  }

  /// The last mails, where they are refused, are asked for again the next time.
  void finish() {
    if (!m_is_in_order && !m_refused.empty()) m_connection.fail(m_refused.front().no);
    for (const auto& [uid, no] : m_refused) m_take({place(uid), {}, false, {}, no});
  }

 private:
  struct Refused {
    std::int64_t uid;
    std::string no;
  };

  void refuse(std::int64_t uid, const std::string& no) {
    if (is_passing(no) || m_refused.size() == most_refused) m_connection.fail(no);
    m_refused.push_back({uid, detail_text(no)});
  }

  void set_refused_aside() {
    for (const auto& [uid, no] : m_refused) m_take({place(uid), {}, false, mark(uid), no});
    m_refused.clear();
  }

  static std::string place(std::int64_t uid) { return fmt::format("mail {}", uid); }

  [[nodiscard]] std::optional<inbox::Mark> mark(std::int64_t uid) const {
    return m_epoch ? std::optional(inbox::Mark{*m_epoch, uid}) : std::nullopt;
  }

  ImapConnection& m_connection;
  std::optional<std::int64_t> m_epoch;
  const Take& m_take;
  std::vector<Refused> m_refused;
  bool m_is_in_order = false;
};

class Imap final : public inbox::Mailbox {
 public:
  explicit Imap(inbox::ImapAccount account)
      : m_account(std::move(account)), m_address(imap_address(m_account.url)) {}

  void each(const Take& take) override {
    ImapConnection connection(m_address, m_account);
    const auto epoch = examine(connection, m_address.quoted_folder);
    const bool goes_on = m_mark && epoch && m_mark->epoch == *epoch && m_mark->number < most_uid;
    Reading reading(connection, epoch, take);
    for (const auto uid : uids_behind(connection, goes_on ? m_mark->number : 0)) reading.fetch(uid);
    reading.finish();
    connection.demand("NOOP", nobody);
  }

  [[nodiscard]] std::string name() const override {
    return fmt::format("{} {}", m_account.username, m_account.url);
  }

  void resume(const inbox::Mark& mark) override { m_mark = mark; }

 private:
  inbox::ImapAccount m_account;
  ImapAddress m_address;
  std::optional<inbox::Mark> m_mark;
};

}  // namespace

std::unique_ptr<inbox::Mailbox> make_imap(const inbox::ImapAccount& account) {
  return std::make_unique<Imap>(account);
}

}  // namespace qlab::world
