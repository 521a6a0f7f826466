// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/lint.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "lib/calendar/reception.hpp"
#include "lib/calendar/zone.hpp"
#include "lib/core/ids.hpp"

namespace qlab::webinar {
namespace {

std::string people(std::int64_t count) {
  return count == 1 ? "one member" : fmt::format("{} members", count);
}

Finding about_time(const Webinar& webinar) {
  if (!calendar::is_known(webinar.zone)) {
    return {"time", Judgement::doubtful,
            fmt::format("this machine does not know the zone: {}",
                        calendar::shown(webinar.starts_at, webinar.zone))};
  }
  const auto changed = changed_wall_time(webinar);
  if (!changed.empty()) {
    return {"time", Judgement::wrong,
            fmt::format("it was set to {} {}; by the present rules of the zone that is {}",
                        webinar.local_start, webinar.zone, changed)};
  }
  return {"time", Judgement::good, calendar::shown(webinar.starts_at, webinar.zone)};
}

/// The time in other zones, each once.
std::vector<Finding> about_zones(const Webinar& webinar, std::string_view zone) {
  std::vector<Finding> findings;
  for (const std::string_view other : {std::string_view("UTC"), zone}) {
    if (other == webinar.zone || (!findings.empty() && other == "UTC")) continue;
    findings.push_back({"zone", Judgement::good, calendar::shown(webinar.starts_at, other)});
  }
  return findings;
}

Finding about_organizer(const calendar::Event& event) {
  if (!event.organizer) {
    return {"organizer", Judgement::doubtful,
            "no address is read, so calendars cannot answer; set identity.email"};
  }
  return {"organizer", Judgement::good, fmt::format("answers go to {}", event.organizer->address)};
}

/// What was or may have been sent, by revision; the newest mail of each stands for all.
struct Sent {
  std::string revision;
  std::int64_t members = 0;
  std::string bytes;
};

std::vector<Sent> sent_revisions(const store::Store& store, const Webinar& webinar) {
  std::vector<Sent> sent;
  auto row = store.prepare(
      "SELECT revision, members, bytes FROM (SELECT occurrence AS revision, max(id) AS newest,"
      "  count(DISTINCT member_id) AS members FROM message WHERE object = ?"
      "  AND purpose IN ('invite', 'update', 'again', 'cancel')"
      "  AND state IN ('sent', 'sending', 'uncertain')"
      "  AND NOT instr(occurrence, '#')"  // another was written in its place, for it came back
      "  GROUP BY occurrence)"
      " JOIN message_bytes ON message_bytes.id = newest ORDER BY newest");
  row.bind(ref(Letter::webinar, webinar.id));
  while (row.step()) sent.push_back({row.text(0), row.integer(1), row.text(2)});
  return sent;
}

std::string in_words(const calendar::Received& received) {
  const auto differences = fmt::format("{}", fmt::join(received.differences, ", "));
  switch (received.reception) {
    case calendar::Reception::same:
      return "nothing changes in their calendars";
    case calendar::Reception::update:
      return fmt::format("their calendars take it as an update of {}",
                         differences.empty() ? "SEQUENCE" : differences);
    case calendar::Reception::ignored:
      return fmt::format("their calendars ignore it: {} differ and SEQUENCE is not higher",
                         differences.empty() ? "both" : differences);
    case calendar::Reception::another_event:
      return "their calendars would hold two events: the UID is another one";
  }
  return {};
}

Finding about_revision(const Sent& sent, const std::string& held, const std::string& present) {
  const auto who = fmt::format("revision {}, sent to {}", sent.revision, people(sent.members));
  if (held.empty()) return {"revision", Judgement::doubtful, who + ": it held no calendar object"};
  const auto received = calendar::receive(held, present);
  const bool is_taken = received.reception == calendar::Reception::same ||
                        received.reception == calendar::Reception::update;
  return {"revision", is_taken ? Judgement::good : Judgement::wrong,
          fmt::format("{}: {}", who, in_words(received))};
}

std::vector<Finding> about_outbox(const store::Store& store, const Webinar& webinar) {
  const auto waiting = store.first(
      "SELECT count(*) FROM message WHERE object = ?1 AND purpose IN ('invite', 'update', 'again',"
      " 'cancel') AND state IN ('queued', 'deferred') AND occurrence <> ?2",
      ref(Letter::webinar, webinar.id), std::to_string(webinar.sequence));
  if (waiting->integer(0) == 0) return {};
  return {{"outbox", Judgement::doubtful,
           fmt::format("{} mails of an earlier revision wait, and will be left out",
                       waiting->integer(0))}};
}

void append(std::vector<Finding>& findings, std::vector<Finding> more) {
  std::ranges::move(more, std::back_inserter(findings));
}

}  // namespace

std::vector<Finding> lint(const store::Store& store, const Webinar& webinar, const Host& host,
                          std::string_view zone, const CalendarOf& calendar_of, Instant now) {
  const auto event = event_of(webinar, host, {}, now);
  std::vector<Finding> findings{about_time(webinar)};
  append(findings, about_zones(webinar, zone));
  findings.push_back(about_organizer(event));
  const auto present = calendar::write_ics(event);
  for (const auto& sent : sent_revisions(store, webinar)) {
    findings.push_back(about_revision(sent, calendar_of(sent.bytes), present));
  }
  append(findings, about_outbox(store, webinar));
  return findings;
}

std::string changed_wall_time(const Webinar& webinar) {
  if (!calendar::is_known(webinar.zone)) return {};
  auto now = calendar::shown(calendar::to_local(webinar.starts_at, webinar.zone));
  return now == webinar.local_start ? std::string() : now;
}

}  // namespace qlab::webinar
