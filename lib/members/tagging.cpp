// SPDX-License-Identifier: Apache-2.0
#include "lib/members/tagging.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "lib/core/error.hpp"
#include "lib/core/text.hpp"
#include "lib/members/member.hpp"
#include "lib/members/typed_text.hpp"
#include "lib/store/change.hpp"

namespace qlab::members {
namespace {

std::int64_t tag_id(store::Store& store, const std::string& tag) {
  if (const auto found = store.first("SELECT id FROM tag WHERE name = ?", tag)) {
    return found->integer(0);
  }
  store.run("INSERT INTO tag (name) VALUES (?)", tag);
  return store.last_id();
}

bool put_on(store::Store& store, std::int64_t member, std::int64_t tag) {
  return store.run(
             "INSERT INTO member_tag (member_id, tag_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
             member, tag) > 0;
}

bool take_off(store::Store& store, std::int64_t member, const std::string& tag) {
  return store.run(
             "DELETE FROM member_tag WHERE member_id = ? AND tag_id ="
             " (SELECT id FROM tag WHERE name = ?)",
             member, tag) > 0;
}

}  // namespace

Tagging parse_tagging(std::span<const std::string> words) {
  Tagging tagging;
  for (const auto& word : words) {
    const bool comes = word.starts_with('+');
    const auto slug = text::slug(require_one_line("tag", word));
    if ((!comes && !word.starts_with('-')) || slug.empty()) {
      throw Error(Kind::usage, fmt::format("'{}' is no tag to change", text::terminal_safe(word)),
                  "write +TAG to put it on, -TAG to take it off");
    }
    add_tags(comes ? tagging.added : tagging.removed, slug);
  }
  for (const auto& tag : tagging.added) {
    const auto& removed = tagging.removed;
    if (std::find(removed.begin(), removed.end(), tag) == removed.end()) continue;
    throw Error(Kind::usage, fmt::format("'{}' is to be put on and taken off", tag));
  }
  return tagging;
}

std::vector<Tagged> tag(store::Store& store, std::span<const std::int64_t> members,
                        const Tagging& tagging, Instant now) {
  store::Change change(store, now);
  std::vector<Tagged> report;
  for (const auto member : members) {
    auto& tagged = report.emplace_back();
    tagged.member = member;
    for (const auto& tag : tagging.added) {
      if (put_on(store, member, tag_id(store, tag))) tagged.added.push_back(tag);
    }
    for (const auto& tag : tagging.removed) {
      if (take_off(store, member, tag)) tagged.removed.push_back(tag);
    }
    if (tagged.added.empty() && tagged.removed.empty()) continue;
    store.run("UPDATE member SET updated_at = ? WHERE id = ?", now, member);
    change.touch(Letter::member, member);
  }
  change.commit(fmt::format("{} members tagged", members.size()));
  return report;
}

}  // namespace qlab::members
