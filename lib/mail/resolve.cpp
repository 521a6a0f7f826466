// SPDX-License-Identifier: Apache-2.0
#include "lib/mail/resolve.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <utility>

#include "lib/core/error.hpp"
#include "lib/core/ids.hpp"
#include "lib/core/text.hpp"
#include "lib/mail/listing.hpp"
#include "lib/store/change.hpp"

namespace qlab::mail {
namespace {

State state_after(Proof proof) {
  switch (proof) {
    case Proof::sent:
      return State::sent;
    case Proof::failed:
      return State::failed;
    case Proof::not_sent:
      break;
  }
  return State::queued;
}

Resolved as(State state, const Entry& entry, std::string why) {
  return {entry.id, entry.member_id, entry.address, state, std::move(why)};
}

/// When a mail may have left: at its last try, or, where another copy of the store may have tried,
/// at any time from its queueing to the end of the doubt.
struct Doubt {
  Instant from;
  Instant until;
};

Doubt doubt_about(const Entry& entry) {
  const auto until = entry.tried_at.value_or(entry.queued_at);
  return {entry.attempts > 0 ? until : entry.queued_at, until};
}

std::string too_short(const Doubt& doubt) {
  if (doubt.from == doubt.until) {
    return fmt::format("it was tried at {}: the log must be complete from then on for an hour",
                       rfc3339(doubt.from));
  }
  return fmt::format(
      "another copy may have sent it from {} to {}: the log must be complete for"
      " that time and an hour more",
      rfc3339(doubt.from), rfc3339(doubt.until));
}

/// What follows from silence: nothing, unless the log covers the whole time.
Resolved without_evidence(const Entry& entry, const std::optional<Coverage>& coverage) {
  if (!coverage) return as(State::uncertain, entry, "nothing was found about it");
  const auto doubt = doubt_about(entry);
  if (doubt.from < coverage->from || doubt.until + latest_answer > coverage->until)
    return as(State::uncertain, entry, too_short(doubt));
  return as(State::queued, entry, "a complete log does not name it");
}

Resolved judge_one(const Entry& entry, const Findings& findings,
                   const std::optional<Coverage>& coverage) {
  const auto found = findings.by_message_id.find(entry.message_id);
  const auto unclear = findings.unclear.find(entry.message_id);
  if (found == findings.by_message_id.end()) {
    return unclear == findings.unclear.end() ? without_evidence(entry, coverage)
                                             : as(State::uncertain, entry, unclear->second);
  }
  return as(state_after(found->second.proof), entry, found->second.why);
}

/// Nobody sends meanwhile: what is marked as being sent was left behind.
bool is_in_doubt(State state) { return state == State::uncertain || state == State::sending; }

void each_uncertain(const store::Store& store, const std::function<void(const Entry&)>& take) {
  list(store, "state:uncertain,sending", take);
}

std::string not_uncertain(const std::optional<Entry>& entry) {
  return entry ? fmt::format("it is {}", name(entry->state)) : "there is no such mail";
}

}  // namespace

std::size_t Resolution::count(State state) const {
  return static_cast<std::size_t>(std::ranges::count(mails, state, &Resolved::state));
}

Wanted uncertain_mails(const store::Store& store) {
  Wanted wanted;
  each_uncertain(store, [&](const Entry& entry) { wanted.insert(entry.message_id); });
  return wanted;
}

Resolution judge(const store::Store& store, const Findings& findings,
                 const std::optional<Coverage>& coverage) {
  Resolution resolution;
  each_uncertain(store, [&](const Entry& entry) {
    resolution.mails.push_back(judge_one(entry, findings, coverage));
  });
  return resolution;
}

Resolution judge(const store::Store& store, std::span<const std::int64_t> mails, Proof word) {
  Resolution resolution;
  std::vector<std::string> refused;
  const auto why =
      fmt::format("{} says: {}", store.author().actor, proofs[static_cast<std::size_t>(word)]);
  for (const auto id : mails) {
    const auto entry = find(store, id);
    if (entry && is_in_doubt(entry->state)) {
      resolution.mails.push_back(as(state_after(word), *entry, why));
    } else {
      refused.push_back(fmt::format("{}: {}", ref(Letter::message, id), not_uncertain(entry)));
    }
  }
  if (refused.empty()) return resolution;
  throw Error(Kind::refused,
              fmt::format("only uncertain mails can be settled; {}", text::join(refused, "; ")),
              "'qlab mail list state:uncertain' shows them");
}

void settle(store::Store& store, const Resolution& resolution, Instant now) {
  store::Change change(store, now);
  std::size_t count = 0;
  for (const auto& mail : resolution.mails) {
    if (mail.state == State::uncertain) continue;
    const bool again = mail.state == State::queued;
    const auto changed = store.run(
        "UPDATE message SET state = ?2, detail = ?3, due_at = coalesce(?4, due_at), done_at = ?5"
        " WHERE id = ?1 AND state = 'uncertain'",
        mail.id, name(mail.state), mail.why, again ? std::optional(now) : std::nullopt,
        again ? std::nullopt : std::optional(now));
    if (changed == 0) continue;
    change.touch(Letter::message, mail.id);
    ++count;
  }
  change.commit(fmt::format("settled {} uncertain mails", count));
}

}  // namespace qlab::mail
