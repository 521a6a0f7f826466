// SPDX-License-Identifier: Apache-2.0
// A file that appears whole or not at all, also where whoever writes it is killed.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "lib/core/descriptor.hpp"

namespace qlab {

/// Whether a file may have this name: nothing has it, or a file does. Not so where that would take
/// something away: a folder, a device, a pipe, or a name that the kernel keeps, as /dev/stdout.
bool can_be_replaced(const std::filesystem::path& path);

/// Throws usage where what is there cannot be replaced.
void require_replaceable(const std::filesystem::path& path);

/// Whether both names lead to one file, by links of whatever kind, or would where none is there.
bool is_same_file(const std::filesystem::path& one, const std::filesystem::path& other);

/// A file of mode 0600 that has no name before it is whole, so that nothing is left of it; where
/// the file system knows none without a name (NFS), one under a temporary name beside it, of which
/// the next for the same path removes what was left (lib/core/temporary_name). A link is replaced,
/// not followed. What is no file but a device or a pipe, or has a name that the kernel keeps, as
/// /dev/stdout, is added to as it is.
class NewFile {
 public:
  /// Throws io, or usage where the path is a folder.
  explicit NewFile(std::filesystem::path wanted);
  NewFile(NewFile&& other) noexcept;
  NewFile& operator=(NewFile&&) = delete;
  ~NewFile();

  /// To write to, and to read from where it is a file; closed with this object.
  [[nodiscard]] int descriptor() const { return m_file.number(); }

  /// The path that it is to have, for messages.
  [[nodiscard]] const std::filesystem::path& wanted() const { return m_wanted; }

  /// A path that opens it before that: /proc/self/fd/N, or that of its temporary name.
  [[nodiscard]] std::filesystem::path path() const;

  /// Syncs what was written and gives it its name, replacing the file that had it. Does nothing
  /// where it has that already. Throws io.
  void publish();

 private:
  void open_unnamed();
  void open_named();
  void name();

  std::filesystem::path m_wanted;
  std::string m_temporary;  ///< the name it has now; empty for none
  bool m_in_place = false;  ///< what is there is written to
  bool m_published = false;
  Descriptor m_file;
};

}  // namespace qlab
