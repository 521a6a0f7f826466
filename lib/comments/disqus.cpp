// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/disqus.hpp"

#include <exception>
#include <istream>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "lib/comments/disqus_xml.hpp"
#include "lib/core/error.hpp"
#include "lib/core/text.hpp"

namespace qlab::comments::disqus {
namespace {

constexpr std::size_t longest_name = 2000;

bool is_true(const std::string& text) { return text == "true" || text == "1"; }

/// What posts need of their thread. All threads of a file are kept, posts are not.
struct Thread {
  std::size_t number = 0;  ///< in the order of the file, from 1
  std::string title;
  std::string link;
  bool is_deleted = false;
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
