// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/attendance_words.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "lib/core/text.hpp"

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
constexpr std::array<std::string_view, 33> yes{
    "yes", "y",    "true", "1",     "x",    "t",    "ja",   "j",    "oui",  "si",   "sim",
    "tak", "do",   "oedd", "ydy",   "wahr", "vrai", "vero", "waar", "sand", "sant", "prawda",
    "ano", "igen", "evet", "kylla", "tosi", "da",   "да",   "ναι",  "はい", "是",   "verdadero"};
constexpr std::array<std::string_view, 45> no{"no",          "n",
                                              "false",       "f",
                                              "0",           "registered",
                                              "attending",   "not-attending",
                                              "refunded",    "deleted",
                                              "cancelled",   "canceled",
                                              "transferred", "declined",
                                              "nimmt-teil",  "nimmt-nicht-teil",
                                              "participe",   "ne-participe-pas",
                                              "nein",        "non",
                                              "nee",         "nej",
                                              "nei",         "nao",
                                              "nie",         "na",
                                              "nac-oedd",    "ei",
                                              "nem",         "ne",
                                              "hayir",       "falsch",
                                              "faux",        "falso",
                                              "onwaar",      "falsk",
                                              "falskt",      "falsz",
                                              "epatosi",     "hamis",
                                              "нет",         "ні",
                                              "いいえ",      "否",
                                              "οχι"};
/// Of these a slug keeps nothing.
constexpr std::array<std::string_view, 3> ticked{"\u2713", "\u2714", "\u2611"};
constexpr std::array<std::string_view, 5> crossed{"\u2717", "\u2718", "\u2715", "\u274c", "\u2610"};

bool holds(Words words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

}  // namespace

std::string_view filled(std::string_view cell) {
  const bool dashes = cell.find_first_not_of('-') == std::string_view::npos;
  return dashes || cell == "n/a" || cell == "N/A" ? std::string_view() : cell;
}

Said said_in(std::string_view cell) {
  const auto text = filled(cell);
  if (text.empty()) return Said::nothing;
  const auto slug = text::slug(text);
  if (holds(present, slug) || holds(yes, slug) || holds(ticked, text)) return Said::came;
  const bool said_no = holds(absent, slug) || holds(no, slug) || holds(crossed, text);
  return said_no ? Said::did_not_come : Said::unclear;
}

bool speaks_of_presence(std::string_view cell) {
  const auto slug = text::slug(cell);
  return holds(present, slug) || holds(absent, slug);
}

}  // namespace qlab::webinar
