// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/disqus.hpp"

#include <fmt/format.h>

#include <array>
#include <istream>
#include <map>
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

/// expat's handlers fill these; depth 0 is the root, 1 a thread or post, 2 its fields, 3 its
/// author's.
class Parser : private XmlReader {
 public:
  Parser(std::istream& stream, std::string source) : XmlReader(stream, std::move(source), hint) {}

  void read() {
    run();
    if (m_open.empty() && !m_is_forum) fail_here("this is not a Disqus export");
  }

  std::map<std::string, Entry> threads;
  std::vector<Entry> posts;

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
    const bool named = !m_entry.internal_id.empty();
    if (name == "thread" && named) threads[m_entry.internal_id] = std::move(m_entry);
    if (name == "post") posts.push_back(std::move(m_entry));
  }

  bool m_is_forum = false;
  std::vector<std::string> m_open;
  Entry m_entry;
  std::string* m_field = nullptr;
  std::size_t m_field_depth = 0;
};

void set_state(Found& found, const Entry& post, const Entry& thread) {
  if (is_true(post.is_deleted) || is_true(thread.is_deleted)) {
    found.state = State::rejected;
    found.reason = deleted_there;
  } else if (is_true(post.is_spam)) {
    found.state = State::spam;
  } else {
    found.state = post.is_approved == "false" ? State::pending : State::published;
  }
}

class Reader : public ExportReader {
 public:
  Reader(std::istream& stream, std::string source) : m_parser(stream, std::move(source)) {}

  [[nodiscard]] std::string source() const override { return "disqus"; }

  bool next(Batch& batch) override {
    if (std::exchange(m_done, true)) return false;
    try {
      m_parser.read();
    } catch (const Error&) {
      // Whoever asked for what can be read gets it with the error.
      fill(batch);
      throw;
    }
    fill(batch);
    return true;
  }

 private:
  void fill(Batch& batch) {
    std::map<std::string, std::size_t> pages;
    for (const auto& [id, thread] : m_parser.threads) {
      pages[id] = batch.pages.size();
      batch.pages.push_back({id, {thread.title, thread.link}});
    }
    for (const auto& post : m_parser.posts) {
      // The oldest exports name some posts by the second of their ids only.
      const auto id =
          post.internal_id.empty() && !post.id.empty() ? "id " + post.id : post.internal_id;
      Found found{.id = id,
                  .parent = post.parent,
                  .author = post.author.empty() ? post.username : post.author,
                  .address = post.address,
                  .body = post.message,
                  .format = Format::html,
                  .source_id = id,
                  .line = post.line};
      if (const auto at = parse_rfc3339(post.created)) found.written = Written{*at, false};
      const auto page = pages.find(post.thread);
      if (page == pages.end()) {
        found.fault = "its thread is not in the file";
      } else {
        found.page = page->second;
        set_state(found, post, m_parser.threads.at(post.thread));
      }
      batch.comments.push_back(std::move(found));
    }
  }

  Parser m_parser;
  bool m_done = false;
};

}  // namespace

std::unique_ptr<ExportReader> open(std::istream& stream, std::string source) {
  return std::make_unique<Reader>(stream, std::move(source));
}

}  // namespace qlab::comments::disqus
