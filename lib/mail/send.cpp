// SPDX-License-Identifier: Apache-2.0
// Claiming and recording happen here, in one thread; delivering is all that a connection does. With
// several connections, each runs deliver() in a thread of its own, and this stays as it is.
#include "lib/mail/send.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "lib/core/address.hpp"
#include "lib/core/ids.hpp"
#include "lib/mail/outbox.hpp"
#include "lib/mail/suppression.hpp"

namespace qlab::mail {
namespace {

/// What a crash leaves claimed costs a person's attention, what is claimed costs a sync.
constexpr std::size_t batch_size = 20;

/// So many unclear answers in a row are the relay's trouble and no accident.
constexpr std::size_t unclear_limit = 10;

/// A result that cannot be recorded would be uncertain: better to wait for a long import.
constexpr std::chrono::minutes patience{5};

/// Claimed messages on their way. Those not taken out go back.
class Batch {
 public:
  Batch(store::Store& store, std::vector<Claimed> messages)
      : m_store(store), m_messages(std::move(messages)) {
    std::reverse(m_messages.begin(), m_messages.end());
  }
  Batch(const Batch&) = delete;
  Batch& operator=(const Batch&) = delete;
  ~Batch() {
    try {
      give_back();
    } catch (const Error&) {
      // They stay 'sending' and become uncertain, which is on the safe side.
    }
  }

  [[nodiscard]] bool empty() const { return m_messages.empty(); }
  [[nodiscard]] const Claimed& next() const { return m_messages.back(); }

  Claimed take() {
    auto message = std::move(m_messages.back());
    m_messages.pop_back();
    return message;
  }

  void give_back() {
    if (!m_messages.empty()) release(m_store, m_messages);
    m_messages.clear();
  }

 private:
  store::Store& m_store;
  std::vector<Claimed> m_messages;  ///< the next one last
};

Reported reported(const Result& result) {
  const auto& [message, delivery] = result;
  return {message.id, message.member_id, message.envelope.recipient, delivery.code,
          delivery.detail};
}

/// Suppressed addresses are refused here and not by whoever makes the run, who could forget it.
std::optional<std::string> objection(const Run& run, SuppressionLookup& suppressions,
                                     const Claimed& message) {
  const auto address = parse_address(message.envelope.recipient);
  const auto suppressed = address ? suppressions.reason(address->key) : std::nullopt;
  if (suppressed) return objection(*suppressed);
  if (!run.objection || !message.member_id) return {};
  return run.objection(*message.member_id);
}

class Sender {
 public:
  Sender(store::Store& store, const Run& run)
      : m_store(store), m_run(run), m_suppressions(store), m_started(run.clock.now()) {}

  SendReport run() {
    m_store.wait_for_writers(patience);
    for (const auto& lost : recover(m_store)) m_report.uncertain.push_back(reported(lost));
    m_total = std::min(m_run.max, static_cast<std::size_t>(count_due(m_store, m_started)));
    if (m_total > 0) {
      const auto transport = m_run.connect();
      while (send_batch(*transport)) {
      }
    }
    m_report.remaining = count_waiting(m_store);
    return std::move(m_report);
  }

 private:
  /// Returns whether there may be more to send.
  bool send_batch(Transport& transport) {
    // Due when the run started: what is deferred on the way belongs to a later run.
    Batch batch(m_store, claim(m_store, m_started, std::min(batch_size, m_total - m_done)));
    const bool any = !batch.empty();
    while (!batch.empty() && !is_over()) {
      if (const auto reason = objection(m_run, m_suppressions, batch.next())) {
        withhold_next(batch, *reason);
      } else {
        send_next(batch, transport);
      }
      ++m_done;
      if (m_run.progress) m_run.progress(m_done, m_total);
    }
    batch.give_back();
    return any && m_done < m_total && !is_over();
  }

  void withhold_next(Batch& batch, const std::string& reason) {
    withhold(m_store, batch.next(), reason, now());
    m_report.cancelled.push_back(reported({batch.take(), {Outcome::not_sent, 0, reason, {}}}));
  }

  void send_next(Batch& batch, Transport& transport) {
    Result result{batch.take(), {}};
    result.delivery = transport.deliver(result.message.envelope, result.message.bytes);
    note_state(result, recorded(result));
    note_stop(result.delivery);
  }

  State recorded(const Result& result) {
    try {
      return record(m_store, {&result, 1}, now()).front();
    } catch (const Error& error) {
      throw Error(error.kind(),
                  fmt::format("what became of '{}' cannot be recorded: {}",
                              ref(Letter::message, result.message.id), error.what()),
                  "the next run shows it as uncertain and does not repeat it");
    }
  }

  void note_state(const Result& result, State state) {
    if (state == State::sent) m_report.sent.push_back(reported(result));
    if (state == State::deferred) m_report.deferred.push_back(reported(result));
    if (state == State::failed) m_report.failed.push_back(reported(result));
    if (state == State::uncertain) m_report.uncertain.push_back(reported(result));
  }

  void note_stop(const Delivery& delivery) {
    m_unclear = delivery.outcome == Outcome::uncertain ? m_unclear + 1 : 0;
    if (delivery.stop || delivery.outcome == Outcome::not_sent) {
      m_report.stop = Stop{delivery.stop.value_or(Kind::temporary), delivery.detail};
    } else if (m_unclear == unclear_limit) {
      m_report.stop = Stop{Kind::temporary, "the relay gave no clear answer too often"};
    }
  }

  bool is_over() {
    if (m_run.interrupted && m_run.interrupted()) m_report.interrupted = true;
    return m_report.interrupted || m_report.stop;
  }

  /// Never before the start, so that a clock set back makes nothing due again in this run.
  [[nodiscard]] Instant now() const { return std::max(m_run.clock.now(), m_started); }

  store::Store& m_store;
  const Run& m_run;
  SuppressionLookup m_suppressions;
  Instant m_started;
  std::size_t m_total = 0;
  std::size_t m_done = 0;
  std::size_t m_unclear = 0;
  SendReport m_report;
};

}  // namespace

SendReport send(store::Store& store, const SendLock& /*held*/, const Run& run) {
  return Sender(store, run).run();
}

SendReport rehearse(const store::Store& store, const Run& run) {
  SendReport report;
  SuppressionLookup suppressions(store);
  for (auto& message : due(store, run.clock.now(), run.max)) {
    const auto reason = objection(run, suppressions, message);
    auto& list = reason ? report.cancelled : report.sent;
    list.push_back(reported({std::move(message), {Outcome::not_sent, 0, reason.value_or(""), {}}}));
  }
  report.remaining = count_waiting(store);
  return report;
}

}  // namespace qlab::mail
