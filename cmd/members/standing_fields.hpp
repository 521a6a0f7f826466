// SPDX-License-Identifier: Apache-2.0
// How it looks where members stand: who is accounted for, and why mail does or does not reach them.
#pragma once

#include <cstdint>

#include "lib/handover/outstanding.hpp"
#include "lib/handover/why.hpp"
#include "lib/render/fields.hpp"

namespace qlab::cmd {

render::Fields<handover::Outstanding> outstanding_fields();

struct OutcomeCount {
  handover::Outcome outcome = handover::Outcome::waiting;
  std::int64_t members = 0;
};
render::Fields<OutcomeCount> outcome_count_fields();

render::Fields<handover::Why> why_fields();

}  // namespace qlab::cmd
