// SPDX-License-Identifier: Apache-2.0
// What a file is known by to others: the same digest as sha256sum prints.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace qlab {

/// SHA-256 (FIPS 180-4) of the file's bytes, as 64 lower-case hexadecimal digits; the file is read
/// in blocks. Throws io where it cannot be read.
std::string sha256_of_file(const std::filesystem::path& path);

/// The same of a text.
std::string sha256_of(std::string_view text);

/// The same of bytes that come in blocks.
class Sha256 {
 public:
  Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;
  ~Sha256();

  void pass(std::string_view block);

  /// The digest of all that was passed; nothing may be passed afterwards.
  [[nodiscard]] std::string digest();

 private:
  struct State;
  std::unique_ptr<State> m_state;
};

}  // namespace qlab
