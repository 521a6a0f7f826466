// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/round.hpp"

#include <fmt/format.h>

#include <limits>
#include <utility>

#include "lib/core/error.hpp"
#include "lib/core/ids.hpp"
#include "lib/mail/ownerless.hpp"
#include "lib/members/find.hpp"
#include "lib/store/new_rows.hpp"

namespace qlab::webinar {
namespace {

std::string fingerprint(const LetterWriter& letters, const mail::Mailbox& to) {
  const mail::Handle nameless{"plan", "plan"};  // what is new in every mail stands still
  return mail::fingerprint(letters.write(to, nameless, Instant()));
}

mail::Draft draft_by(const LetterWriter& letters, const Desk& desk, const Webinar& webinar,
                     const Notice& notice, const Recipient& recipient, Instant now) {
  const auto handle = mail::new_handle(desk.host.identity);
  auto draft = mail::make_draft(desk, place_of(webinar, notice, recipient.member), recipient.member,
                                handle, letters.write(recipient.mailbox, handle, now), now);
  draft.useless_from = notice.useless_from;
  if (notice.automatic) draft.quiet_zone = webinar.zone;
  return draft;
}

mail::Objection written_already(Occasion occasion) {
  switch (occasion) {
    case Occasion::invite:
      return {mail::Reason::already_written, "already invited"};
    case Occasion::update:
    case Occasion::cancel:
      return {mail::Reason::already_written, "already told"};
    case Occasion::remind:
      return {mail::Reason::already_written, "already reminded"};
    case Occasion::offer:
      return {mail::Reason::already_written, "already offered"};
    case Occasion::again:
      return {mail::Reason::already_written, "already asked again"};
    case Occasion::confirm:
      return {mail::Reason::already_written, "already confirmed"};
  }
  return {mail::Reason::already_written, "already written to"};
}

/// What letters say of it is what was decided by.
void require_unchanged(const store::Store& store, const Webinar& webinar) {
  const auto present = find(store, ref(Letter::webinar, webinar.id));
  if (present.sequence == webinar.sequence && present.status == webinar.status &&
      present.title == webinar.title && present.rsvp_until == webinar.rsvp_until)
    return;
  throw Error(Kind::temporary, fmt::format("'{}' changed meanwhile", webinar.slug),
              "nobody was written to; try again");
}

/// Whoever was erased or merged since the round was decided.
void leave_out_gone(const store::Store& store, Round& round) {
  std::erase_if(round.recipients, [&](const Recipient& each) {
    if (members::exists(store, each.member)) return false;
    round.skipped.push_back(
        {each.member, {mail::Reason::member_gone, "the member is no longer there"}});
    return true;
  });
}

}  // namespace

void Round::decide(const members::Member& member, std::optional<mail::Objection> why,
                   const std::optional<std::size_t>& max, std::optional<std::int64_t> lost) {
  if (!why && max && recipients.size() >= *max) {
    why = {mail::Reason::over_max, fmt::format("more than {} at once", *max)};
  }
  if (why) {
    skipped.push_back({member.id, std::move(*why)});
  } else {
    recipients.push_back({member.id, {member.name, std::string(member.email())}, lost});
  }
}

mail::Place place_of(const Webinar& webinar, const Notice& notice, std::int64_t member) {
  return {std::string(name(notice.occasion)), ref(Letter::webinar, webinar.id),
          ref(Letter::member, member), notice.occurrence};
}

mail::Draft draft_of(const Desk& desk, const Webinar& webinar, const Notice& notice,
                     const Recipient& recipient, Instant now) {
  return draft_by({desk.templates, webinar, desk.host, notice}, desk, webinar, notice, recipient,
                  now);
}

mail::Plan as_plan(const Round& round, const mail::Templates& templates, const Host& host,
                   const Webinar& webinar) {
  mail::Plan whole;
  whole.object = ref(Letter::webinar, webinar.id);
  const LetterWriter letters(templates, webinar, host, round.notice);
  auto skipped = round.skipped.begin();
  const auto skip_until = [&](std::int64_t member) {
    for (; skipped != round.skipped.end() && skipped->member < member; ++skipped)
      whole.decisions.push_back({ref(Letter::member, skipped->member), skipped->why, {}});
  };
  for (const auto& [member, mailbox, lost] : round.recipients) {
    skip_until(member);
    whole.decisions.push_back({ref(Letter::member, member), {}, fingerprint(letters, mailbox)});
  }
  skip_until(std::numeric_limits<std::int64_t>::max());
  return whole;
}

void queue_round(store::Store& store, store::Change& change, const Desk& desk,
                 const Webinar& webinar, Round& round, Instant now,
                 const std::function<void(const Recipient&)>& queued) {
  require_unchanged(store, webinar);
  leave_out_gone(store, round);
  std::vector<Recipient> written;
  const LetterWriter letters(desk.templates, webinar, desk.host, round.notice);
  mail::Ownerless ownerless(store, name(round.notice.occasion), ref(Letter::webinar, webinar.id),
                            round.notice.occurrence);
  store::NewRows mails("message");
  for (auto& recipient : round.recipients) {
    const bool got_it = ownerless.give_to(store, recipient.member, recipient.mailbox.address);
    if (got_it && queued) queued(recipient);
    const auto draft = draft_by(letters, desk, webinar, round.notice, recipient, now);
    mail::give_back(store, draft.place, recipient.lost);
    const auto mail = mail::queue(store, draft, now);
    if (!mail) {
      round.skipped.push_back({recipient.member, written_already(round.notice.occasion)});
      continue;
    }
    mails.add(*mail);
    if (queued) queued(recipient);
    written.push_back(std::move(recipient));
  }
  mails.name_in(change);
  change.touch(Letter::webinar, webinar.id);
  round.recipients = std::move(written);
}

}  // namespace qlab::webinar
