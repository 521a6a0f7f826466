// SPDX-License-Identifier: Apache-2.0
#include "lib/replies/receive.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "lib/core/worker.hpp"
#include "lib/inbox/trust.hpp"
#include "lib/replies/recorder.hpp"
#include "lib/store/reading.hpp"
#include "lib/store/sync_at_end.hpp"

namespace qlab::replies {
namespace {

/// The first batches are smaller than the others, so that work begins at once, and a mailbox whose
/// server hangs up again and again is read all the same.
constexpr std::size_t first_mails = 25;
/// The indexes that a batch touches in many places stay in memory.
constexpr std::size_t cache = std::size_t{8} << 20;

/// What is done with a batch, in this order; with one batch at a time.
enum class Step { reading, digesting, claiming, parsing, recording };
constexpr std::size_t steps = 5;

/// What is said of a mail of which only the beginning was looked at.
inbox::Classified not_read(const Fresh& fresh) {
  inbox::Classified said;
  said.why = fmt::format("too large to be read: {} in the mailbox", fresh.too_large_at);
  if (!fresh.mail.authors.empty()) said.from = fresh.mail.authors.front();
  said.subject = fresh.mail.header("subject");
  return said;
}

/// One thread reads mails, one gives them their digests and takes them apart, and one, whose the
/// store is, drops those that were read before and makes the others count.
class Receiver {
 public:
  Receiver(store::Store& store, inbox::Mailbox& mailbox, inbox::MailReader& reader,
           const Options& options, const store::SyncAtEnd& sync)
      : m_store(store), m_sync(sync), m_reader(reader), m_options(options), m_taken(store) {
    store.use_cache(cache);
    const auto name = mailbox.name();
    const auto mark = inbox::mark_of(store, name);
    if (mark && !options.from_the_start) mailbox.resume(*mark);
    m_recorder.emplace(store, m_taken, options, name, mark);
  }

  void take(const inbox::Delivered& mail) {
    ++m_counts.read;
    if (!batch(Step::reading).has_room(m_room, mail.bytes.size())) go_on();
    auto& next = batch(Step::reading);
    if (mail.mark) next.mark = mail.mark;
    if (!mail.refusal.empty()) {
      m_counts.refused.push_back(fmt::format("{}: {}", mail.place, mail.refusal));
      return;
    }
    next.add(mail.bytes);
    if (mail.is_too_large) next.mails.back().too_large_at = mail.place;
  }

  Counts finish() {
    for (std::size_t step = 1; step < steps; ++step) go_on();
    wait();
    auto counts = m_recorder->counts();
    counts.read = m_counts.read;
    counts.refused = std::move(m_counts.refused);
    counts.known += m_counts.known;
    return counts;
  }

 private:
  Batch& batch(Step step) {
    return m_batches.at((m_turn + static_cast<std::size_t>(step)) % steps);
  }

  /// Every batch takes a step. Until wait() returns, all but the one that is read belong to the
  /// other threads, and the store to the one that records.
  void go_on() {
    wait();
    m_room = std::min(2 * m_room, most_mails);
    m_turn = (m_turn + steps - 1) % steps;
    auto recorded = batch(Step::reading).begin_again();
    let_parse(batch(Step::parsing).mails, batch(Step::digesting).mails, std::move(recorded));
    let_record(batch(Step::recording), batch(Step::claiming));
  }

  void wait() {
    if (m_parsing) m_parsing->finish();
    if (m_recording) m_recording->finish();
  }

  /// The thread that took mails apart frees them, too.
  void let_parse(std::vector<Fresh>& fresh, std::vector<Fresh>& next, std::vector<Fresh> recorded) {
    if (fresh.empty() && next.empty()) return;
    if (!m_parsing) m_parsing.emplace(1);
    m_parsing->add([&, recorded = std::move(recorded)] {
      take_apart(fresh);
      for (auto& mail : next) mail.digest = inbox::digest_of(mail.bytes);
    });
  }

  void let_record(const Batch& batch, Batch& next) {
    const bool has_work = m_recorder->has_work(batch);
    if (!has_work && next.mails.empty()) return;
    if (!m_recording) m_recording.emplace(1);
    m_recording->add([&, has_work] {
      if (has_work) record(batch);
      claim(next);
    });
  }

  void record(const Batch& batch) {
    m_recorder->record(batch);
    m_sync.begin();
  }

  /// Drops the mails that were read before.
  void claim(Batch& batch) {
    const store::Reading reading(m_store);
    batch.seen = m_taken.seen();
    const auto known = std::erase_if(
        batch.mails, [&](const Fresh& fresh) { return !m_taken.claim(fresh.digest); });
    m_counts.known += static_cast<std::int64_t>(known);
  }

  void take_apart(std::vector<Fresh>& mails) {
    for (auto& fresh : mails) {
      fresh.mail = m_reader.read(fresh.bytes);
      fresh.classified = fresh.too_large_at.empty() ? inbox::classify(fresh.mail) : not_read(fresh);
      fresh.is_authentic = inbox::is_authentic(fresh.mail, m_options.trusted_servers);
    }
  }

  store::Store& m_store;
  const store::SyncAtEnd& m_sync;
  inbox::MailReader& m_reader;
  const Options& m_options;
  inbox::Taken m_taken;
  std::optional<Recorder> m_recorder;
  std::size_t m_room = first_mails;
  std::array<Batch, steps> m_batches;
  std::size_t m_turn = 0;  ///< the one that is read
  Counts m_counts;         ///< of what was read
  std::optional<Worker> m_parsing;
  std::optional<Worker> m_recording;  ///< last, like the other: they use the rest
};

}  // namespace

Counts receive(store::Store& store, inbox::Mailbox& mailbox, inbox::MailReader& reader,
               const Options& options) {
  // What is lost with the power is still in the mailbox, and is received when it is read again.
  store::SyncAtEnd sync(store);
  Receiver receiver(store, mailbox, reader, options, sync);
  mailbox.each([&](const inbox::Delivered& mail) { receiver.take(mail); });
  const auto counts = receiver.finish();
  sync.finish();
  return counts;
}

}  // namespace qlab::replies
