// SPDX-License-Identifier: Apache-2.0
#include "lib/members/import_words.hpp"

#include <algorithm>
#include <array>

#include "lib/core/text.hpp"
#include "lib/core/yes_or_no.hpp"
#include "lib/members/import_wish.hpp"

namespace qlab::members {
namespace {

constexpr std::array<std::string_view, 38> words_for_no{
    "refused",    "declined",     "opt-out",     "opted-out",      "unsubscribe", "unsubscribed",
    "inactive",   "blocked",      "blacklisted", "blocklisted",    "complained",  "complaint",
    "abuse",      "spam",         "removed",     "disabled",       "deactivated", "deleted",
    "banned",     "cancelled",    "canceled",    "suspended",      "suppressed",  "junk",
    "archived",   "unsub",        "no-email",    "no-mail",        "by-user",     "spam-complaint",
    "abgemeldet", "do-not-allow", "do-not-send", "marked-as-spam", "spam-report", "do-not-contact",
    "stop",       "stopp"};
constexpr std::array<std::string_view, 12> words_for_yes{
    "given",     "granted",   "active",  "opt-in", "opted-in", "subscribed",
    "confirmed", "consented", "enabled", "allow",  "allowed",  "not-unsubscribed"};
constexpr std::array<std::string_view, 8> words_for_neither{
    "unknown", "asked",          "pending",       "unconfirmed",
    "invited", "non-subscribed", "transactional", "never"};
constexpr std::array<std::string_view, 12> words_for_bad_address{
    "cleaned",      "bounced",    "bounce",          "invalid",        "bouncing", "hard-bounce",
    "hard-bounced", "by-bounces", "previous-bounce", "on-hold-bounce", "on-hold",  "undeliverable"};
/// Whoever says this below "Unsubscribed" is subscribed.
constexpr std::array<std::string_view, 6> words_for_subscribed{
    "subscribed", "opt-in", "opted-in", "allow", "allowed", "not-unsubscribed"};

constexpr std::string_view empty_box = "☐";

template <std::size_t Count>
bool contains(const std::array<std::string_view, Count>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

Answer answer_in(std::string_view cell) {
  switch (yes_or_no(cell)) {
    case YesOrNo::yes:
      return Answer::yes;
    case YesOrNo::no:
      return Answer::no;
    case YesOrNo::nothing:
      return Answer::neither;
    case YesOrNo::other:
      break;
  }
  const auto slug = text::slug(cell);
  if (contains(words_for_neither, slug)) return Answer::neither;
  if (contains(words_for_yes, slug)) return Answer::yes;
  if (contains(words_for_bad_address, slug)) return Answer::bad_address;
  if (slug == "withdrawn") return Answer::withdrawn;
  return contains(words_for_no, slug) || is_objection(slug) ? Answer::no : Answer::unknown;
}

Answer answer_to_wish(std::string_view cell) {
  const auto answer = answer_in(cell);
  const auto slug = text::slug(cell);
  if (slug == "never") return Answer::no;
  if (answer != Answer::unknown) return answer;
  const auto first_word = std::string_view(slug).substr(0, slug.find('-'));
  return yes_or_no(first_word) == YesOrNo::no ? Answer::no : answer;
}

bool is_date(std::string_view slug) {
  return slug.size() >= 8 && slug.find_first_not_of("0123456789-tz") == std::string_view::npos;
}

bool is_unclear(std::string_view cell) {
  return answer_to_wish(cell) == Answer::unknown && !is_date(text::slug(cell));
}

bool objects(std::string_view cell) {
  const auto said = yes_or_no(cell);
  if (said == YesOrNo::yes || said == YesOrNo::nothing) return said == YesOrNo::yes;
  const auto slug = text::slug(cell);
  // Whoever makes a cross may mean that it is so.
  if (slug.empty()) return cell != empty_box;
  // MySQL writes a time that never was as 0000-00-00 00:00:00.
  const bool never_was = slug.find_first_not_of("0-") == std::string_view::npos;
  return said != YesOrNo::no && !never_was && !contains(words_for_neither, slug) &&
         !contains(words_for_subscribed, slug);
}

}  // namespace qlab::members
