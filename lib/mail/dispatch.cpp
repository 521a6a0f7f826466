// SPDX-License-Identifier: Apache-2.0
#include "lib/mail/dispatch.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace qlab::mail {
namespace {

using SteadyClock = std::chrono::steady_clock;

/// Results are recorded together, but none waits longer.
constexpr std::size_t record_group = 100;
constexpr std::chrono::milliseconds record_delay{50};

}  // namespace

Dispatch::Dispatch(const Run& run, Pace& pace, std::size_t connections, std::size_t batch)
    : m_run(run),
      m_pace(pace),
      m_batch(pace.limited() ? std::min(batch, pace.per_second()) : batch),
      m_window(pace, connections, m_batch) {}

std::vector<Claimed> Dispatch::take() {
  std::unique_lock lock(m_mutex);
  std::vector<Claimed> taken;
  while (taken.empty() && await_turn(lock)) hand_out(taken);
  note_taken(taken);
  return taken;
}

Dispatch::Turn Dispatch::take_now() {
  const std::lock_guard lock(m_mutex);
  Turn turn;
  while (turn.messages.empty()) {
    turn.next = next_turn().value_or(Time::max());
    if (turn.next > SteadyClock::now()) break;
    hand_out(turn.messages);
  }
  note_taken(turn.messages);
  return turn;
}

void Dispatch::on_wake(std::function<void()> wake) {
  const std::lock_guard lock(m_mutex);
  m_wake = std::move(wake);
}

void Dispatch::wake_connections() {
  m_for_connections.notify_all();
  if (m_wake) m_wake();
}

void Dispatch::note_taken(const std::vector<Claimed>& taken) {
  if (!taken.empty()) ++m_busy;
  if (room() > 0 || m_closed) m_for_owner.notify_one();
}

/// False where it is over.
bool Dispatch::await_turn(std::unique_lock<std::mutex>& lock) {
  while (const auto from = next_turn()) {
    if (*from <= SteadyClock::now()) return true;
    if (*from == Time::max()) {
      m_for_connections.wait(lock);
    } else {
      m_for_connections.wait_until(lock, *from);
    }
  }
  return false;
}

/// From when the next may leave: Time::max() where that takes more than time, nothing where it is
/// over.
std::optional<Dispatch::Time> Dispatch::next_turn() {
  if (!m_closed && m_run.interrupted && m_run.interrupted()) {
    m_interrupted = true;
    end();
  }
  if (m_closed) return {};
  if (!is_ready()) return Time::max();
  return std::max(m_trouble.paused_until(), m_pace.limited() ? m_pace.next() : Time());
}

/// A batch that is not whole waits for the rest of it.
bool Dispatch::is_ready() const {
  if (!m_proven && m_busy > 0) return false;
  return m_waiting.size() >= m_batch || (m_exhausted && !m_waiting.empty());
}

/// Asked as late as can be: a no, and the beginning of quiet hours, hold for the next message.
void Dispatch::hand_out(std::vector<Claimed>& taken) {
  try {
    while (taken.size() < m_batch && !m_waiting.empty()) {
      auto quiet_until = quiet_hours_of(m_waiting.front());
      auto objected =
          !quiet_until && m_run.objection ? m_run.objection(m_waiting.front()) : std::nullopt;
      auto message = std::move(m_waiting.front());
      m_waiting.pop_front();
      if (quiet_until || objected) {
        m_results.push_back({std::move(message), {}, std::move(objected), quiet_until});
        m_for_owner.notify_one();
      } else {
        taken.push_back(std::move(message));
      }
    }
  } catch (...) {
    // Any exception: it goes to the thread that started the run, and nobody is written to unasked.
    m_error = std::current_exception();
    std::move(taken.rbegin(), taken.rend(), std::front_inserter(m_waiting));
    taken.clear();
    end();
  }
  m_pace.spend(taken.size());
}

std::optional<Instant> Dispatch::quiet_hours_of(const Claimed& message) const {
  if (!message.automatic || !m_run.quiet_until) return {};
  return m_run.quiet_until(message.zone);
}

void Dispatch::bring(std::vector<Result> results) {
  const std::lock_guard lock(m_mutex);
  --m_busy;
  for (const auto& result : results) note(result.delivery);
  if (!m_proven) wake_connections();
  m_proven = m_proven || std::ranges::any_of(results, [](const Result& result) {
               return result.delivery.outcome != Outcome::not_sent;
             });
  std::move(results.begin(), results.end(), std::back_inserter(m_results));
  if (m_results.size() >= record_group || is_idle()) m_for_owner.notify_one();
}

void Dispatch::note(const Delivery& delivery) {
  const auto after = m_trouble.note(delivery);
  if (after == RelayTrouble::After::stop) end();
  if (after != RelayTrouble::After::pause) return;
  m_exhausted = false;
  m_returned = true;
}

void Dispatch::fail(std::exception_ptr error) {
  const std::lock_guard lock(m_mutex);
  --m_busy;
  if (!m_error) m_error = std::move(error);
  end();
}

Dispatch::Work Dispatch::wait() {
  std::unique_lock lock(m_mutex);
  const auto has_work = [this] {
    return m_results.size() >= record_group || room() > 0 || is_idle();
  };
  while (!m_for_owner.wait_for(lock, record_delay, has_work) && m_results.empty()) {
    if (m_run.interrupted && m_run.interrupted()) {
      m_interrupted = true;
      end();
    }
  }
  m_returned = false;
  Work work{std::exchange(m_results, {}), room(), m_waiting.size(), is_idle()};
  if (work.room > 0) m_window.refill(SteadyClock::now());
  return work;
}

void Dispatch::add(std::vector<Claimed> messages, std::size_t room) {
  const std::lock_guard lock(m_mutex);
  m_exhausted = messages.size() < room && !m_returned;
  std::move(messages.begin(), messages.end(), std::back_inserter(m_waiting));
  wake_connections();
}

void Dispatch::close() {
  const std::lock_guard lock(m_mutex);
  end();
}

Dispatch::Rest Dispatch::leave() {
  const std::lock_guard lock(m_mutex);
  Rest rest{std::exchange(m_results, {}),
            {std::make_move_iterator(m_waiting.begin()), std::make_move_iterator(m_waiting.end())}};
  m_waiting.clear();
  return rest;
}

void Dispatch::end() {
  m_closed = true;
  wake_connections();
}

bool Dispatch::is_idle() const {
  return m_busy == 0 && (m_closed || (m_exhausted && m_waiting.empty()));
}

std::size_t Dispatch::room() const {
  const bool enough = m_waiting.size() > m_window.size() / 2;
  return m_closed || m_exhausted || enough ? 0 : m_window.size() - m_waiting.size();
}

std::optional<Stop> Dispatch::stopped() const {
  const std::lock_guard lock(m_mutex);
  return m_trouble.reason();
}

bool Dispatch::interrupted() const {
  const std::lock_guard lock(m_mutex);
  return m_interrupted;
}

Pace Dispatch::pace() const {
  const std::lock_guard lock(m_mutex);
  return m_pace;
}

void Dispatch::rethrow() const {
  const std::lock_guard lock(m_mutex);
  if (m_error) std::rethrow_exception(m_error);
}

}  // namespace qlab::mail
