// SPDX-License-Identifier: Apache-2.0
// Calls as people look at them: chosen by a query, with the names of their members.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "lib/calls/call.hpp"
#include "lib/core/query.hpp"
#include "lib/store/query_field.hpp"
#include "lib/store/store.hpp"

namespace qlab::calls {

/// The fields of such a query.
store::QueryFields query_fields();

struct Question {
  std::optional<std::string> query = {};  ///< nothing: every call; no words: none
  std::optional<Period> within = {};      ///< only calls whose time is agreed and in it
};

struct Listed {
  Call call;
  std::string name;       ///< of the member; empty where they were erased
  std::string objection;  ///< of an open one: the member's no to calls, in words
};

/// Calls take for each, in the order of their times, those without one first; of equal ones by id.
/// Throws usage for an unknown field, with the nearest.
void each(const store::Store& store, const Question& question,
          const std::function<void(const Listed&)>& take);

/// One call with its member's name.
Listed with_name(const store::Store& store, Call call);

}  // namespace qlab::calls
