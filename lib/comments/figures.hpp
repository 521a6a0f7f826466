// SPDX-License-Identifier: Apache-2.0
// What the handover report says about comments. Reads only.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/comments/comment.hpp"
#include "lib/store/store.hpp"

namespace qlab::comments {

inline constexpr std::array all_states{State::pending, State::published, State::rejected,
                                       State::spam,    State::hidden,    State::withdrawn};

struct Figure {
  std::int64_t scenario_id = 0;
  std::array<std::int64_t, all_states.size()> comments{};  ///< in the order of all_states
  std::int64_t quotable = 0;  ///< published, with a licence to quote the words
};

/// One for each scenario with a comment, by id.
std::vector<Figure> figures(const store::Store& store);

struct Quote {
  std::int64_t scenario_id = 0;
  std::optional<std::int64_t> member_id;
  std::string author;  ///< empty where the licence is to quote unnamed
  std::string body;    ///< foreign text
  Format format = Format::text;
};

/// The newest quotable comments of each scenario, at most so many of each, by scenario and age.
std::vector<Quote> quotes(const store::Store& store, std::int64_t of_each);

/// Calls with the name of each guest who wrote a comment.
void each_guest_name(const store::Store& store, const std::function<void(std::string_view)>& call);

/// Members who wrote a comment, ascending.
std::vector<std::int64_t> ids_of_authors(const store::Store& store);

}  // namespace qlab::comments
