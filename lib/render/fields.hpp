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

}  // namespace qlab::render
