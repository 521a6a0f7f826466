// SPDX-License-Identifier: Apache-2.0
// How calls and slots are shown, in every format.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/calls/listing.hpp"
#include "lib/calls/record.hpp"
#include "lib/calls/remind.hpp"
#include "lib/calls/round.hpp"
#include "lib/calls/slot.hpp"
#include "lib/mail/send.hpp"
#include "lib/render/fields.hpp"

namespace qlab::cmd {

/// A call, and what the clocks on both walls show then.
struct ShownCall {
  calls::Listed listed;
  std::string here;   ///< for staff; empty where no time is agreed
  std::string there;  ///< for the member; empty where their zone is not known
};

render::Fields<ShownCall> call_fields();

/// One call with everything that happened to it.
struct CallView {
  ShownCall shown;
  std::vector<calls::Slot> kept;
  std::vector<calls::Note> notes;
  std::vector<calls::Past> history;
};

render::Fields<CallView> call_view_fields();

/// What became of one or many calls, and of the letters about them.
struct CallsResult {
  std::string_view action;
  bool dry_run = false;
  calls::Round round;
  mail::SendReport sent;
};

/// The whole result, for JSON.
render::Fields<CallsResult> calls_result_fields();

/// One call of it, for every other format.
render::Fields<calls::Item> call_item_fields();

render::Fields<calls::Slot> slot_fields();

}  // namespace qlab::cmd
