// SPDX-License-Identifier: Apache-2.0
// One writer per format; make_writer() chooses. The names must outlive the writer.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "lib/render/format.hpp"
#include "lib/render/nested.hpp"
#include "lib/render/output.hpp"

namespace qlab::render {

enum class JsonShape { array, object, lines };

std::unique_ptr<RowSink> json_writer(Output& output, JsonShape shape,
                                     const std::vector<std::string_view>& names);
std::unique_ptr<RowSink> csv_writer(Output& output, const Style& style,
                                    const std::vector<std::string_view>& names);
std::unique_ptr<RowSink> tsv_writer(Output& output, const std::vector<std::string_view>& names);
std::unique_ptr<RowSink> ids_writer(Output& output);
std::unique_ptr<RowSink> table_writer(Output& output, const Style& style,
                                      const std::vector<std::string_view>& names);
std::unique_ptr<RowSink> card_writer(Output& output, const Style& style,
                                     const std::vector<std::string_view>& names);
std::unique_ptr<RowSink> lines_writer(Output& output, const Style& style,
                                      const std::vector<std::string_view>& names);
std::unique_ptr<RowSink> markdown_writer(Output& output, const Style& style,
                                         const std::vector<std::string_view>& names);
std::unique_ptr<RowSink> markdown_card_writer(Output& output, const Style& style,
                                              const std::vector<std::string_view>& names);

/// Appends a JSON string (RFC 8259 7) with its quotes. Bytes that are not UTF-8 become U+FFFD.
void append_json(std::string& out, std::string_view text);

/// A cell as people read it: foreign text made harmless, instants local, lists with commas.
class PlainCells : public RowSink {
 public:
  explicit PlainCells(const Style& style) : m_show_instant(style.show_instant) {}

  void text(std::string_view value) override;
  void number(std::int64_t value) override;
  void truth(bool value) override;
  void instant(Instant value) override;
  void nothing() override;
  void list(std::span<const std::string> items) override;
  void nested(const Nested& rows) override;

 protected:
  /// Takes one finished cell.
  virtual void cell(std::string cell) = 0;

 private:
  std::function<std::string(Instant)> m_show_instant;
};

/// field_name as a label: Field name.
std::string label(std::string_view name);

/// field_name as the heading of a column: FIELD NAME.
std::string heading(std::string_view name);

/// The rows as compact JSON text, for formats whose cells hold no rows: handed over row by row, no
/// character in two pieces, or whole.
void nested_json(const Nested& rows, const std::function<void(std::string_view)>& take);
std::string nested_json(const Nested& rows);

}  // namespace qlab::render
