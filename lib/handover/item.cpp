// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/item.hpp"

#include <fmt/format.h>

#include "lib/core/error.hpp"
#include "lib/core/ids.hpp"
#include "lib/core/text.hpp"
#include "lib/members/typed_text.hpp"

namespace qlab::handover {

std::string_view name(ItemKind kind) { return item_kinds.at(static_cast<std::size_t>(kind)); }

std::int64_t add_item(store::Store& store, ItemKind kind, Instant now) {
  store.run("INSERT INTO handover_item (kind, created_at, updated_at) VALUES (?1, ?2, ?2)",
            name(kind), now);
  return store.last_id();
}

void touch_item(store::Store& store, std::int64_t id, Instant now) {
  store.run("UPDATE handover_item SET updated_at = ?2 WHERE id = ?1", id, now);
}

void remove_item(store::Store& store, std::int64_t id) {
  store.run("DELETE FROM handover_item WHERE id = ?", id);
}

std::int64_t require_item(const store::Store& store, ItemKind kind, std::string_view text) {
  const auto hint = fmt::format("'qlab handover {} list' shows them", name(kind));
  const auto id = parse_ref(Letter::handover_item, text);
  const auto row = id ? store.first("SELECT kind FROM handover_item WHERE id = ?", *id)
                      : std::optional<store::Statement>();
  if (!row) {
    throw Error(Kind::not_found,
                fmt::format("no {} is '{}'", name(kind), text::terminal_safe(text)), hint);
  }
  if (row->view(0) != name(kind)) {
    throw Error(Kind::not_found,
                fmt::format("'{}' is no {}: it is a {}", ref(Letter::handover_item, *id),
                            name(kind), row->view(0)),
                hint);
  }
  return *id;
}

std::string one_line(std::string_view field, std::string_view text) {
  const auto line = members::require_one_line(field, text);
  if (line.size() <= longest_line) return std::string(line);
  throw Error(Kind::usage, fmt::format("the {} is longer than {} bytes", field, longest_line),
              "say it in a sentence");
}

}  // namespace qlab::handover
