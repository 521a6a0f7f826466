// SPDX-License-Identifier: Apache-2.0
// What the words of a WordPress export mean here: states, times, kinds, and names that stay the
// same in every export of a blog. Knows no store.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "lib/comments/comment.hpp"
#include "lib/comments/found.hpp"
#include "lib/comments/wxr.hpp"

namespace qlab::comments::wordpress {

/// Whether something of this comment_type is what a person wrote to be read. Pingbacks and
/// trackbacks are not, nor are a shop's notes on its orders.
bool is_comment(std::string_view type);

struct Fate {
  State state = State::pending;
  std::string_view reason;
};

/// The state for comment_approved; a word that is none waits for somebody to look at it.
Fate fate_of(std::string_view approved);

/// GMT, or the local time where there is no GMT (0000-00-00 00:00:00); nothing where there is
/// neither.
std::optional<Written> written(const std::string& gmt, const std::string& local);

/// The post's address that never changes: example.org/?p=18; where the post has no id, its link.
/// The number is its place in the file, for a post that has neither.
std::string page_key(const wxr::Item& item, std::string_view site_url, std::size_t number);

/// Reads an export, and holds the comments of one post at a time. The stream must outlive the
/// reader.
std::unique_ptr<ExportReader> open(std::istream& stream, std::string source);

}  // namespace qlab::comments::wordpress
