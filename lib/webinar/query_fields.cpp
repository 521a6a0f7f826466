// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/query_fields.hpp"

#include <array>

#include "lib/webinar/rsvp.hpp"
#include "lib/webinar/suggest.hpp"

namespace qlab::webinar {
namespace {

using store::Condition;
using store::Meaning;
using store::Meanings;
using store::Reach;
using store::Store;

Meaning answers_of(Condition where) {
  return {.facts = "rsvp",
          .owner = "f.member_id",
          .where = std::move(where),
          .owner_index = "rsvp_present"};
}

Meaning attendance_of(Condition where) {
  return {.facts = "attendance",
          .owner = "f.member_id",
          .where = std::move(where),
          .owner_index = "attendance_member"};
}

Meanings own(Condition where) {
  return {{.facts = {}, .owner = {}, .where = std::move(where), .reach = Reach::scan}};
}

/// The answer that rsvp_latest has, asked of the few rows with that answer.
Meanings rsvp(const Store& store, std::string_view value) {
  const auto said = parse_assignment(value);
  const auto webinar = find(store, said.key).id;
  if (said.word.empty()) return {answers_of(Condition("f.webinar_id = ?", webinar))};
  if (require_named<Answer>(answers, said.word, "an answer") == Answer::none) {
    return own(Condition(
        "NOT EXISTS (SELECT 1 FROM rsvp WHERE webinar_id = ? AND member_id = m.id)", webinar));
  }
  return {
      answers_of(Condition("f.webinar_id = ? AND f.answer = ? AND NOT EXISTS"
                           " (SELECT 1 FROM rsvp AS later WHERE later.webinar_id = f.webinar_id"
                           " AND later.member_id = f.member_id"
                           " AND (later.answer <> 'invited', later.answered_at, later.id)"
                           " > (f.answer <> 'invited', f.answered_at, f.id))",
                           webinar, said.word))};
}

constexpr Names<4> attendances{"present", "partial", "absent", "unknown"};

Meanings attended(const Store& store, std::string_view value) {
  const auto said = parse_assignment(value);
  const auto webinar = find(store, said.key);
  const Condition there("f.webinar_id = ? AND f.member_id IS NOT NULL", webinar.id);
  if (said.word.empty()) return {attendance_of(there)};
  require_named<int>(attendances, said.word, "an attendance");
  const auto half = (webinar.duration.count() + 1) / 2;
  if (said.word == "present") {
    return {attendance_of(Condition(there).add(" AND f.duration_s >= ?", half)),
            attendance_of(Condition(there).add(" AND f.duration_s IS NULL"))};
  }
  if (said.word == "partial") {
    constexpr auto none_longer =
        " AND f.duration_s < ? AND NOT EXISTS"
        " (SELECT 1 FROM attendance AS longer INDEXED BY attendance_member"
        " WHERE longer.member_id = f.member_id AND longer.webinar_id = f.webinar_id"
        " AND ifnull(longer.duration_s >= ?, TRUE))";
    return {attendance_of(Condition(there).add(none_longer, half, half))};
  }
  if (said.word == "unknown") {
    return own(Condition("NOT EXISTS (SELECT 1 FROM attendance WHERE webinar_id = ?)", webinar.id));
  }
  return own(
      Condition("EXISTS (SELECT 1 FROM attendance WHERE webinar_id = ?) AND NOT EXISTS"
                " (SELECT 1 FROM attendance INDEXED BY attendance_member"
                " WHERE member_id = m.id AND webinar_id = ?)",
                webinar.id, webinar.id));
}

using Suggestions = std::vector<Suggestion>;

/// A webinar; behind "=" one of the words.
Suggestions assignments(const Store& store, std::string_view beginning,
                        std::span<const std::string_view> words) {
  const auto equals = beginning.find('=');
  if (equals == std::string_view::npos) return suggest(store, beginning);
  auto found = suggest_among(words, beginning.substr(equals + 1));
  for (auto& each : found) each.word.insert(0, beginning.substr(0, equals + 1));
  return found;
}

Suggestions rsvps_like(const Store& store, std::string_view beginning) {
  return assignments(store, beginning, answers);
}

Suggestions attendances_like(const Store& store, std::string_view beginning) {
  return assignments(store, beginning, attendances);
}

constexpr std::array<store::QueryField, 2> fields{{
    {"rsvp", "WEBINAR[=ANSWER]",
     "invited, yes, maybe, no, waitlisted, offered, or none (never asked); without an answer,"
     " whoever was asked or answered: rsvp:future=yes,maybe",
     rsvp, store::Takes::assignments, rsvps_like},
    {"attended", "WEBINAR[=ATTENDANCE]",
     "present (at least half of it, or nobody knows how long), partial, absent, or unknown where no"
     " attendance is recorded; without one, present or partial: attended:future",
     attended, store::Takes::assignments, attendances_like},
}};

}  // namespace

store::QueryFields query_fields() { return fields; }

}  // namespace qlab::webinar
