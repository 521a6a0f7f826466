// SPDX-License-Identifier: Apache-2.0
#include "lib/core/yes_or_no.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "lib/core/text.hpp"

namespace qlab {
namespace {

using Words = std::span<const std::string_view>;

/// All words by their slugs, those of programs first. One letter is how PostgreSQL, old databases
/// and forms write it; a number with a point, how a table of numbers does.
constexpr auto words_for_yes = std::to_array<std::string_view>(
    {// programs
     "yes", "true", "1", "y", "t", "on", "1-0", "j",
     // what spreadsheets write for TRUE, where people have another word
     "wahr", "vrai", "vero", "verdadero", "verdadeiro", "waar", "prawda", "sann", "sant", "sand",
     "tosi", "igaz", "pravda", "adevarat", "истина", "dogru",
     // people
     "ja", "oui", "si", "sim", "tak", "ie", "do", "oedd", "ydw", "ydy", "da", "ano", "igen",
     "kylla", "jah", "taip", "evet", "bai", "ya", "ναι", "да", "так", "はい", "是", "有", "نعم",
     "כן", "yep", "yeah", "jo"});
constexpr auto words_for_no = std::to_array<std::string_view>(
    {// programs
     "no", "false", "0", "n", "f", "off", "0-0",
     // what spreadsheets write for FALSE
     "falsch", "faux", "falso", "onwaar", "fałsz", "falsz", "falskt", "falsk", "usann", "usant",
     "epatosi", "hamis", "nepravda", "fals", "ложь", "yanlıs", "yanlis",
     // people
     "nein", "non", "nee", "nej", "nao", "nie", "nei", "na", "naddo", "nac-oedd", "nac-ydw",
     "nac-ydy", "nage", "ne", "nem", "ei", "nu", "hayır", "hayir", "ez", "tidak", "οχι", "нет",
     "ні", "не", "いいえ", "否", "لا", "לא"});
constexpr auto words_for_nothing =
    std::to_array<std::string_view>({"n-a", "null", "none", "nan", "nil"});

constexpr auto ticks = std::to_array<std::string_view>({"✓", "✔", "☑", "✅", "🗸", "🗹"});
/// Not the ticked box of word processors, which has a cross in it: that says yes as often as no.
constexpr auto crosses = std::to_array<std::string_view>({"✗", "✘", "✕", "✖", "❌", "❎", "☐", "🚫"});
constexpr auto strokes = std::to_array<std::string_view>(
    {"-", "–", "—", "−", "‐", "‑", "―", ".", "…", "·", "_", "/", " ", "\t"});

bool contains(Words words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

bool holds(std::string_view cell, Words marks) {
  return std::ranges::any_of(marks,
                             [&](auto mark) { return cell.find(mark) != std::string_view::npos; });
}

bool is_made_of(std::string_view cell, Words pieces) {
  while (!cell.empty()) {
    const auto piece = std::ranges::find_if(pieces, [&](auto p) { return cell.starts_with(p); });
    if (piece == pieces.end()) return false;
    cell.remove_prefix(piece->size());
  }
  return true;
}

/// Of a cell without letters and digits.
YesOrNo by_marks(std::string_view cell) {
  if (is_made_of(cell, strokes)) return YesOrNo::nothing;
  const bool ticked = holds(cell, ticks);
  const bool crossed = holds(cell, crosses);
  if (ticked == crossed) return YesOrNo::other;
  return ticked ? YesOrNo::yes : YesOrNo::no;
}

}  // namespace

YesOrNo yes_or_no(std::string_view cell) {
  const auto slug = text::slug(cell);
  if (slug.empty()) return by_marks(text::trim(cell));
  if (contains(words_for_yes, slug)) return YesOrNo::yes;
  if (contains(words_for_no, slug)) return YesOrNo::no;
  return contains(words_for_nothing, slug) ? YesOrNo::nothing : YesOrNo::other;
}

}  // namespace qlab
