// SPDX-License-Identifier: Apache-2.0
#include "lib/world/http_batches.hpp"

#include "lib/world/envelope.hpp"
#include "lib/world/one_by_one.hpp"

namespace qlab::world {

void HttpBatches::start(std::span<const mail::Parcel> parcels) {
  m_parcels = parcels;
  m_deliveries.assign(parcels.size(), {});
  m_stopped.reset();
  m_next = 0;
}

bool HttpBatches::next() {
  m_request = m_body.opening();
  m_places.clear();
  m_bytes = 0;
  while (m_next < m_parcels.size() && take(m_next)) ++m_next;
  m_request += m_body.closing();
  return !m_places.empty();
}

/// False where the parcel has to wait for the next request.
bool HttpBatches::take(std::size_t place) {
  const auto& parcel = m_parcels[place];
  if (m_stopped) {
    m_deliveries[place] = not_tried(*m_stopped);
    return true;
  }
  auto objected = objection(parcel.envelope, parcel.bytes);
  if (!objected) return add(place);
  if (objected->stop) {
    if (!m_places.empty()) return false;  // what came before it still goes out
    m_stopped = objected;
  }
  m_deliveries[place] = std::move(*objected);
  return true;
}

bool HttpBatches::add(std::size_t place) {
  if (m_places.size() == m_recipe.batch_size) return false;
  const auto before = m_request.size();
  if (!m_places.empty()) m_request += ',';
  const auto start = m_request.size();
  m_body.write(m_parcels[place], m_request);
  const auto bytes = m_bytes + (m_request.size() - start);
  if (!m_places.empty() && m_recipe.batch_bytes > 0 && bytes > m_recipe.batch_bytes) {
    m_request.resize(before);
    return false;
  }
  m_bytes = bytes;
  m_places.push_back(place);
  return true;
}

void HttpBatches::settle(std::vector<mail::Delivery> results) {
  for (std::size_t i = 0; i < results.size(); ++i) {
    if (results[i].stop && !m_stopped) m_stopped = results[i];
    m_deliveries[m_places[i]] = std::move(results[i]);
  }
}

}  // namespace qlab::world
