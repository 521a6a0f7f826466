// SPDX-License-Identifier: Apache-2.0
// The one description of a row: its fields by name, each writing itself into a sink. Every format
// is made from it, so that none can forget or rename a field. Descriptions live in
// cmd/<noun>/fields.*.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "lib/core/clock.hpp"
#include "lib/core/ids.hpp"

namespace qlab::render {

class Nested;

/// What a field holds where it holds anything.
enum class Type { text, number, truth, instant };

/// Takes the values of one row, one call per field.
class Sink {
 public:
  virtual ~Sink() = default;
  virtual void text(std::string_view text) = 0;
  virtual void number(std::int64_t number) = 0;
  virtual void truth(bool truth) = 0;
  virtual void instant(Instant instant) = 0;
  virtual void nothing() = 0;
  /// Nothing, where there would be a value of this type: only a description tells them apart.
  virtual void nothing_of(Type) { nothing(); }
  virtual void list(std::span<const std::string> items) = 0;
  /// Rows within a row, such as the rejected lines of an import.
  virtual void nested(const Nested& rows) = 0;

  void reference(Letter letter, std::int64_t id) { text(ref(letter, id)); }

  /// The value, or nothing.
  void maybe(const std::optional<std::string>& value) {
    value ? text(*value) : nothing_of(Type::text);
  }
  void maybe(const std::optional<std::int64_t>& value) {
    value ? number(*value) : nothing_of(Type::number);
  }
  void maybe(const std::optional<Instant>& value) {
    value ? instant(*value) : nothing_of(Type::instant);
  }
};

/// The text, or nothing where it is empty.
inline void put_or_nothing(std::string_view text, Sink& sink) {
  text.empty() ? sink.nothing_of(Type::text) : sink.text(text);
}

/// Whether a table for people shows a field; machines get every field in every format.
enum class Shown { always, in_detail };

template <class Row>
struct Field {
  std::string_view name;  ///< snake_case; never renamed once released
  void (*put)(const Row& row, Sink& sink);
  Shown shown = Shown::always;
};

template <class Row>
using Fields = std::span<const Field<Row>>;

/// Takes whole rows: begin_row, one call per field, end_row; finish after the last.
class RowSink : public Sink {
 public:
  virtual void begin_row() {}
  virtual void end_row() {}
  virtual void finish() {}
};

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
