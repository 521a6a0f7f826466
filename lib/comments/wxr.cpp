// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/wxr.hpp"

#include <expat.h>
#include <fmt/format.h>

#include <array>
#include <istream>
#include <new>
#include <optional>
#include <string_view>
#include <utility>

#include "lib/core/error.hpp"
#include "lib/core/position.hpp"
#include "lib/core/text.hpp"

namespace qlab::comments::wxr {
namespace {

constexpr int block_size = 1 << 20;
constexpr std::size_t longest_text = 100'000'000;
constexpr std::int64_t longest_tag = 16 * block_size;
constexpr std::size_t deepest = 100;

constexpr std::string_view wordpress_start = "http://wordpress.org/export/";
constexpr char separator = '\n';

constexpr auto hint = "nothing was imported; export the comments again (Tools, Export, as XML)";

/// What an element is to us.
enum class Element { rss, channel, item, comment, other };

enum class Space { none, wordpress, foreign };

struct Name {
  Space space;
  std::string_view local;
};

/// expat gives "namespace\nlocal", or "local" where there is no namespace.
Name split(std::string_view name) {
  const auto end = name.rfind(separator);
  if (end == std::string_view::npos) return {Space::none, name};
  const bool ours = name.substr(0, end).starts_with(wordpress_start);
  return {ours ? Space::wordpress : Space::foreign, name.substr(end + 1)};
}

std::string* field_of(Comment& comment, const Name& name) {
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

std::string* field_of(Item& item, const Name& name) {
  if (name.space == Space::none && name.local == "title") return &item.title;
  if (name.space == Space::none && name.local == "link") return &item.link;
  if (name.space == Space::wordpress && name.local == "post_id") return &item.post_id;
  return nullptr;
}

}  // namespace

/// The handlers of expat, which may not throw through its frames: what they refuse is kept until
/// the parser has stopped.
class Reader::Parser {
 public:
  Parser(std::istream& stream, std::string source)
      : m_stream(stream),
        m_source(std::move(source)),
        m_handle(XML_ParserCreateNS(nullptr, separator)) {
    if (m_handle == nullptr) throw std::bad_alloc();
    auto* handle = m_handle.get();
    XML_SetUserData(handle, this);
    XML_SetElementHandler(
        handle, [](void* self, const char* name, const char**) { of(self).start(name); },
        [](void* self, const char*) { of(self).end(); });
    XML_SetCharacterDataHandler(handle, [](void* self, const char* bytes, int size) {
      of(self).text({bytes, static_cast<std::size_t>(size)});
    });
    XML_SetStartNamespaceDeclHandler(handle, [](void* self, const char*, const char* uri) {
      if (uri != nullptr && std::string_view(uri).starts_with(wordpress_start))
        of(self).m_is_wxr = true;
    });
    XML_SetStartDoctypeDeclHandler(
        handle, [](void* self, const char*, const char*, const char*, int) {
          of(self).refuse("a document type is not read, since it may define entities");
        });
  }

  bool next(Item& item) {
    auto status = m_suspended ? XML_ResumeParser(m_handle.get()) : feed();
    for (;;) {
      if (status == XML_STATUS_ERROR) fail();
      m_suspended = status == XML_STATUS_SUSPENDED;
      if (m_suspended) {
        item = std::exchange(m_item, {});
        return true;
      }
      if (m_ended) {
        if (!m_is_wxr) throw Error(Kind::data, here("this is not a WordPress export"), hint);
        return false;
      }
      status = feed();
    }
  }

  [[nodiscard]] const std::string& site() const { return m_site.empty() ? m_link : m_site; }

 private:
  static Parser& of(void* self) { return *static_cast<Parser*>(self); }

  XML_Status feed() {
    auto* buffer = static_cast<char*>(XML_GetBuffer(m_handle.get(), block_size));
    if (buffer == nullptr) throw std::bad_alloc();
    m_stream.read(buffer, block_size);
    if (m_stream.bad()) throw Error(Kind::io, fmt::format("cannot read '{}'", m_source));
    const auto size = static_cast<int>(m_stream.gcount());
    m_ended = m_stream.eof();
    m_fed += size;
    const auto status = XML_ParseBuffer(m_handle.get(), size, m_ended ? XML_TRUE : XML_FALSE);
    // expat starts a tag from its beginning with every block: endless ones would cost squares.
    const bool waits = status == XML_STATUS_OK && !m_ended;
    if (waits && m_fed - XML_GetCurrentByteIndex(m_handle.get()) > longest_tag)
      throw Error(Kind::data, here("a tag does not end"), hint);
    return status;
  }

  void start(std::string_view full_name) {
    if (m_refusal) return;
    const auto name = split(full_name);
    if (m_open.size() == deepest) return refuse("elements are nested too deep");
    const auto element = element_of(name);
    if (m_open.empty() && element != Element::rss) return refuse("this is not a WordPress export");
    if (element == Element::comment) {
      m_item.comments.emplace_back().line = XML_GetCurrentLineNumber(m_handle.get());
    } else if (element == Element::other && m_field == nullptr) {
      m_field = field_of(name);
      m_field_depth = m_open.size();
    }
    m_open.push_back(element);
  }

  void text(std::string_view bytes) {
    if (m_refusal || m_field == nullptr) return;
    if (m_field->size() + bytes.size() > longest_text) return refuse("a text is too long");
    m_field->append(bytes);
  }

  void end() {
    if (m_refusal) return;
    const auto element = m_open.back();
    m_open.pop_back();
    if (m_field != nullptr && m_open.size() == m_field_depth) {
      *m_field = std::string(text::trim(*m_field));
      m_field = nullptr;
    }
    if (element == Element::item) XML_StopParser(m_handle.get(), XML_TRUE);
  }

  [[nodiscard]] Element element_of(const Name& name) const {
    const bool plain = name.space == Space::none;
    if (m_open.empty()) return plain && name.local == "rss" ? Element::rss : Element::other;
    const auto parent = m_open.back();
    if (parent == Element::rss && plain && name.local == "channel") return Element::channel;
    if (parent == Element::channel && plain && name.local == "item") return Element::item;
    const bool comment = name.space == Space::wordpress && name.local == "comment";
    return parent == Element::item && comment ? Element::comment : Element::other;
  }

  /// Where the element's text goes; the first of two that say the same thing counts.
  std::string* field_of(const Name& name) {
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

  [[nodiscard]] std::string here(std::string_view what) const {
    const Position position{XML_GetCurrentLineNumber(m_handle.get()),
                            XML_GetCurrentColumnNumber(m_handle.get()) + 1};
    return fmt::format("{}: {}", place(m_source, position), what);
  }

  void refuse(std::string_view what) {
    m_refusal = here(what);
    XML_StopParser(m_handle.get(), XML_FALSE);
  }

  [[noreturn]] void fail() const {
    if (m_refusal) throw Error(Kind::data, *m_refusal, hint);
    throw Error(Kind::data, here(XML_ErrorString(XML_GetErrorCode(m_handle.get()))), hint);
  }

  struct Free {
    void operator()(XML_Parser handle) const { XML_ParserFree(handle); }
  };
  std::istream& m_stream;
  std::string m_source;
  std::unique_ptr<XML_ParserStruct, Free> m_handle;
  std::int64_t m_fed = 0;
  bool m_ended = false;
  bool m_suspended = false;
  bool m_is_wxr = false;
  std::vector<Element> m_open;
  Item m_item;
  std::string m_site;
  std::string m_link;
  std::string* m_field = nullptr;
  std::size_t m_field_depth = 0;
  std::optional<std::string> m_refusal;
};

Reader::Reader(std::istream& stream, std::string source)
    : m_parser(std::make_unique<Parser>(stream, std::move(source))) {}
Reader::~Reader() = default;

bool Reader::next(Item& item) { return m_parser->next(item); }

const std::string& Reader::site() const { return m_parser->site(); }

}  // namespace qlab::comments::wxr
