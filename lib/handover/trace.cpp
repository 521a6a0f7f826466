// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/trace.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "lib/core/error.hpp"
#include "lib/core/text.hpp"

namespace qlab::handover {

TracedFigure require_figure(const store::Store& store, const TraceScope& scope,
                            std::string_view name) {
  auto figures = traced_figures(store, scope);
  const auto found = std::ranges::find(figures, name, &TracedFigure::name);
  if (found != figures.end()) return std::move(*found);
  std::vector<std::string_view> names;
  for (const auto& figure : figures) names.emplace_back(figure.name);
  auto hint = text::did_you_mean(name, names);
  if (hint.empty()) hint = "'qlab handover report --trace list' shows them";
  throw Error(Kind::not_found, fmt::format("no figure is named '{}'", text::terminal_safe(name)),
              hint);
}

std::string described(const std::vector<TraceValue>& values) {
  std::vector<std::string> shown;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto* number = std::get_if<std::int64_t>(&values[i]);
    shown.push_back(number != nullptr
                        ? fmt::format("?{} = {}", i + 1, *number)
                        : fmt::format("?{} = '{}'", i + 1, std::get<std::string>(values[i])));
  }
  return text::join(shown, ", ");
}

std::int64_t each_traced(const store::Store& store, const TracedFigure& figure,
                         const std::function<void(std::string_view, std::string_view)>& call) {
  auto rows = store.prepare(figure.sql);
  for (std::size_t i = 0; i < figure.values.size(); ++i) {
    std::visit([&](const auto& value) { rows.put(static_cast<int>(i + 1), value); },
               figure.values[i]);
  }
  std::int64_t count = 0;
  for (; rows.step(); ++count) call(rows.view(0), rows.is_null(1) ? "" : rows.view(1));
  return count;
}

}  // namespace qlab::handover
