// SPDX-License-Identifier: Apache-2.0
// Comments as people look through them: chosen by a query, one at a time, with flat memory.
#pragma once

#include <functional>
#include <optional>
#include <string_view>

#include "lib/comments/comment.hpp"
#include "lib/store/query_field.hpp"
#include "lib/store/store.hpp"

namespace qlab::comments {

/// All that the query selects, or only what others see of it.
enum class Extent { every, published };

/// Calls take for each comment that the query selects, oldest entry first; without a query for
/// every one. A query without words selects none. Words mean AND: state:pending,hidden
/// scenario:host-led author:m12 (or an address, or a part of a name) licence:with-name theme:CODE
/// waiting:new,edited,flagged, -field:... for not, and bare words that stand in the text or the
/// name. Throws usage for an unknown field or word with the nearest, not_found for an unknown
/// scenario or theme.
void list(const store::Store& store, std::optional<std::string_view> query,
          const std::function<void(const Comment&)>& take, Extent extent = Extent::every);

/// The fields that a query of comments may name, for people; list() knows what they mean.
store::QueryFields query_fields();

/// Whether the query says itself which states it means.
bool names_state(std::string_view query);

}  // namespace qlab::comments
