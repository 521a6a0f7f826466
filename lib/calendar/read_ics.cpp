// SPDX-License-Identifier: Apache-2.0
#include "lib/calendar/read_ics.hpp"

#include <algorithm>
#include <array>

#include "lib/core/ascii.hpp"
#include "lib/core/text.hpp"

namespace qlab::calendar {
namespace {

constexpr std::size_t longest_line = std::size_t{64} << 10;
constexpr std::size_t most_components = 1000;
constexpr std::size_t most_attendees = 1000;
constexpr std::size_t most_levels = 16;

std::string upper(std::string_view text) {
  std::string out(text);
  for (auto& c : out) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return out;
}

/// Content lines, unfolded (RFC 5545 3.1). Android folds with a tab, and some put an empty line
/// between two properties.
class ContentLines {
 public:
  explicit ContentLines(std::string_view text) : m_rest(text) {}

  bool next() {
    if (m_rest.empty()) return false;
    m_line.assign(take());
    while (!m_rest.empty() && (m_rest.front() == ' ' || m_rest.front() == '\t')) {
      const auto piece = take().substr(1);
      if (m_line.size() < longest_line) m_line += piece;
    }
    return true;
  }
  [[nodiscard]] std::string_view line() const { return m_line; }

 private:
  std::string_view take() {
    constexpr ascii::CharacterSet line_ends("\r\n");
    const auto end = line_ends.first_in(m_rest);
    const auto line = m_rest.substr(0, end);
    m_rest.remove_prefix(end);
    if (m_rest.starts_with("\r\n")) m_rest.remove_prefix(1);
    if (!m_rest.empty()) m_rest.remove_prefix(1);
    return line;
  }

  std::string_view m_rest;
  std::string m_line;
};

struct Parameter {
  std::string name;  ///< upper case
  std::string value;
};

struct Property {
  std::string name;  ///< upper case, without a group
  std::vector<Parameter> parameters;
  std::string_view value;

  [[nodiscard]] std::string_view parameter(std::string_view wanted) const {
    const auto found = std::ranges::find(parameters, wanted, &Parameter::name);
    return found == parameters.end() ? std::string_view() : std::string_view(found->value);
  }
};

/// Of a name, and of a parameter.
constexpr ascii::CharacterSet ends(";:");

/// The end of a parameter's value: quotes may hold what would end it.
std::size_t end_of_value(std::string_view line, std::size_t at) {
  bool quoted = false;
  for (; at < line.size(); ++at) {
    if (line[at] == '"') quoted = !quoted;
    if (!quoted && ends.has(line[at])) break;
  }
  return at;
}

Parameter parameter_in(std::string_view text) {
  const auto equals = std::min(text.find('='), text.size());
  auto value = std::string(text.substr(std::min(equals + 1, text.size())));
  std::erase(value, '"');
  return {upper(text::trim(text.substr(0, equals))), std::move(value)};
}

/// A name that is not quoted as it should be hides the address behind it, and other parameters in
/// front of that.
void mend_address(std::string_view line, Property& property) {
  if (property.name != "ATTENDEE" && property.name != "ORGANIZER") return;
  const auto scheme = upper(property.value).rfind(":MAILTO:");
  if (scheme == std::string::npos) return;
  const auto address = property.value.substr(scheme + 1);
  property.parameters.clear();
  for (const auto piece : text::split(line.substr(0, line.size() - address.size() - 1), ';'))
    property.parameters.push_back(parameter_in(piece));
  property.value = address;
}

Property parsed(std::string_view line) {
  Property property;
  auto at = ends.first_in(line);
  property.name = upper(text::trim(line.substr(0, at)));
  while (at < line.size() && line[at] == ';' && property.parameters.size() < 100) {
    const auto end = end_of_value(line, at + 1);
    property.parameters.push_back(parameter_in(line.substr(at + 1, end - at - 1)));
    at = end;
  }
  property.value = at < line.size() ? line.substr(at + 1) : std::string_view();
  mend_address(line, property);
  return property;
}

/// A URI writes some letters by their number (RFC 3986 2.1): "anna%2Blab@example.org".
std::string decoded(std::string_view uri) {
  const auto digit = [&](std::size_t at) {
    return at < uri.size() ? ascii::hexadecimal_digit(uri[at]) : std::nullopt;
  };
  std::string out;
  for (std::size_t at = 0; at < uri.size(); ++at) {
    const auto high = uri[at] == '%' ? digit(at + 1) : std::nullopt;
    const auto low = high ? digit(at + 2) : std::nullopt;
    out += low ? static_cast<char>(*high * 16 + *low) : uri[at];
    if (low) at += 2;
  }
  return out;
}

std::string without_mailto(std::string_view value) {
  auto address = text::trim(value);
  const bool is_uri = upper(address.substr(0, 7)) == "MAILTO:";
  if (is_uri) address = text::trim(address.substr(7));
  if (address.starts_with('<') && address.ends_with('>'))
    address = address.substr(1, address.size() - 2);
  if (!is_uri) return std::string(address);
  address = address.substr(0, address.find('?'));  // fields of a mail to it (RFC 6068 2)
  auto plain = decoded(address);
  return text::is_utf8(plain) ? plain : std::string(address);
}

/// A value of type text (RFC 5545 3.3.11).
std::string unescaped(std::string_view value) {
  std::string out;
  for (std::size_t at = 0; at < value.size(); ++at) {
    if (value[at] != '\\' || at + 1 == value.size()) {
      out += value[at];
      continue;
    }
    ++at;
    out += value[at] == 'n' || value[at] == 'N' ? '\n' : value[at];
  }
  return out;
}

std::optional<std::int64_t> number(std::string_view value) {
  const auto result = ascii::number(text::trim(value));
  return result && *result >= 0 ? result : std::nullopt;
}

/// 20270220T123000Z; a local time says no instant.
std::optional<Instant> utc(std::string_view value) {
  const auto time = text::trim(value);
  if (time.size() != 16 || time[8] != 'T' || time[15] != 'Z') return {};
  const auto dashed = [&] {
    std::string out(time.substr(0, 4));
    out.append("-").append(time.substr(4, 2)).append("-").append(time.substr(6, 2));
    out.append("T").append(time.substr(9, 2)).append(":").append(time.substr(11, 2));
    return out.append(":").append(time.substr(13, 2)).append("Z");
  };
  return parse_rfc3339(dashed());
}

/// iOS: X-...-PROPOSED-NEW-TIME, ...-PROPOSED-START. "TO-ALL-PROPOSED-NEW-TIME" is its name for it.
bool names_proposal(std::string_view name) {
  return name.find("PROPOSED-NEW-TIME") != std::string_view::npos ||
         name.find("PROPOSED-START") != std::string_view::npos ||
         name.find("PROPOSED-END") != std::string_view::npos;
}

bool holds_component(std::string_view kind) {
  return kind == "VEVENT" || kind == "VTODO" || kind == "VJOURNAL";
}

class Reader {
 public:
  std::optional<ReadCalendar> read(std::string_view text) {
    ContentLines lines(text);
    while (lines.next() && !m_is_done) {
      if (!lines.line().empty()) take(parsed(lines.line()));
    }
    if (!m_found) return {};
    return std::move(m_calendar);
  }

 private:
  void take(const Property& property) {
    if (property.name == "BEGIN") return begin(upper(text::trim(property.value)));
    if (property.name == "END") return end(upper(text::trim(property.value)));
    if (m_levels.empty()) return;
    // Some write it below the first event; what stands in an alarm is the alarm's.
    if (property.name == "METHOD" && m_calendar.method.empty()) {
      m_calendar.method = upper(text::trim(property.value));
    }
    if (names_proposal(property.name)) propose();
    if (m_levels.size() == 2 && holds_component(m_levels.back())) take_of_component(property);
  }

  void begin(const std::string& kind) {
    if (kind == "VCALENDAR") {
      m_found = true;
      m_levels.clear();
    }
    if (!m_found || m_levels.size() >= most_levels) return;
    m_levels.push_back(kind);
    if (m_levels.size() != 2 || !holds_component(kind)) return;
    if (m_calendar.components.size() < most_components) m_calendar.components.emplace_back();
    m_calendar.components.back().kind = kind;
  }

  void end(const std::string& kind) {
    const auto open = std::ranges::find(m_levels, kind);
    if (open == m_levels.end()) return;
    m_levels.erase(open, m_levels.end());
    m_is_done = m_levels.empty();
  }

  void propose() {
    if (m_calendar.components.empty()) return;
    m_calendar.components.back().proposes_new_time = true;
  }

  void take_of_component(const Property& property) {
    auto& component = m_calendar.components.back();
    const auto& name = property.name;
    if (name == "ATTENDEE") take_attendee(property, component);
    if (name == "UID" && component.uid.empty()) component.uid = text::trim(property.value);
    if (name == "ORGANIZER") component.organizer = without_mailto(property.value);
    if (name == "SEQUENCE") component.sequence = number(property.value);
    if (name == "DTSTAMP") component.stamp = utc(property.value);
    if (name == "RECURRENCE-ID") component.recurrence_id = text::trim(property.value);
    if (name == "COMMENT") add_comment(property, component);
  }

  static void add_comment(const Property& property, ReadComponent& component) {
    const auto comment = unescaped(property.value);
    if (text::trim(comment).empty()) return;
    if (!component.comment.empty()) component.comment += '\n';
    component.comment += text::trim(comment);
  }

  static void take_attendee(const Property& property, ReadComponent& component) {
    if (component.attendees.size() >= most_attendees) return;
    ReadAttendee attendee;
    attendee.address = without_mailto(property.value);
    // Exchange gives a directory name as the value and the address beside it.
    const auto email = property.parameter("EMAIL");
    if (attendee.address.find('@') == std::string::npos && !email.empty()) attendee.address = email;
    const auto partstat = text::trim(property.parameter("PARTSTAT"));
    attendee.partstat = partstat.empty() ? "NEEDS-ACTION" : upper(partstat);
    attendee.sent_by = without_mailto(property.parameter("SENT-BY"));
    attendee.proposes_new_time = std::ranges::any_of(
        property.parameters, [](const Parameter& each) { return names_proposal(each.name); });
    component.proposes_new_time = component.proposes_new_time || attendee.proposes_new_time;
    component.attendees.push_back(std::move(attendee));
  }

  ReadCalendar m_calendar;
  std::vector<std::string> m_levels;
  bool m_found = false;
  bool m_is_done = false;
};

}  // namespace

std::optional<ReadCalendar> read_ics(std::string_view text) {
  const auto start = text.find("BEGIN:VCALENDAR");
  if (start == std::string_view::npos &&
      upper(text.substr(0, 4096)).find("BEGIN:VCALENDAR") == std::string::npos) {
    return {};
  }
  return Reader().read(start == std::string_view::npos ? text : text.substr(start));
}

}  // namespace qlab::calendar
