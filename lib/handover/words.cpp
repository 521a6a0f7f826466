// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "lib/calendar/zone.hpp"
#include "lib/core/text.hpp"
#include "lib/render/html.hpp"

namespace qlab::handover {

std::string counted(Count count, std::string_view one, std::string_view many) {
  if (!count) return fmt::format("some {} (number not shown)", many);
  if (*count == 0) return fmt::format("no {}", many);
  return fmt::format("{} {}", render::grouped(*count), *count == 1 ? one : many);
}

std::string share(const Of& of) {
  if (!of.people || !of.whole) return "a number that is not shown";
  if (*of.people == *of.whole) return fmt::format("all {}", render::grouped(*of.whole));
  return fmt::format("{} of {} ({}%)", render::grouped(*of.people), render::grouped(*of.whole),
                     percent(*of.people, *of.whole));
}

std::int64_t percent(std::int64_t part, std::int64_t whole) {
  return whole == 0 ? 0 : (200 * part + whole) / (2 * whole);
}

std::string listed(const std::vector<std::string>& items) {
  if (items.size() < 2) return items.empty() ? "" : items.front();
  const std::vector<std::string> head(items.begin(), items.end() - 1);
  return fmt::format("{} and {}", text::join(head, ", "), items.back());
}

std::string day(Instant instant, std::string_view zone) {
  return calendar::long_date(instant, zone);
}

std::string moment(Instant instant, std::string_view zone) {
  return fmt::format("{} at {}", calendar::long_date(instant, zone),
                     calendar::clock_time(instant, zone));
}

std::string titled(std::string_view label) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> longer{{
      {"wider", "Wider network"},
      {"waitlisted", "Waiting for a place"},
      {"silent", "Written to, no answer so far"},
      {"unreachable", "Cannot be reached by mail"},
      {"unasked", "Never written to"},
      {"not sent", "Taken back or missed"},
  }};
  const auto found = std::find_if(longer.begin(), longer.end(),
                                  [&](const auto& each) { return each.first == label; });
  return found == longer.end() ? capitalised(std::string(label)) : std::string(found->second);
}

std::string capitalised(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') {
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
  }
  return text;
}

}  // namespace qlab::handover
