// SPDX-License-Identifier: Apache-2.0
// Parcels on their way over one connection: which of them each request takes, and what became of
// every one. No network.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/core/recipe.hpp"
#include "lib/mail/transport.hpp"
#include "lib/world/http_body.hpp"

namespace qlab::world {

class HttpBatches {
 public:
  /// Both must live longer.
  HttpBatches(const Recipe& recipe, const HttpBody& body) : m_recipe(recipe), m_body(body) {}

  /// Begins with other parcels, which must stay until all is known of them.
  void start(std::span<const mail::Parcel> parcels);

  /// Makes the next request. False where nothing is left to be sent: then the deliveries are known.
  bool next();

  /// Of the present request: its body, the key of its first mail, and how many mails it has.
  [[nodiscard]] const std::string& body() const { return m_request; }
  [[nodiscard]] std::string_view key() const { return m_parcels[m_places.front()].key; }
  [[nodiscard]] std::size_t count() const { return m_places.size(); }

  /// What became of each of its mails. What stops the run stops those of later requests.
  void settle(std::vector<mail::Delivery> results);

  std::vector<mail::Delivery> take_deliveries() { return std::move(m_deliveries); }

 private:
  bool take(std::size_t place);
  bool add(std::size_t place);

  const Recipe& m_recipe;
  const HttpBody& m_body;
  std::span<const mail::Parcel> m_parcels;
  std::vector<mail::Delivery> m_deliveries;  ///< one for each parcel
  std::optional<mail::Delivery> m_stopped;
  std::size_t m_next = 0;  ///< of the parcels
  std::string m_request;
  std::vector<std::size_t> m_places;  ///< of the request's mails among the parcels
  std::size_t m_bytes = 0;            ///< of the request's mails
};

}  // namespace qlab::world
