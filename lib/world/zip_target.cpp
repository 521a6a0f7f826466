// SPDX-License-Identifier: Apache-2.0
#include "lib/world/zip_target.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "lib/core/error.hpp"

namespace qlab::world {
namespace {

[[noreturn]] void cannot(const NewFile& file, const char* why) {
  throw Error(Kind::io, fmt::format("cannot write '{}': {}", file.wanted().string(), why));
}

}  // namespace

ZipTarget::ZipTarget(const NewFile& file)
    : m_file(file),
      m_stream(::fdopen(::fcntl(file.descriptor(), F_DUPFD_CLOEXEC, 0), "r+b"), &std::fclose) {
  if (!m_stream) cannot(file, std::strerror(errno));
}

Zip ZipTarget::open(Zipping zipping) {
  const int flags = zipping == Zipping::begins ? ZIP_CREATE | ZIP_TRUNCATE : 0;
  auto* source = zip_source_function_create(&ZipTarget::call, this, &m_trouble.error);
  if (source == nullptr) cannot(m_file, zip_error_strerror(&m_trouble.error));
  Zip zip(zip_open_from_source(source, flags, &m_trouble.error), &zip_discard);
  if (zip) return zip;
  zip_source_free(source);
  cannot(m_file, zip_error_strerror(&m_trouble.error));
}

zip_int64_t ZipTarget::call(void* self, void* data, zip_uint64_t length, zip_source_cmd_t command) {
  return static_cast<ZipTarget*>(self)->answer(data, length, command);
}

zip_int64_t ZipTarget::answer(void* data, zip_uint64_t length, zip_source_cmd_t command) {
  switch (command) {
    case ZIP_SOURCE_SUPPORTS:
      return ZIP_SOURCE_SUPPORTS_WRITABLE |
             ZIP_SOURCE_MAKE_COMMAND_BITMASK(ZIP_SOURCE_BEGIN_WRITE_CLONING);
    case ZIP_SOURCE_OPEN:
      return done(std::fseek(m_stream.get(), 0, SEEK_SET) == 0, ZIP_ER_SEEK);
    case ZIP_SOURCE_READ:
      return read(data, length);
    case ZIP_SOURCE_SEEK:
    case ZIP_SOURCE_SEEK_WRITE:
      return seek(data, length);
    case ZIP_SOURCE_TELL:
    case ZIP_SOURCE_TELL_WRITE:
      return ::ftello(m_stream.get());
    case ZIP_SOURCE_STAT:
      return state(data);
    case ZIP_SOURCE_BEGIN_WRITE:
      return done(cut(0), ZIP_ER_WRITE);
    case ZIP_SOURCE_BEGIN_WRITE_CLONING:
      // What is kept stands there already: the list of entries is written anew behind it.
      return done(cut(length), ZIP_ER_WRITE);
    case ZIP_SOURCE_WRITE: {
      const auto written = std::fwrite(data, 1, length, m_stream.get());
      return written == length ? static_cast<zip_int64_t>(length) : done(false, ZIP_ER_WRITE);
    }
    case ZIP_SOURCE_COMMIT_WRITE:
      return done(std::fflush(m_stream.get()) == 0, ZIP_ER_WRITE);
    case ZIP_SOURCE_ERROR:
      return zip_error_to_data(&m_trouble.error, data, length);
    case ZIP_SOURCE_CLOSE:
    case ZIP_SOURCE_FREE:
    case ZIP_SOURCE_ROLLBACK_WRITE:
      // Who gave the file throws it away where no archive came of it.
      return 0;
    default:
      zip_error_set(&m_trouble.error, ZIP_ER_OPNOTSUPP, 0);
      return -1;
  }
}

zip_int64_t ZipTarget::done(bool well, int what) {
  if (well) return 0;
  zip_error_set(&m_trouble.error, what, errno);
  return -1;
}

bool ZipTarget::cut(zip_uint64_t size) {
  const auto end = static_cast<off_t>(size);
  return std::fflush(m_stream.get()) == 0 && ::ftruncate(m_file.descriptor(), end) == 0 &&
         ::fseeko(m_stream.get(), end, SEEK_SET) == 0;
}

zip_int64_t ZipTarget::read(void* data, zip_uint64_t length) {
  const auto got = std::fread(data, 1, length, m_stream.get());
  if (got < length && std::ferror(m_stream.get()) != 0) return done(false, ZIP_ER_READ);
  return static_cast<zip_int64_t>(got);
}

zip_int64_t ZipTarget::seek(void* data, zip_uint64_t length) {
  // The size is that of the file, which lacks what is not flushed.
  if (std::fflush(m_stream.get()) != 0) return done(false, ZIP_ER_WRITE);
  const auto at = static_cast<zip_uint64_t>(::ftello(m_stream.get()));
  const auto to = zip_source_seek_compute_offset(at, size(), data, length, &m_trouble.error);
  return to < 0 ? -1 : done(::fseeko(m_stream.get(), to, SEEK_SET) == 0, ZIP_ER_SEEK);
}

zip_int64_t ZipTarget::state(void* data) {
  zip_stat_t about;
  zip_stat_init(&about);
  about.size = size();
  about.valid = ZIP_STAT_SIZE;
  std::memcpy(data, &about, sizeof about);
  return sizeof about;
}

zip_uint64_t ZipTarget::size() const {
  struct stat about {};
  ::fstat(m_file.descriptor(), &about);
  return static_cast<zip_uint64_t>(about.st_size);
}

}  // namespace qlab::world
