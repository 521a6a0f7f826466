// SPDX-License-Identifier: Apache-2.0
#include "lib/scenarios/query_fields.hpp"

#include <fmt/format.h>

#include <array>

#include "lib/core/names.hpp"
#include "lib/core/text.hpp"
#include "lib/core/viability.hpp"
#include "lib/scenarios/stance.hpp"

namespace qlab::scenarios {
namespace {

using store::Condition;
using store::Meanings;
using store::Reach;

constexpr Names<3> axes{"want", "value", "support"};
constexpr Names<5> words{"yes", "conditional", "no", "stale", "none"};

/// Which of the present answers count: those to the text as it now is, unless stale ones are meant.
/// An index has them by axis, answer and version.
void add_answer(Condition& where, const Scenario& scenario, std::string_view word) {
  if (word == "stale") {
    where.add(" AND f.answer IN ('yes', 'conditional', 'no') AND f.version < ?",
              scenario.material_version);
  } else {
    where.add(" AND f.answer = ? AND f.version >= ?", word, scenario.material_version);
  }
}

/// Whether somebody answered at all, or to an earlier text, can be asked of all axes at once.
void require_axis(const Assignment& said) {
  if (!said.part.empty() || said.word.empty() || said.word == "none" || said.word == "stale")
    return;
  throw Error(Kind::usage,
              fmt::format("'{}={}' names no axis", text::terminal_safe(said.key), said.word),
              fmt::format("write stance:{}.want={}; the axes are: {}",
                          text::terminal_safe(said.key), said.word, fmt::join(axes, ", ")));
}

Meanings stance(const store::Store& store, std::string_view value) {
  const auto said = parse_assignment(value);
  const auto scenario = require(store, said.key);
  if (!said.part.empty()) require_named<Axis>(axes, said.part, "an axis");
  if (!said.word.empty()) require_named<int>(words, said.word, "an answer");
  require_axis(said);
  Condition where("f.scenario_id = ? AND f.superseded_at IS NULL", scenario.id);
  if (!said.part.empty()) where.add(" AND f.axis = ?", said.part);
  if (said.word == "none") {
    Condition nothing("NOT EXISTS (SELECT 1 FROM stance AS f WHERE f.member_id = m.id AND ");
    return {{.facts = {}, .owner = {}, .where = nothing.add(where).add(")"), .reach = Reach::scan}};
  }
  if (!said.word.empty()) add_answer(where, scenario, said.word);
  return {{.facts = "stance",
           .owner = "f.member_id",
           .where = std::move(where),
           .owner_index = "stance_present"}};
}

/// Offers are stored together, in one order: every set of them that this one is in.
std::vector<std::string> sets_with(Offer wanted) {
  constexpr unsigned all = 1U << viability_offers.size();
  std::vector<std::string> sets;
  for (unsigned set = 1; set < all; ++set) {
    if ((set & 1U << static_cast<unsigned>(wanted)) == 0) continue;
    std::vector<Offer> offers;
    for (unsigned offer = 0; offer < viability_offers.size(); ++offer) {
      if ((set & 1U << offer) != 0) offers.push_back(static_cast<Offer>(offer));
    }
    sets.push_back(joined(offers));
  }
  return sets;
}

Meanings offer(const store::Store& store, std::string_view value) {
  const auto said = parse_assignment(value);
  const auto scenario = require(store, said.key);
  Condition where("f.scenario_id = ? AND f.superseded_at IS NULL AND f.offers <> ''", scenario.id);
  if (!said.word.empty())
    where.add(" AND ").add_any("f.offers", sets_with(require_offer(said.word)));
  where.add(" AND f.version >= ?", scenario.material_version);
  return {{.facts = "stance",
           .owner = "f.member_id",
           .where = std::move(where),
           .owner_index = "stance_present"}};
}

constexpr std::array<store::QueryField, 2> fields{{
    {"stance", "SCENARIO[.AXIS[=ANSWER]]",
     "on the axis want, value or support: yes, conditional, no, stale (given to an earlier text) or"
     " none; without an answer, whoever gave one: stance:host-led.want=yes",
     stance, store::Takes::assignments},
    {"offer", "SCENARIO[=WHAT]",
     "what they offer with their support: host, facilitate, organise, fund or admin:"
     " offer:host-led=fund",
     offer, store::Takes::assignments},
}};

}  // namespace

store::QueryFields query_fields() { return fields; }

}  // namespace qlab::scenarios
