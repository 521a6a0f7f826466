// SPDX-License-Identifier: Apache-2.0
// Who took part in the same thing, for the handover's picture of the community. Reads only.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "lib/store/store.hpp"

namespace qlab::members {

/// Calls with each member who took part in a workshop, webinar or online exchange that has a name,
/// and what tells that occasion from others: "w1" for a webinar that is known, else kind, name,
/// day.
void each_together(
    const store::Store& store,
    const std::function<void(std::int64_t member, const std::string& occasion)>& call);

/// Calls with each member who took part in a workshop or an online exchange that has a name, and
/// the name.
void each_named_occasion(
    const store::Store& store,
    const std::function<void(std::int64_t member, std::string_view name)>& call);

/// Calls with how each member relates to the programme; empty where it was not said.
void each_relation(const store::Store& store,
                   const std::function<void(std::int64_t member, std::string_view relation)>& call);

/// Calls with the nation of each member, as it is stored; empty where it was not said.
void each_nation(const store::Store& store,
                 const std::function<void(std::int64_t member, std::string_view nation)>& call);

}  // namespace qlab::members
