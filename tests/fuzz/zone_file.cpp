// SPDX-License-Identifier: Apache-2.0
// Files of time zones: what is taken covers all time, without holes and in order.
#include "lib/calendar/zone_file.hpp"

#include "lib/core/error.hpp"
#include "tests/fuzz/target.hpp"

using qlab::fuzz::require;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::vector<qlab::calendar::Period> periods;
  try {
    periods = qlab::calendar::read_zone_file(qlab::fuzz::bytes(data, size));
  } catch (const qlab::Error&) {
    return 0;
  }
  require(!periods.empty());
  require(periods.front().begin == qlab::Instant::min());
  require(periods.back().end == qlab::Instant::max());
  for (std::size_t i = 1; i < periods.size(); ++i) {
    require(periods[i].begin == periods[i - 1].end);
    require(periods[i].begin < periods[i].end);
  }
  return 0;
}
