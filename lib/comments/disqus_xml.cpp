// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/disqus_xml.hpp"

#include <array>
#include <istream>
#include <utility>

#include "lib/core/text.hpp"

namespace qlab::comments::disqus {
namespace {

constexpr std::string_view forum_space = "http://disqus.com";
constexpr std::string_view id_attribute = "http://disqus.com/disqus-internals\nid";
constexpr auto hint = "nothing was imported; export the comments again (Moderation, Export)";

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

}  // namespace

Parser::Parser(std::istream& stream, std::string source)
    : XmlReader(stream, std::move(source), hint) {}

std::optional<Parser::Element> Parser::next(Entry& entry) {
  if (!run()) {
    if (!m_is_forum) fail_here("this is not a Disqus export");
    return {};
  }
  entry = std::move(m_entry);
  return m_element;
}

void Parser::start(const Name& name, const char** attributes) {
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

void Parser::find_field(std::size_t depth, std::string_view local) {
  const bool in_author = depth == 3 && m_open[1] == "post" && m_open[2] == "author";
  if (depth != 2 && !in_author) return;
  for (const auto& place : places) {
    if (place.parent != m_open.back() || place.name != local) continue;
    m_field = &(m_entry.*place.field);
    m_field_depth = depth;
    m_field->clear();
  }
}

void Parser::text(std::string_view bytes) {
  if (m_field == nullptr) return;
  if (m_field->size() + bytes.size() > longest_text) return refuse("a text is too long");
  m_field->append(bytes);
}

void Parser::end() {
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

}  // namespace qlab::comments::disqus
