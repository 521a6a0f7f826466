// SPDX-License-Identifier: Apache-2.0
// A Transport whose relay takes one mail at a time.
#pragma once

#include "lib/mail/transport.hpp"

namespace qlab::world {

class OneByOne : public mail::Transport {
 public:
  std::vector<mail::Delivery> deliver(std::span<const mail::Parcel> parcels) final;

 private:
  virtual mail::Delivery deliver_one(const mail::Envelope& envelope, std::string_view bytes) = 0;
};

/// What becomes of the mails behind one that stopped the run.
mail::Delivery not_tried(const mail::Delivery& stopped);

}  // namespace qlab::world
