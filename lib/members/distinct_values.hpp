// SPDX-License-Identifier: Apache-2.0
// The values that a column has, read by skipping through its index: what people write is compared
// with these few, and the many rows then by the values found.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/store/store.hpp"

namespace qlab::members {

/// The values in an indexed column of member (a name of ours, never one from outside) that are
/// wanted; the empty one is never asked about. Nothing where there are so many values, or so many
/// wanted ones, that looking at every member costs less.
std::optional<std::vector<std::string>> distinct_values(
    const store::Store& store, std::string_view column,
    const std::function<bool(std::string_view)>& wanted);

/// The recipients of consents for a purpose whose name has this slug.
std::vector<std::string> recipients(const store::Store& store, std::string_view purpose,
                                    std::string_view slug);

}  // namespace qlab::members
