// SPDX-License-Identifier: Apache-2.0
// Rows within a row that are read while they are written, so that many of them need no memory.
#pragma once

#include <cstdint>
#include <functional>

#include "lib/render/nested.hpp"

namespace qlab::render {

/// Hands over one row after the other; may be asked more than once.
template <class Row>
using Each = std::function<void(const std::function<void(const Row&)>&)>;

/// What each is must outlive this. The number of rows is needed before the first is read.
template <class Row>
class NestedEach : public NestedRows<Row> {
 public:
  NestedEach(Fields<Row> fields, std::int64_t number, const Each<Row>& each)
      : NestedRows<Row>(fields, {}), m_fields(fields), m_number(number), m_each(each) {}

  [[nodiscard]] bool empty() const override { return m_number == 0; }
  void write(RowSink& sink) const override {
    m_each([&](const Row& row) {
      sink.begin_row();
      for (const auto& field : m_fields) field.put(row, sink);
      sink.end_row();
    });
    sink.finish();
  }

 private:
  Fields<Row> m_fields;
  std::int64_t m_number;
  const Each<Row>& m_each;
};

}  // namespace qlab::render
