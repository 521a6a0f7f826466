// SPDX-License-Identifier: Apache-2.0
#include "cmd/shown_path.hpp"

#include <array>

#include "cmd/asked_format.hpp"
#include "cmd/context.hpp"

namespace qlab::cmd {
namespace {

constexpr std::array<render::Field<Place>, 2> fields{{
    {"path", [](const Place& place, render::Sink& sink) { sink.text(place.path); }},
    {"exists", [](const Place& place, render::Sink& sink) { sink.truth(place.exists); }},
}};

}  // namespace

render::Fields<Place> place_fields() { return fields; }

void show_path(Context& context, const std::filesystem::path& path) {
  if (asks_for_format(context)) {
    context.show<Place>(place_fields(), {path.string(), std::filesystem::exists(path)});
  } else {
    context.out().write(path.string() + "\n");
  }
}

}  // namespace qlab::cmd
