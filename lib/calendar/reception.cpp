// SPDX-License-Identifier: Apache-2.0
#include "lib/calendar/reception.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

#include "lib/core/text.hpp"

namespace qlab::calendar {
namespace {

/// What makes another revision of an event.
constexpr std::array<std::string_view, 5> revising{"DTSTART", "DTEND", "LOCATION", "STATUS", "URL"};
constexpr std::array<std::string_view, 2> wording{"SUMMARY", "DESCRIPTION"};

using Properties = std::map<std::string, std::string, std::less<>>;

std::string unfolded(std::string_view ics) {
  std::string out;
  for (const auto line : text::split(ics, '\n')) {
    const auto whole = line.ends_with('\r') ? line.substr(0, line.size() - 1) : line;
    if (whole.starts_with(' ') && !out.empty()) {
      out.pop_back();
      out += whole.substr(1);
    } else {
      out += whole;
    }
    out += '\n';
  }
  return out;
}

Properties properties_of(std::string_view ics) {
  Properties properties;
  const auto lines = unfolded(ics);
  for (const auto line : text::split(lines, '\n')) {
    const auto name = line.substr(0, line.find_first_of(";:"));
    if (name.size() < line.size()) {
      properties.try_emplace(std::string(name), line.substr(name.size() + 1));
    }
  }
  return properties;
}

std::string_view value(const Properties& properties, std::string_view name) {
  const auto found = properties.find(name);
  return found == properties.end() ? std::string_view() : std::string_view(found->second);
}

int sequence(const Properties& properties) {
  const auto text = value(properties, "SEQUENCE");
  int number = 0;  // what says none is the first (RFC 5545 3.8.7.4)
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

}  // namespace

Received receive(std::string_view held, std::string_view later) {
  const auto before = properties_of(held);
  const auto after = properties_of(later);
  if (value(before, "UID") != value(after, "UID")) return {Reception::another_event, {"UID"}};
  Received received;
  const auto differ = [&](std::string_view name) {
    const bool differs = value(before, name) != value(after, name);
    if (differs) received.differences.emplace_back(name);
    return differs;
  };
  const auto revised = std::ranges::count_if(revising, differ);
  std::ranges::for_each(wording, differ);
  const auto raised = sequence(after) - sequence(before);
  if (received.differences.empty() && raised >= 0) return received;
  const bool counts = raised > 0 || (raised == 0 && revised == 0);
  received.reception = counts ? Reception::update : Reception::ignored;
  return received;
}

}  // namespace qlab::calendar
