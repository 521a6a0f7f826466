// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/wxr.hpp"

#include <array>
#include <string_view>
#include <utility>

#include "lib/comments/xml_reader.hpp"
#include "lib/core/text.hpp"

namespace qlab::comments::wxr {
namespace {

constexpr std::string_view wordpress_start = "http://wordpress.org/export/";

constexpr auto hint = "nothing was imported; export the comments again (Tools, Export, as XML)";

/// What an element is to us.
enum class Element { rss, channel, item, comment, other };

enum class Space { none, wordpress, foreign };

struct Placed {
  Space space;
  std::string_view local;
};

template <class Name>
Placed placed(const Name& name) {
  if (name.space.empty()) return {Space::none, name.local};
  return {name.space.starts_with(wordpress_start) ? Space::wordpress : Space::foreign, name.local};
}

std::string* field_of(Comment& comment, const Placed& name) {
  constexpr std::array<std::pair<std::string_view, std::string Comment::*>, 9> fields{{
      {"comment_id", &Comment::id},
      {"comment_parent", &Comment::parent},
      {"comment_author", &Comment::author},
      {"comment_author_email", &Comment::address},
      {"comment_date", &Comment::date},
      {"comment_date_gmt", &Comment::date_gmt},
      {"comment_content", &Comment::content},
      {"comment_approved", &Comment::approved},
      {"comment_type", &Comment::type},
  }};
  if (name.space != Space::wordpress) return nullptr;
  for (const auto& [known, member] : fields) {
    if (known == name.local) return &(comment.*member);
  }
  return nullptr;
}

std::string* field_of(Item& item, const Placed& name) {
  if (name.space == Space::none && name.local == "title") return &item.title;
  if (name.space == Space::none && name.local == "link") return &item.link;
  if (name.space == Space::wordpress && name.local == "post_id") return &item.post_id;
  return nullptr;
}

}  // namespace

class Reader::Parser : private XmlReader {
 public:
  Parser(std::istream& stream, std::string source) : XmlReader(stream, std::move(source), hint) {}

  bool next(Item& item) {
    const bool found = run();
    if (found) item = std::exchange(m_item, {});
    if (!found && !m_is_wxr) fail_here("this is not a WordPress export");
    return found;
  }

  [[nodiscard]] const std::string& site() const { return m_site.empty() ? m_link : m_site; }

 private:
  void declare(std::string_view uri) override {
    if (uri.starts_with(wordpress_start)) m_is_wxr = true;
  }

  void start(const Name& full_name, const char** /*attributes*/) override {
    const auto name = placed(full_name);
    const auto element = element_of(name);
    if (m_open.empty() && element != Element::rss) return refuse("this is not a WordPress export");
    if (element == Element::comment) {
      m_item.comments.emplace_back().line = line();
    } else if (element == Element::other && m_field == nullptr) {
      m_field = field_of(name);
      m_field_depth = m_open.size();
    }
    m_open.push_back(element);
  }

  void text(std::string_view bytes) override {
    if (m_field == nullptr) return;
    if (m_field->size() + bytes.size() > longest_text) return refuse("a text is too long");
    m_field->append(bytes);
  }

  void end() override {
    const auto element = m_open.back();
    m_open.pop_back();
    if (m_field != nullptr && m_open.size() == m_field_depth) {
      *m_field = std::string(text::trim(*m_field));
      m_field = nullptr;
    }
    if (element == Element::item) pause();
  }

  [[nodiscard]] Element element_of(const Placed& name) const {
    const bool plain = name.space == Space::none;
    if (m_open.empty()) return plain && name.local == "rss" ? Element::rss : Element::other;
    const auto parent = m_open.back();
    if (parent == Element::rss && plain && name.local == "channel") return Element::channel;
    if (parent == Element::channel && plain && name.local == "item") return Element::item;
    const bool comment = name.space == Space::wordpress && name.local == "comment";
    return parent == Element::item && comment ? Element::comment : Element::other;
  }

  /// Where the element's text goes; the first of two that say the same thing counts.
  std::string* field_of(const Placed& name) {
    std::string* field = nullptr;
    if (m_open.back() == Element::comment) {
      field = wxr::field_of(m_item.comments.back(), name);
    } else if (m_open.back() == Element::item) {
      field = wxr::field_of(m_item, name);
    } else if (m_open.back() == Element::channel) {
      if (name.space == Space::none && name.local == "link") field = &m_link;
      if (name.space == Space::wordpress && name.local == "base_blog_url") field = &m_site;
    }
    return field != nullptr && field->empty() ? field : nullptr;
  }

  bool m_is_wxr = false;
  std::vector<Element> m_open;
  Item m_item;
  std::string m_site;
  std::string m_link;
  std::string* m_field = nullptr;
  std::size_t m_field_depth = 0;
};

Reader::Reader(std::istream& stream, std::string source)
    : m_parser(std::make_unique<Parser>(stream, std::move(source))) {}
Reader::~Reader() = default;

bool Reader::next(Item& item) { return m_parser->next(item); }

const std::string& Reader::site() const { return m_parser->site(); }

}  // namespace qlab::comments::wxr
