// SPDX-License-Identifier: Apache-2.0
// A foreign text file read block by block as UTF-8: memory stays flat however large the file is.
#pragma once

#include <cstddef>
#include <filesystem>
#include <iosfwd>
#include <memory>
#include <string>

#include "lib/core/encoding.hpp"

namespace qlab {

/// Whether it is standard input ("-"), a pipe or another file that cannot be read again from its
/// beginning.
bool is_read_once(const std::filesystem::path& path);

class TextFile {
 public:
  /// Opens a file and reads it once for its encoding. "-" is standard input, which is kept in
  /// memory. Throws not_found or io.
  explicit TextFile(const std::filesystem::path& path);

  /// Reads bytes that are in memory already, under this name.
  TextFile(std::string bytes, std::string source);
  ~TextFile();
  TextFile(const TextFile&) = delete;
  TextFile& operator=(const TextFile&) = delete;

  /// Appends the next block; false at the end. Throws data as decode() does.
  bool append_to(std::string& text);

  [[nodiscard]] Encoding encoding() const { return m_encoding; }

  /// The name for messages: people.csv, or "standard input".
  [[nodiscard]] const std::string& source() const { return m_source; }

  /// Bytes in the file, and bytes read of them, for progress.
  [[nodiscard]] std::size_t size() const { return m_size; }
  [[nodiscard]] std::size_t offset() const { return m_offset; }

 private:
  void find_encoding();
  bool read_block();

  std::string m_source;
  std::unique_ptr<std::istream> m_stream;
  std::string m_block;
  std::size_t m_size = 0;
  std::size_t m_offset = 0;
  Encoding m_encoding = Encoding::utf8;
  std::unique_ptr<Decoder> m_decoder;
};

}  // namespace qlab
