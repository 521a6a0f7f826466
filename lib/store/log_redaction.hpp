// SPDX-License-Identifier: Apache-2.0
// The log of changes as somebody leaves it who must be forgotten: their rows go, all others can
// still be undone. Runs within the caller's transaction.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "lib/store/changeset_filter.hpp"
#include "lib/store/store.hpp"

namespace qlab::store {

/// The columns of every table that refer to rows of this one, by the table's name.
using References = std::map<std::string, std::vector<std::size_t>, std::less<>>;
References references_to(const Store& store, std::string_view table);

/// Whether the first column of a table is an id of its own.
bool has_ids(const Store& store, std::string_view table);

/// The ids of a table's rows in which the column has this value.
std::set<std::int64_t> ids_where(const Store& store, std::string_view table, std::size_t column,
                                 std::int64_t value);

/// Calls with every recorded row, oldest change first.
void each_logged_row(const Store& store, const std::function<void(const LoggedRow&)>& call);

/// The same of those changes alone whose refs, as the log has them ("m1 m12"), are of concern.
void each_logged_row(const Store& store, const std::function<bool(std::string_view)>& concerns,
                     const std::function<void(const LoggedRow&)>& call);

struct LogRedaction {
  std::function<bool(const LoggedRow&)> drop;      ///< whether a row goes
  std::function<bool(std::string_view)> is_named;  ///< whether a summary names the person
  std::string_view table;                          ///< where the person's own row stands,
  std::int64_t id = 0;                             ///< which no undo of an import may delete
};

/// Rewrites the log and returns how many changes lost something. What others did in the same change
/// can still be undone; one that lost everything is marked, and cannot.
std::int64_t redact_log(Store& store, const LogRedaction& redaction);

}  // namespace qlab::store
