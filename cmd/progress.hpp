// SPDX-License-Identifier: Apache-2.0
// How far long work has come, on a terminal's standard error: done, total, rate, time left. Silent
// for the first second, and where nobody watches.
#pragma once

#include <chrono>
#include <cstddef>
#include <string_view>

namespace qlab::cmd {

class Progress {
 public:
  enum class Watched { yes, no };

  /// The unit is what is counted: "mails".
  Progress(Watched watched, std::string_view unit);
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// Takes its line away.
  ~Progress();

  void show(std::size_t done, std::size_t total);

 private:
  using Clock = std::chrono::steady_clock;
  Watched m_watched;
  std::string_view m_unit;
  Clock::time_point m_start = Clock::now();
  Clock::time_point m_next = m_start + std::chrono::seconds(1);
  bool m_shown = false;
};

}  // namespace qlab::cmd
