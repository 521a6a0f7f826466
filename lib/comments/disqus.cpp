// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/disqus.hpp"

#include <fmt/format.h>

#include <array>
#include <exception>
#include <istream>
#include <map>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/comments/xml_reader.hpp"
#include "lib/core/error.hpp"
#include "lib/core/text.hpp"

namespace qlab::comments::disqus {
namespace {

constexpr std::string_view forum_space = "http://disqus.com";
constexpr std::string_view id_attribute = "http://disqus.com/disqus-internals\nid";
constexpr std::size_t longest_name = 2000;
constexpr auto hint = "nothing was imported; export the comments again (Moderation, Export)";

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

struct Place {
  std::string_view parent;
  std::string_view name;
  std::string Entry::*field;
};

constexpr std::array<Place, 12> places{{
    {"thread", "title", &Entry::title},
    {"thread", "link", &Entry::link},
    {"thread", "isDeleted", &Entry::is_deleted},
    {"post", "id", &Entry::id},
    {"post", "message", &Entry::message},
    {"post", "createdAt", &Entry::created},
    {"post", "isDeleted", &Entry::is_deleted},
    {"post", "isSpam", &Entry::is_spam},
    {"post", "isApproved", &Entry::is_approved},
    {"author", "name", &Entry::author},
    {"author", "username", &Entry::username},
    {"author", "email", &Entry::address},
}};

std::string id_in(const char** attributes) {
  for (; *attributes != nullptr; attributes += 2) {
    if (*attributes == id_attribute) return attributes[1];
  }
  return {};
}

bool is_true(const std::string& text) { return text == "true" || text == "1"; }

/// What posts need of their thread. All threads of a file are kept, posts are not.
struct Thread {
  std::size_t number = 0;  ///< in the order of the file, from 1
  std::string title;
  std::string link;
  bool is_deleted = false;
};

/// Pauses behind each thread and each post; depth 0 is the root, 1 a thread or post, 2 its fields,
/// 3 its author's.
class Parser : private XmlReader {
 public:
  Parser(std::istream& stream, std::string source) : XmlReader(stream, std::move(source), hint) {}

  enum class Element { thread, post };

  /// Reads on to the next of them; nothing at the end.
  std::optional<Element> next(Entry& entry) {
    if (!run()) {
      if (!m_is_forum) fail_here("this is not a Disqus export");
      return {};
    }
    entry = std::move(m_entry);
    return m_element;
  }

 private:
  void start(const Name& name, const char** attributes) override {
    const bool ours = name.space == forum_space;
    if (m_open.empty()) {
      m_is_forum = ours && name.local == "disqus";
      if (!m_is_forum) return refuse("this is not a Disqus export");
    }
    const auto depth = m_open.size();
    const std::string local(ours ? name.local : "");
    if (depth == 1) {
      m_entry = {};
      m_entry.internal_id = id_in(attributes);
      m_entry.line = line();
    }
    if (depth == 2 && m_open.back() == "post") {
      if (local == "thread") m_entry.thread = id_in(attributes);
      if (local == "parent") m_entry.parent = id_in(attributes);
    }
    if (m_field == nullptr) find_field(depth, local);
    m_open.push_back(local);
  }

  void find_field(std::size_t depth, const std::string& local) {
    const bool in_author = depth == 3 && m_open[1] == "post" && m_open[2] == "author";
    if (depth != 2 && !in_author) return;
    for (const auto& place : places) {
      if (place.parent != m_open.back() || place.name != local) continue;
      m_field = &(m_entry.*place.field);
      m_field_depth = depth;
      m_field->clear();
    }
  }

  void text(std::string_view bytes) override {
    if (m_field == nullptr) return;
    if (m_field->size() + bytes.size() > longest_text) return refuse("a text is too long");
    m_field->append(bytes);
  }

  void end() override {
    const auto name = std::move(m_open.back());
    m_open.pop_back();
    if (m_field != nullptr && m_open.size() == m_field_depth) {
      *m_field = std::string(text::trim(*m_field));
      m_field = nullptr;
    }
    if (m_open.size() != 1) return;
    if (name != "thread" && name != "post") return;
    m_element = name == "post" ? Element::post : Element::thread;
    pause();
  }

  bool m_is_forum = false;
  Element m_element = Element::thread;
  std::vector<std::string> m_open;
  Entry m_entry;
  std::string* m_field = nullptr;
  std::size_t m_field_depth = 0;
};

void set_state(Found& found, const Entry& post, const Thread& thread) {
  if (is_true(post.is_deleted) || thread.is_deleted) {
    found.state = State::rejected;
    found.reason = deleted_there;
  } else if (is_true(post.is_spam)) {
    found.state = State::spam;
  } else {
    found.state = post.is_approved == "false" ? State::pending : State::published;
  }
}

Found found_of(const Entry& post) {
  // The oldest exports name some posts by the second of their ids only.
  const auto id = post.internal_id.empty() && !post.id.empty() ? "id " + post.id : post.internal_id;
  Found found{.id = id,
              .parent = post.parent,
              .author = post.author.empty() ? post.username : post.author,
              .address = post.address,
              .body = post.message,
              .format = Format::html,
              .source_id = id,
              .line = post.line};
  if (const auto at = parse_rfc3339(post.created)) found.written = Written{*at, false};
  return found;
}

class Reader : public ExportReader {
 public:
  Reader(std::istream& stream, std::string source)
      : m_stream(stream), m_source(std::move(source)), m_start(stream.tellg()) {}

  [[nodiscard]] std::string source() const override { return "disqus"; }

  /// Threads stand before their posts in every export that was seen. Where one does not, the file
  /// is read again for its posts.
  void each(const std::function<void(const Found&)>& take) override {
    bool some_are_late = false;
    const auto in_time = [&](const Entry& post) {
      const auto thread = m_threads.find(post.thread);
      if (thread == m_threads.end()) {
        some_are_late = true;
      } else {
        take(placed(post, thread->first, thread->second));
      }
    };
    std::exception_ptr broken;
    try {
      read(in_time);
    } catch (const Error& error) {
      if (error.kind() != Kind::data || !some_are_late) throw;
      broken = std::current_exception();
    }
    if (some_are_late) read_again(take);
    if (broken) std::rethrow_exception(broken);
  }

 private:
  /// Calls post for each, and keeps threads.
  void read(const std::function<void(const Entry&)>& post) {
    Parser parser(m_stream, m_source);
    m_number = 0;
    for (Entry entry; const auto element = parser.next(entry);) {
      if (element == Parser::Element::post) {
        post(entry);
      } else if (!entry.internal_id.empty()) {
        keep(entry);
      }
    }
  }

  void keep(const Entry& entry) {
    const auto number = ++m_number;
    const auto cut = [](const std::string& text) {
      const auto start = std::string_view(text).substr(0, longest_name);
      return std::string(start.substr(0, text::utf8_prefix(start)));
    };
    m_threads.try_emplace(entry.internal_id, Thread{number, cut(entry.title), cut(entry.link),
                                                    is_true(entry.is_deleted)});
  }

  /// Hands over the posts that stand before their thread, and those that have none.
  void read_again(const std::function<void(const Found&)>& take) {
    m_stream.clear();
    m_stream.seekg(m_start);
    const auto late = [&](const Entry& post) {
      const auto thread = m_threads.find(post.thread);
      if (thread == m_threads.end()) {
        auto found = found_of(post);
        found.fault = "its thread is not in the file";
        take(found);
      } else if (thread->second.number > m_number) {
        take(placed(post, thread->first, thread->second));
      }
    };
    read(late);
  }

  static Found placed(const Entry& post, const std::string& id, const Thread& thread) {
    auto found = found_of(post);
    found.page = FoundPage{id, {thread.title, thread.link}};
    set_state(found, post, thread);
    return found;
  }

  std::istream& m_stream;
  std::string m_source;
  std::istream::pos_type m_start;
  std::map<std::string, Thread> m_threads;
  std::size_t m_number = 0;  ///< of threads that were passed
};

}  // namespace

std::unique_ptr<ExportReader> open(std::istream& stream, std::string source) {
  return std::make_unique<Reader>(stream, std::move(source));
}

}  // namespace qlab::comments::disqus
