// SPDX-License-Identifier: Apache-2.0
#include "cmd/scenarios/offer_fields.hpp"

#include <array>

namespace qlab::cmd {

render::Fields<scenarios::OfferBy> offer_fields() {
  using Row = scenarios::OfferBy;
  using render::put_or_nothing;
  using render::Sink;
  static constexpr std::array<render::Field<Row>, 8> fields{{
      {"slug", [](const Row& row, Sink& sink) { sink.text(row.slug); }},
      {"offer", [](const Row& row, Sink& sink) { sink.text(name(row.offer)); }},
      {"member", [](const Row& row, Sink& sink) { sink.reference(Letter::member, row.member); }},
      {"name", [](const Row& row, Sink& sink) { sink.text(row.name); }},
      {"answer", [](const Row& row, Sink& sink) { sink.text(name(row.answer)); }},
      {"horizon", [](const Row& row, Sink& sink) { put_or_nothing(row.horizon, sink); }},
      {"condition", [](const Row& row, Sink& sink) { put_or_nothing(row.condition, sink); }},
      {"late", [](const Row& row, Sink& sink) { sink.truth(row.late); }},
  }};
  return fields;
}

}  // namespace qlab::cmd
