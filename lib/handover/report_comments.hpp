// SPDX-License-Identifier: Apache-2.0
// What may be shown of comments: how many there are, themes, and licensed words. Included only by
// lib/handover/report.cpp and its publisher.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "lib/comments/theme_figures.hpp"
#include "lib/handover/redaction.hpp"
#include "lib/handover/report_scenario.hpp"

namespace qlab::handover {

/// Of each scenario, the newest; one more is asked for, to know whether there are more.
inline constexpr std::size_t most_quotes = 6;

/// A comment's words, as they are quoted.
std::string words_of(const comments::Quote& quote);

/// Puts in how many comments there are in each state, and what is quoted of them.
void tell_comments(ScenarioReport& report, comments::StateCounts counts,
                   std::span<const comments::Quote> all, const Redaction& redaction,
                   Disclosure disclosure);

/// Titles are staff's words, and quotes their authors'.
std::vector<ThemeReport> publish(const comments::ThemeFigures& themes, const Redaction& redaction,
                                 const Redaction& quote_redaction, Disclosure disclosure);

}  // namespace qlab::handover
