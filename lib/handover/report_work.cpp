// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/report_work.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "lib/core/ids.hpp"

namespace qlab::handover {
namespace {

std::string label(const Tie& tie, const Redaction& redaction) {
  if (tie.one.empty()) return "Elsewhere, or not said";
  if (tie.one == tie.other) return fmt::format("Within {}", redaction(tie.one));
  return fmt::format("{} and {}", redaction(tie.one), redaction(tie.other));
}

/// Ties that may not be named stand together; each connection still is in one part.
std::vector<Cell> cells(const std::vector<Tie>& ties, const Redaction& redaction) {
  std::vector<Cell> cells;
  for (const auto& tie : ties) {
    // An empty name sorts first, so one is empty where either is.
    auto name = label(tie, redaction);
    const auto known = std::ranges::find(cells, name, &Cell::label);
    if (known == cells.end()) {
      cells.push_back({std::move(name), tie.pairs});
    } else {
      known->people += tie.pairs;
    }
  }
  return cells;
}

std::string owner_to_show(const Task& task, const Redaction& redaction, Disclosure disclosure) {
  if (!task.member) return redaction(task.owner);
  return disclosure == Disclosure::published ? "a member" : ref(Letter::member, *task.member);
}

/// Each number by itself: months of participation tell of calls too, so that no row may be taken
/// from its total.
Parts alone(const std::vector<Cell>& cells, Disclosure disclosure) {
  Parts parts;
  parts.total = 0;
  for (const auto& cell : cells) {
    const auto people = disclose(cell.people, disclosure);
    parts.parts.push_back({cell.label, people});
    parts.total = people && parts.total ? Count(*parts.total + *people) : Count();
  }
  return parts;
}

}  // namespace

CallsReport publish(const calls::Figures& calls, const Redaction& redaction,
                    Disclosure disclosure) {
  using enum calls::State;
  const auto count = [&](auto... states) {
    return (calls.by_state.at(static_cast<std::size_t>(states)) + ...);
  };
  CallsReport report;
  report.states = alone({{"held", count(held)},
                         {"to arrange", count(wanted, proposed)},
                         {"booked", count(booked)},
                         {"no show", count(no_show)},
                         {"not held", count(cancelled, declined, lapsed)}},
                        disclosure);
  std::vector<Cell> outcomes;
  for (const auto& [code, held_calls] : calls.outcomes) {
    outcomes.push_back({code.empty() ? "Not said" : redaction(code), held_calls});
  }
  report.outcomes = alone(outcomes, disclosure);
  return report;
}

/// Somebody may offer several things, so that each number stands alone.
Parts publish(const std::vector<scenarios::Offered>& offers, Disclosure disclosure) {
  Parts parts;
  parts.total = 0;
  for (const auto& [offer, members] : offers) {
    parts.parts.push_back({std::string(scenarios::name(offer)), disclose(members, disclosure)});
    *parts.total += members;
  }
  return parts;
}

std::vector<TurnoutReport> publish(const std::vector<Turnout>& turnout, const Redaction& redaction,
                                   Disclosure disclosure) {
  std::vector<TurnoutReport> report;
  for (const auto& [occasion, members] :
       std::span(turnout).first(std::min(turnout.size(), most_occasions))) {
    std::vector<Cell> cells;
    for (std::size_t i = 0; i < members.size(); ++i) {
      const bool said = i < members::relations.size();
      cells.push_back({said ? std::string(members::relations.at(i)) : "not said", members.at(i)});
    }
    auto parts = disclose(cells, disclosure);
    if (parts.total) report.push_back({redaction(occasion), std::move(parts)});
  }
  return report;
}

ConnectionsReport publish(const Connections& connections, std::int64_t members,
                          const Redaction& redaction, Disclosure disclosure) {
  ConnectionsReport report;
  report.occasions = connections.occasions;
  report.members = of(connections.members, members, disclosure);
  report.pairs = disclose(connections.pairs, disclosure);
  if (report.members.people) {
    report.with_one_only = of(connections.with_one_only, connections.members, disclosure);
    report.bridges = of(connections.bridges, connections.members, disclosure);
    report.median_partners = connections.median_partners;
    report.ties = disclose_largest(cells(connections.ties, redaction), disclosure);
  }
  return report;
}

std::vector<TaskReport> publish(const std::vector<Task>& tasks, const Redaction& redaction,
                                Disclosure disclosure) {
  std::vector<TaskReport> report;
  for (const auto& task : tasks) {
    if (!task.is_open()) continue;
    report.push_back({task.id, redaction(task.task), owner_to_show(task, redaction, disclosure),
                      std::string(name(task.state)), redaction(task.next_step), task.due_at});
  }
  return report;
}

void append_texts(const std::vector<Task>& tasks, std::vector<std::string>& texts) {
  for (const auto& task : tasks) {
    texts.push_back(task.task);
    texts.push_back(task.next_step);
    if (!task.member) texts.push_back(task.owner);
  }
}

}  // namespace qlab::handover
