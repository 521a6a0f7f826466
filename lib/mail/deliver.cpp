// SPDX-License-Identifier: Apache-2.0
#include "lib/mail/deliver.hpp"

#include <cassert>
#include <exception>
#include <utility>
#include <vector>

namespace qlab::mail {
namespace {

/// Messages in the hands of one connection.
struct Load {
  explicit Load(std::vector<Claimed> taken = {}) : messages(std::move(taken)) {
    parcels.reserve(messages.size());
    for (const auto& message : messages) {
      parcels.push_back({message.envelope, message.bytes, message.message_id});
    }
  }

  std::vector<Claimed> messages;
  std::vector<Parcel> parcels;  ///< what the relay sees of them
};

std::vector<Result> results(Load load, std::vector<Delivery> deliveries) {
  assert(deliveries.size() == load.messages.size());
  std::vector<Result> results;
  results.reserve(deliveries.size());
  for (std::size_t i = 0; i < deliveries.size(); ++i) {
    results.push_back({std::move(load.messages[i]), std::move(deliveries[i])});
  }
  return results;
}

/// Keeps the connections of a bundle busy.
class BundleService {
 public:
  BundleService(Dispatch& dispatch, Bundle& bundle, std::size_t connections)
      : m_dispatch(dispatch), m_bundle(bundle), m_loads(connections) {
    for (std::size_t i = connections; i > 0; --i) m_free.push_back(i - 1);
  }

  void serve() {
    try {
      while (refill()) {
        for (auto& done : m_bundle.wait(m_next_turn)) bring(std::move(done));
      }
    } catch (...) {
      // Any exception: the thread that started the run throws it on.
      for (auto i = in_flight(); i > 0; --i) m_dispatch.fail(std::current_exception());
    }
  }

 private:
  [[nodiscard]] std::size_t in_flight() const { return m_loads.size() - m_free.size(); }

  /// Gives every free connection messages, where there are any. False where it is over.
  bool refill() {
    m_next_turn = Bundle::Time::max();
    while (!m_free.empty()) {
      auto turn = in_flight() == 0 ? Dispatch::Turn{m_dispatch.take()} : m_dispatch.take_now();
      m_next_turn = turn.next;
      if (turn.messages.empty()) break;
      start(std::move(turn.messages));
    }
    return in_flight() > 0;
  }

  void start(std::vector<Claimed> messages) {
    const auto connection = m_free.back();
    m_free.pop_back();
    m_loads[connection] = Load(std::move(messages));
    m_bundle.start(connection, m_loads[connection].parcels);
  }

  void bring(Bundle::Done done) {
    m_dispatch.bring(results(std::exchange(m_loads[done.connection], Load()),  //
                             std::move(done.deliveries)));
    m_free.push_back(done.connection);
  }

  Dispatch& m_dispatch;
  Bundle& m_bundle;
  std::vector<Load> m_loads;        ///< by connection
  std::vector<std::size_t> m_free;  ///< connections
  Bundle::Time m_next_turn;
};

}  // namespace

void deliver(Dispatch& dispatch, Transport& transport) {
  for (auto messages = dispatch.take(); !messages.empty(); messages = dispatch.take()) {
    try {
      Load load(std::move(messages));
      auto deliveries = transport.deliver(load.parcels);
      dispatch.bring(results(std::move(load), std::move(deliveries)));
    } catch (...) {
      // Any exception: the thread that started the run throws it on.
      dispatch.fail(std::current_exception());
    }
  }
}

void deliver(Dispatch& dispatch, Bundle& bundle, std::size_t connections) {
  dispatch.on_wake([&bundle] { bundle.wake(); });
  BundleService(dispatch, bundle, connections).serve();
  dispatch.on_wake({});
}

}  // namespace qlab::mail
