// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/figures.hpp"

#include <algorithm>
#include <map>

namespace qlab::webinar {
namespace {

using ById = std::map<std::int64_t, Figure*>;

void count(Answers& answers, std::string_view answer) {
  if (answer == "yes") ++answers.yes;
  if (answer == "maybe") ++answers.maybe;
  if (answer == "no") ++answers.no;
  if (answer == "waitlisted") ++answers.waitlisted;
  if (answer == "offered") ++answers.offered;
  if (answer == "invited") ++answers.unanswered;
}

/// In the order of the index, which holds everything asked for: the last row of a member is the
/// present answer.
void add_answers(const store::Store& store, const ById& webinars) {
  auto rows = store.prepare(
      "SELECT webinar_id, member_id, answer FROM rsvp"
      " ORDER BY webinar_id, member_id, answered_at, id");
  std::int64_t webinar = 0;
  std::int64_t member = 0;
  std::string answer;
  const auto close = [&] {
    if (webinar == 0) return;
    auto& figure = *webinars.at(webinar);
    ++figure.invited;
    count(figure.answers, answer);
  };
  while (rows.step()) {
    const bool next = rows.integer(0) != webinar || rows.integer(1) != member;
    if (next) close();
    webinar = rows.integer(0);
    member = rows.integer(1);
    // An answer beats the invitation, also one from a clock that is slow (view rsvp_latest).
    if (next || rows.view(2) != "invited") answer = rows.view(2);
  }
  close();
}

Attendance& attendance(const ById& webinars, std::int64_t id) {
  auto& known = webinars.at(id)->attendance;
  return known ? *known : known.emplace();
}

/// A member who joined under two names was there once, for the longer of both times.
void add_attendance(const store::Store& store, const ById& webinars) {
  auto rows = store.prepare(
      "SELECT webinar_id, MAX(duration_s), EXISTS (SELECT 1 FROM rsvp WHERE"
      " rsvp.webinar_id = attendance.webinar_id AND rsvp.member_id = attendance.member_id)"
      " FROM attendance WHERE member_id IS NOT NULL GROUP BY webinar_id, member_id");
  std::map<std::int64_t, std::vector<std::int64_t>> stays;
  while (rows.step()) {
    auto& known = attendance(webinars, rows.integer(0));
    ++(rows.integer(2) != 0 ? known.came : known.uninvited);
    if (const auto stay = rows.maybe_integer(1)) stays[rows.integer(0)].push_back(*stay);
  }
  for (auto& [webinar, all] : stays) {
    const auto middle = all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2);
    std::nth_element(all.begin(), middle, all.end());
    attendance(webinars, webinar).median_stay = std::chrono::seconds(*middle);
  }
}

void add_unmatched(const store::Store& store, const ById& webinars) {
  auto rows = store.prepare(
      "SELECT webinar_id, COUNT(*) FROM attendance WHERE member_id IS NULL GROUP BY webinar_id");
  while (rows.step()) attendance(webinars, rows.integer(0)).unmatched = rows.integer(1);
}

std::vector<Figure> every_webinar(const store::Store& store) {
  auto rows = store.prepare(
      "SELECT id, slug, title, starts_at, zone, status = 'cancelled' FROM webinar"
      " ORDER BY starts_at, id");
  std::vector<Figure> figures;
  while (rows.step()) {
    auto& figure = figures.emplace_back();
    figure.id = rows.integer(0);
    figure.slug = rows.text(1);
    figure.title = rows.text(2);
    figure.starts_at = rows.instant(3);
    figure.zone = rows.text(4);
    figure.cancelled = rows.integer(5) != 0;
  }
  return figures;
}

}  // namespace

std::vector<Figure> figures(const store::Store& store) {
  auto figures = every_webinar(store);
  ById webinars;
  for (auto& figure : figures) webinars[figure.id] = &figure;
  add_answers(store, webinars);
  add_attendance(store, webinars);
  add_unmatched(store, webinars);
  return figures;
}

void each_presence(const store::Store& store,
                   const std::function<void(std::int64_t, Instant)>& call) {
  auto rows = store.prepare(
      "SELECT a.member_id, coalesce(a.first_join, w.starts_at) FROM attendance a"
      " JOIN webinar w ON w.id = a.webinar_id WHERE a.member_id IS NOT NULL");
  while (rows.step()) call(rows.integer(0), rows.instant(1));
}

void each_attended(const store::Store& store,
                   const std::function<void(std::int64_t, std::int64_t)>& call) {
  auto rows =
      store.prepare("SELECT member_id, webinar_id FROM attendance WHERE member_id IS NOT NULL");
  while (rows.step()) call(rows.integer(0), rows.integer(1));
}

std::vector<std::int64_t> ids_heard_from(const store::Store& store) {
  auto rows = store.prepare(
      "SELECT member_id FROM rsvp WHERE answer <> 'invited' UNION"
      " SELECT member_id FROM attendance WHERE member_id IS NOT NULL ORDER BY 1");
  std::vector<std::int64_t> ids;
  while (rows.step()) ids.push_back(rows.integer(0));
  return ids;
}

}  // namespace qlab::webinar
