// SPDX-License-Identifier: Apache-2.0
// Who offers what, in every format: for staff alone.
#pragma once

#include "lib/render/fields.hpp"
#include "lib/scenarios/offers.hpp"

namespace qlab::cmd {

render::Fields<scenarios::OfferBy> offer_fields();

}  // namespace qlab::cmd
