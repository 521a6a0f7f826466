// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/known.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "lib/calls/figures.hpp"
#include "lib/comments/people.hpp"
#include "lib/mail/figures.hpp"
#include "lib/members/call_consents.hpp"
#include "lib/scenarios/figures.hpp"
#include "lib/webinar/voices.hpp"

namespace qlab::handover {
namespace {

/// A room that learns something of members adds its rows here.
std::string all_rows() {
  return fmt::format(
      "{} UNION ALL {} UNION ALL {} UNION ALL {} UNION ALL {} UNION ALL {} ORDER BY member",
      webinar::voices_sql, scenarios::voices_sql, comments::voices_sql, calls::voices_sql,
      mail::contacts_sql, members::call_consents_sql);
}

constexpr std::string_view of_calls = "call ";
constexpr std::string_view on_calls = "calls ";

/// The strongest counts, and of equal ones the newest.
void hear(Known& known, Outcome outcome, std::optional<Instant> at, std::string_view owner = {}) {
  if (known.outcome && *known.outcome < outcome) return;
  if (known.outcome == outcome && known.at >= at) return;
  known.outcome = outcome;
  known.at = at;
  known.owner = owner;
}

}  // namespace

KnownReader::KnownReader(const store::Store& store, Instant now)
    : m_rows(store, all_rows()), m_now(now) {}

Known KnownReader::of(std::int64_t member) {
  Known known;
  m_consent = 0;
  for (bool more = m_rows.seek(member); more; more = m_rows.next()) take(known);
  return known;
}

void KnownReader::take(Known& known) {
  const auto& row = m_rows.row();
  const auto kind = row.view(1);
  if (kind.starts_with(of_calls)) return take_call(known, kind.substr(of_calls.size()));
  if (kind.starts_with(on_calls)) {
    if (row.integer(3) < m_consent) return;
    m_consent = row.integer(3);
    const auto state = kind.substr(on_calls.size());
    known.may_call = state != "refused" && state != "withdrawn";
  } else if (kind == "written") {
    ++known.contacts;
    known.last_contact = std::max(known.last_contact, row.maybe_instant(2));
  } else if (kind == "attended") {
    hear(known, Outcome::attended, row.instant(2));
  } else if (kind == "declined") {
    hear(known, Outcome::declined, row.instant(2));
  } else if (kind == "coming" && row.instant(4) > m_now) {
    hear(known, Outcome::coming, row.instant(3));
  } else {
    hear(known, Outcome::answered_otherwise, row.instant(2));
  }
}

void KnownReader::take_call(Known& known, std::string_view state) {
  using Stage = OpenCall::Stage;
  const auto& row = m_rows.row();
  const auto starts_at = row.maybe_instant(3);
  if (state == "held") return hear(known, Outcome::call_held, starts_at, row.view(5));
  if (state == "booked") hear(known, Outcome::call_arranged, starts_at, row.view(5));
  const auto stage = state == "booked"     ? Stage::booked
                     : state == "proposed" ? Stage::proposed
                                           : Stage::wanted;
  if (known.call && known.call->stage >= stage) return;
  known.call =
      OpenCall{stage, stage == Stage::proposed ? row.maybe_instant(4) : starts_at, row.text(5)};
}

}  // namespace qlab::handover
