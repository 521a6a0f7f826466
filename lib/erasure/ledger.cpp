// SPDX-License-Identifier: Apache-2.0
#include "lib/erasure/ledger.hpp"

#include <fmt/format.h>

#include <set>

#include "lib/core/error.hpp"
#include "lib/core/file.hpp"
#include "lib/core/text.hpp"
#include "lib/store/required.hpp"

namespace qlab::erasure {
namespace {

std::string uuid_of(const store::Store& store) {
  return store::required(store.first("SELECT store_uuid FROM store_identity WHERE id = 1")).text(0);
}

std::string bytes_of(const std::filesystem::path& ledger) {
  return std::filesystem::exists(ledger) ? read_file(ledger) : std::string();
}

std::vector<Record> lines_of(const std::string& bytes, std::string_view store_uuid) {
  std::vector<Record> all;
  for (const auto line : text::split(std::string_view(bytes), '\n')) {
    if (auto record = from_line(line, store_uuid)) all.push_back(std::move(*record));
  }
  return all;
}

/// Those of the first that the second has not.
std::vector<Record> without(std::vector<Record> these, const std::vector<Record>& those) {
  std::set<std::string_view> known;
  for (const auto& record : those) known.insert(record.uuid);
  std::erase_if(these, [&](const Record& record) { return known.contains(record.uuid); });
  return these;
}

}  // namespace

std::filesystem::path ledger_path(const std::filesystem::path& store) {
  return store.string() + ".erasures";
}

std::vector<Record> unapplied(const store::Store& store, const std::filesystem::path& ledger) {
  const auto bytes = bytes_of(ledger);
  if (bytes.empty()) return {};
  return without(lines_of(bytes, uuid_of(store)), records(store));
}

void complete(const store::Store& store, const std::filesystem::path& ledger) {
  const auto bytes = bytes_of(ledger);
  const auto uuid = uuid_of(store);
  // A line that a crash cut off stays, and does not spoil the next one.
  std::string added = bytes.empty() || bytes.ends_with('\n') ? "" : "\n";
  const auto empty = added.size();
  for (const auto& record : without(records(store), lines_of(bytes, uuid)))
    added += to_line(record, uuid) + '\n';
  if (added.size() > empty) append_file(ledger, added);
}

bool is_complete(const store::Store& store, const std::filesystem::path& ledger) {
  auto known = records(store);
  if (known.empty()) return true;
  return without(std::move(known), lines_of(bytes_of(ledger), uuid_of(store))).empty();
}

void require_applied(const store::Store& store) {
  const auto back = unapplied(store, ledger_path(store.path()));
  if (back.empty()) return;
  throw Error(Kind::refused,
              fmt::format("'{}' is older than {} erasure{}: people who were erased may be back",
                          store.path().string(), back.size(), back.size() == 1 ? "" : "s"),
              "'qlab members erase --reapply' erases them again; nothing is written before");
}

}  // namespace qlab::erasure
