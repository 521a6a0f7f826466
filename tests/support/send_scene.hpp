// SPDX-License-Identifier: Apache-2.0
// A run of sending without a network: an outbox, and a relay that answers as the test says.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "lib/mail/send.hpp"
#include "tests/support/mailroom.hpp"

namespace qlab::test {

/// Shared by all connections of a run; what it remembers may be read when the run is over.
struct Relay {
  std::map<std::string, std::vector<mail::Delivery>> answers;  ///< by recipient, the last for good;
                                                               ///< every other is sent
  std::function<void(const mail::Parcel&)> before = [](const mail::Parcel&) {};
  std::size_t batch = 1;
  bool bundles = false;  ///< one thread serves all connections, and the last mail is answered first
  std::function<bool()> answers_now = [] { return true; };  ///< asked by the bundle
  std::mutex mutex;
  std::vector<std::string> took;
  std::vector<std::string> keys;
  std::vector<std::size_t> requests;  ///< how many parcels in each
  int opened = 0;
  std::size_t bundled = 0;         ///< connections of the bundle
  std::size_t most_in_flight = 0;  ///< requests of the bundle

  std::size_t count() {
    const std::lock_guard lock(mutex);
    return took.size();
  }

  mail::Delivery answer(const mail::Parcel& parcel) {
    const std::lock_guard lock(mutex);
    const auto found = answers.find(parcel.envelope.recipient);
    if (found != answers.end()) {
      auto answer = found->second.front();
      if (found->second.size() > 1) found->second.erase(found->second.begin());
      if (answer.outcome != mail::Outcome::sent) return answer;
    }
    took.push_back(parcel.envelope.recipient);
    keys.emplace_back(parcel.key);
    return {mail::Outcome::sent, 250, "ok", {}, {}};
  }
};

/// What a test with a bundle waits for too long has failed.
constexpr std::chrono::seconds longest_test_wait{30};

class WireBundle : public mail::Bundle {
 public:
  explicit WireBundle(Relay& relay) : m_relay(relay) {}

  void start(std::size_t connection, std::span<const mail::Parcel> parcels) override {
    const std::lock_guard lock(m_relay.mutex);
    m_relay.requests.push_back(parcels.size());
    m_flying.push_back({connection, parcels});
    m_relay.most_in_flight = std::max(m_relay.most_in_flight, m_flying.size());
  }

  std::vector<Done> wait(Time until) override {
    if (m_flying.empty() || !m_relay.answers_now()) {
      std::unique_lock lock(m_mutex);
      const auto latest = std::chrono::steady_clock::now() + longest_test_wait;
      m_changed.wait_until(lock, std::min(until, latest), [&] { return m_woken; });
      if (!std::exchange(m_woken, false) && latest < until) throw std::logic_error("not woken");
      return {};
    }
    const auto [connection, parcels] = m_flying.back();
    m_flying.pop_back();
    Done done{connection, {}};
    for (const auto& parcel : parcels) {
      m_relay.before(parcel);
      done.deliveries.push_back(m_relay.answer(parcel));
    }
    return {done};
  }

  void wake() override {
    const std::lock_guard lock(m_mutex);
    m_woken = true;
    m_changed.notify_all();
  }

 private:
  struct Flight {
    std::size_t connection;
    std::span<const mail::Parcel> parcels;
  };

  Relay& m_relay;
  std::vector<Flight> m_flying;
  std::mutex m_mutex;
  std::condition_variable m_changed;
  bool m_woken = false;
};

class Wire : public mail::Transport {
 public:
  explicit Wire(Relay& relay) : m_relay(relay) {}

  [[nodiscard]] std::size_t batch_size() const override { return m_relay.batch; }

  [[nodiscard]] std::unique_ptr<mail::Bundle> bundle(std::size_t connections) const override {
    if (!m_relay.bundles) return nullptr;
    m_relay.bundled = connections;
    return std::make_unique<WireBundle>(m_relay);
  }

  std::vector<mail::Delivery> deliver(std::span<const mail::Parcel> parcels) override {
    {
      const std::lock_guard lock(m_relay.mutex);
      m_relay.requests.push_back(parcels.size());
    }
    std::vector<mail::Delivery> deliveries;
    for (const auto& parcel : parcels) {
      m_relay.before(parcel);
      deliveries.push_back(m_relay.answer(parcel));
    }
    return deliveries;
  }

 private:
  Relay& m_relay;
};

struct SendScene {
  explicit SendScene(int messages) {
    room.fill(messages);
    run.connect = [this] {
      ++relay.opened;
      return std::make_unique<Wire>(relay);
    };
  }

  mail::SendReport send() { return mail::send(room.store, lock, run); }

  /// The same run at another time.
  mail::SendReport send_at(Instant instant) {
    const auto then = stopped_clock(instant);
    mail::Run later{.clock = *then,
                    .max = run.max,
                    .connections = run.connections,
                    .connect = run.connect,
                    .objection = run.objection,
                    .quiet_until = run.quiet_until,
                    .interrupted = run.interrupted,
                    .progress = run.progress};
    return mail::send(room.store, lock, later);
  }

  /// Another process that opens the store meanwhile.
  [[nodiscard]] store::Store other() const {
    return store::Store::open(room.store.path(), store::Access::write, {"other", "test"});
  }

  Mailroom room;
  mail::SendLock lock{room.folder.path() / "qlab.db", std::chrono::milliseconds(0)};
  std::unique_ptr<Clock> clock = stopped_clock(room.now);
  Relay relay;
  mail::Run run{.clock = *clock,
                .max = 1000,
                .connect = {},
                .objection = {},
                .interrupted = {},
                .progress = {}};
};

inline std::string person(int n) { return fmt::format("person{}@example.org", n); }

using Ids = std::vector<std::int64_t>;

inline Ids ids(const std::vector<mail::Reported>& list) {
  Ids ids;
  for (const auto& one : list) ids.push_back(one.id);
  return ids;
}

}  // namespace qlab::test
