// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/letter.hpp"

#include <fmt/format.h>

#include <utility>
#include <vector>

#include "lib/calendar/written.hpp"
#include "lib/calendar/zone.hpp"
#include "lib/core/ascii.hpp"
#include "lib/core/ids.hpp"
#include "lib/webinar/shown_time.hpp"

namespace qlab::webinar {
namespace {

calendar::Person person(const mail::Mailbox& mailbox) { return {mailbox.name, mailbox.address}; }

mail::Values shared_values(const Webinar& webinar, const Host& host, std::optional<Instant> until) {
  return {
      {"title", webinar.title},
      {"day", calendar::short_day(webinar.starts_at, webinar.zone)},
      {"date", calendar::long_date(webinar.starts_at, webinar.zone)},
      {"hours", hours(webinar)},
      {"zone", webinar.zone},
      {"utc", hours_in_utc(webinar)},
      {"length", length(webinar)},
      {"rsvp_until", closing(webinar)},
      {"until", until ? calendar::shown(*until, webinar.zone) : ""},
      {"url", webinar.url},
      {"sender", host.identity.from.name},
      {"organisation", host.organisation},
  };
}

void add_own_values(mail::Values& values, const Host& host, const std::string& name,
                    const mail::Handle& handle) {
  auto stop = mail::ways_to_stop(host.identity, handle);
  values["name"] = name;
  values["stop"] = std::move(stop.address);
  values["stop_page"] = std::move(stop.page);
}

/// A confirmation has a section for each answer; the one that was given is shown.
void add_answer(mail::Values& values, std::string_view answer) {
  for (const std::string_view each : {"yes", "maybe", "no", "waitlisted"})
    values[std::string(each)] = each == answer ? each : std::string_view();
}

std::string description_of(const Webinar& webinar) {
  std::vector<std::string> lines;
  if (webinar.rsvp_until && webinar.status == Status::confirmed) {
    lines.push_back(fmt::format("Please answer by {}.", closing(webinar)));
  }
  if (!webinar.url.empty()) lines.push_back(fmt::format("Join here: {}", webinar.url));
  return fmt::format("{}", fmt::join(lines, "\n"));
}

mail::Origin origin_of(const Notice& notice) {
  if (notice.occasion == Occasion::confirm) return mail::Origin::reply;
  return notice.automatic || !notice.has_calendar() ? mail::Origin::automatic
                                                    : mail::Origin::person;
}

}  // namespace

mail::Values letter_values(const Webinar& webinar, const Host& host, const std::string& name,
                           const mail::Handle& handle, std::optional<Instant> until) {
  auto values = shared_values(webinar, host, until);
  add_own_values(values, host, name, handle);
  return values;
}

calendar::Event event_of(const Webinar& webinar, const Host& host,
                         const std::optional<mail::Mailbox>& attendee, Instant now) {
  const auto& organizer = host.identity.reply_to.value_or(host.identity.from);
  const bool answers_are_read = !organizer.address.empty();
  calendar::Event event;
  event.cancelled = webinar.status == Status::cancelled;
  event.uid = webinar.uid;
  event.sequence = webinar.sequence;
  event.stamp = now;
  event.start = webinar.starts_at;
  event.end = webinar.ends_at();
  event.summary = webinar.title;
  event.description = description_of(webinar);
  event.location = webinar.url;  // phones show the place, and make a link of it
  event.url = webinar.url;
  if (answers_are_read) event.organizer = person(organizer);
  if (attendee && answers_are_read) {
    event.attendee = person(*attendee);
    event.method = event.cancelled ? calendar::Method::cancel : calendar::Method::request;
  }
  return event;
}

Notice notice_about(const Webinar& webinar, Occasion occasion) {
  Notice notice{occasion, std::string(name(occasion)), std::to_string(webinar.sequence)};
  const bool asks = occasion == Occasion::invite || occasion == Occasion::again;
  notice.useless_from = asks ? webinar.starts_at : webinar.ends_at();
  return notice;
}

std::optional<std::int64_t> told_revision(std::string_view occurrence) {
  // Offers and confirmations have something before it: "yes/1".
  return ascii::number(occurrence.substr(occurrence.rfind('/') + 1));
}

LetterWriter::LetterWriter(const mail::Templates& templates, const Webinar& webinar,
                           const Host& host, const Notice& notice)
    : m_templates(templates),
      m_webinar(webinar),
      m_host(host),
      m_notice(notice),
      m_shared(shared_values(webinar, host, notice.until)) {
  if (notice.occasion == Occasion::confirm) add_answer(m_shared, notice.answer);
}

mail::Message LetterWriter::write(const mail::Mailbox& member, const mail::Handle& handle,
                                  Instant now) const {
  mail::Content content;
  content.to = member;
  auto values = m_shared;
  add_own_values(values, m_host, member.name, handle);
  if (m_webinar.is_closed(now)) values["rsvp_until"].clear();  // nobody is asked for it any more
  content.written = m_templates.write(m_notice.letter, values);
  if (m_notice.has_calendar()) {
    const auto event = event_of(m_webinar, m_host, member, now);
    content.calendar =
        mail::CalendarPart{std::string(name(event.method)), calendar::write_ics(event)};
  }
  content.origin = origin_of(m_notice);
  content.purpose = name(m_notice.occasion);
  content.object = ref(Letter::webinar, m_webinar.id);
  content.date = now;
  return mail::make_message(m_host.identity, handle, std::move(content));
}

mail::Message write_letter(const mail::Templates& templates, const Webinar& webinar,
                           const Host& host, const Notice& notice, const mail::Mailbox& member,
                           const mail::Handle& handle, Instant now) {
  return LetterWriter(templates, webinar, host, notice).write(member, handle, now);
}

}  // namespace qlab::webinar
