// SPDX-License-Identifier: Apache-2.0
#include "lib/replies/apply.hpp"

#include <fmt/format.h>

#include <utility>

#include "lib/core/text.hpp"
#include "lib/mail/known.hpp"
#include "lib/store/freeze.hpp"

namespace qlab::replies {
namespace {

using inbox::MailKind;

constexpr std::size_t longest_addition = 500;

/// Who wants no more mail, or says whether they may be passed on.
bool is_taken_to_the_last_day(const inbox::Classified& classified,
                              const std::optional<mail::Known>& asked) {
  if (!classified.token || classified.kind != MailKind::token) return false;
  return classified.token->word == "stop" || (asked && asked->object.starts_with('h'));
}

bool waits_for_thaw(const store::Store& store, const Received& received,
                    inbox::Incoming& incoming) {
  if (!store::is_frozen(store, incoming.read_at)) return false;
  const auto& token = received.classified.token;
  const auto asked = token ? mail::by_token(store, token->token) : std::nullopt;
  if (is_taken_to_the_last_day(received.classified, asked)) return false;
  if (asked) {
    incoming.message = asked->id;
    incoming.member = asked->member;
  }
  leave_waiting(incoming, "the store is frozen for the handover");
  return true;
}

}  // namespace

std::string older_revision(std::int64_t answered, std::string_view event, int present) {
  return fmt::format("it answers revision {} of '{}', which is at {}", answered, event, present);
}

void leave_waiting(inbox::Incoming& incoming, std::string why) {
  incoming.state = inbox::Treatment::waiting;
  incoming.reason = std::move(why);
}

void mark_applied(inbox::Incoming& incoming, std::string what) {
  incoming.state = inbox::Treatment::applied;
  incoming.reason = std::move(what);
}

void keep_added(const Received& received, std::string_view added, inbox::Incoming& incoming) {
  if (added.empty()) return;
  if (!received.vouched) incoming.state = inbox::Treatment::waiting;
  incoming.reason +=
      fmt::format("; they add: {}", text::cut(text::in_one_line(added), longest_addition));
}

void apply_said(store::Store& store, store::Change& change, const Received& received,
                inbox::Incoming& incoming) {
  if (waits_for_thaw(store, received, incoming)) return;
  switch (received.classified.kind) {
    case MailKind::calendar:
      return apply_calendar(store, change, received, incoming);
    case MailKind::token:
      return apply_token(store, change, received, incoming);
    case MailKind::comment:
      return apply_comment(store, change, received, incoming);
    default:
      return leave_waiting(incoming, received.classified.why);
  }
}

}  // namespace qlab::replies
