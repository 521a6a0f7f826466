// SPDX-License-Identifier: Apache-2.0
// The static site on which members review the scenarios in their own time: one page for each
// scenario and webinar, what was said, how to comment, a feed. No scripts, no forms, nothing from
// elsewhere; no address but the one that is written to.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "lib/core/clock.hpp"
#include "lib/members/disclosure.hpp"
#include "lib/scenarios/told.hpp"
#include "lib/site/folder.hpp"
#include "lib/store/store.hpp"
#include "lib/webinar/letter.hpp"

namespace qlab::site {

/// Who can open the folder, as the staff say; nothing in it can tell.
enum class Audience {
  anybody,  ///< what its author licensed for outside, and no link to join a webinar
  members   ///< behind a login: every published comment, a name only where it may be given
};

enum class Robots {
  kept_out,  ///< search engines are asked to leave the pages out
  let_in
};

struct Settings {
  mail::Host host;       ///< comments go to its address; without one nobody is asked to write
  std::string zone;      ///< of dates that belong to no webinar
  std::string base_url;  ///< where the folder will be found, or empty
  Audience audience = Audience::anybody;
  Robots robots = Robots::kept_out;
  bool with_tally = false;  ///< what members answered, small numbers withheld
};

struct Site {
  std::vector<File> files;  ///< by name
  std::size_t scenarios = 0;
  std::size_t webinars = 0;
  std::size_t comments = 0;           ///< that are shown
  std::size_t withheld = 0;           ///< published comments that this audience does not see
  members::IdRanges quoted;           ///< members whose words are in it
  std::vector<scenarios::Told> told;  ///< what members answered, as far as it is in it

  /// Scenarios whose earlier numbers stay, since newer ones would tell too much beside them.
  [[nodiscard]] std::size_t earlier_answers() const;
};

/// Makes every file of the site from what is in the store at this instant. Addresses to comment at
/// are made where there are none yet: part of the caller's change. The same store and instant make
/// the same bytes.
Site make(store::Store& store, const Settings& settings, Instant now);

/// Checks a base URL, which then ends with a slash. Throws usage where it is no http or https URL.
std::string require_base_url(std::string_view text);

}  // namespace qlab::site
