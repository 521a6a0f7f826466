// SPDX-License-Identifier: Apache-2.0
#include "lib/members/import_words.hpp"

#include <algorithm>
#include <array>

namespace qlab::members {
namespace {

constexpr std::array<std::string_view, 21> words_for_no{
    "no",       "n",           "false",         "0",           "off",          "refused",
    "declined", "opt-out",     "opted-out",     "unsubscribe", "unsubscribed", "inactive",
    "blocked",  "blacklisted", "blocklisted",   "complained",  "complaint",    "abuse",
    "spam",     "removed",     "do-not-contact"};
constexpr std::array<std::string_view, 13> words_for_yes{
    "yes",    "y",      "true",     "1",          "on",        "given",    "granted",
    "active", "opt-in", "opted-in", "subscribed", "confirmed", "consented"};
constexpr std::array<std::string_view, 9> words_for_neither{
    "unknown", "asked",   "pending",        "unconfirmed",  "none",
    "",        "invited", "non-subscribed", "transactional"};
constexpr std::array<std::string_view, 4> words_for_bad_address{"cleaned", "bounced", "bounce",
                                                                "invalid"};

template <std::size_t Count>
bool contains(const std::array<std::string_view, Count>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

Answer answer_in(std::string_view slug) {
  if (contains(words_for_neither, slug)) return Answer::neither;
  if (contains(words_for_yes, slug)) return Answer::yes;
  if (contains(words_for_no, slug)) return Answer::no;
  if (contains(words_for_bad_address, slug)) return Answer::bad_address;
  return slug == "withdrawn" ? Answer::withdrawn : Answer::unknown;
}

}  // namespace qlab::members
