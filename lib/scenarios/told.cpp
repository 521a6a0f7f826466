// SPDX-License-Identifier: Apache-2.0
#include "lib/scenarios/told.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>
#include <vector>

#include "lib/store/change.hpp"

namespace qlab::scenarios {
namespace {

constexpr std::array all_offers{Offer::host, Offer::facilitate, Offer::organise, Offer::fund,
                                Offer::admin};

bool is_little(std::int64_t before, std::int64_t after) {
  return before != after && std::abs(before - after) < smallest_cell;
}

/// The people in some cells of a row whose total is shown, where all others are shown too.
template <class Belongs>
std::int64_t sum_of(const PublicRow& row, Belongs belongs) {
  auto sum = *row.total;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    if (!belongs(i)) sum -= *row.cells[i];
  }
  return sum;
}

/// Withheld cells are known by their sum. Where others are withheld in the second row, the sums of
/// both can be taken from either row, or, if they overlap, that of all of them together.
bool tells_apart(const PublicRow& before, const PublicRow& after) {
  if (!before.total || !after.total) return false;
  const auto cells = std::min(before.cells.size(), after.cells.size());
  bool overlap = false;
  for (std::size_t i = 0; i < cells; ++i) {
    if (before.cells[i] && after.cells[i] && is_little(*before.cells[i], *after.cells[i]))
      return true;
    overlap = overlap || (!before.cells[i] && !after.cells[i]);
  }
  const auto withheld_before = [&](std::size_t i) { return !before.cells[i]; };
  const auto withheld_after = [&](std::size_t i) { return !after.cells[i]; };
  const auto in_either = [&](std::size_t i) { return withheld_before(i) || withheld_after(i); };
  const auto differs = [&](auto belongs) {
    return is_little(sum_of(before, belongs), sum_of(after, belongs));
  };
  if (overlap) return differs(in_either) || is_little(*before.total, *after.total);
  // Apart, what is withheld in one row is shown cell by cell in the other.
  const auto shown_or = [&](const PublicRow& row, const PublicRow& other, auto belongs) {
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < cells; ++i) {
      if (belongs(i)) sum += *other.cells[i];
    }
    return is_little(sum_of(row, belongs), sum);
  };
  return shown_or(before, after, withheld_before) || shown_or(after, before, withheld_after) ||
         is_little(*before.total, *after.total);
}

/// A part of a whole, and the rest of it.
PublicRow parts(const Shown& part, const Shown& whole) {
  return {{part, part && whole ? Shown(*whole - *part) : Shown()}, whole};
}

/// Who offers nothing yet is nobody, where it is told how many there could be.
Shown offered(const PublicAxis& axis, Offer offer) {
  const auto found = std::ranges::find(axis.offers, offer, &PublicOffer::offer);
  return found == axis.offers.end() ? Shown(0) : found->people;
}

bool tells_apart(const PublicAxis& before, const PublicAxis& after, const Shown& all_before,
                 const Shown& all_after) {
  const auto row = [](const PublicAxis& axis, const Shown& all) {
    return PublicRow{{axis.yes, axis.conditional, axis.no, axis.stale, axis.unanswered}, all};
  };
  if (tells_apart(row(before, all_before), row(after, all_after))) return true;
  if (tells_apart(parts(before.lasting, before.yes), parts(after.lasting, after.yes))) return true;
  return std::ranges::any_of(all_offers, [&](Offer offer) {
    return tells_apart(parts(offered(before, offer), before.yes),
                       parts(offered(after, offer), after.yes));
  });
}

/// A number of a tally by its name; those of the whole scenario have no axis.
struct Figure {
  std::string_view axis;
  std::string_view name;
  std::int64_t people = 0;
};

constexpr std::string_view no_axis = "";

std::vector<Figure> figures(const Tally& tally) {
  std::vector<Figure> all{{no_axis, "electorate", tally.electorate.value_or(0)},
                          {no_axis, "reachable", tally.reachable.value_or(0)},
                          {no_axis, "later", tally.later}};
  for (const auto& axis : tally.axes) {
    const auto of = name(axis.axis);
    all.insert(all.end(), {{of, "yes", axis.counts.yes},
                           {of, "conditional", axis.counts.conditional},
                           {of, "no", axis.counts.no},
                           {of, "stale", axis.counts.stale},
                           {of, "lasting", axis.lasting}});
    for (const auto& offer : axis.offers) {
      if (offer.yes > 0) all.push_back({of, name(offer.offer), offer.yes});
    }
  }
  return all;
}

void put(Tally& tally, const Figure& figure) {
  if (figure.name == "electorate") tally.electorate = figure.people;
  if (figure.name == "reachable") tally.reachable = figure.people;
  if (figure.name == "later") tally.later = figure.people;
  const auto axis = parse_axis(figure.axis);
  if (!axis) return;
  auto& of = tally.axes.at(static_cast<std::size_t>(*axis));
  if (figure.name == "yes") of.counts.yes = figure.people;
  if (figure.name == "conditional") of.counts.conditional = figure.people;
  if (figure.name == "no") of.counts.no = figure.people;
  if (figure.name == "stale") of.counts.stale = figure.people;
  if (figure.name == "lasting") of.lasting = figure.people;
  if (const auto offer = parse_offer(figure.name))
    of.offers.push_back({.offer = *offer, .yes = figure.people});
}

/// The numbers that were told last, under the scenario as it is now.
std::optional<Told> last_told(const store::Store& store, const Tally& counted) {
  Told told{.tally = {.scenario = counted.scenario, .electorate = {}, .reachable = {}, .axes = {}},
            .since = {}};
  for (const auto& axis : counted.axes)
    told.tally.axes.at(static_cast<std::size_t>(axis.axis)).axis = axis.axis;
  auto rows = store.prepare(
      "SELECT axis, figure, people, told_at FROM scenario_told WHERE scenario_id = ?");
  rows.bind(counted.scenario.id);
  while (rows.step()) {
    put(told.tally, {rows.view(0), rows.view(1), rows.integer(2)});
    told.since = rows.instant(3);
  }
  if (!told.since) return {};
  return told;
}

/// All numbers that a reader sees.
std::vector<Shown> shown(const PublicTally& tally) {
  std::vector<Shown> all{tally.electorate, tally.reachable, tally.later};
  for (const auto& axis : tally.axes) {
    all.insert(all.end(),
               {axis.yes, axis.conditional, axis.no, axis.stale, axis.unanswered, axis.lasting});
    for (const auto offer : all_offers) all.push_back(offered(axis, offer));
  }
  return all;
}

}  // namespace

bool tells_apart(const PublicTally& before, const PublicTally& after) {
  for (std::size_t i = 0; i < before.axes.size(); ++i) {
    if (tells_apart(before.axes.at(i), after.axes.at(i), before.electorate, after.electorate))
      return true;
  }
  const auto reachable = [](const PublicTally& tally) {
    return parts(tally.reachable, tally.electorate);
  };
  if (tells_apart(reachable(before), reachable(after))) return true;
  return before.later && after.later && is_little(*before.later, *after.later);
}

Told to_tell(const store::Store& store, Tally counted) {
  auto last = last_told(store, counted);
  if (!last) return {.tally = std::move(counted), .since = {}};
  const auto before = publish(last->tally, {});
  const auto now = publish(counted, {});
  // A new date beside the same numbers would tell that somebody answered.
  if (shown(before) == shown(now)) return *last;
  if (!tells_apart(before, now)) return {.tally = std::move(counted), .since = {}};
  last->is_earlier = true;
  return *last;
}

void put_on_record(store::Store& store, const Told& told, Instant now) {
  if (told.since) return;
  store::Transaction transaction(store, store::WhenFrozen::allowed);
  store.run("DELETE FROM scenario_told WHERE scenario_id = ?", told.tally.scenario.id);
  auto row = store.prepare(
      "INSERT INTO scenario_told (scenario_id, axis, figure, people, told_at)"
      " VALUES (?, ?, ?, ?, ?)");
  for (const auto& figure : figures(told.tally))
    row.bind(told.tally.scenario.id, figure.axis, figure.name, figure.people, now).run();
  transaction.commit();
}

}  // namespace qlab::scenarios
