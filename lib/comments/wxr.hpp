// SPDX-License-Identifier: Apache-2.0
// Reads a WordPress export (WXR, any version) item by item: memory holds one post's comments at a
// time. Hostile input is refused: document types, entities, deep nesting, endless texts.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <memory>
#include <string>
#include <vector>

namespace qlab::comments::wxr {

/// One <wp:comment>, its texts trimmed, as they stand in the file.
struct Comment {
  std::string id;
  std::string parent;
  std::string author;
  std::string address;
  std::string date;  ///< in the blog's own zone, which the file does not name
  std::string date_gmt;
  std::string content;
  std::string approved;
  std::string type;
  std::size_t line = 0;
};

/// One <item>: a post with its comments.
struct Item {
  std::string title;
  std::string link;
  std::string post_id;
  std::vector<Comment> comments;
};

class Reader {
 public:
  /// The stream must outlive the reader. The source names the file in errors.
  Reader(std::istream& stream, std::string source);
  ~Reader();
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;

  /// Reads on to the end of the next item; false after the last one. Throws data with
  /// file:line:column where the file is malformed, hostile, or not a WordPress export; io where it
  /// cannot be read.
  bool next(Item& item);

  /// The blog's address as far as it is known yet: channels name it before their items.
  [[nodiscard]] const std::string& site() const;

 private:
  class Parser;
  std::unique_ptr<Parser> m_parser;
};

}  // namespace qlab::comments::wxr
