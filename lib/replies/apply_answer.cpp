// SPDX-License-Identifier: Apache-2.0
// Part of lib/replies/apply.hpp.
// What a member answers about a webinar counts, or is kept because it does not.
#include <fmt/format.h>

#include "lib/core/text.hpp"
#include "lib/inbox/auto_reply.hpp"
#include "lib/replies/apply.hpp"
#include "lib/webinar/invited.hpp"
#include "lib/webinar/shown_time.hpp"
#include "lib/webinar/uncounted.hpp"

namespace qlab::replies {
namespace {

using inbox::Incoming;

/// Why an answer to this webinar cannot count by itself; empty where it can.
std::string objection(const store::Store& store, const webinar::Webinar& webinar,
                      std::int64_t member, Instant answered_at) {
  if (webinar.status == webinar::Status::cancelled)
    return fmt::format("'{}' was cancelled", webinar.slug);
  if (answered_at > webinar.ends_at()) return fmt::format("'{}' had ended", webinar.slug);
  if (!webinar::is_invited(store, webinar.id, member))
    return fmt::format("they were not invited to '{}'", webinar.slug);
  return {};
}

/// It waits for a person, and stands with the webinar too.
void keep(store::Store& store, store::Change& change, const webinar::Webinar& webinar,
          const Said& said, webinar::Uncounted why, Incoming& incoming) {
  webinar::keep_uncounted(store, webinar, said.reply, said.sequence, why, incoming.digest,
                          incoming.read_at);
  change.touch(Letter::webinar, webinar.id);
  change.touch(Letter::member, said.reply.member);
  leave_waiting(incoming,
                why == webinar::Uncounted::older_revision
                    ? older_revision(said.sequence, webinar.slug, webinar.sequence)
                    : fmt::format("{} for '{}', after RSVPs closed on {}", name(said.reply.answer),
                                  webinar.slug, webinar::closing(webinar)));
}

/// Nobody reads an answer to what a program sent by itself (RFC 3834 2). Calendar servers say of
/// the answers that people gave them that they made them.
bool may_be_answered(const inbox::Mail& mail) {
  if (text::trim(mail.header("return-path")) == "<>") return false;
  if (text::fold(mail.header("auto-submitted")).starts_with("auto-generated")) return true;
  return inbox::auto_reply_sign(mail).empty();
}

void confirm(store::Store& store, store::Change& change, const Received& received,
             const webinar::Webinar& webinar, std::int64_t member, webinar::Answer answer,
             Instant now) {
  if (received.confirming == nullptr || !may_be_answered(received.mail)) return;
  change.record(false);  // the outbox keeps its own history
  const auto mail =
      webinar::queue_confirmation(store, *received.confirming, webinar, member, answer, now);
  change.record(true);
  if (mail) change.inserted("message", *mail, *mail);
}

/// What waited of the same member is answered by this.
void settle_uncounted(store::Store& store, std::int64_t webinar, std::int64_t member) {
  for (const auto& digest : webinar::uncounted_mails(store, webinar, member))
    inbox::settle_waiting(store, digest, "they have answered since");
}

}  // namespace

void apply_answer(store::Store& store, store::Change& change, const Received& received,
                  const webinar::Webinar& webinar, const Said& said, Incoming& incoming) {
  const auto& reply = said.reply;
  auto why = objection(store, webinar, reply.member, reply.answered_at);
  if (!why.empty()) return leave_waiting(incoming, std::move(why));
  if (const auto uncounted = webinar::uncounted_because(webinar, reply, said.sequence))
    return keep(store, change, webinar, said, *uncounted, incoming);
  const auto done = webinar::record_answer(store, webinar, reply, incoming.read_at);
  change.touch(Letter::webinar, webinar.id);
  change.touch(Letter::member, reply.member);
  for (const auto member : done.offered) change.touch(Letter::member, member);
  if (done.call) change.touch(Letter::call, *done.call);
  mark_applied(incoming, done.counts ? fmt::format("{} for '{}'", name(done.answer), webinar.slug)
                                     : fmt::format("{} for '{}', which a later answer replaced",
                                                   name(done.answer), webinar.slug));
  if (!done.counts) return;
  settle_uncounted(store, webinar.id, reply.member);
  confirm(store, change, received, webinar, reply.member, done.answer, incoming.read_at);
}

}  // namespace qlab::replies
