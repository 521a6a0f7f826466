// SPDX-License-Identifier: Apache-2.0
// Where results go: one large buffer before standard output, a file that appears whole or not at
// all, or a text (tests, mails). Knows nothing of formats.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "lib/core/new_file.hpp"

namespace qlab::render {

/// The reader closed the pipe early (head, a pager): not an error, the command ends with status 0.
struct PipeClosed {};

class Output {
 public:
  static Output to_standard_output();

  /// A NewFile, which finish() publishes. Throws as it does.
  static Output to_file(const std::filesystem::path& path);

  /// Collects in the text, which must outlive the output.
  static Output to_text(std::string& text);

  void write(std::string_view bytes) {
    m_buffer.append(bytes);
    if (m_buffer.size() >= flush_at) flush();
  }

  /// Hands the buffer to the system. Throws PipeClosed, or io where the disk is full.
  void flush();

  /// Flushes; a file is synced and gets its name. Nothing may be written afterwards.
  void finish();

 private:
  static constexpr std::size_t flush_at = std::size_t{128} * 1024;
  Output(std::optional<NewFile> file, std::filesystem::path path, std::string* text);

  std::optional<NewFile> m_file;  ///< none: standard output, or the text
  std::filesystem::path m_path;   ///< of the file
  std::string* m_text;
  std::string m_buffer;
};

}  // namespace qlab::render
