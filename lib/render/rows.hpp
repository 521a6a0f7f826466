// SPDX-License-Identifier: Apache-2.0
// Writes rows of one type in the format asked for, one by one, with flat memory (tables excepted).
#pragma once

#include <memory>

#include "lib/render/fields.hpp"
#include "lib/render/format.hpp"
#include "lib/render/output.hpp"

namespace qlab::render {

/// Throws usage, with the nearest, where none of the names is this one.
void require_field(std::string_view name, std::span<const std::string_view> names);

/// Which of these field names are written, as indexes, in the order asked for. Throws usage with
/// the nearest name where one is unknown.
std::vector<std::size_t> selected(const Style& style, std::span<const std::string_view> names,
                                  std::span<const Shown> shown, Amount amount);

/// The writer of the style's format. The names are the header.
std::unique_ptr<RowSink> make_writer(Output& output, const Style& style, Amount amount,
                                     const std::vector<std::string_view>& names);

template <class Row>
class Rows {
 public:
  Rows(Fields<Row> fields, Output& output, const Style& style, Amount amount = Amount::many) {
    std::vector<std::string_view> names;
    std::vector<Shown> shown;
    for (const auto& field : fields) {
      names.push_back(field.name);
      shown.push_back(field.shown);
    }
    std::vector<std::string_view> header;
    for (const auto index : selected(style, names, shown, amount)) {
      m_fields.push_back(fields[index]);
      header.push_back(names[index]);
    }
    m_writer = make_writer(output, style, amount, header);
  }

  void add(const Row& row) {
    m_writer->begin_row();
    for (const auto& field : m_fields) field.put(row, *m_writer);
    m_writer->end_row();
  }

  /// Must be called once after the last row; an empty list is written too.
  void finish() { m_writer->finish(); }

 private:
  std::vector<Field<Row>> m_fields;
  std::unique_ptr<RowSink> m_writer;
};

/// One JSON object of all fields, as text: for error objects and files.
template <class Row>
std::string to_json(Fields<Row> fields, const Row& row) {
  std::string text;
  auto output = Output::to_text(text);
  Style style;
  style.format = Format::jsonl;
  Rows<Row> rows(fields, output, style, Amount::one);
  rows.add(row);
  rows.finish();
  output.finish();
  return text;
}

}  // namespace qlab::render
