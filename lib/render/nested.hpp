// SPDX-License-Identifier: Apache-2.0
// Rows within a row, such as the rejected lines of an import, written by the fields of their own.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <type_traits>
#include <vector>

#include "lib/render/fields.hpp"

namespace qlab::render {

/// Rows of any type, ready to be written.
class Nested {
 public:
  virtual ~Nested() = default;
  [[nodiscard]] virtual std::vector<std::string_view> names() const = 0;
  [[nodiscard]] virtual bool empty() const = 0;
  /// At most one row: an object or null in JSON, not an array.
  [[nodiscard]] virtual bool is_one() const { return false; }
  virtual void write(RowSink& sink) const = 0;
  /// Writes one row without content, so that its fields tell their types; nothing where such a row
  /// cannot be made.
  virtual void describe(RowSink& sink) const = 0;
};

template <class Row>
class NestedRows : public Nested {
 public:
  NestedRows(Fields<Row> fields, std::span<const Row> rows) : m_fields(fields), m_rows(rows) {}

  [[nodiscard]] std::vector<std::string_view> names() const override {
    std::vector<std::string_view> names;
    for (const auto& field : m_fields) names.push_back(field.name);
    return names;
  }
  [[nodiscard]] bool empty() const override { return m_rows.empty(); }
  void write(RowSink& sink) const override {
    for (const auto& row : m_rows) {
      sink.begin_row();
      for (const auto& field : m_fields) field.put(row, sink);
      sink.end_row();
    }
    sink.finish();
  }
  void describe(RowSink& sink) const override {
    if constexpr (std::is_default_constructible_v<Row>) {
      const Row row{};
      NestedRows(m_fields, {&row, 1}).write(sink);
    }
  }

 private:
  Fields<Row> m_fields;
  std::span<const Row> m_rows;
};

/// One thing within a row, or none. It must outlive this.
template <class Row>
class NestedOne : public NestedRows<Row> {
 public:
  NestedOne(Fields<Row> fields, const std::optional<Row>& row)
      : NestedRows<Row>(fields, row ? std::span<const Row>(&*row, 1) : std::span<const Row>()) {}

  [[nodiscard]] bool is_one() const override { return true; }
};

}  // namespace qlab::render
