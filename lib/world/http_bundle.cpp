// SPDX-License-Identifier: Apache-2.0
#include "lib/world/http_bundle.hpp"

#include <algorithm>
#include <utility>

#include "lib/world/http_account.hpp"

namespace qlab::world {

HttpBundle::Lane::Lane(HttpBundle& bundle, std::size_t connection)
    : number(connection),
      request(bundle.m_relay, bundle.m_address, bundle.m_body.content_type()),
      batches(bundle.m_relay.recipe, bundle.m_body) {
  set(request.handle(), CURLOPT_PRIVATE, this);
}

HttpBundle::HttpBundle(mail::HttpRelay relay, std::size_t connections)
    : m_relay(std::move(relay)),
      m_address(http_address(url_of(m_relay))),
      m_body(m_relay.recipe, account_of(m_relay)),
      m_multi(new_multi(connections)) {
  for (std::size_t i = 0; i < connections; ++i) {
    m_lanes.push_back(std::make_unique<Lane>(*this, i));
  }
}

HttpBundle::~HttpBundle() {
  for (const auto& lane : m_lanes)
    curl_multi_remove_handle(m_multi.get(), lane->request.handle().get());
}

void HttpBundle::start(std::size_t connection, std::span<const mail::Parcel> parcels) {
  auto& lane = *m_lanes[connection];
  lane.batches.start(parcels);
  go_on(lane);
}

void HttpBundle::go_on(Lane& lane) {
  lane.asked_for_token = false;
  if (lane.batches.next()) {
    post(lane);
  } else {
    m_done.push_back({lane.number, lane.batches.take_deliveries()});
  }
}

void HttpBundle::post(Lane& lane) {
  lane.request.begin(lane.batches.body(), lane.batches.key());
  check(curl_multi_add_handle(m_multi.get(), lane.request.handle().get()));
}

std::vector<mail::Bundle::Done> HttpBundle::wait(Time until) {
  perform();
  if (m_done.empty()) {
    sleep(until);
    perform();
  }
  return std::exchange(m_done, {});
}

/// All that can be done without waiting.
void HttpBundle::perform() {
  int running = 0;
  check(curl_multi_perform(m_multi.get(), &running));
  int left = 0;
  while (const auto* message = curl_multi_info_read(m_multi.get(), &left)) {
    const auto result = message->data.result;  // the message goes with the handle
    void* lane = nullptr;
    curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &lane);
    curl_multi_remove_handle(m_multi.get(), message->easy_handle);
    finish(*static_cast<Lane*>(lane), result);
  }
}

void HttpBundle::finish(Lane& lane, CURLcode result) {
  auto results = judge(m_relay.recipe, lane.request.end(result), lane.batches.count());
  // Refused credentials: nothing of the request was taken.
  if (!lane.asked_for_token && lane.request.take_another_token(results.front())) {
    lane.asked_for_token = true;
    return post(lane);
  }
  lane.batches.settle(std::move(results));
  go_on(lane);
}

void HttpBundle::sleep(Time until) {
  using std::chrono::milliseconds;
  constexpr milliseconds longest = std::chrono::hours(1);
  const auto left = std::chrono::ceil<milliseconds>(until - std::chrono::steady_clock::now());
  const auto timeout = std::clamp(left, milliseconds(0), longest);
  check(curl_multi_poll(m_multi.get(), nullptr, 0, static_cast<int>(timeout.count()), nullptr));
}

void HttpBundle::wake() { curl_multi_wakeup(m_multi.get()); }

}  // namespace qlab::world
