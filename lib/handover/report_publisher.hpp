// SPDX-License-Identifier: Apache-2.0
// What of the figures may be told, part by part: small numbers withheld, names out of texts.
// Included only by lib/handover/report.cpp.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "lib/handover/redaction.hpp"
#include "lib/handover/report.hpp"

namespace qlab::handover {

/// Makes one part of the report after the other.
class Publisher {
 public:
  /// What it is given must outlive it; quotes are redacted apart from all other texts.
  Publisher(const Figures& figures, const Redaction& redaction, const Redaction& quote_redaction,
            Disclosure disclosure)
      : m_figures(figures),
        m_redaction(redaction),
        m_quote_redaction(quote_redaction),
        m_disclosure(disclosure) {}

  void community(Report& report) const;
  [[nodiscard]] ParticipationReport participation() const;
  [[nodiscard]] ScenarioReport scenario(const scenarios::Figure& figure,
                                        std::span<const ViabilityRule> rules) const;
  [[nodiscard]] WebinarReport webinar(const webinar::Figure& figure) const;
  [[nodiscard]] MailReport mail(const mail::PurposeFigures& figure) const;
  [[nodiscard]] Parts accounted() const;
  /// Markdown that people wrote, without names and tame.
  [[nodiscard]] std::string prose(const std::string& markdown) const;
  [[nodiscard]] Lesson lesson(Lesson lesson) const;
  [[nodiscard]] CallsReport calls() const;
  [[nodiscard]] std::vector<ThemeReport> themes() const;
  [[nodiscard]] std::vector<TurnoutReport> turnout() const;
  [[nodiscard]] ConnectionsReport connections() const;
  [[nodiscard]] std::vector<TaskReport> tasks() const;

 private:
  [[nodiscard]] Parts largest(const std::vector<members::Share>& shares) const;
  [[nodiscard]] AttendanceReport attendance(const webinar::Attendance& figure,
                                            std::int64_t invited) const;

  const Figures& m_figures;
  const Redaction& m_redaction;
  const Redaction& m_quote_redaction;
  Disclosure m_disclosure;
};

}  // namespace qlab::handover
