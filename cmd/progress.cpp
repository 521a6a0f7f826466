// SPDX-License-Identifier: Apache-2.0
#include "cmd/progress.hpp"

#include <fmt/format.h>

#include "cmd/standard_streams.hpp"
#include "lib/calendar/when.hpp"

namespace qlab::cmd {
namespace {

constexpr std::chrono::milliseconds pause{200};
constexpr std::string_view clear_line = "\r\x1b[K";

}  // namespace

Progress::Progress(Watched watched, std::string_view unit) : m_watched(watched), m_unit(unit) {}

Progress::~Progress() {
  if (m_shown) tell(clear_line);
}

void Progress::show(std::size_t done, std::size_t total) {
  const auto now = Clock::now();
  if (m_watched == Watched::no || now < m_next) return;
  m_next = now + pause;
  m_shown = true;
  const auto elapsed = std::chrono::duration<double>(now - m_start).count();
  const auto rate = static_cast<double>(done) / elapsed;
  const auto left = rate > 0 ? static_cast<double>(total - done) / rate : 0;
  tell(fmt::format("{}{} of {} {}, {:.1f} a second, {} left", clear_line, done, total, m_unit, rate,
                   calendar::shown(std::chrono::seconds(static_cast<long>(left)))));
}

}  // namespace qlab::cmd
