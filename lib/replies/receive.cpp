// SPDX-License-Identifier: Apache-2.0
#include "lib/replies/receive.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/core/worker.hpp"
#include "lib/inbox/classify.hpp"
#include "lib/inbox/taken.hpp"
#include "lib/inbox/trust.hpp"
#include "lib/members/find.hpp"
#include "lib/replies/apply.hpp"
#include "lib/store/new_rows.hpp"
#include "lib/store/reading.hpp"
#include "lib/store/sync_at_end.hpp"

namespace qlab::replies {
namespace {

using inbox::Incoming;
using inbox::MailKind;
using inbox::Treatment;

/// One change for so many mails, or so many bytes of them: what many mails touch is written once.
/// The first ones are smaller, so that work begins at once, and a mailbox whose server hangs up
/// again and again is read all the same.
constexpr std::size_t first_mails = 25;
constexpr std::size_t most_mails = 1000;
constexpr std::size_t most_bytes = std::size_t{16} << 20;
/// The indexes that a batch touches in many places stay in memory.
constexpr std::size_t cache = std::size_t{16} << 20;

/// A mail, and what can be said of it without the store.
struct Fresh {
  std::string_view bytes;  ///< in the block of its batch
  std::string digest = {};
  inbox::Mail mail = {};
  inbox::Classified classified = {};
  bool is_authentic = false;
};

/// Mails that take each step together. Their bytes lie in one block, which is used again.
struct Batch {
  std::vector<char> block;
  std::vector<Fresh> mails;
  std::optional<inbox::Mark> mark;  ///< how far the mailbox was read with it
  std::int64_t seen = 0;            ///< the store's number when its mails were claimed

  [[nodiscard]] bool has_room(std::size_t most, std::size_t bytes) const {
    return mails.empty() || (mails.size() < most && block.size() + bytes <= block.capacity());
  }

  void add(std::string_view mail) {
    // The mails that lie there stay where they are.
    if (mails.empty()) {
      block.reserve(std::max(most_bytes, mail.size()));
      mails.reserve(most_mails);
    }
    const auto at = block.size();
    block.insert(block.end(), mail.begin(), mail.end());
    mails.push_back({{block.data() + at, mail.size()}});
  }
};

/// What is done with a batch, in this order; with one batch at a time.
enum class Step { reading, digesting, parsing, applying };
constexpr std::size_t steps = 4;

/// One thread reads mails and makes those that are new count, another gives them their digests and
/// takes them apart meanwhile.
class Receiver {
 public:
  Receiver(store::Store& store, inbox::Mailbox& mailbox, inbox::MailReader& reader,
           const Options& options)
      : m_store(store),
        m_reader(reader),
        m_options(options),
        m_mailbox(mailbox.name()),
        m_taken(store) {
    store.use_cache(cache);
    m_kept = inbox::mark_of(store, m_mailbox);
    if (m_kept && !options.from_the_start) mailbox.resume(*m_kept);
  }

  void take(const inbox::Delivered& mail) {
    ++m_counts.read;
    if (!batch(Step::reading).has_room(m_room, mail.bytes.size())) go_on();
    auto& next = batch(Step::reading);
    next.mark = mail.mark;
    if (mail.is_too_large) {
      ++m_counts.too_large;
    } else {
      next.add(mail.bytes);
    }
  }

  void finish() {
    for (std::size_t step = 1; step < steps; ++step) go_on();
  }

  [[nodiscard]] Counts counts() const { return m_counts; }

 private:
  Batch& batch(Step step) {
    return m_batches.at((m_turn + static_cast<std::size_t>(step)) % steps);
  }

  /// Every batch takes a step. The two in the middle are the worker's until it has finished.
  void go_on() {
    if (m_worker) m_worker->finish();
    m_room = std::min(2 * m_room, most_mails);
    m_turn = (m_turn + steps - 1) % steps;
    auto applied = begin_again(batch(Step::reading));
    claim(batch(Step::parsing));
    auto& fresh = batch(Step::parsing).mails;
    auto& next = batch(Step::digesting).mails;
    if (!fresh.empty() || !next.empty()) {
      if (!m_worker) m_worker.emplace(1);
      m_worker->add([&, applied = std::move(applied)] {
        take_apart(fresh);
        give_digests(next);
      });
    }
    apply(batch(Step::applying));
  }

  /// Returns the mails that were applied: the thread that took them apart also frees them.
  static std::vector<Fresh> begin_again(Batch& batch) {
    batch.block.clear();
    batch.mark = {};
    return std::exchange(batch.mails, {});
  }

  /// Drops the mails that were read before.
  void claim(Batch& batch) {
    const store::Reading reading(m_store);
    batch.seen = m_taken.seen();
    const auto known = std::erase_if(
        batch.mails, [&](const Fresh& fresh) { return !m_taken.claim(fresh.digest); });
    m_counts.known += static_cast<std::int64_t>(known);
  }

  static void give_digests(std::vector<Fresh>& mails) {
    for (auto& fresh : mails) fresh.digest = inbox::digest_of(fresh.bytes);
  }

  void take_apart(std::vector<Fresh>& mails) {
    for (auto& fresh : mails) {
      fresh.mail = m_reader.read(fresh.bytes);
      fresh.classified = inbox::classify(fresh.mail);
      fresh.is_authentic = inbox::is_authentic(fresh.mail, m_options.trusted_servers);
    }
  }

  /// Makes the mails count, and keeps how far the mailbox was read.
  void apply(const Batch& batch) {
    const bool is_further = batch.mark && batch.mark != m_kept;
    if (batch.mails.empty() && !is_further) return;
    std::vector<Incoming> done;
    {
      store::NewRows rows("incoming");
      store::Change change(m_store, m_options.now, store::WhenFrozen::allowed);
      const bool others_wrote = m_taken.seen() != batch.seen;
      for (const auto& fresh : batch.mails) {
        if (others_wrote && m_taken.has(fresh.digest)) {
          ++m_counts.known;
        } else {
          done.push_back(apply(change, fresh));
          rows.add(done.back().id);
        }
      }
      rows.name_in(change);
      if (is_further) inbox::keep_mark(m_store, m_mailbox, *batch.mark);
      change.commit(fmt::format("{} mails received", done.size()));
    }
    for (const auto& incoming : done) count(incoming);
    for (const auto& fresh : batch.mails) m_taken.release(fresh.digest);
    m_kept = batch.mark;
  }

  Incoming apply(store::Change& change, const Fresh& fresh) {
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

  std::optional<Score> decide(store::Change& change, const Received& received, Incoming& incoming) {
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
  void name_sender(const Received& received, Incoming& incoming) {
    if (incoming.member || !received.is_authentic) return;
    if (received.classified.kind == MailKind::bounce) return;
    incoming.member = members::id_by_address(m_store, received.classified.from);
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
  std::size_t m_room = first_mails;
  std::array<Batch, steps> m_batches;
  std::size_t m_turn = 0;  ///< the one that is read
  Counts m_counts;
  std::optional<Worker> m_worker;  ///< last: it uses the others
};

}  // namespace

Counts receive(store::Store& store, inbox::Mailbox& mailbox, inbox::MailReader& reader,
               const Options& options) {
  // What is lost with the power is still in the mailbox, and is received when it is read again.
  store::SyncAtEnd sync(store);
  Receiver receiver(store, mailbox, reader, options);
  mailbox.each([&](const inbox::Delivered& mail) { receiver.take(mail); });
  receiver.finish();
  sync.finish();
  return receiver.counts();
}

}  // namespace qlab::replies
