// SPDX-License-Identifier: Apache-2.0
#include "lib/world/imap.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "lib/core/ascii.hpp"
#include "lib/inbox/mail.hpp"
#include "lib/world/imap_connection.hpp"

namespace qlab::world {
namespace {

using ascii::number;
using Take = std::function<void(const inbox::Delivered&)>;

/// Numbers of mails have 32 bits (RFC 3501 2.3.1.1).
constexpr std::int64_t most_uid = 0xFFFF'FFFF;

void nobody(ImapAnswer& /*answer*/) {}

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

/// One that was deleted meanwhile has no answer.
void fetch(ImapConnection& connection, std::int64_t uid, const std::optional<inbox::Mark>& mark,
           const Take& take) {
  std::optional<std::string> mail;
  const auto keep = [&](ImapAnswer& answer) {
    if (answer.body && is_of(uid, answer.text)) mail = std::move(answer.body);
  };
  connection.demand(
      fmt::format("UID FETCH {} (BODY.PEEK[]<0.{}>)", uid, ImapConnection::most_of_mail), keep);
  if (!mail) return;
  const bool is_too_large = mail->size() > inbox::largest_mail;
  take({fmt::format("mail {}", uid), is_too_large ? std::string_view() : *mail, is_too_large,
        mark});
}

class Imap final : public inbox::Mailbox {
 public:
  explicit Imap(inbox::ImapAccount account)
      : m_account(std::move(account)), m_address(imap_address(m_account.url)) {}

  void each(const Take& take) override {
    ImapConnection connection(m_address, m_account);
    const auto epoch = examine(connection, m_address.quoted_folder);
    const bool goes_on = m_mark && epoch && m_mark->epoch == *epoch && m_mark->number < most_uid;
    for (const auto uid : uids_behind(connection, goes_on ? m_mark->number : 0)) {
      const auto mark = epoch ? std::optional(inbox::Mark{*epoch, uid}) : std::nullopt;
      fetch(connection, uid, mark, take);
    }
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
