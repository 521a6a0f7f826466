// SPDX-License-Identifier: Apache-2.0
// Part of lib/world/zip.hpp.
#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <unordered_set>

#include "lib/core/ascii.hpp"
#include "lib/core/error.hpp"
#include "lib/core/text.hpp"
#include "lib/world/zip.hpp"

namespace qlab::world {
namespace {

constexpr std::uint64_t large = std::uint64_t{8} << 20;
constexpr std::size_t block_size = 64UL * 1024;

[[noreturn]] void refuse(const std::string& entry, std::string_view why) {
  throw Error(Kind::data,
              fmt::format("the entry '{}' {}", text::cut(text::terminal_safe(entry), 200), why));
}

/// A plain name within a folder, as every pack has it.
void require_plain_name(const std::string& name) {
  const auto is_plain = [](char c) {
    return ascii::is_alphanumeric(c) || c == '-' || c == '_' || c == '.';
  };
  if (name.empty() || name.starts_with('/')) refuse(name, "has an absolute name or none");
  for (const auto part : text::split(std::string_view(name), '/')) {
    if (part == "..") refuse(name, "leads out of the folder");
    if (part.empty() || part == "." || !std::all_of(part.begin(), part.end(), is_plain))
      refuse(name, "has a name that no pack has");
  }
}

/// Entries are files: no links, no folders, no devices.
void require_file(const Zip& zip, zip_uint64_t index, const std::string& name) {
  zip_uint8_t system = 0;
  zip_uint32_t attributes = 0;
  if (zip_file_get_external_attributes(zip.get(), index, 0, &system, &attributes) != 0 ||
      system != ZIP_OPSYS_UNIX) {
    return;
  }
  const auto kind = attributes >> 16U & S_IFMT;
  if (kind != 0 && kind != S_IFREG) refuse(name, "is a link, or no file");
}

archive::Found found(const Zip& zip, zip_uint64_t index, const archive::Limits& limits) {
  zip_stat_t about;
  if (zip_stat_index(zip.get(), index, 0, &about) != 0)
    throw Error(Kind::data, fmt::format("the entry {} cannot be read", index + 1));
  constexpr zip_uint64_t wanted = ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE;
  const std::string name = (about.valid & ZIP_STAT_NAME) != 0 ? about.name : "";
  require_plain_name(name);
  if ((about.valid & wanted) != wanted) refuse(name, "does not say how large it is");
  require_file(zip, index, name);
  if (about.size > large && about.size / limits.ratio > about.comp_size)
    refuse(name, "is a bomb: it would grow out of all proportion");
  const bool encrypted =
      (about.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && about.encryption_method != ZIP_EM_NONE;
  if (encrypted && about.encryption_method != ZIP_EM_AES_256)
    refuse(name, "is not encrypted with AES-256");
  return {name, about.size, about.comp_size, encrypted};
}

class ZipReader : public archive::Reader {
 public:
  ZipReader(const std::filesystem::path& file, const archive::Limits& limits) : m_zip(open(file)) {
    const auto count = zip_get_num_entries(m_zip.get(), 0);
    std::unordered_set<std::string> names;
    std::uint64_t total = 0;
    std::uint64_t stored = 0;
    for (zip_int64_t i = 0; i < count; ++i) {
      m_entries.push_back(found(m_zip, static_cast<zip_uint64_t>(i), limits));
      const auto& entry = m_entries.back();
      if (!names.insert(text::fold(entry.name)).second) refuse(entry.name, "stands there twice");
      stored += entry.stored_size;
      if (entry.size > limits.total - total) refuse(entry.name, "makes the archive too large");
      total += entry.size;
      if (stored > std::filesystem::file_size(file))
        refuse(entry.name, "shares its bytes with another, or is cut off");
    }
  }

  [[nodiscard]] const std::vector<archive::Found>& entries() const override { return m_entries; }

  void read(std::size_t entry, const std::string& password, const archive::Take& take) override {
    const auto& about = m_entries.at(entry);
    const Stream stream(about.encrypted
                            ? zip_fopen_index_encrypted(m_zip.get(), entry, 0, password.c_str())
                            : zip_fopen_index(m_zip.get(), entry, 0),
                        &zip_fclose);
    if (!stream) {
      if (zip_error_code_zip(zip_get_error(m_zip.get())) == ZIP_ER_WRONGPASSWD) {
        throw Error(Kind::auth, fmt::format("the password does not open '{}'", about.name),
                    "the one who made the pack has it");
      }
      refuse(about.name, "cannot be read");
    }
    pass(stream, about.name, about.size, take);
  }

  void read_stored(std::size_t entry, const archive::Take& take) override {
    const auto& about = m_entries.at(entry);
    const Stream stream(zip_fopen_index(m_zip.get(), entry, ZIP_FL_COMPRESSED | ZIP_FL_ENCRYPTED),
                        &zip_fclose);
    if (!stream) refuse(about.name, "cannot be read");
    pass(stream, about.name, about.stored_size, take);
  }

 private:
  using Stream = std::unique_ptr<zip_file_t, decltype(&zip_fclose)>;

  static Zip open(const std::filesystem::path& file) {
    int code = 0;
    Zip zip(zip_open(file.c_str(), ZIP_RDONLY | ZIP_CHECKCONS, &code), &zip_discard);
    if (zip) return zip;
    zip_error_t error;
    zip_error_init_with_code(&error, code);
    const std::string why = zip_error_strerror(&error);
    zip_error_fini(&error);
    throw Error(Kind::data, fmt::format("'{}' is no whole archive: {}", file.string(), why));
  }

  static void pass(const Stream& stream, const std::string& name, std::uint64_t size,
                   const archive::Take& take) {
    std::string block(block_size, '\0');
    std::uint64_t seen = 0;
    for (;;) {
      const auto got = zip_fread(stream.get(), block.data(), block.size());
      if (got < 0) refuse(name, "is damaged");
      if (got == 0) break;
      seen += static_cast<std::uint64_t>(got);
      if (seen > size) refuse(name, "is larger than it says");
      take(std::string_view(block).substr(0, static_cast<std::size_t>(got)));
    }
    if (seen != size) refuse(name, "is cut off");
  }

  Zip m_zip;
  std::vector<archive::Found> m_entries;
};

class ZipArchiver : public archive::Archiver {
 public:
  void write(const NewFile& file, std::span<const archive::Entry> entries,
             const archive::Sealing& sealing) override {
    write_zip(file, entries, sealing, Zipping::begins);
  }

  void append(const NewFile& file, std::span<const archive::Entry> entries,
              const archive::Sealing& sealing) override {
    write_zip(file, entries, sealing, Zipping::goes_on);
  }

  std::unique_ptr<archive::Reader> open(const std::filesystem::path& file,
                                        const archive::Limits& limits) override {
    return open_zip(file, limits);
  }
};

}  // namespace

std::unique_ptr<archive::Reader> open_zip(const std::filesystem::path& file,
                                          const archive::Limits& limits) {
  require_sound_end(file, limits);
  return std::make_unique<ZipReader>(file, limits);
}

std::unique_ptr<archive::Archiver> make_archiver() { return std::make_unique<ZipArchiver>(); }

}  // namespace qlab::world
