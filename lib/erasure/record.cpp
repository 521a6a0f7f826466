// SPDX-License-Identifier: Apache-2.0
#include "lib/erasure/record.hpp"

#include <fmt/format.h>

#include "lib/core/ascii.hpp"
#include "lib/core/names.hpp"
#include "lib/core/text.hpp"

namespace qlab::erasure {
namespace {

constexpr Names<2> text_names{"keep", "remove"};
constexpr std::size_t hash_size = 64;

std::vector<std::string> words(std::string_view text, char separator) {
  std::vector<std::string> list;
  for (const auto word : text::split(text, separator)) {
    if (!word.empty()) list.emplace_back(word);
  }
  return list;
}

using ascii::number;

constexpr auto columns = "uuid, member_id, joined_at, at, comments, key_mark, hashes";

Record read(const store::Statement& row) {
  return {.uuid = row.text(0),
          .member = row.integer(1),
          .joined = row.instant(2),
          .at = row.instant(3),
          .comments = named<comments::Texts>(text_names, row.view(4)).value(),
          .key_mark = row.text(5),
          .hashes = words(row.view(6), ' ')};
}

}  // namespace

std::string_view name(comments::Texts texts) {
  return text_names.at(static_cast<std::size_t>(texts));
}

comments::Texts require_texts(std::string_view word) {
  return require_named<comments::Texts>(text_names, word, "what becomes of comments");
}

std::vector<Record> records(const store::Store& store) {
  auto rows = store.prepare(fmt::format("SELECT {} FROM erasure ORDER BY id", columns));
  std::vector<Record> all;
  while (rows.step()) all.push_back(read(rows));
  return all;
}

std::optional<Record> record_of(const store::Store& store, std::int64_t member) {
  const auto row = store.first(
      fmt::format("SELECT {} FROM erasure WHERE member_id = ? ORDER BY id DESC LIMIT 1", columns),
      member);
  if (!row) return {};
  return read(*row);
}

void insert(store::Store& store, const Record& record, std::string_view reason) {
  store.run(
      "INSERT INTO erasure (uuid, member_id, joined_at, at, comments, key_mark, hashes, reason,"
      " actor) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
      record.uuid, record.member, record.joined, record.at, name(record.comments), record.key_mark,
      text::join(record.hashes, " "), reason, store.author().actor);
}

bool is_purged(const store::Store& store) {
  return !store.first("SELECT 1 FROM erasure WHERE purged_at IS NULL");
}

void mark_purged(store::Store& store, Instant now) {
  store.run("UPDATE erasure SET purged_at = ? WHERE purged_at IS NULL", now);
}

std::string to_line(const Record& record, std::string_view store_uuid) {
  return fmt::format("erasure {} {} {} {} {} {} {} {}", record.uuid, store_uuid, record.member,
                     seconds(record.joined), seconds(record.at), name(record.comments),
                     record.key_mark, text::join(record.hashes, ","));
}

std::optional<Record> from_line(std::string_view line, std::string_view store_uuid) {
  const auto parts = text::split(line, ' ');
  if (parts.size() != 9 || parts[0] != "erasure" || parts[2] != store_uuid) return {};
  const auto member = number(parts[3]);
  const auto joined = number(parts[4]);
  const auto at = number(parts[5]);
  const auto texts = named<comments::Texts>(text_names, parts[6]);
  if (!member || !joined || !at || !texts) return {};
  auto hashes = words(parts[8], ',');
  for (const auto& hash : hashes) {
    if (hash.size() != hash_size) return {};
  }
  return Record{.uuid = std::string(parts[1]),
                .member = *member,
                .joined = instant(*joined),
                .at = instant(*at),
                .comments = *texts,
                .key_mark = std::string(parts[7]),
                .hashes = std::move(hashes)};
}

}  // namespace qlab::erasure
