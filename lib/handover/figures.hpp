// SPDX-License-Identifier: Apache-2.0
// Every number of the handover, counted once from one state of the store. Exact and therefore for
// staff only: nothing leaves but through lib/handover/report.hpp.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lib/calls/figures.hpp"
#include "lib/comments/figures.hpp"
#include "lib/comments/theme_figures.hpp"
#include "lib/handover/accounted.hpp"
#include "lib/handover/connections.hpp"
#include "lib/handover/learning.hpp"
#include "lib/handover/participation.hpp"
#include "lib/handover/periods.hpp"
#include "lib/handover/progress.hpp"
#include "lib/handover/turnout.hpp"
#include "lib/mail/figures.hpp"
#include "lib/members/figures.hpp"
#include "lib/scenarios/figures.hpp"
#include "lib/scenarios/offers.hpp"
#include "lib/store/store.hpp"
#include "lib/webinar/figures.hpp"

namespace qlab::handover {

struct Figures {
  members::Figures members;
  Periods periods;
  Participation participation;  ///< one row per period
  std::vector<scenarios::Figure> scenarios;
  std::int64_t answered_scenarios = 0;                     ///< members who answered at least one
  std::map<std::int64_t, comments::StateCounts> comments;  ///< by the id of the scenario
  std::vector<comments::Quote> quotes;                     ///< whose authors allow it, oldest first
  comments::ThemeFigures themes;
  std::vector<webinar::Figure> webinars;
  calls::Figures calls;
  std::vector<mail::PurposeFigures> mail;
  Accounted accounted;
  std::vector<scenarios::Offered> offers;  ///< over all scenarios
  std::vector<Turnout> turnout;
  Connections connections;
  std::vector<Lesson> lessons;
  std::vector<Task> tasks;
};

/// Periods follow the wall clock of the zone; of each scenario and theme, the newest so many quotes
/// are read.
/// A nation counts by itself among the connections from so many members on.
Figures collect(const store::Store& store, std::string_view zone, std::int64_t quotes_of_each,
                std::int64_t fewest_of_a_nation);

}  // namespace qlab::handover
