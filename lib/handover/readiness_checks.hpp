// SPDX-License-Identifier: Apache-2.0
// What is looked at before a handover, in three parts. Included only by
// lib/handover/readiness*.cpp. A check of something that there never was is left out.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/handover/readiness.hpp"

namespace qlab::handover {

using Checks = std::vector<Check>;

/// What a check knows when it looks.
struct Look {
  const store::Store& store;
  const Readiness& readiness;

  [[nodiscard]] bool is_over(std::optional<Instant> due) const {
    return due && *due <= readiness.as_of;
  }
};

/// Done where nothing is left, else overdue once its time has come.
Check check(const Look& look, std::string_view what, std::int64_t left, std::string detail,
            std::optional<Instant> due, std::string command);

/// A word of a command as a shell takes it.
std::string quoted(const std::string& name);

/// Dates, successors, their keys, members' words, lessons and open work.
void look_at_agreement(const Look& look, Checks& checks);

/// Comments, scenarios, webinars, calls, mails, replies, rows of files.
void look_at_what_runs(const Look& look, Checks& checks);

/// For each successor: that a pack was made, is the newest state, and was acknowledged.
void look_at_packs(const Look& look, Checks& checks);

}  // namespace qlab::handover
