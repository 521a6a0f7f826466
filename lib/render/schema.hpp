// SPDX-License-Identifier: Apache-2.0
// What JSON a description of rows writes, as a JSON Schema (draft 2020-12): for 'qlab schema'.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/render/format.hpp"
#include "lib/render/nested.hpp"

namespace qlab::render {

/// A field of a JSON object.
struct Property {
  enum class Holds { anything, text, number, truth, instant, list, one, rows };

  std::string name;
  Holds holds = Holds::anything;  ///< or null
  std::vector<Property> inner{};  ///< of one or rows
};

/// What fields write of a row without content; what such a row does not tell is anything.
class Describer : public RowSink {
 public:
  explicit Describer(std::vector<std::string_view> names) : m_names(std::move(names)) {}

  void text(std::string_view) override { add(Property::Holds::text); }
  void number(std::int64_t) override { add(Property::Holds::number); }
  void truth(bool) override { add(Property::Holds::truth); }
  void instant(Instant) override { add(Property::Holds::instant); }
  void nothing() override { add(Property::Holds::anything); }
  void nothing_of(Type type) override;
  void list(std::span<const std::string>) override { add(Property::Holds::list); }
  void nested(const Nested& rows) override;

  [[nodiscard]] std::vector<Property> properties() && { return std::move(m_properties); }

 private:
  void add(Property::Holds holds, std::vector<Property> inner = {});

  std::vector<std::string_view> m_names;
  std::vector<Property> m_properties;
};

/// Every field is asked about a row that holds nothing: it must be able to tell.
template <class Row>
std::vector<Property> properties(Fields<Row> fields) {
  const NestedRows<Row> rows(fields, {});
  Describer describer(rows.names());
  rows.describe(describer);
  return std::move(describer).properties();
}

/// The same of a JSON object: what is null or empty in it may hold anything.
std::vector<Property> properties_of(std::string_view json);

/// The schema as JSON text: an object, or an array of them.
std::string json_schema(std::string_view title, const std::vector<Property>& properties,
                        Amount amount);

}  // namespace qlab::render
