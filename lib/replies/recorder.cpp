// SPDX-License-Identifier: Apache-2.0
#include "lib/replies/recorder.hpp"

#include <fmt/format.h>

#include <utility>

#include "lib/members/find.hpp"
#include "lib/store/new_rows.hpp"

namespace qlab::replies {

using inbox::Incoming;
using inbox::MailKind;
using inbox::Treatment;

Recorder::Recorder(store::Store& store, inbox::Taken& taken, const Options& options,
                   std::string mailbox, std::optional<inbox::Mark> mark)
    : m_store(store),
      m_taken(taken),
      m_options(options),
      m_mailbox(std::move(mailbox)),
      m_kept(std::move(mark)) {}

bool Recorder::is_further(const Batch& batch) const { return batch.mark && batch.mark != m_kept; }

bool Recorder::has_work(const Batch& batch) const {
  return !batch.mails.empty() || is_further(batch);
}

void Recorder::record(const Batch& batch) {
  for (const auto& done : write(batch)) count(done);
  for (const auto& fresh : batch.mails) m_taken.release(fresh.digest);
  m_kept = batch.mark;
}

std::vector<Recorder::Done> Recorder::write(const Batch& batch) {
  std::vector<Done> done;
  store::NewRows rows("incoming");
  store::Change change(m_store, m_options.now, store::WhenFrozen::allowed);
  for (const auto* history : {"bounce", "call_history", "rsvp"}) change.only_adds_to(history);
  const bool others_wrote = m_taken.seen() != batch.seen;
  for (const auto& fresh : batch.mails) {
    if (others_wrote && m_taken.has(fresh.digest)) {
      ++m_counts.known;
    } else {
      done.push_back({apply(change, fresh), !fresh.too_large_at.empty()});
      rows.add(done.back().incoming.id);
    }
  }
  rows.name_in(change);
  if (is_further(batch)) inbox::keep_mark(m_store, m_mailbox, *batch.mark);
  change.commit(fmt::format("{} mails received", done.size()));
  return done;
}

Incoming Recorder::apply(store::Change& change, const Fresh& fresh) {
  Incoming incoming;
  incoming.digest = fresh.digest;
  incoming.kind = fresh.classified.kind;
  incoming.address = fresh.classified.from;
  incoming.subject = fresh.classified.subject;
  incoming.read_at = m_options.now;
  incoming.reason = fresh.classified.why;
  const Received received{
      fresh.mail, fresh.classified, fresh.is_authentic, {}, m_options.confirming};
  const auto score = decide(change, received, incoming);
  name_sender(received, incoming);
  change.record(false);  // the log names the new rows: it need not hold whole mails once more
  incoming.id = inbox::add(m_store, incoming, fresh.bytes);
  change.record(true);
  if (score) apply_score(m_store, change, *score, incoming.id, m_options.now);
  return incoming;
}

std::optional<Score> Recorder::decide(store::Change& change, const Received& received,
                                      Incoming& incoming) {
  switch (received.classified.kind) {
    case MailKind::calendar:
    case MailKind::token:
    case MailKind::comment:
      apply_said(m_store, change, received, incoming);
      return {};
    case MailKind::complaint:
      apply_complaint(m_store, change, received, incoming);
      return {};
    case MailKind::bounce:
      return find_score(m_store, received, incoming);
    case MailKind::auto_reply:
      incoming.state = Treatment::nothing;
      return {};
    default:
      incoming.state = Treatment::waiting;
      return {};
  }
}

/// Whose mail it is, where that is proven.
void Recorder::name_sender(const Received& received, Incoming& incoming) {
  if (incoming.member || !received.is_authentic) return;
  if (received.classified.kind == MailKind::bounce) return;
  incoming.member = members::id_by_address(m_store, received.classified.from);
}

void Recorder::count(const Done& done) {
  const auto state = done.incoming.state;
  if (done.is_too_large) {
    ++m_counts.too_large;
  } else {
    if (state == Treatment::applied) ++m_counts.applied;
    if (state == Treatment::waiting) ++m_counts.waiting;
    if (state == Treatment::nothing) ++m_counts.nothing;
  }
  if (m_options.told) m_options.told(done.incoming);
}

}  // namespace qlab::replies
