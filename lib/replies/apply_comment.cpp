// SPDX-License-Identifier: Apache-2.0
// Part of lib/replies/apply.hpp.
// A mail to an address with a thread's token is a comment that waits to be published.
#include <fmt/format.h>

#include "lib/comments/mail_address.hpp"
#include "lib/comments/policy.hpp"
#include "lib/comments/record.hpp"
#include "lib/core/address.hpp"
#include "lib/core/text.hpp"
#include "lib/inbox/own_text.hpp"
#include "lib/mail/known.hpp"
#include "lib/replies/apply.hpp"
#include "lib/scenarios/scenario.hpp"

namespace qlab::replies {
namespace {

using inbox::Incoming;

constexpr std::size_t longest_name = 200;
constexpr std::size_t longest_text = std::size_t{1} << 20;

/// What the token says: where the comment goes, what was shown beside the address, and, where the
/// address was in a mail of ours, to whom that went.
struct Target {
  std::int64_t scenario = 0;
  std::optional<std::int64_t> answered;
  std::int64_t policy = 0;
  std::optional<std::int64_t> member;
};

std::optional<Target> target_of(const store::Store& store, const std::string& token,
                                Incoming& incoming) {
  if (const auto address = comments::by_mail_token(store, token))
    return Target{address->scenario_id, address->comment_id, address->policy_version, {}};
  const auto known = mail::by_token(store, token);
  if (!known || !known->member) return {};
  incoming.message = known->id;
  if (known->object.starts_with('c')) {
    const auto comment = comments::find(store, known->object);
    if (comment) return Target{comment->scenario_id, comment->id, 0, known->member};
  }
  const auto scenario = scenarios::find(store, known->object);
  if (!scenario) return {};
  return Target{scenario->id, {}, 0, known->member};
}

std::optional<comments::Place> place_of(const store::Store& store, const Target& target) {
  if (!target.answered) return comments::Place{};
  const auto answered = comments::require(store, ref(Letter::comment, *target.answered));
  const bool takes_replies =
      answered.state == comments::State::published || answered.state == comments::State::pending;
  if (!takes_replies) return {};
  return comments::reply_to({answered.id, answered.depth, answered.parent_id});
}

std::optional<comments::Author> author_of(store::Store& store, const Target& target,
                                          const Received& received) {
  if (target.member) return comments::Author{comments::MemberAuthor{*target.member}, {}};
  if (received.vouched) return comments::Author{comments::MemberAuthor{*received.vouched}, {}};
  if (!received.is_authentic || !parse_address(received.classified.from)) return {};
  auto name = inbox::display_name(received.mail.header("from"));
  if (name.size() > longest_name || !text::is_utf8(name)) name.clear();
  return comments::Authors(store).find_or_add(name, received.classified.from);
}

/// Whoever writes to an address accepts the policy that was shown beside it.
bool accepts_policy(store::Store& store, const comments::Author& author, const Target& target,
                    std::int64_t version, Instant now) {
  if (target.policy == version)
    comments::accept(store, author.id, version, "wrote to the address beside it", now);
  return comments::has_accepted(store, author.id, version);
}

}  // namespace

void apply_comment(store::Store& store, store::Change& change, const Received& received,
                   Incoming& incoming) {
  const auto target = target_of(store, received.classified.token->token, incoming);
  if (!target) return leave_waiting(incoming, "its token is none of ours");
  const auto place = place_of(store, *target);
  if (!place) return leave_waiting(incoming, "what it answers takes no replies any more");
  const auto body = inbox::own_text(received.mail);
  if (body.empty()) return leave_waiting(incoming, "it says nothing of its own");
  if (body.size() > longest_text || !text::is_utf8(body))
    return leave_waiting(incoming, "its text cannot be kept as a comment");
  const auto author = author_of(store, *target, received);
  if (!author) return leave_waiting(incoming, "a comment, but nothing proves who sent it");
  incoming.member = comments::member_of(author->id);
  const auto version = comments::present_policy(store, incoming.read_at);
  if (!accepts_policy(store, *author, *target, version, incoming.read_at)) {
    return leave_waiting(incoming,
                         fmt::format("a comment of somebody who has not accepted version {} of "
                                     "the comments policy",
                                     version));
  }
  const auto id = comments::Recorder(store, incoming.read_at)
                      .add({.scenario_id = target->scenario,
                            .place = *place,
                            .author = *author,
                            .body = body,
                            .action = "mailed",
                            .policy_version = version,
                            .source = "mail",
                            .source_id = incoming.digest,
                            .written_at = incoming.read_at});
  change.touch(Letter::comment, id);
  mark_applied(incoming, fmt::format("{} waits to be published", ref(Letter::comment, id)));
}

}  // namespace qlab::replies
