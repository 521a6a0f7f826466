// SPDX-License-Identifier: Apache-2.0
#include "lib/store/changeset_filter.hpp"

#include <vector>

#include "lib/core/error.hpp"

namespace qlab::store {
namespace {

constexpr char table_mark = 'T';
constexpr char insert_mark = 18;
constexpr char update_mark = 23;
constexpr char delete_mark = 9;
enum ValueKind : char { undefined = 0, integer = 1, real = 2, text = 3, blob = 4, null = 5 };

class Reader {
 public:
  explicit Reader(std::string_view bytes) : m_bytes(bytes) {}

  [[nodiscard]] bool done() const { return m_at == m_bytes.size(); }
  [[nodiscard]] std::size_t at() const { return m_at; }
  [[nodiscard]] std::string_view since(std::size_t start) const {
    return m_bytes.substr(start, m_at - start);
  }

  char byte() { return take(1).front(); }

  std::string_view take(std::size_t size) {
    if (size > m_bytes.size() - m_at) damaged();
    m_at += size;
    return m_bytes.substr(m_at - size, size);
  }

  /// SQLite's variable-length integer: seven bits per byte, all eight of a ninth.
  std::uint64_t variable() {
    std::uint64_t value = 0;
    for (int i = 0; i < 8; ++i) {
      const auto next = static_cast<unsigned char>(byte());
      value = value << 7U | (next & 0x7FU);
      if (next < 0x80) return value;
    }
    return value << 8U | static_cast<unsigned char>(byte());
  }

  std::string_view name() {
    const auto end = m_bytes.find('\0', m_at);
    if (end == std::string_view::npos) damaged();
    const auto text = take(end - m_at);
    take(1);
    return text;
  }

  LoggedValue value() {
    switch (byte()) {
      case undefined:
      case null:
        return {};
      case integer:
        return big_endian(take(8));
      case real:
        take(8);
        return {};
      case text:
      case blob:
        return take(variable());
      default:
        damaged();
    }
  }

  [[noreturn]] static void damaged() {
    throw Error(Kind::config, "the log of changes is damaged", "restore the store from a backup");
  }

 private:
  static std::int64_t big_endian(std::string_view bytes) {
    std::uint64_t value = 0;
    for (const char each : bytes) value = value << 8U | static_cast<unsigned char>(each);
    return static_cast<std::int64_t>(value);
  }

  std::string_view m_bytes;
  std::size_t m_at = 0;
};

std::span<const LoggedValue> read_values(Reader& reader, std::vector<LoggedValue>& values) {
  for (auto& value : values) value = reader.value();
  return values;
}

}  // namespace

LoggedValue LoggedRow::value(std::size_t column) const {
  for (const auto& values : {before, after}) {
    const bool recorded =
        column < values.size() && !std::holds_alternative<std::monostate>(values[column]);
    if (recorded) return values[column];
  }
  return {};
}

std::string without_rows(std::string_view changeset,
                         const std::function<bool(const LoggedRow&)>& drop) {
  Reader reader(changeset);
  std::string kept;
  std::string_view header;  // of the present table, until it is copied
  LoggedRow row;
  std::vector<LoggedValue> before;
  std::vector<LoggedValue> after;
  while (!reader.done()) {
    const auto start = reader.at();
    const char mark = reader.byte();
    if (mark == table_mark) {
      const auto columns = reader.take(reader.variable()).size();  // a flag for each
      before.assign(columns, {});
      after.assign(columns, {});
      row.table = reader.name();
      header = reader.since(start);
      continue;
    }
    if (mark != insert_mark && mark != update_mark && mark != delete_mark) Reader::damaged();
    reader.byte();  // whether a trigger did it
    row.before = mark == insert_mark ? std::span<LoggedValue>() : read_values(reader, before);
    row.after = mark == delete_mark ? std::span<LoggedValue>() : read_values(reader, after);
    if (drop(row)) continue;
    kept += header;
    header = {};
    kept += reader.since(start);
  }
  return kept;
}

}  // namespace qlab::store
