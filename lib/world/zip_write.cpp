// SPDX-License-Identifier: Apache-2.0
// Part of lib/world/zip.hpp.
#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <exception>

#include "lib/core/error.hpp"
#include "lib/world/zip.hpp"
#include "lib/world/zip_target.hpp"

namespace qlab::world {
namespace {

/// Of deflate: twice as fast as the usual 6, for a tenth more bytes.
constexpr zip_uint32_t level = 3;

/// What one call of libzip's reads from. It asks for so many bytes; an entry gives blocks.
class Source {
 public:
  explicit Source(const archive::Entry& entry) : m_entry(entry) { zip_error_init(&m_error); }
  Source(const Source&) = delete;
  Source& operator=(const Source&) = delete;
  ~Source() { zip_error_fini(&m_error); }

  static zip_int64_t call(void* self, void* data, zip_uint64_t length, zip_source_cmd_t command) {
    return static_cast<Source*>(self)->answer(data, length, command);
  }

  /// What the entry threw; nothing may be thrown through a C library.
  [[nodiscard]] const std::exception_ptr& trouble() const { return m_trouble; }

 private:
  zip_int64_t answer(void* data, zip_uint64_t length, zip_source_cmd_t command) {
    switch (command) {
      case ZIP_SOURCE_SUPPORTS:
        return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE,
                                              ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE,
                                              -1);
      case ZIP_SOURCE_OPEN:
        return guarded([&] {
          m_blocks = m_entry.open();
          return zip_int64_t{0};
        });
      case ZIP_SOURCE_READ:
        return guarded([&] { return read(static_cast<char*>(data), length); });
      case ZIP_SOURCE_STAT: {
        zip_stat_t about;
        zip_stat_init(&about);
        std::memcpy(data, &about, sizeof about);
        return sizeof about;
      }
      case ZIP_SOURCE_ERROR:
        return zip_error_to_data(&m_error, data, length);
      case ZIP_SOURCE_CLOSE:
        // The source itself lives until the archive is whole; what it read with is needed no more.
        m_blocks = {};
        m_block = {};
        m_used = 0;
        return 0;
      case ZIP_SOURCE_FREE:
        return 0;
      default:
        zip_error_set(&m_error, ZIP_ER_OPNOTSUPP, 0);
        return -1;
    }
  }

  template <class Action>
  zip_int64_t guarded(Action action) {
    try {
      return action();
    } catch (...) {
      m_trouble = std::current_exception();
      zip_error_set(&m_error, ZIP_ER_INTERNAL, 0);
      return -1;
    }
  }

  zip_int64_t read(char* data, std::size_t length) {
    while (m_used == m_block.size()) {
      m_block.clear();
      m_used = 0;
      if (!m_blocks(m_block)) return 0;
    }
    const auto count = std::min(length, m_block.size() - m_used);
    std::memcpy(data, m_block.data() + m_used, count);
    m_used += count;
    return static_cast<zip_int64_t>(count);
  }

  const archive::Entry& m_entry;
  archive::Blocks m_blocks;
  std::string m_block;
  std::size_t m_used = 0;
  zip_error_t m_error{};
  std::exception_ptr m_trouble;
};

[[noreturn]] void cannot(const NewFile& file, const char* why) {
  throw Error(Kind::io, fmt::format("cannot write '{}': {}", file.wanted().string(), why));
}

/// The time as ZIP keeps it, in UTC: libzip itself would ask for the machine's zone.
struct DosTime {
  zip_uint16_t time;
  zip_uint16_t date;
};

DosTime dos_time(Instant at) {
  const auto day = std::chrono::floor<std::chrono::days>(at);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss clock(at - day);
  const auto year = std::max(0, int{date.year()} - 1980);
  return {static_cast<zip_uint16_t>(clock.hours().count() << 11U | clock.minutes().count() << 5U |
                                    clock.seconds().count() / 2),
          static_cast<zip_uint16_t>(static_cast<unsigned>(year) << 9U |
                                    unsigned{date.month()} << 5U | unsigned{date.day()})};
}

void add(const Zip& zip, const NewFile& file, const archive::Entry& entry, Source& source,
         const archive::Sealing& sealing) {
  auto* reader = zip_source_function(zip.get(), &Source::call, &source);
  if (reader == nullptr) cannot(file, zip_strerror(zip.get()));
  const auto index = zip_file_add(zip.get(), entry.name.c_str(), reader, ZIP_FL_ENC_UTF_8);
  if (index < 0) {
    zip_source_free(reader);
    cannot(file, zip_strerror(zip.get()));
  }
  const auto number = static_cast<zip_uint64_t>(index);
  const auto [time, date] = dos_time(sealing.at);
  bool done = zip_file_set_dostime(zip.get(), number, time, date, 0) == 0;
  // Never just stored: of such an entry libzip cannot give the encrypted bytes out again.
  done = done && zip_set_file_compression(zip.get(), number, ZIP_CM_DEFLATE, level) == 0;
  if (entry.protection == archive::Protection::encrypted) {
    done = done && zip_file_set_encryption(zip.get(), number, ZIP_EM_AES_256,
                                           sealing.password.c_str()) == 0;
  }
  if (!done) cannot(file, zip_strerror(zip.get()));
}

}  // namespace

void write_zip(const NewFile& file, std::span<const archive::Entry> entries,
               const archive::Sealing& sealing, Zipping zipping) {
  std::vector<std::unique_ptr<Source>> sources;  // libzip reads them when it closes
  ZipTarget target(file);
  Zip zip = target.open(zipping);
  for (const auto& entry : entries) {
    add(zip, file, entry, *sources.emplace_back(std::make_unique<Source>(entry)), sealing);
  }
  if (zip_close(zip.get()) == 0) {
    static_cast<void>(zip.release());
    return;
  }
  for (const auto& source : sources) {
    if (source->trouble()) std::rethrow_exception(source->trouble());
  }
  cannot(file, zip_strerror(zip.get()));
}

}  // namespace qlab::world
