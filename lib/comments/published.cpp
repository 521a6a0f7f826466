// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/published.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include "lib/comments/seen.hpp"

namespace qlab::comments {
namespace {

/// The shape of the threads, without texts, so that memory holds one text at a time.
struct Shape {
  std::int64_t id = 0;
  std::optional<std::int64_t> parent_id;
  std::optional<std::int64_t> answers_id;
  std::int64_t depth = 1;
  Instant written_at;
  bool is_seen = false;
};

using Children = std::map<std::int64_t, std::vector<std::int64_t>>;

std::map<std::int64_t, Shape> shapes(const store::Store& store, std::int64_t scenario_id) {
  auto rows = store.prepare(
      fmt::format("SELECT c.id, c.parent_id, c.answers_id, c.depth, c.written_at,"
                  " c.state = 'published' AND NOT {} FROM comment c WHERE c.scenario_id = ?",
                  under_hidden));
  rows.bind(scenario_id);
  std::map<std::int64_t, Shape> all;
  while (rows.step()) {
    all[rows.integer(0)] = {rows.integer(0), rows.maybe_integer(1), rows.maybe_integer(2),
                            rows.integer(3), rows.instant(4),       rows.integer(5) != 0};
  }
  return all;
}

/// Who wrote something here and has refused or withdrawn consent to be quoted.
std::set<std::int64_t> unquoted(const store::Store& store, std::int64_t scenario_id) {
  auto rows = store.prepare(
      "SELECT DISTINCT c.member_id FROM comment c JOIN consent k ON k.member_id = c.member_id"
      " WHERE c.scenario_id = ? AND k.purpose = 'quote' AND k.state IN ('refused', 'withdrawn')"
      " AND NOT EXISTS (SELECT 1 FROM consent newer WHERE newer.id > k.id"
      " AND newer.member_id = k.member_id AND newer.purpose = k.purpose"
      " AND newer.recipient = k.recipient)");
  rows.bind(scenario_id);
  std::set<std::int64_t> members;
  while (rows.step()) members.insert(rows.integer(0));
  return members;
}

class Reader {
 public:
  Reader(const store::Store& store, std::int64_t scenario_id,
         const std::function<void(const Published&)>& take)
      : m_take(take),
        m_shapes(shapes(store, scenario_id)),
        m_unquoted(unquoted(store, scenario_id)),
        m_row(store.prepare(select_comments("WHERE c.id = ?"))) {
    for (const auto& [id, shape] : m_shapes) {
      if (shape.is_seen) need(id);
    }
    for (const auto id : m_needed) m_children[m_shapes.at(id).parent_id.value_or(0)].push_back(id);
    for (auto& [parent, ids] : m_children) {
      std::ranges::sort(
          ids, {}, [this](std::int64_t id) { return std::pair(m_shapes.at(id).written_at, id); });
    }
  }

  /// Threads are three deep, so this is no deeper.
  void read_below(std::int64_t parent) {
    const auto found = m_children.find(parent);
    if (found == m_children.end()) return;
    for (const auto id : found->second) {
      m_take(one(m_shapes.at(id)));
      read_below(id);
    }
  }

 private:
  /// A reply needs the places above it, also of what nobody sees.
  void need(std::int64_t id) {
    for (auto at = std::optional(id); at && m_needed.insert(*at).second;)
      at = m_shapes.at(*at).parent_id;
  }

  Published one(const Shape& shape) {
    Published published{.id = shape.id,
                        .depth = shape.depth,
                        .parent_id = shape.parent_id,
                        .answers_id = shape.answers_id,
                        .is_gone = !shape.is_seen,
                        .member_id = {},
                        .licence = Licence::not_outside,
                        .quoting_is_refused = false,
                        .author = {},
                        .body = {},
                        .format = Format::text,
                        .written_at = shape.written_at};
    if (!shape.is_seen || !m_row.bind(shape.id).step()) return published;
    auto comment = read(m_row);
    published.member_id = comment.member_id;
    published.licence = comment.licence;
    published.quoting_is_refused = comment.member_id && m_unquoted.contains(*comment.member_id);
    published.author = std::move(comment.author);
    published.body = std::move(comment.body);
    published.format = comment.format;
    return published;
  }

  const std::function<void(const Published&)>& m_take;
  std::map<std::int64_t, Shape> m_shapes;
  std::set<std::int64_t> m_needed;
  std::set<std::int64_t> m_unquoted;  ///< members
  Children m_children;                ///< 0: the starts of threads
  store::Statement m_row;
};

}  // namespace

void each_published(const store::Store& store, std::int64_t scenario_id,
                    const std::function<void(const Published&)>& take) {
  Reader(store, scenario_id, take).read_below(0);
}

}  // namespace qlab::comments
