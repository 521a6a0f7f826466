// SPDX-License-Identifier: Apache-2.0
// Claiming and recording happen here, in the thread that owns the store; delivering is all that a
// connection does. One commit records what came back and claims what goes next.
#include "lib/mail/send.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "lib/core/ids.hpp"
#include "lib/mail/audience.hpp"
#include "lib/mail/connections.hpp"
#include "lib/mail/dispatch.hpp"
#include "lib/mail/outbox.hpp"
#include "lib/mail/pace.hpp"
#include "lib/store/change.hpp"

namespace qlab::mail {
namespace {

/// A result that cannot be recorded would be uncertain: better to wait for a long import.
constexpr std::chrono::minutes patience{5};

Reported reported(const Result& result) {
  const auto& [message, delivery, withheld, quiet_until] = result;
  return {message.id, message.member_id, message.envelope.recipient, delivery.code,
          withheld.value_or(delivery.detail)};
}

std::string in_words(const std::vector<Result>& results) {
  const auto first = ref(Letter::message, results.front().message.id);
  if (results.size() == 1) return fmt::format("'{}'", first);
  return fmt::format("{} mails, '{}' among them,", results.size(), first);
}

bool came_back(const Result& result) {
  return !result.withheld && !result.quiet_until && result.delivery.outcome == Outcome::not_sent;
}

void note_quiet(SendReport& report, const Claimed& message, Instant until) {
  report.quiet.push_back({message.id, message.member_id, message.envelope.recipient, 0, {}});
  report.quiet_until = report.quiet_until ? std::min(*report.quiet_until, until) : until;
}

class Sender {
 public:
  Sender(store::Store& store, const Run& run)
      : m_store(store), m_run(run), m_started(run.clock.now()) {}

  SendReport run() {
    m_store.wait_for_writers(patience);
    for (const auto& lost : recover(m_store)) m_report.uncertain.push_back(reported(lost));
    follow_clock(m_store, m_started);
    m_audience = Audience::of(m_store, m_run.members);
    m_zones = automatic_zones(m_store, m_started, m_audience);
    keep_out();
    m_total =
        std::min(m_run.max, static_cast<std::size_t>(count_due(m_store, m_started, m_audience)));
    if (m_total > 0 && !is_held()) {
      store::require_unfrozen(m_store, m_started);
      send_all();
    }
    m_report.remaining = count_waiting(m_store);
    put_in_order();
    return std::move(m_report);
  }

 private:
  /// Connections finish as they like; people read in the order of the outbox.
  void put_in_order() {
    for (auto* list : {&m_report.sent, &m_report.deferred, &m_report.failed, &m_report.uncertain,
                       &m_report.cancelled, &m_report.quiet}) {
      std::ranges::sort(*list, {}, &Reported::id);
    }
  }

  /// The relay's own word holds for every run that comes too early.
  bool is_held() {
    const auto until = held_until(m_store, m_started);
    if (until) {
      m_report.stop = Stop{Kind::temporary, fmt::format("the relay asked to be left alone until {}",
                                                        rfc3339(*until))};
    }
    return until.has_value();
  }

  void send_all() {
    // Before anything is claimed, for it may throw.
    auto lines = open_lines(m_run.connect, m_run.connections, m_total);
    Pace pace(m_store, m_run.rate_per_minute, m_started);
    Dispatch dispatch(m_run, pace, lines.count, lines.batch_size);
    try {
      const Connections connections(dispatch, std::move(lines));
      while (take_turn(dispatch)) {
      }
    } catch (const Error&) {
      // The connections are closed: what came back meanwhile is kept where that can be done.
      salvage(dispatch);
      throw;
    }
    settle(dispatch);
    m_report.interrupted = dispatch.interrupted();
    m_report.stop = dispatch.stopped();
    dispatch.rethrow();
  }

  /// Returns whether there is more to do.
  bool take_turn(Dispatch& dispatch) {
    const auto work = dispatch.wait();
    // What comes back untried waits again, in this run too where it goes on.
    m_claimed -= static_cast<std::size_t>(std::ranges::count_if(work.results, came_back));
    const auto limit = std::min(work.room, m_total - m_claimed);
    std::vector<Claimed> claimed;
    if (limit > 0) keep_out();
    if (limit > 0 || !work.results.empty()) {
      commit(work.results, [&] {
        // Due when the run started: what is deferred on the way belongs to a later run.
        claimed = claim(m_store, m_started, limit, m_audience);
        dispatch.pace().save(m_store, work.waiting + claimed.size());
      });
    }
    m_claimed += claimed.size();
    if (work.room > 0) dispatch.add(std::move(claimed), work.room);
    return !work.over;
  }

  /// Records the last results and gives back what was not handed out.
  void settle(Dispatch& dispatch) {
    const auto [results, left] = dispatch.leave();
    const auto stop = dispatch.stopped();
    commit(results, [&, &left = left] {
      release(m_store, left);
      dispatch.pace().save(m_store, 0);
      if (stop && stop->retry_after) hold_until(m_store, now() + *stop->retry_after);
    });
  }

  void salvage(Dispatch& dispatch) noexcept {
    try {
      settle(dispatch);
    } catch (const std::exception&) {
      // They stay 'sending' and become uncertain, which is on the safe side.
    }
  }

  /// Records results and does what else belongs into the same commit. A run that began before the
  /// freeze ends as it began: what a relay took must be known.
  template <class Rest>
  void commit(const std::vector<Result>& results, const Rest& rest) {
    std::vector<State> states;
    try {
      store::Transaction transaction(m_store, store::WhenFrozen::allowed);
      states = record(m_store, results, now());
      rest();
      transaction.commit();
    } catch (const Error& error) {
      if (results.empty()) throw;
      throw Error(
          error.kind(),
          fmt::format("what became of {} cannot be recorded: {}", in_words(results), error.what()),
          "the next run shows it as uncertain and does not repeat it");
    }
    for (std::size_t i = 0; i < results.size(); ++i) note(results[i], states[i]);
  }

  void note(const Result& result, State state) {
    if (came_back(result)) return;
    if (result.quiet_until) return note_quiet(m_report, result.message, *result.quiet_until);
    if (auto* list = list_of(state)) list->push_back(reported(result));
    if (m_run.progress) m_run.progress(++m_done, m_total);
  }

  std::vector<Reported>* list_of(State state) {
    switch (state) {
      case State::sent:
        return &m_report.sent;
      case State::deferred:
        return &m_report.deferred;
      case State::failed:
        return &m_report.failed;
      case State::uncertain:
        return &m_report.uncertain;
      case State::cancelled:
        return &m_report.cancelled;
      default:
        return nullptr;
    }
  }

  /// Asked again and again: in the middle of a long run a mail may become useless, or the quiet
  /// hours begin.
  void keep_out() {
    for (const auto& missed : give_up(m_store, now())) {
      m_report.cancelled.push_back(reported(missed));
    }
    keep_quiet();
  }

  void keep_quiet() {
    if (!m_run.quiet_until) return;
    std::erase_if(m_zones, [this](const std::string& zone) {
      const auto until = m_run.quiet_until(zone);
      if (!until) return false;
      for (const auto& each : postpone(m_store, zone, m_started, *until, m_audience)) {
        note_quiet(m_report, each.message, *until);
      }
      return true;
    });
  }

  /// Never before the start, so that a clock set back makes nothing due again in this run.
  [[nodiscard]] Instant now() const { return std::max(m_run.clock.now(), m_started); }

  store::Store& m_store;
  const Run& m_run;
  Instant m_started;
  Audience m_audience;
  std::vector<std::string> m_zones;  ///< of automatic mail that is not known to wait
  std::size_t m_total = 0;
  std::size_t m_claimed = 0;
  std::size_t m_done = 0;
  SendReport m_report;
};

/// What a run would do with a mail: send it, leave it out, or let it wait.
void rehearse(const Run& run, Claimed message, Instant now, SendReport& report) {
  std::optional<std::string> left_out;
  if (message.useless_from && *message.useless_from <= now) {
    left_out = too_late;
  } else if (message.automatic && run.quiet_until) {
    if (const auto until = run.quiet_until(message.zone)) {
      return note_quiet(report, message, *until);
    }
  }
  if (!left_out && run.objection) left_out = run.objection(message);
  auto& list = left_out ? report.cancelled : report.sent;
  list.push_back(reported({std::move(message), {}, std::move(left_out)}));
}

}  // namespace

SendReport send(store::Store& store, const SendLock& /*held*/, const Run& run) {
  return Sender(store, run).run();
}

SendReport rehearse(const store::Store& store, const Run& run) {
  SendReport report;
  const auto now = run.clock.now();
  for (auto& message : due(store, now, run.max, Audience::of(store, run.members))) {
    rehearse(run, std::move(message), now, report);
  }
  report.remaining = count_waiting(store);
  return report;
}

}  // namespace qlab::mail
