// SPDX-License-Identifier: Apache-2.0
// A calendar object that came back: any bytes are read or are none, and what is read does not
// depend on the line ends.
#include <string>

#include "lib/calendar/read_ics.hpp"
#include "tests/fuzz/target.hpp"

using qlab::calendar::read_ics;
using qlab::fuzz::require;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(qlab::fuzz::bytes(data, size));
  const auto calendar = read_ics(text);
  if (!calendar || text.find('\r') != std::string::npos) return 0;
  std::string changed;
  for (const char c : text) changed += c == '\n' ? "\r\n" : std::string(1, c);
  const auto again = read_ics(changed);
  require(again && again->method == calendar->method);
  require(again->components.size() == calendar->components.size());
  for (std::size_t i = 0; i < again->components.size(); ++i) {
    require(again->components[i].uid == calendar->components[i].uid);
    require(again->components[i].attendees.size() == calendar->components[i].attendees.size());
  }
  return 0;
}
