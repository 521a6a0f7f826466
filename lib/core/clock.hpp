// SPDX-License-Identifier: Apache-2.0
// The instant a command acts at, and how instants are written. The only place that asks the
// system's clock.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace qlab {

/// A point in time in whole seconds UTC; the store keeps its count since 1970.
using Instant = std::chrono::sys_seconds;

inline std::int64_t seconds(Instant instant) { return instant.time_since_epoch().count(); }
inline Instant instant(std::int64_t seconds) { return Instant(std::chrono::seconds(seconds)); }

/// Writes 2027-02-20T12:30:00Z.
std::string rfc3339(Instant instant);

/// Reads an RFC 3339 instant with Z or an offset; fractions of a second are dropped.
std::optional<Instant> parse_rfc3339(std::string_view text);

class Clock {
 public:
  virtual ~Clock() = default;
  [[nodiscard]] virtual Instant now() const = 0;
};

std::unique_ptr<Clock> system_clock();

/// Always says the same instant: QLAB_NOW, and tests.
std::unique_ptr<Clock> stopped_clock(Instant now);

}  // namespace qlab
