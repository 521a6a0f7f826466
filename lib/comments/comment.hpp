// SPDX-License-Identifier: Apache-2.0
// What somebody wrote about a scenario, in threads three deep. An author's address is never part of
// a comment, so nothing that shows comments can show one.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/core/clock.hpp"
#include "lib/store/store.hpp"

namespace qlab::comments {

enum class State { pending, published, rejected, spam, hidden, withdrawn };

/// Whether the words may be quoted outside the community.
enum class Licence { with_name, unnamed, paraphrase_only, not_outside };

/// How the body is written. HTML is kept as it came and is foreign: shown escaped, never rendered.
enum class Format { text, html };

std::string_view name(State state);
std::string_view name(Licence licence);
std::string_view name(Format format);

/// Throw usage with the nearest word.
State require_state(std::string_view word);
Licence require_licence(std::string_view word);

/// Where an imported comment was written.
struct Page {
  std::string title;
  std::string link;
};

struct Comment {
  std::int64_t id = 0;
  std::int64_t scenario_id = 0;
  std::string scenario;                   ///< its slug
  std::optional<std::int64_t> parent_id;  ///< where it stands in its thread
  std::optional<std::int64_t>
      answers_id;  ///< what it answers, where that stands as deep as threads go
  std::int64_t depth = 1;
  std::optional<std::int64_t> member_id;
  std::optional<std::int64_t> guest_id;
  std::string author;  ///< the name it is shown with
  std::string body;
  Format format = Format::text;
  State state = State::pending;
  std::string reason;
  std::string clause;  ///< of the policy, version and number, where it was rejected for one
  Licence licence = Licence::not_outside;
  std::optional<std::int64_t> policy_version;
  std::optional<Page> page;
  std::string source;     ///< what it was imported from, such as "wordpress"; empty for our own
  std::string source_id;  ///< its name there
  Instant written_at;
  Instant created_at;
  std::int64_t version = 1;  ///< one more with every change
};

/// One step of a comment's life.
struct Step {
  std::string action;  ///< "added", "approved"; empty where it was taken before they were named
  std::string state;
  std::string reason;
  std::string clause;
  std::string actor;
  Instant at;
};

/// By id: c45, or 45.
std::optional<Comment> find(const store::Store& store, std::string_view word);

/// The same; throws not_found.
Comment require(const store::Store& store, std::string_view word);

/// Oldest first.
std::vector<Step> history(const store::Store& store, std::int64_t comment_id);

/// SQL for whole comments; the condition is about c (comment), s (scenario), g (comment_guest).
std::string select_comments(std::string_view condition);

/// The comment in the present row of select_comments().
Comment read(const store::Statement& row);

}  // namespace qlab::comments
