// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/voices.hpp"

namespace qlab::webinar {
namespace {

Heard read_answer(const store::Statement& row, Instant now) {
  const auto answer = row.view(1);
  const bool ahead = row.view(3) == "confirmed" && row.instant(5) > now;
  if (answer == "no") return {row.integer(0), Voice::declined, row.instant(2)};
  const bool has_place = answer == "yes" || answer == "offered";
  if (has_place && ahead) return {row.integer(0), Voice::coming, row.instant(4)};
  return {row.integer(0), Voice::other, row.instant(2)};
}

}  // namespace

std::vector<Heard> heard(const store::Store& store, Instant now) {
  std::vector<Heard> all;
  auto answers = store.prepare(
      "SELECT r.member_id, r.answer, r.answered_at, w.status, w.starts_at,"
      " w.starts_at + w.duration_s FROM rsvp_latest AS r JOIN webinar AS w ON w.id = r.webinar_id"
      " WHERE r.answer <> 'invited'");
  while (answers.step()) all.push_back(read_answer(answers, now));
  auto people = store.prepare(
      "SELECT a.member_id, w.starts_at FROM attendance AS a JOIN webinar AS w"
      " ON w.id = a.webinar_id WHERE a.member_id IS NOT NULL");
  while (people.step()) all.push_back({people.integer(0), Voice::attended, people.instant(1)});
  return all;
}

}  // namespace qlab::webinar
