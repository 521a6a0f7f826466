// SPDX-License-Identifier: Apache-2.0
// A file to import from, read piece by piece; or standard input, which is read whole at once, so
// that no change waits in the middle for what somebody types.
#pragma once

#include <filesystem>
#include <istream>
#include <memory>
#include <string>

namespace qlab::comments {

class ExportFile {
 public:
  /// Opens it; "-" is standard input. Throws not_found or io.
  explicit ExportFile(const std::filesystem::path& path);

  [[nodiscard]] std::istream& stream() const { return *m_stream; }

  /// The name for messages: blog.xml, or "standard input".
  [[nodiscard]] const std::string& source() const { return m_source; }

 private:
  std::string m_source;
  std::unique_ptr<std::istream> m_stream;
};

}  // namespace qlab::comments
