// SPDX-License-Identifier: Apache-2.0
#include "lib/members/import_words.hpp"

#include <algorithm>
#include <array>

namespace qlab::members {
namespace {

/// In the languages of the programs that write them.
constexpr std::array<std::string_view, 14> plain_no{"no",   "n",      "false", "0",    "off",
                                                    "nein", "non",    "nee",   "nej",  "nao",
                                                    "nie",  "falsch", "faux",  "falso"};
constexpr std::array<std::string_view, 36> words_for_no{
    "refused",    "declined",     "opt-out",     "opted-out",      "unsubscribe", "unsubscribed",
    "inactive",   "blocked",      "blacklisted", "blocklisted",    "complained",  "complaint",
    "abuse",      "spam",         "removed",     "disabled",       "deactivated", "deleted",
    "banned",     "cancelled",    "canceled",    "suspended",      "suppressed",  "junk",
    "archived",   "unsub",        "no-email",    "no-mail",        "by-user",     "spam-complaint",
    "abgemeldet", "do-not-allow", "do-not-send", "marked-as-spam", "spam-report", "do-not-contact"};
constexpr std::array<std::string_view, 14> plain_yes{"yes",  "y",    "true", "1",        "on",
                                                     "ja",   "oui",  "si",   "sim",      "tak",
                                                     "wahr", "vrai", "vero", "verdadero"};
constexpr std::array<std::string_view, 11> words_for_yes{
    "given",     "granted",   "active",  "opt-in", "opted-in", "subscribed",
    "confirmed", "consented", "enabled", "allow",  "allowed"};
constexpr std::array<std::string_view, 12> words_for_neither{
    "unknown", "asked",          "pending",       "unconfirmed", "none", "",
    "invited", "non-subscribed", "transactional", "n-a",         "null", "never"};
constexpr std::array<std::string_view, 12> words_for_bad_address{
    "cleaned",      "bounced",    "bounce",          "invalid",        "bouncing", "hard-bounce",
    "hard-bounced", "by-bounces", "previous-bounce", "on-hold-bounce", "on-hold",  "undeliverable"};
/// Whoever says this below "Unsubscribed" is subscribed.
constexpr std::array<std::string_view, 6> words_for_subscribed{
    "subscribed", "opt-in", "opted-in", "allow", "allowed", "not-unsubscribed"};

template <std::size_t Count>
bool contains(const std::array<std::string_view, Count>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

Answer answer_in(std::string_view slug) {
  if (contains(words_for_neither, slug)) return Answer::neither;
  if (contains(plain_yes, slug) || contains(words_for_yes, slug)) return Answer::yes;
  if (contains(plain_no, slug) || contains(words_for_no, slug)) return Answer::no;
  if (contains(words_for_bad_address, slug)) return Answer::bad_address;
  return slug == "withdrawn" ? Answer::withdrawn : Answer::unknown;
}

bool objects(std::string_view slug) {
  // MySQL writes a time that never was as 0000-00-00 00:00:00.
  const bool is_nothing = slug.find_first_not_of("0-") == std::string_view::npos;
  return !is_nothing && !contains(plain_no, slug) && !contains(words_for_neither, slug) &&
         !contains(words_for_subscribed, slug);
}

}  // namespace qlab::members
