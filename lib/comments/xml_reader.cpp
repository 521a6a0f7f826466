// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/xml_reader.hpp"

#include <fmt/format.h>

#include <istream>
#include <new>
#include <utility>

#include "lib/comments/expat.hpp"
#include "lib/core/error.hpp"
#include "lib/core/position.hpp"

namespace qlab::comments {
namespace {

constexpr int block_size = 1 << 20;
constexpr std::int64_t longest_tag = std::int64_t{16} * block_size;
constexpr std::size_t deepest = 100;
constexpr char separator = '\n';

}  // namespace

/// The handlers of expat, which may not throw through its frames: what they refuse is kept until
/// the parser has stopped.
struct XmlReader::Handlers {
  static XmlReader& of(void* self) { return *static_cast<XmlReader*>(self); }

  static void start(void* self, const char* name, const char** attributes) {
    auto& reader = of(self);
    if (reader.m_refusal) return;
    if (reader.m_depth == deepest) return reader.refuse("elements are nested too deep");
    ++reader.m_depth;
    reader.start(split(name), attributes);
  }

  static void end(void* self, const char* /*name*/) {
    auto& reader = of(self);
    if (reader.m_refusal) return;
    --reader.m_depth;
    reader.end();
  }

  static void text(void* self, const char* bytes, int size) {
    auto& reader = of(self);
    if (!reader.m_refusal) reader.text({bytes, static_cast<std::size_t>(size)});
  }

  static void declare(void* self, const char* /*prefix*/, const char* uri) {
    if (uri != nullptr) of(self).declare(uri);
  }

  static void doctype(void* self, const char*, const char*, const char*, int) {
    of(self).refuse("a document type is not read, since it may define entities");
  }
};

void XmlReader::Free::operator()(XML_ParserStruct* handle) const { expat().free(handle); }

XmlReader::XmlReader(std::istream& stream, std::string source, std::string hint)
    : m_stream(stream),
      m_source(std::move(source)),
      m_hint(std::move(hint)),
      m_handle(expat().create(nullptr, separator)) {
  if (m_handle == nullptr) throw std::bad_alloc();
  auto* handle = m_handle.get();
  expat().set_user_data(handle, this);
  expat().on_element(handle, Handlers::start, Handlers::end);
  expat().on_text(handle, Handlers::text);
  expat().on_namespace(handle, Handlers::declare);
  expat().on_doctype(handle, Handlers::doctype);
}

XmlReader::~XmlReader() = default;

/// expat gives "namespace\nlocal", or "local" where there is no namespace.
XmlReader::Name XmlReader::split(std::string_view name) {
  const auto end = name.rfind(separator);
  if (end == std::string_view::npos) return {{}, name};
  return {name.substr(0, end), name.substr(end + 1)};
}

bool XmlReader::run() {
  auto status = m_suspended ? expat().resume(m_handle.get()) : static_cast<XML_Status>(feed());
  for (;;) {
    if (status == XML_STATUS_ERROR) fail();
    m_suspended = status == XML_STATUS_SUSPENDED;
    if (m_suspended) return true;
    if (m_ended) return false;
    status = static_cast<XML_Status>(feed());
  }
}

int XmlReader::feed() {
  auto* buffer = static_cast<char*>(expat().buffer(m_handle.get(), block_size));
  if (buffer == nullptr) throw std::bad_alloc();
  m_stream.read(buffer, block_size);
  if (m_stream.fail() && !m_stream.eof())
    throw Error(Kind::io, fmt::format("cannot read '{}'", m_source));
  const auto size = static_cast<int>(m_stream.gcount());
  m_ended = m_stream.eof();
  m_fed += size;
  const auto status = expat().parse_buffer(m_handle.get(), size, m_ended ? XML_TRUE : XML_FALSE);
  // expat starts a tag from its beginning with every block: endless ones would cost squares.
  const bool waits = status == XML_STATUS_OK && !m_ended;
  if (waits && m_fed - expat().byte_index(m_handle.get()) > longest_tag)
    fail_here("a tag does not end");
  return status;
}

void XmlReader::pause() { expat().stop(m_handle.get(), XML_TRUE); }

void XmlReader::refuse(std::string_view what) {
  m_refusal = here(what);
  expat().stop(m_handle.get(), XML_FALSE);
}

std::size_t XmlReader::line() const { return expat().line(m_handle.get()); }

std::string XmlReader::here(std::string_view what) const {
  const Position position{line(), expat().column(m_handle.get()) + 1};
  return fmt::format("{}: {}", place(m_source, position), what);
}

void XmlReader::fail_here(std::string_view what) const {
  throw Error(Kind::data, here(what), m_hint);
}

void XmlReader::fail() const {
  if (m_refusal) throw Error(Kind::data, *m_refusal, m_hint);
  fail_here(expat().error_string(expat().error_code(m_handle.get())));
}

}  // namespace qlab::comments
