// SPDX-License-Identifier: Apache-2.0
// Part of lib/handover/trace_parts.hpp.
// What was said: comments by state, by theme, and those that may be quoted.
#include <fmt/format.h>

#include <array>

#include "lib/comments/themes.hpp"
#include "lib/handover/trace_parts.hpp"
#include "lib/scenarios/scenario.hpp"

namespace qlab::handover {
namespace {

using Figures = std::vector<TracedFigure>;

constexpr std::array<std::string_view, 6> states{"published", "pending",  "hidden",
                                                 "withdrawn", "rejected", "spam"};

/// A condition on c (comment): licensed, and no word against it.
std::string quotable() {
  return fmt::format(
      "{} = 'published' AND c.licence IN ('with name', 'unnamed') AND (c.member_id IS NULL"
      " OR c.member_id NOT IN (SELECT member_id FROM consent WHERE id IN (SELECT max(id)"
      " FROM consent WHERE purpose = 'quote' GROUP BY member_id, recipient)"
      " AND state IN ('refused', 'withdrawn')))",
      traced_state);
}

void add_scenario(const scenarios::Scenario& scenario, Figures& all) {
  const auto add = [&](std::string_view name, std::string_view what, const std::string& condition,
                       const std::vector<TraceValue>& more) {
    std::vector<TraceValue> values{scenario.id};
    values.insert(values.end(), more.begin(), more.end());
    all.push_back({fmt::format("scenario.{}.{}", scenario.slug, name),
                   fmt::format("{} ('{}')", what, scenario.slug),
                   fmt::format("SELECT 'c' || c.id, NULL FROM comment AS c WHERE c.scenario_id = ?1"
                               " AND {} ORDER BY c.id",
                               condition),
                   std::move(values)});
  };
  for (const auto state : states) {
    add(fmt::format("comments.{}", state), fmt::format("Comments that are {}", state),
        fmt::format("{} = ?2", traced_state), {std::string(state)});
  }
  add("comments.unpublished", "Comments that others do not see",
      fmt::format("{} <> 'published'", traced_state), {});
  add("quotes", "Comments that may be quoted", quotable(), {});
}

void add_theme(const comments::Theme& theme, Figures& all) {
  const auto add = [&](std::string_view name, std::string_view what, std::string_view columns,
                       const std::string& condition) {
    all.push_back(
        {fmt::format("theme.{}.{}", theme.code, name),
         fmt::format("{} ('{}')", what, theme.code),
         fmt::format("SELECT {} FROM comment AS c JOIN comment_coding AS k"
                     " ON k.comment_id = c.id JOIN comment_theme AS t ON t.id = k.theme_id"
                     " WHERE t.code = ?1 AND {} ORDER BY 1",
                     columns, condition),
         {theme.code}});
  };
  const auto seen = fmt::format("{} = 'published'", traced_state);
  add("comments", "Comments that others see under the theme", "'c' || c.id, NULL", seen);
  add("people", "Members and guests (g) who wrote them",
      "DISTINCT coalesce('m' || c.member_id, 'g' || c.guest_id), NULL",
      seen + " AND coalesce(c.member_id, c.guest_id) IS NOT NULL");
  add("quotes", "Comments under the theme that may be quoted", "'c' || c.id, NULL", quotable());
}

}  // namespace

void trace_comments(const store::Store& store, Figures& all) {
  for (const auto& scenario : scenarios::list(store)) {
    if (scenario.opened_at) add_scenario(scenario, all);
  }
  all.push_back({"comments.people",
                 "Members and guests (g) who wrote what others see",
                 fmt::format("SELECT DISTINCT coalesce('m' || c.member_id, 'g' || c.guest_id), NULL"
                             " FROM comment AS c WHERE {} = 'published'"
                             " AND coalesce(c.member_id, c.guest_id) IS NOT NULL ORDER BY 1",
                             traced_state),
                 {}});
  for (const auto& theme : comments::themes(store)) add_theme(theme, all);
}

}  // namespace qlab::handover
