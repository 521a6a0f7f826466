// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/attendance_words.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "lib/core/text.hpp"
#include "lib/core/yes_or_no.hpp"

namespace qlab::webinar {
namespace {

using Words = std::span<const std::string_view>;

constexpr std::array<std::string_view, 15> present{
    "attended",     "checked-in", "present",     "joined",      "anwesend",
    "teilgenommen", "presente",   "aanwezig",    "obecny",      "obecna",
    "asistio",      "compareceu", "a-participe", "eingecheckt", "enregistre"};
constexpr std::array<std::string_view, 13> absent{
    "absent",  "absente", "did-not-attend", "not-present", "no-show", "noshow",      "abwesend",
    "ausente", "assente", "afwezig",        "nieobecny",   "excused", "entschuldigt"};
constexpr std::string_view marked_as_there = "x";
/// What registrations and tickets are marked with.
constexpr std::array<std::string_view, 13> registered{
    "registered",       "attending", "not-attending",   "refunded", "deleted",
    "cancelled",        "canceled",  "transferred",     "declined", "nimmt-teil",
    "nimmt-nicht-teil", "participe", "ne-participe-pas"};

bool holds(Words words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

}  // namespace

std::string_view filled(std::string_view cell) {
  const bool dashes = cell.find_first_not_of('-') == std::string_view::npos;
  return dashes || cell == "n/a" || cell == "N/A" ? std::string_view() : cell;
}

Said said_in(std::string_view cell) {
  const auto slug = text::slug(cell);
  if (slug == marked_as_there || holds(present, slug)) return Said::came;
  if (holds(absent, slug) || holds(registered, slug)) return Said::did_not_come;
  switch (yes_or_no(cell)) {
    case YesOrNo::yes:
      return Said::came;
    case YesOrNo::no:
      return Said::did_not_come;
    case YesOrNo::nothing:
      return Said::nothing;
    case YesOrNo::other:
      break;
  }
  return Said::unclear;
}

bool speaks_of_presence(std::string_view cell) {
  const auto slug = text::slug(cell);
  return holds(present, slug) || holds(absent, slug);
}

}  // namespace qlab::webinar
