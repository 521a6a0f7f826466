// SPDX-License-Identifier: Apache-2.0
#include "lib/world/http.hpp"

#include <utility>

#include "lib/world/http_bundle.hpp"

namespace qlab::world {
namespace {

/// One connection is a bundle of one.
class Http final : public mail::Transport {
 public:
  explicit Http(const mail::HttpRelay& relay) : m_relay(relay), m_one(relay, 1) {}

  [[nodiscard]] std::size_t batch_size() const override { return m_relay.recipe.batch_size; }

  std::vector<mail::Delivery> deliver(std::span<const mail::Parcel> parcels) override {
    m_one.start(0, parcels);
    while (true) {
      auto done = m_one.wait(mail::Bundle::Time::max());
      if (!done.empty()) return std::move(done.front().deliveries);
    }
  }

  [[nodiscard]] std::unique_ptr<mail::Bundle> bundle(std::size_t connections) const override {
    return std::make_unique<HttpBundle>(m_relay, connections);
  }

 private:
  mail::HttpRelay m_relay;
  HttpBundle m_one;
};

}  // namespace

std::unique_ptr<mail::Transport> make_http(const mail::HttpRelay& relay) {
  return std::make_unique<Http>(relay);
}

}  // namespace qlab::world
