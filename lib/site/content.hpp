// SPDX-License-Identifier: Apache-2.0
// What the site says, read from the store and made fit for its audience: from here on nothing can
// be shown that must not be. Addresses, telephone numbers and names in people's texts are taken
// out.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/core/small_cells.hpp"
#include "lib/scenarios/scenario.hpp"
#include "lib/scenarios/stance.hpp"
#include "lib/site/site.hpp"
#include "lib/webinar/webinar.hpp"

namespace qlab::site {

/// A comment at its place in a thread.
struct Remark {
  std::int64_t id = 0;
  std::int64_t depth = 1;
  std::optional<std::int64_t> answers;  ///< a shown one elsewhere in its thread
  bool is_shown = true;                 ///< else only its place is left, for what stands under it
  std::string by;                       ///< a name, or "A member"
  std::string text;                     ///< plain, in paragraphs
  std::string address;                  ///< a mail there answers it; empty: none does
  Instant written_at;
};

/// What members answered on one axis, as far as it may be shown.
struct AxisPart {
  scenarios::Axis axis = scenarios::Axis::want;
  PublicRow people;  ///< yes, conditional, no, to confirm, no answer
};

struct ScenarioPart {
  scenarios::Scenario scenario;
  std::string title;
  std::string text;               ///< Markdown that can be rendered
  std::string summary;            ///< its first words
  Instant text_at;                ///< when this version was written
  std::vector<Remark> remarks;    ///< in the order in which threads are read
  std::size_t shown = 0;          ///< remarks that are shown
  std::size_t withheld = 0;       ///< published comments that are not
  std::string address;            ///< a mail there is a comment; empty: none can be written
  std::vector<AxisPart> answers;  ///< where they are published
  Instant answers_since;          ///< when these numbers were told first
};

struct WebinarPart {
  webinar::Webinar webinar;  ///< without its link where the audience must not join by it
  std::string title;
  std::string calendar;  ///< an iCalendar object
  bool is_over = false;
};

struct PolicyPart {
  std::int64_t version = 0;
  std::string text;  ///< Markdown
  Instant at;
};

struct Content {
  Settings settings;
  std::string organisation;
  std::vector<ScenarioPart> scenarios;
  std::vector<WebinarPart> webinars;
  PolicyPart policy;
  members::IdRanges quoted;
  std::vector<scenarios::Told> told;  ///< the numbers that are published
  std::string id;                     ///< of the whole site, as a URN
  Instant changed_at;                 ///< when anything in it changed last

  /// The address that people write to, or nothing.
  [[nodiscard]] const std::string& address() const {
    const auto& identity = settings.host.identity;
    return identity.reply_to ? identity.reply_to->address : identity.from.address;
  }
};

/// A name that looks random and is always the same for the same text (RFC 9562 5.8), so that feeds
/// keep their names wherever the site stands.
std::string urn(std::string_view what);

/// Everything that is shown: drafts are not.
Content read(store::Store& store, const Settings& settings, Instant now);

}  // namespace qlab::site
