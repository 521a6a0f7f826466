// SPDX-License-Identifier: Apache-2.0
// What lies between the thread that owns the store and the threads that deliver: messages claimed
// and not yet handed out, and results not yet recorded. Every function may be called by any thread.
#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <vector>

#include "lib/mail/claim.hpp"
#include "lib/mail/claim_window.hpp"
#include "lib/mail/pace.hpp"
#include "lib/mail/relay_trouble.hpp"
#include "lib/mail/send.hpp"

namespace qlab::mail {

class Dispatch {
 public:
  using Time = Pace::Time;

  /// A batch is what one connection takes at once. run and pace must live longer.
  Dispatch(const Run& run, Pace& pace, std::size_t connections, std::size_t batch);

  // For a connection ------------------------------------------------------------------------------

  /// Waits for messages that may leave now and that nobody objects to; none where it is over. The
  /// first of a run go alone: what stops it then burns one connection's worth and no more.
  std::vector<Claimed> take();

  /// The same without waiting, for whoever has more to do meanwhile.
  struct Turn {
    std::vector<Claimed> messages;  ///< none where none may leave now
    Time next = Time::max();        ///< then it is worth asking from here on, or once woken
  };
  Turn take_now();

  /// Calls this whenever it may be worth asking again, in any thread, one at a time; before
  /// anything is taken. It must not call back.
  void on_wake(std::function<void()> wake);

  /// What became of those taken. The relay's trouble ends it for everybody.
  void bring(std::vector<Result> results);

  /// Delivering threw: nobody knows what became of those taken.
  void fail(std::exception_ptr error);

  // For the owner of the store --------------------------------------------------------------------

  /// What there is to do.
  struct Work {
    std::vector<Result> results;  ///< to be recorded
    std::size_t room = 0;         ///< so many messages are wanted
    std::size_t waiting = 0;      ///< claimed already and not handed out
    bool over = false;            ///< nothing is in flight and nothing will be
  };

  /// Waits for work, at most 50 ms while there are results.
  Work wait();

  /// Adds claimed messages; fewer than there was room for means that there are no more.
  void add(std::vector<Claimed> messages, std::size_t room);

  /// Hands out no more.
  void close();

  /// What the end leaves.
  struct Rest {
    std::vector<Result> results;  ///< to be recorded
    std::vector<Claimed> left;    ///< to be given back
  };

  /// After close(), when the connections are gone.
  Rest leave();

  [[nodiscard]] std::optional<Stop> stopped() const;
  [[nodiscard]] bool interrupted() const;
  [[nodiscard]] Pace pace() const;

  /// Throws what a connection or an objection threw.
  void rethrow() const;

 private:
  bool await_turn(std::unique_lock<std::mutex>& lock);
  std::optional<Time> next_turn();
  void note_taken(const std::vector<Claimed>& taken);
  void wake_connections();
  [[nodiscard]] bool is_ready() const;
  void hand_out(std::vector<Claimed>& taken);
  [[nodiscard]] std::optional<Instant> quiet_hours_of(const Claimed& message) const;
  void note(const Delivery& delivery);
  void end();
  [[nodiscard]] bool is_idle() const;
  [[nodiscard]] std::size_t room() const;

  mutable std::mutex m_mutex;
  std::condition_variable m_for_connections;
  std::condition_variable m_for_owner;
  std::function<void()> m_wake;
  const Run& m_run;
  Pace& m_pace;
  std::size_t m_batch;
  ClaimWindow m_window;
  RelayTrouble m_trouble;
  std::deque<Claimed> m_waiting;
  std::vector<Result> m_results;
  std::size_t m_busy = 0;  ///< connections that deliver
  bool m_proven = false;   ///< the relay took or answered something
  bool m_exhausted = false;
  bool m_returned = false;  ///< a result not taken by the owner yet makes its message due again
  bool m_closed = false;
  bool m_interrupted = false;
  std::exception_ptr m_error;
};

}  // namespace qlab::mail
