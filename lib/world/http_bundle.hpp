// SPDX-License-Identifier: Apache-2.0
// The HTTP Bundle: requests as a recipe says, over connections that stay open. No request is sent
// twice, unless the relay knows a mail that comes again.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "lib/mail/relay.hpp"
#include "lib/mail/transport.hpp"
#include "lib/world/curl_handle.hpp"
#include "lib/world/http_batches.hpp"
#include "lib/world/http_body.hpp"
#include "lib/world/http_request.hpp"
#include "lib/world/relay_address.hpp"

namespace qlab::world {

class HttpBundle final : public mail::Bundle {
 public:
  /// Throws config where the address of the relay is not safe, or the recipe needs what is not set.
  HttpBundle(mail::HttpRelay relay, std::size_t connections);
  HttpBundle(const HttpBundle&) = delete;
  HttpBundle& operator=(const HttpBundle&) = delete;
  ~HttpBundle() override;

  void start(std::size_t connection, std::span<const mail::Parcel> parcels) override;
  std::vector<Done> wait(Time until) override;
  void wake() override;

 private:
  /// What one connection is busy with.
  struct Lane {
    Lane(HttpBundle& bundle, std::size_t connection);

    std::size_t number;
    HttpRequest request;
    HttpBatches batches;
    bool asked_for_token = false;  ///< within the present request
  };

  void go_on(Lane& lane);
  void post(Lane& lane);
  void perform();
  void finish(Lane& lane, CURLcode result);
  void sleep(Time until);

  mail::HttpRelay m_relay;
  RelayAddress m_address;
  HttpBody m_body;
  Multi m_multi;
  std::vector<std::unique_ptr<Lane>> m_lanes;
  std::vector<Done> m_done;
};

}  // namespace qlab::world
