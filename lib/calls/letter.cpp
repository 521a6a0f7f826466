// SPDX-License-Identifier: Apache-2.0
#include "lib/calls/letter.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "lib/calendar/written.hpp"
#include "lib/calendar/zone.hpp"
#include "lib/core/ids.hpp"

namespace qlab::calls {
namespace {

constexpr std::string_view choice_prefix = "slot";
constexpr std::int64_t alphabet = 26;

/// Where the reader lives, as far as it is known, and the other zone that they may want to know.
struct Zones {
  std::string home;
  std::string other;
};

Zones zones_of(const Call& call, const Setting& setting) {
  if (!call.zone.empty()) return {call.zone, call.zone == setting.zone ? "UTC" : setting.zone};
  return {setting.zone, "UTC"};
}

/// 10:00 to 10:30 GMT (Europe/London).
std::string hours_here(const calendar::Span& span, const Zones& zones) {
  return fmt::format("{} ({})", calendar::hours(span, zones.home), zones.home);
}

std::string hours_there(const calendar::Span& span, const Zones& zones) {
  const auto hours = calendar::hours_elsewhere(span, zones.home, zones.other);
  return hours.empty() || zones.other == "UTC" ? hours : fmt::format("{} ({})", hours, zones.other);
}

/// Monday 1 March 2027, 10:00 to 10:30 GMT (Europe/London); 11:00 to 11:30 CET (Europe/Berlin).
std::string slot_in_words(const Slot& slot, const Zones& zones) {
  const calendar::Span span{slot.starts_at, slot.ends_at};
  auto words = fmt::format("{}, {}", calendar::long_date(slot.starts_at, zones.home),
                           hours_here(span, zones));
  if (const auto there = hours_there(span, zones); !there.empty()) words += "; " + there;
  return words;
}

/// Whom the member talks to, as far as it is known by then.
std::string staff_of(const Notice& notice) {
  if (!notice.call.staff.empty()) return notice.call.staff;
  const auto other = std::ranges::find_if(
      notice.slots, [&](const Slot& slot) { return slot.staff != notice.slots.front().staff; });
  const bool is_one = !notice.slots.empty() && other == notice.slots.end();
  return is_one ? notice.slots.front().staff : std::string();
}

void add_time(mail::Values& values, const Call& call, const Zones& zones) {
  if (!call.starts_at || !call.ends_at) return;
  const calendar::Span span{*call.starts_at, *call.ends_at};
  values["day"] = calendar::short_day(span.from, zones.home);
  values["date"] = calendar::long_date(span.from, zones.home);
  values["hours"] = hours_here(span, zones);
  values["elsewhere"] = hours_there(span, zones);
  values["length"] = calendar::length_in_words(span.until - span.from);
}

void add_slots(mail::Values& values, const Notice& notice, const Zones& zones,
               const mail::Identity& identity, const mail::Handle& handle) {
  for (std::size_t i = 0; i < std::min(notice.slots.size(), most_offered); ++i) {
    const auto& slot = notice.slots[i];
    values[fmt::format("slot{}", i + 1)] = slot_in_words(slot, zones);
    values[fmt::format("choose{}", i + 1)] =
        mail::answer_address(identity, choice_word(slot.id), handle);
  }
  if (notice.slots.empty()) return;
  const auto& first = notice.slots.front();
  values["length"] = calendar::length_in_words(first.ends_at - first.starts_at);
}

mail::Values values_of(const Notice& notice, const mail::Host& host, const Setting& setting,
                       const std::string& name, const mail::Handle& handle) {
  mail::Values values;
  for (const auto variable : letter_variables) values[std::string(variable)];
  const auto zones = zones_of(notice.call, setting);
  if (notice.occasion == Occasion::offer) {
    add_slots(values, notice, zones, host.identity, handle);
  } else {
    add_time(values, notice.call, zones);
  }
  auto stop = mail::ways_to_stop(host.identity, handle);
  values["name"] = name;
  values["phone"] = notice.call.phone;
  values["staff"] = staff_of(notice);
  values["url"] = setting.url;
  values["until"] = notice.until ? calendar::shown(*notice.until, zones.home) : "";
  values["sender"] = host.identity.from.name;
  values["organisation"] = host.organisation;
  values["stop"] = std::move(stop.address);
  values["stop_page"] = std::move(stop.page);
  return values;
}

std::string where(const Call& call, const Setting& setting) {
  if (!setting.url.empty()) return setting.url;
  return call.phone.empty() ? "By telephone" : fmt::format("By telephone: {}", call.phone);
}

}  // namespace

Notice notice_about(Call call, Occasion occasion) {
  Notice notice;
  notice.occasion = occasion;
  notice.letter = name(occasion);
  notice.occurrence = std::to_string(call.sequence);
  notice.useless_from = call.starts_at;
  notice.call = std::move(call);
  return notice;
}

std::string choice_word(std::int64_t slot) {
  std::string letters;
  for (; slot > 0; slot /= alphabet) {
    letters.insert(letters.begin(), static_cast<char>('a' + slot % alphabet));
  }
  return std::string(choice_prefix) + letters;
}

std::optional<std::int64_t> chosen_slot(std::string_view word) {
  constexpr std::size_t longest = 12;  // with the prefix, as long as a word of a token may be
  if (!word.starts_with(choice_prefix)) return {};
  const auto letters = word.substr(choice_prefix.size());
  if (letters.empty() || letters.size() > longest) return {};
  std::int64_t slot = 0;
  for (const char letter : letters) {
    if (letter < 'a' || letter > 'z') return {};
    slot = slot * alphabet + (letter - 'a');
  }
  return slot;
}

calendar::Event event_of(const Call& call, const mail::Host& host, const Setting& setting,
                         const mail::Mailbox& member, Occasion occasion, Instant now) {
  const auto& organizer = host.identity.reply_to.value_or(host.identity.from);
  const auto& with = host.organisation.empty() ? host.identity.from.name : host.organisation;
  calendar::Event event;
  event.cancelled = occasion == Occasion::cancel;
  event.uid = call.uid;
  event.sequence = call.sequence;
  event.stamp = now;
  event.start = call.starts_at.value_or(now);
  event.end = call.ends_at.value_or(now);
  event.summary = with.empty() ? "Our call" : fmt::format("Call with {}", with);
  event.location = where(call, setting);
  event.url = setting.url;
  if (!call.staff.empty()) event.description = fmt::format("You talk to {}.", call.staff);
  if (organizer.address.empty()) return event;
  event.organizer = calendar::Person{organizer.name, organizer.address};
  event.attendee = calendar::Person{member.name, member.address};
  event.method = event.cancelled ? calendar::Method::cancel : calendar::Method::request;
  return event;
}

mail::Message write_letter(const mail::Templates& templates, const mail::Host& host,
                           const Setting& setting, const Notice& notice, const mail::Mailbox& to,
                           const mail::Handle& handle, Instant now) {
  mail::Content content;
  content.to = to;
  content.written =
      templates.write(notice.letter, values_of(notice, host, setting, to.name, handle));
  if (notice.has_calendar()) {
    const auto event = event_of(notice.call, host, setting, to, notice.occasion, now);
    content.calendar =
        mail::CalendarPart{std::string(name(event.method)), calendar::write_ics(event)};
  }
  if (notice.automatic) content.origin = mail::Origin::automatic;
  content.purpose = name(notice.occasion);
  content.object = ref(Letter::call, notice.call.id);
  content.date = now;
  return mail::make_message(host.identity, handle, std::move(content));
}

mail::Place place_of(const Notice& notice) {
  return {std::string(name(notice.occasion)), ref(Letter::call, notice.call.id),
          ref(Letter::member, notice.call.member), notice.occurrence};
}

}  // namespace qlab::calls
