// SPDX-License-Identifier: Apache-2.0
// A hostile XML file read piece by piece: document types, entities, deep nesting, endless tags and
// texts are refused, each with its place. Base of the readers of exports.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct XML_ParserStruct;

namespace qlab::comments {

/// No text of an export may be longer.
inline constexpr std::size_t longest_text = 100'000'000;

class XmlReader {
 public:
  /// The stream must outlive the reader. The source names the file in errors, the hint says what
  /// else to try.
  XmlReader(std::istream& stream, std::string source, std::string hint);
  virtual ~XmlReader();
  XmlReader(const XmlReader&) = delete;
  XmlReader& operator=(const XmlReader&) = delete;

 protected:
  /// What an element is called: its namespace (empty where it has none) and its local name.
  struct Name {
    std::string_view space;
    std::string_view local;
  };
  static Name split(std::string_view name);

  /// Reads on until pause() was called, and says true; or to the end of the file, and says false.
  /// Throws data or io.
  bool run();

  // Called for what stands in the file. They must not throw, since expat stands between.
  virtual void start(const Name& name, const char** attributes) = 0;
  virtual void text(std::string_view bytes) = 0;
  virtual void end() = 0;
  virtual void declare(std::string_view /*namespace_uri*/) {}

  void pause();
  /// Ends the reading with an error that names this place.
  void refuse(std::string_view what);
  [[noreturn]] void fail_here(std::string_view what) const;
  [[nodiscard]] std::size_t line() const;

 private:
  struct Handlers;
  int feed();
  [[nodiscard]] std::string here(std::string_view what) const;
  [[noreturn]] void fail() const;

  struct Free {
    void operator()(XML_ParserStruct* handle) const;
  };
  std::istream& m_stream;
  std::string m_source;
  std::string m_hint;
  std::unique_ptr<XML_ParserStruct, Free> m_handle;
  std::int64_t m_fed = 0;
  std::size_t m_depth = 0;
  bool m_ended = false;
  bool m_suspended = false;
  std::optional<std::string> m_refusal;
};

}  // namespace qlab::comments
