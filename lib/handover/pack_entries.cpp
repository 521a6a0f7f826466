// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/pack_entries.hpp"

#include <optional>
#include <utility>

#include "lib/core/sha256.hpp"
#include "lib/handover/background_check.hpp"
#include "lib/render/rows.hpp"

namespace qlab::handover {
namespace {

using store::PackedColumn;

constexpr std::size_t block_size = 64UL * 1024;

/// One reading of a table, in one format.
class TableBlocks {
 public:
  TableBlocks(const store::Store& store, const TableFile& file, render::Format format)
      : m_file(file), m_rows(store.prepare(file.table.select)), m_output(to(m_text)) {
    std::vector<std::string_view> names;
    for (std::size_t i = 0; i < file.table.columns.size(); ++i) {
      const auto& column = file.table.columns[i];
      if (!is_shown(column, format)) continue;
      m_columns.push_back(static_cast<int>(i));
      names.push_back(column.name);
    }
    render::Style style;
    style.format = format;
    m_writer = render::make_writer(m_output, style, render::Amount::many, names);
  }

  bool next(std::string& block) {
    while (!m_done && m_text.size() < block_size) {
      m_done = !m_rows.step();
      m_done ? m_writer->finish() : write();
      m_output.flush();
    }
    block += m_text;
    const bool some = !m_text.empty();
    m_text.clear();
    return some;
  }

 private:
  static render::Output to(std::string& text) { return render::Output::to_text(text); }

  [[nodiscard]] bool is_shown(const PackedColumn& column, render::Format format) const {
    if (m_file.in_public) return column.shown == PackedColumn::Shown::in_public;
    return column.shown != PackedColumn::Shown::in_json || format == render::Format::json;
  }

  void write() {
    if (m_file.digests != nullptr) m_file.digests->add(m_file.table, m_rows);
    m_writer->begin_row();
    for (const auto column : m_columns) write(column);
    m_writer->end_row();
  }

  void write(int column) {
    if (m_rows.is_null(column)) return m_writer->nothing();
    switch (m_file.table.columns[static_cast<std::size_t>(column)].kind) {
      case PackedColumn::Kind::text:
        return m_writer->text(m_file.show ? m_file.show(m_rows, column) : m_rows.text(column));
      case PackedColumn::Kind::instant:
        return m_writer->instant(m_rows.instant(column));
      case PackedColumn::Kind::number:
      case PackedColumn::Kind::member:
        return m_writer->number(m_rows.integer(column));
    }
  }

  const TableFile& m_file;
  store::Statement m_rows;
  std::string m_text;
  render::Output m_output;
  std::unique_ptr<render::RowSink> m_writer;
  std::vector<int> m_columns;
  bool m_done = false;
};

/// Tells an entry's bytes to whoever wants to know them, while they pass.
class Observer {
 public:
  Observer(std::string name, const PrivateValues* values) : m_passed{std::move(name), 0, {}} {
    if (values != nullptr) m_check.emplace(*values);
  }

  void pass(std::string_view bytes) {
    m_passed.size += bytes.size();
    m_hash.pass(bytes);
    if (m_check) m_check->pass(bytes, m_passed.name);
  }

  Passed finish() {
    if (m_check) m_check->finish(m_passed.name);
    m_passed.sha256 = m_hash.digest();
    return m_passed;
  }

 private:
  Passed m_passed;
  Sha256 m_hash;
  std::optional<BackgroundCheck> m_check;
};

}  // namespace

archive::Entry table_entry(const store::Store& store, std::string name, TableFile file,
                           render::Format format) {
  const auto protection =
      file.in_public ? archive::Protection::open : archive::Protection::encrypted;
  const auto kept = std::make_shared<const TableFile>(std::move(file));
  return {std::move(name), protection, [&store, kept, format]() -> archive::Blocks {
            const auto blocks = std::make_shared<TableBlocks>(store, *kept, format);
            return [kept, blocks](std::string& block) { return blocks->next(block); };
          }};
}

archive::Entry text_entry(std::string name, archive::Protection protection,
                          std::function<std::string()> text) {
  return {std::move(name), protection, [text = std::move(text)]() -> archive::Blocks {
            return [text, done = false](std::string& block) mutable {
              if (std::exchange(done, true)) return false;
              block += text();
              return true;
            };
          }};
}

archive::Entry observed(archive::Entry entry, const PrivateValues* values,
                        std::function<void(const Passed&)> tell) {
  auto name = entry.name;
  const auto protection = entry.protection;
  return {name, protection,
          [entry = std::move(entry), values, tell = std::move(tell)]() -> archive::Blocks {
            const auto observer = std::make_shared<Observer>(entry.name, values);
            return [blocks = entry.open(), observer, tell](std::string& block) {
              const auto before = block.size();
              const bool more = blocks(block);
              if (more) {
                observer->pass(std::string_view(block).substr(before));
              } else {
                tell(observer->finish());
              }
              return more;
            };
          }};
}

}  // namespace qlab::handover
