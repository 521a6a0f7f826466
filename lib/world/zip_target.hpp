// SPDX-License-Identifier: Apache-2.0
// What libzip writes an archive into: the file that it is given, for libzip's own way is to write a
// second one beside it, which would be left of a process that is killed.
#pragma once

#include <cstdio>
#include <memory>

#include "lib/world/zip.hpp"

namespace qlab::world {

class ZipTarget {
 public:
  /// The file must live as long. Throws io.
  explicit ZipTarget(const NewFile& file);

  /// This object must live as long as the handle. Throws io.
  Zip open(Zipping zipping);

 private:
  struct Trouble {
    Trouble() { zip_error_init(&error); }
    Trouble(const Trouble&) = delete;
    Trouble& operator=(const Trouble&) = delete;
    ~Trouble() { zip_error_fini(&error); }
    zip_error_t error{};
  };

  static zip_int64_t call(void* self, void* data, zip_uint64_t length, zip_source_cmd_t command);
  zip_int64_t answer(void* data, zip_uint64_t length, zip_source_cmd_t command);
  zip_int64_t done(bool well, int what);
  bool cut(zip_uint64_t size);
  zip_int64_t read(void* data, zip_uint64_t length);
  zip_int64_t seek(void* data, zip_uint64_t length);
  zip_int64_t state(void* data);
  [[nodiscard]] zip_uint64_t size() const;

  const NewFile& m_file;
  std::unique_ptr<std::FILE, decltype(&std::fclose)> m_stream;
  Trouble m_trouble;
};

}  // namespace qlab::world
