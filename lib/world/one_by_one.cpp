// SPDX-License-Identifier: Apache-2.0
#include "lib/world/one_by_one.hpp"

namespace qlab::world {

std::vector<mail::Delivery> OneByOne::deliver(std::span<const mail::Parcel> parcels) {
  std::vector<mail::Delivery> deliveries;
  deliveries.reserve(parcels.size());
  for (const auto& parcel : parcels) {
    const bool is_over = !deliveries.empty() && deliveries.back().stop;
    deliveries.push_back(is_over ? not_tried(deliveries.back())
                                 : deliver_one(parcel.envelope, parcel.bytes));
  }
  return deliveries;
}

mail::Delivery not_tried(const mail::Delivery& stopped) {
  return {mail::Outcome::not_sent, 0, stopped.detail, stopped.stop, stopped.retry_after};
}

}  // namespace qlab::world
