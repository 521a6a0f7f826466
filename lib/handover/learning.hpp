// SPDX-License-Identifier: Apache-2.0
// What was learned, said so that a successor can weigh it: each lesson with what it rests on, how
// sure it is, and who should know it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/core/clock.hpp"
#include "lib/core/names.hpp"
#include "lib/store/store.hpp"

namespace qlab::handover {

enum class Confidence { low, medium, high };
inline constexpr Names<3> confidences{"low", "medium", "high"};

constexpr std::string_view name(Confidence confidence) {
  return confidences.at(static_cast<std::size_t>(confidence));
}

struct Lesson {
  std::int64_t id = 0;
  std::string title;
  std::string body;  ///< Markdown
  Confidence confidence = Confidence::medium;
  std::string role;                  ///< who should know it; may be empty
  std::vector<std::string> sources;  ///< refs: c3, k4, s1, w1
  Instant created_at;
  Instant updated_at;
};

struct NewLesson {
  std::string title;
  std::string body;
  std::string sources;  ///< as typed: "c3,k4 w1"
  Confidence confidence = Confidence::medium;
  std::string role;
};

/// What is to be another; what is not said stays.
struct LessonEdit {
  std::optional<std::string> title;
  std::optional<std::string> body;
  std::optional<std::string> sources;  ///< instead of all there were
  std::optional<Confidence> confidence;
  std::optional<std::string> role;
};

/// Throws usage for a title or a source that is none, not_found for a source that does not exist.
Lesson add_lesson(store::Store& store, const NewLesson& wanted, Instant now);

/// Writes what differs, all or nothing; throws as add_lesson().
Lesson edit_lesson(store::Store& store, const Lesson& lesson, const LessonEdit& wanted,
                   Instant now);

void remove_lesson(store::Store& store, const Lesson& lesson, Instant now);

/// In the order in which they were added.
std::vector<Lesson> lessons(const store::Store& store);

/// By its id. Throws not_found.
Lesson require_lesson(const store::Store& store, std::string_view text);

}  // namespace qlab::handover
