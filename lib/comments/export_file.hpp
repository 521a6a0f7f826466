// SPDX-License-Identifier: Apache-2.0
// A file to import from, read piece by piece; or standard input, which is read whole at once, so
// that no change waits in the middle for what somebody types.
#pragma once

#include <filesystem>
#include <istream>
#include <memory>
#include <optional>
#include <string>

#include "lib/core/text_file.hpp"

namespace qlab::comments {

class ExportFile {
 public:
  /// Opens it; "-" is standard input. Throws not_found or io.
  explicit ExportFile(const std::filesystem::path& path);

  /// The first bytes, from which the stream still begins.
  [[nodiscard]] std::string head() const;

  [[nodiscard]] std::istream& stream() const { return *m_stream; }

  /// Lets the stream begin at the first '<'.
  void skip_to_xml();

  /// All of it as UTF-8, piece by piece or at once. Throws data where it is in no known encoding,
  /// or larger than a file of comments that is kept in memory may be.
  [[nodiscard]] TextFile& text();
  [[nodiscard]] std::string whole();

  /// Whether its text was read as Windows-1252, for which nothing in the bytes speaks.
  [[nodiscard]] bool is_guessed() const {
    return m_text && m_text->encoding() == Encoding::windows_1252;
  }

  /// The name for messages: blog.xml, or "standard input".
  [[nodiscard]] const std::string& source() const { return m_source; }

 private:
  std::filesystem::path m_path;
  std::string m_source;
  std::unique_ptr<std::istream> m_stream;
  std::optional<TextFile> m_text;
};

}  // namespace qlab::comments
