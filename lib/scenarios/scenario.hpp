// SPDX-License-Identifier: Apache-2.0
// What could happen to the community: a title and a Markdown text that keeps its versions, in the
// states draft -> open -> closed. Only an open scenario takes answers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/core/clock.hpp"
#include "lib/members/consent.hpp"
#include "lib/store/store.hpp"

namespace qlab::scenarios {

enum class State { draft, open, closed, chosen, set_aside };

/// As it is stored and shown: "draft", "set aside".
std::string_view name(State state);

struct Scenario {
  std::int64_t id = 0;
  std::string slug;
  std::string title;
  std::int64_t position = 0;  ///< its place in lists, from 1
  State state = State::draft;
  std::int64_t version = 1;           ///< of its text
  std::int64_t material_version = 1;  ///< an answer to an earlier version is stale
  std::optional<Instant> opened_at;
  std::optional<Instant> closed_at;
  Instant created_at;
};

struct Draft {
  std::string slug;
  std::string title;
  std::string body;  ///< Markdown
};

enum class Opening { later, now };

/// Adds a scenario behind the others, open or as a draft: all or nothing. Throws usage where the
/// slug, title or text cannot be used, and refused where the slug is taken.
Scenario add(store::Store& store, const Draft& draft, Opening opening, Instant now,
             members::Basis basis = members::Basis::relationship);

/// Inserts one behind the others as a draft, within the caller's change.
Scenario insert(store::Store& store, const Draft& draft, Instant now);

/// In their order.
std::vector<Scenario> list(const store::Store& store);

/// By id (s3, or 3) or slug.
std::optional<Scenario> find(const store::Store& store, std::string_view word);

/// The same; throws not_found with the nearest slug.
Scenario require(const store::Store& store, std::string_view word);

/// The present text, as Markdown.
std::string body(const store::Store& store, const Scenario& scenario);

/// Throw usage or data where a title or a text cannot be a scenario's; a title is trimmed.
std::string checked_title(std::string_view title);
void check_body(std::string_view body);

}  // namespace qlab::scenarios
