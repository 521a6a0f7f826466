// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/withdraw.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "lib/core/ids.hpp"
#include "lib/mail/outbox.hpp"
#include "lib/webinar/letter.hpp"
#include "lib/webinar/rsvp.hpp"

namespace qlab::webinar {
namespace {

/// A letter of the outbox beside the webinar as it is now.
struct Written {
  Occasion occasion = Occasion::invite;
  std::string occurrence;
  std::optional<std::int64_t> member;
  std::int64_t webinar = 0;
  bool cancelled = false;
  std::int64_t sequence = 0;
  Instant starts_at;
};

std::optional<Written> read(const store::Store& store, std::int64_t message) {
  const auto row = store.first(
      "SELECT purpose, occurrence, member_id, webinar.id, status, sequence, starts_at"
      " FROM message JOIN webinar ON webinar.id = CAST(substr(object, 2) AS INTEGER)"
      " WHERE message.id = ?",
      message);
  const auto occasion = row ? named<Occasion>(occasions, row->view(0)) : std::nullopt;
  if (!occasion) return {};  // the ref of another noun may hold the same number
  Written letter;
  letter.occasion = *occasion;
  letter.occurrence = row->text(1);
  letter.member = row->maybe_integer(2);
  letter.webinar = row->integer(3);
  letter.cancelled = row->view(4) == name(Status::cancelled);
  letter.sequence = row->integer(5);
  letter.starts_at = row->instant(6);
  return letter;
}

/// Whether it says when and where the webinar is now. A reminder holds the start, any other letter
/// the revision.
bool is_up_to_date(const Written& letter) {
  switch (letter.occasion) {
    case Occasion::remind:
      return letter.occurrence.ends_with("@" + rfc3339(letter.starts_at));
    case Occasion::offer:
    case Occasion::confirm:
      return letter.occurrence.ends_with(fmt::format("/{}", letter.sequence));
    case Occasion::invite:
    case Occasion::update:
    case Occasion::cancel:
    case Occasion::again:
      break;
  }
  return letter.occurrence == std::to_string(letter.sequence);
}

/// Who is asked again said yes or maybe to an older state, and that after any no.
bool spoke_since(const store::Store& store, const Written& letter) {
  return store
      .first(
          "SELECT 1 FROM uncounted_answer AS later JOIN rsvp_latest AS said"
          " ON said.webinar_id = later.webinar_id AND said.member_id = later.member_id"
          " WHERE later.webinar_id = ? AND later.member_id = ?"
          " AND later.answered_at > said.answered_at",
          letter.webinar, *letter.member)
      .has_value();
}

/// Whether a reminder is for members who stand there.
bool is_reminded(std::span<const ReminderRule> rules, const Written& letter, Answer answer) {
  const auto name = letter.occurrence.substr(0, letter.occurrence.find('@'));
  const auto rule = std::ranges::find(rules, name, &ReminderRule::name);
  if (rule == rules.end()) return answer != Answer::no;
  return std::ranges::find(rule->answers, answer) != rule->answers.end();
}

/// Whether where they stand makes the letter wrong.
bool is_answered(const store::Store& store, const Written& letter, Answer answer,
                 std::span<const ReminderRule> rules) {
  switch (letter.occasion) {
    case Occasion::remind:
      return !is_reminded(rules, letter, answer);
    case Occasion::invite:
    case Occasion::update:
      return answer == Answer::no;
    case Occasion::again:
      return answer == Answer::no && !spoke_since(store, letter);
    case Occasion::offer:
      return answer != Answer::offered;
    case Occasion::confirm:
      return !letter.occurrence.starts_with(fmt::format("{}/", name(answer)));
    case Occasion::cancel:
      break;
  }
  return false;
}

mail::Objection answered(Answer answer) {
  if (answer == Answer::none || answer == Answer::invited) {
    return {mail::Reason::outdated, "their answer was taken back"};
  }
  return {mail::Reason::answered, fmt::format("answered already: {}", name(answer))};
}

mail::Objection outdated(std::string_view why) {
  return {mail::Reason::outdated, std::string(why)};
}

}  // namespace

std::int64_t withdraw_letters(store::Store& store, std::int64_t webinar, std::string_view reason,
                              Instant now) {
  return mail::cancel_waiting(store, occasions, ref(Letter::webinar, webinar), reason, now);
}

std::optional<mail::Objection> objection_to_letter(const store::Store& store, std::int64_t message,
                                                   std::span<const ReminderRule> rules) {
  const auto letter = read(store, message);
  if (!letter) return {};
  if (letter->cancelled && letter->occasion != Occasion::cancel) return outdated(was_cancelled);
  if (!is_up_to_date(*letter)) return outdated(has_changed);
  if (!letter->member) return {};
  const auto answer = present_answer(store, letter->webinar, *letter->member);
  if (!is_answered(store, *letter, answer, rules)) return {};
  return answered(answer);
}

}  // namespace qlab::webinar
