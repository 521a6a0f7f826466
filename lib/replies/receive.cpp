// SPDX-License-Identifier: Apache-2.0
#include "lib/replies/receive.hpp"

#include <fmt/format.h>

#include <utility>
#include <vector>

#include "lib/inbox/trust.hpp"
#include "lib/members/find.hpp"
#include "lib/replies/apply.hpp"

namespace qlab::replies {
namespace {

using inbox::Incoming;
using inbox::MailKind;
using inbox::Treatment;

constexpr std::size_t batch = 100;

struct Fresh {
  std::string digest;
  std::string bytes;
};

class Receiver {
 public:
  Receiver(store::Store& store, inbox::Mailbox& mailbox, inbox::MailReader& reader,
           const Options& options)
      : m_store(store),
        m_reader(reader),
        m_options(options),
        m_mailbox(mailbox.name()),
        m_taken(store) {
    m_kept = inbox::mark_of(store, m_mailbox);
    if (m_kept && !options.from_the_start) mailbox.resume(*m_kept);
  }

  void take(const inbox::Delivered& mail) {
    ++m_counts.read;
    m_mark = mail.mark;
    if (mail.is_too_large) {
      ++m_counts.too_large;
      return;
    }
    auto digest = inbox::digest_of(mail.bytes);
    if (m_taken(digest)) {
      ++m_counts.known;
      return;
    }
    m_fresh.push_back({std::move(digest), std::string(mail.bytes)});
    if (m_fresh.size() >= batch) flush();
  }

  /// Makes the mails count that were read since the last time, and keeps how far that is.
  void flush() {
    const bool is_further = m_mark && m_mark != m_kept;
    if (m_fresh.empty() && !is_further) return;
    std::vector<Incoming> done;
    {
      store::Change change(m_store, m_options.now);
      for (const auto& fresh : m_fresh) {
        // Twice in one batch, or by another reader since it was looked up.
        if (m_taken(fresh.digest)) {
          ++m_counts.known;
        } else {
          done.push_back(apply(change, fresh));
        }
      }
      if (is_further) inbox::keep_mark(m_store, m_mailbox, *m_mark);
      change.commit(fmt::format("{} mails received", done.size()));
    }
    for (const auto& incoming : done) count(incoming);
    m_fresh.clear();
    m_kept = m_mark;
  }

  [[nodiscard]] Counts counts() const { return m_counts; }

 private:
  Incoming apply(store::Change& change, const Fresh& fresh) {
    const auto mail = m_reader.read(fresh.bytes);
    const auto classified = inbox::classify(mail);
    Incoming incoming;
    incoming.digest = fresh.digest;
    incoming.kind = classified.kind;
    incoming.address = classified.from;
    incoming.subject = classified.subject;
    incoming.read_at = m_options.now;
    incoming.reason = classified.why;
    const Received received{
        mail, classified, inbox::is_authentic(mail, m_options.trusted_servers), {}};
    const auto score = decide(change, received, incoming);
    name_sender(received, incoming);
    incoming.id = inbox::add(m_store, incoming, fresh.bytes);
    if (score) apply_score(m_store, change, *score, incoming.id, m_options.now);
    return incoming;
  }

  std::optional<Score> decide(store::Change& change, const Received& received, Incoming& incoming) {
    switch (received.classified.kind) {
      case MailKind::calendar:
        apply_calendar(m_store, change, received, incoming);
        return {};
      case MailKind::token:
        apply_token(m_store, change, received, incoming);
        return {};
      case MailKind::comment:
        apply_comment(m_store, change, received, incoming);
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
  void name_sender(const Received& received, Incoming& incoming) {
    if (incoming.member || !received.is_authentic) return;
    if (received.classified.kind == MailKind::bounce) return;
    const auto member = members::by_address(m_store, received.classified.from);
    if (member) incoming.member = member->id;
  }

  void count(const Incoming& incoming) {
    if (incoming.state == Treatment::applied) ++m_counts.applied;
    if (incoming.state == Treatment::waiting) ++m_counts.waiting;
    if (incoming.state == Treatment::nothing) ++m_counts.nothing;
    if (m_options.told) m_options.told(incoming);
  }

  store::Store& m_store;
  inbox::MailReader& m_reader;
  const Options& m_options;
  std::string m_mailbox;  ///< its name; empty where it numbers nothing
  inbox::Taken m_taken;
  std::optional<inbox::Mark> m_kept;  ///< how far the store knows
  std::optional<inbox::Mark> m_mark;  ///< of the last mail
  std::vector<Fresh> m_fresh;
  Counts m_counts;
};

}  // namespace

Counts receive(store::Store& store, inbox::Mailbox& mailbox, inbox::MailReader& reader,
               const Options& options) {
  Receiver receiver(store, mailbox, reader, options);
  mailbox.each([&](const inbox::Delivered& mail) { receiver.take(mail); });
  receiver.flush();
  return receiver.counts();
}

}  // namespace qlab::replies
