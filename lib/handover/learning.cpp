// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/learning.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "lib/core/error.hpp"
#include "lib/core/ids.hpp"
#include "lib/core/text.hpp"
#include "lib/handover/item.hpp"
#include "lib/handover/source.hpp"
#include "lib/store/change.hpp"
#include "lib/store/required.hpp"

namespace qlab::handover {
namespace {

constexpr std::size_t longest_body = 100'000;

std::string checked_title(std::string_view text) {
  auto title = one_line("title", text);
  if (!title.empty()) return title;
  throw Error(Kind::usage, "a lesson needs a title", "say with --title what was learned");
}

std::string checked_body(std::string_view text) {
  const auto body = text::trim(text);
  if (body.size() <= longest_body) return std::string(body);
  throw Error(Kind::data, fmt::format("the text is longer than {} bytes", longest_body),
              "a lesson is a page at most");
}

void write_sources(store::Store& store, std::int64_t id, const std::vector<std::string>& sources) {
  store.run("DELETE FROM learning_source WHERE learning_id = ?", id);
  for (std::size_t i = 0; i < sources.size(); ++i) {
    store.run("INSERT INTO learning_source (learning_id, position, source) VALUES (?, ?, ?)", id,
              static_cast<std::int64_t>(i), sources[i]);
  }
}

constexpr auto columns =
    "SELECT l.id, l.title, l.body, l.confidence, l.role, i.created_at, i.updated_at"
    " FROM learning AS l JOIN handover_item AS i ON i.id = l.id ";

Lesson read(const store::Statement& row) {
  Lesson lesson;
  lesson.id = row.integer(0);
  lesson.title = row.text(1);
  lesson.body = row.text(2);
  lesson.confidence = named<Confidence>(confidences, row.view(3)).value();
  lesson.role = row.text(4);
  lesson.created_at = row.instant(5);
  lesson.updated_at = row.instant(6);
  return lesson;
}

std::vector<std::string> sources_of(const store::Store& store, std::int64_t id) {
  std::vector<std::string> sources;
  auto rows =
      store.prepare("SELECT source FROM learning_source WHERE learning_id = ? ORDER BY position");
  rows.bind(id);
  while (rows.step()) sources.push_back(rows.text(0));
  return sources;
}

Lesson by_id(const store::Store& store, std::int64_t id) {
  auto lesson = read(store::required(store.first(std::string(columns) + "WHERE l.id = ?", id)));
  lesson.sources = sources_of(store, id);
  return lesson;
}

}  // namespace

Lesson add_lesson(store::Store& store, const NewLesson& wanted, Instant now) {
  const auto title = checked_title(wanted.title);
  const auto body = checked_body(wanted.body);
  const auto role = one_line("role", wanted.role);
  store::Change change(store, now, store::WhenFrozen::allowed);
  const auto sources = require_sources(store, wanted.sources);
  const auto id = add_item(store, ItemKind::learning, now);
  store.run("INSERT INTO learning (id, title, body, confidence, role) VALUES (?, ?, ?, ?, ?)", id,
            title, body, name(wanted.confidence), role);
  write_sources(store, id, sources);
  change.touch(Letter::handover_item, id);
  change.commit("added a lesson");
  return by_id(store, id);
}

Lesson edit_lesson(store::Store& store, const Lesson& lesson, const LessonEdit& wanted,
                   Instant now) {
  auto after = lesson;
  if (wanted.title) after.title = checked_title(*wanted.title);
  if (wanted.body) after.body = checked_body(*wanted.body);
  if (wanted.role) after.role = one_line("role", *wanted.role);
  after.confidence = wanted.confidence.value_or(lesson.confidence);
  store::Change change(store, now, store::WhenFrozen::allowed);
  if (wanted.sources) after.sources = require_sources(store, *wanted.sources);
  const bool other_sources = after.sources != lesson.sources;
  if (other_sources) write_sources(store, lesson.id, after.sources);
  const auto changed = store.run(
      "UPDATE learning SET title = ?2, body = ?3, confidence = ?4, role = ?5 WHERE id = ?1"
      " AND (title, body, confidence, role) <> (?2, ?3, ?4, ?5)",
      lesson.id, after.title, after.body, name(after.confidence), after.role);
  if (changed > 0 || other_sources) touch_item(store, lesson.id, now);
  change.touch(Letter::handover_item, lesson.id);
  change.commit("changed a lesson");
  return by_id(store, lesson.id);
}

void remove_lesson(store::Store& store, const Lesson& lesson, Instant now) {
  store::Change change(store, now, store::WhenFrozen::allowed);
  store.run("DELETE FROM learning_source WHERE learning_id = ?", lesson.id);
  store.run("DELETE FROM learning WHERE id = ?", lesson.id);
  remove_item(store, lesson.id);
  change.touch(Letter::handover_item, lesson.id);
  change.commit("removed a lesson");
}

std::vector<Lesson> lessons(const store::Store& store) {
  auto rows = store.prepare(std::string(columns) + "ORDER BY l.id");
  std::vector<Lesson> found;
  while (rows.step()) found.push_back(read(rows));
  auto sources = store.prepare(
      "SELECT learning_id, source FROM learning_source ORDER BY learning_id, position");
  while (sources.step()) {
    const auto id = sources.integer(0);
    const auto lesson = std::ranges::lower_bound(found, id, {}, &Lesson::id);
    if (lesson != found.end() && lesson->id == id) lesson->sources.push_back(sources.text(1));
  }
  return found;
}

Lesson require_lesson(const store::Store& store, std::string_view text) {
  return by_id(store, require_item(store, ItemKind::learning, text));
}

}  // namespace qlab::handover
