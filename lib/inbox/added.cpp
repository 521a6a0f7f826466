// SPDX-License-Identifier: Apache-2.0
#include "lib/inbox/added.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "lib/core/text.hpp"
#include "lib/core/yes_or_no.hpp"
#include "lib/inbox/complaint.hpp"
#include "lib/inbox/own_text.hpp"
#include "lib/inbox/subject.hpp"

namespace qlab::inbox {
namespace {

/// What is longer says more than a word.
constexpr std::size_t longest_courtesy = 200;

/// All words by their slugs: yes_or_no() has the others.
constexpr auto courtesies = std::to_array<std::string_view>(
    {"please",   "re",       "thanks", "thank",   "you",          "many",         "very",
     "much",     "ok",       "okay",   "sure",    "of",           "course",       "gladly",
     "i",        "agree",    "agreed", "hello",   "hi",           "dear",         "all",
     "best",     "kind",     "warm",   "regards", "wishes",       "cheers",       "yours",
     "bitte",    "danke",    "vielen", "dank",    "gern",         "gerne",        "hallo",
     "liebe",    "viele",    "mit",    "gruss",   "grusse",       "grussen",      "herzliche",
     "mfg",      "lg",       "vg",     "merci",   "freundlichen", "volontiers",   "beaucoup",
     "bien",     "d",        "accord", "bonjour", "svp",          "cordialement", "einverstanden",
     "gracias",  "muchas",   "por",    "favor",   "acuerdo",      "hola",         "saludos",
     "claro",    "grazie",   "mille",  "certo",   "ciao",         "saluti",       "ola",
     "obrigado", "obrigada", "graag",  "bedankt", "groet",        "groeten",      "hoi",
     "tack",     "takk",     "tak",    "mvh",     "hilsen",       "gjerne",       "garna",
     "hej",      "diolch",   "yn",     "fawr",    "cofion",       "prosze",       "chetnie",
     "dziekuje"});
constexpr auto words_for_maybe = std::to_array<std::string_view>(
    {"maybe", "perhaps", "possibly", "vielleicht", "peut", "etre", "quizas", "forse", "talvez",
     "misschien", "kanske", "kanskje", "maske", "efallai"});
constexpr auto words_for_stop = std::to_array<std::string_view>(
    {"stop", "unsubscribe", "remove", "me", "abmelden", "abmeldung", "abbestellen", "desabonner",
     "desinscription", "baja", "cancelar", "afmelden", "uitschrijven", "avregistrera", "afmeld"});
/// The subject of the link to a time for a call.
constexpr auto words_of_choice = std::to_array<std::string_view>({"this", "time"});

template <std::size_t size>
bool is_one_of(std::string_view written, const std::array<std::string_view, size>& words) {
  return std::ranges::find(words, written) != words.end();
}

/// Whether a word that somebody wrote means that of the address.
bool means(std::string_view written, std::string_view word) {
  if (word == "maybe") return is_one_of(written, words_for_maybe);
  const auto said = yes_or_no(written);
  if (word == "no") return said == YesOrNo::no;
  if (word == "stop") return said == YesOrNo::no || is_one_of(written, words_for_stop);
  return said == YesOrNo::yes || (word != "yes" && is_one_of(written, words_of_choice));
}

bool says_more(std::string_view text, std::string_view word, std::string_view from) {
  if (text.size() > longest_courtesy) return true;
  const auto names = text::slug(from);
  const auto their_names = text::split(names, '-');
  const auto written = text::slug(text);
  return std::ranges::any_of(text::split(written, '-'), [&](std::string_view each) {
    return !each.empty() && !means(each, word) && !is_one_of(each, courtesies) &&
           std::ranges::find(their_names, each) == their_names.end();
  });
}

/// "(no subject)", as mail programs write it in any language.
bool is_placeholder(std::string_view subject) {
  return (subject.starts_with('(') && subject.ends_with(')')) ||
         (subject.starts_with('[') && subject.ends_with(']'));
}

}  // namespace

std::string added_text(const Mail& mail, std::string_view word) {
  const auto from = mail.header("from");
  auto text = own_text(mail);
  const bool is_by_program = word == "stop" && is_to_unsubscribe(text);
  if (is_by_program || !says_more(text, word, from)) text.clear();
  const auto subject = text::trim(mail.header("subject"));
  if (is_answer(subject) || is_placeholder(subject) || !says_more(subject, word, from)) return text;
  return text.empty() ? std::string(subject) : fmt::format("{}: {}", subject, text);
}

}  // namespace qlab::inbox
