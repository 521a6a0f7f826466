// SPDX-License-Identifier: Apache-2.0
// The XML of a Disqus export, one thread or post after the other: what stands in it, word by word.
// What that means for comments is lib/comments/disqus.cpp's.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/comments/xml_reader.hpp"

namespace qlab::comments::disqus {

/// A <thread> or a <post>, its texts trimmed, as they stand in the file.
struct Entry {
  std::string internal_id;
  std::string id;
  std::string title;
  std::string link;
  std::string message;
  std::string created;
  std::string is_deleted;
  std::string is_spam;
  std::string is_approved;
  std::string thread;  ///< internal ids
  std::string parent;
  std::string author;
  std::string username;
  std::string address;
  std::size_t line = 0;
};

/// Pauses behind each thread and each post.
class Parser : private XmlReader {
 public:
  /// The stream must outlive the parser; the source names it in errors.
  Parser(std::istream& stream, std::string source);

  enum class Element { thread, post };

  /// Reads on to the next of them; nothing at the end. Throws data where this is no such export.
  std::optional<Element> next(Entry& entry);

 private:
  void start(const Name& name, const char** attributes) override;
  void text(std::string_view bytes) override;
  void end() override;
  void find_field(std::size_t depth, std::string_view local);

  bool m_is_forum = false;
  Element m_element = Element::thread;
  /// Names: 0 is the root, 1 a thread or post, 2 its field, 3 its author's.
  std::vector<std::string> m_open;
  Entry m_entry;
  std::string* m_field = nullptr;
  std::size_t m_field_depth = 0;
};

}  // namespace qlab::comments::disqus
