// SPDX-License-Identifier: Apache-2.0
// The promises of the port to archives, kept by libzip's implementation.
#include "lib/core/archive.hpp"

#include <doctest/doctest.h>
#include <sys/resource.h>

#include <csignal>

#include "lib/core/error.hpp"
#include "lib/core/sha256.hpp"
#include "tests/support/community.hpp"
#include "tests/support/errors.hpp"
#include "tests/support/world.hpp"

namespace qlab::test {
namespace {

using archive::Entry;
using archive::Protection;

/// An entry that comes in blocks of this size.
Entry entry(const std::string& name, const std::string& bytes, Protection protection,
            std::size_t block_size = 7) {
  return {name, protection, [bytes, block_size]() -> archive::Blocks {
            return [bytes, block_size, at = std::size_t{0}](std::string& block) mutable {
              if (at >= bytes.size()) return false;
              block += bytes.substr(at, block_size);
              at += block_size;
              return true;
            };
          }};
}

std::string read(archive::Reader& reader, std::size_t index, const std::string& password = {}) {
  std::string bytes;
  reader.read(index, password, [&](std::string_view block) { bytes += block; });
  return bytes;
}

const archive::Sealing sealing{"correct horse battery", day(0)};

std::vector<Entry> some() {
  return {entry("a.txt", "hello, hello, hello", Protection::open),
          entry("empty", "", Protection::open),
          entry("secret/b.txt", std::string(100000, 'x') + "end", Protection::encrypted, 1000)};
}

void write_archive(archive::Archiver& archiver, const std::filesystem::path& file,
                   const std::vector<Entry>& entries) {
  NewFile fresh(file);
  archiver.write(fresh, entries, sealing);
  fresh.publish();
}

/// No file grows beyond it, as on a disk that is full, while this lives.
class FileSizeLimit {
 public:
  explicit FileSizeLimit(rlim_t bytes) : m_signal(std::signal(SIGXFSZ, SIG_IGN)) {
    REQUIRE(::getrlimit(RLIMIT_FSIZE, &m_before) == 0);
    const rlimit limit{bytes, m_before.rlim_max};
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &limit) == 0);
  }
  FileSizeLimit(const FileSizeLimit&) = delete;
  FileSizeLimit& operator=(const FileSizeLimit&) = delete;
  ~FileSizeLimit() {
    ::setrlimit(RLIMIT_FSIZE, &m_before);
    std::signal(SIGXFSZ, m_signal);
  }

 private:
  void (*m_signal)(int);
  rlimit m_before{};
};

}  // namespace

TEST_CASE("archive: what was written is read, in its order, by its password") {
  const TempDir folder;
  const auto file = folder.path() / "a.zip";
  const auto archiver = loaded_world().archiver();
  NewFile fresh(file);
  archiver->write(fresh, some(), sealing);
  const std::vector<Entry> more{entry("last", "more", Protection::open)};
  archiver->append(fresh, more, sealing);
  CHECK(archiver->open(fresh.path(), {})->entries().size() == 4);
  CHECK(files_in(folder.path()).empty());
  fresh.publish();
  const auto reader = archiver->open(file, {});
  REQUIRE(reader->entries().size() == 4);
  CHECK(reader->entries()[0].name == "a.txt");
  CHECK(reader->entries()[0].size == 19);
  CHECK_FALSE(reader->entries()[0].encrypted);
  CHECK(reader->entries()[2].encrypted);
  CHECK(read(*reader, 0) == "hello, hello, hello");
  CHECK(read(*reader, 1).empty());
  CHECK(read(*reader, 2, sealing.password) == std::string(100000, 'x') + "end");
  CHECK(read(*reader, 3) == "more");
  const auto wrong = error_of([&] { read(*reader, 2, "another password"); });
  REQUIRE(wrong);
  CHECK(wrong->kind() == Kind::auth);
}

TEST_CASE("archive: the same entries are the same bytes where nothing is encrypted") {
  const TempDir folder;
  const auto archiver = loaded_world().archiver();
  std::vector<std::string> digests;
  for (const auto* name : {"one.zip", "two.zip"}) {
    const std::vector<Entry> entries{entry("a", "text", Protection::open),
                                     entry("b", "more text", Protection::open)};
    write_archive(*archiver, folder.path() / name, entries);
    digests.push_back(sha256_of_file(folder.path() / name));
  }
  CHECK(digests[0] == digests[1]);
}

TEST_CASE("archive: stored bytes need no password, however small the entry") {
  const TempDir folder;
  const auto file = folder.path() / "a.zip";
  const auto archiver = loaded_world().archiver();
  for (const auto size : std::initializer_list<std::size_t>{0, 1, 2, 15, 16, 17, 100, 70000}) {
    const std::vector<Entry> entries{entry("a", std::string(size, 'y'), Protection::encrypted)};
    write_archive(*archiver, file, entries);
    const auto reader = archiver->open(file, {});
    std::uint64_t stored = 0;
    reader->read_stored(0, [&](std::string_view block) { stored += block.size(); });
    CAPTURE(size);
    CHECK(stored == reader->entries()[0].stored_size);
  }
}

TEST_CASE("archive: one that cannot be written is an error of the disk") {
  const TempDir folder;
  const auto archiver = loaded_world().archiver();
  const auto refused = [&](const std::filesystem::path& file) {
    const NewFile fresh(file);
    const auto error = error_of([&] { archiver->write(fresh, some(), sealing); });
    REQUIRE(error);
    CHECK(error->kind() == Kind::io);
    CHECK(std::string(error->what()).starts_with("cannot write '" + file.string() + "': "));
  };
  refused("/dev/full");
  const FileSizeLimit limit(100);
  refused(folder.path() / "a.zip");
}

TEST_CASE("archive: what an entry throws stops the writing, and leaves no archive") {
  const TempDir folder;
  const auto file = folder.path() / "a.zip";
  auto entries = some();
  entries.push_back({"bad", Protection::open, []() -> archive::Blocks {
                       return [](std::string& /*block*/) -> bool {
                         throw Error(Kind::refused, "not this");
                       };
                     }});
  const auto error = error_of([&] { write_archive(*loaded_world().archiver(), file, entries); });
  REQUIRE(error);
  CHECK(error->kind() == Kind::refused);
  CHECK(std::string(error->what()) == "not this");
  CHECK(files_in(folder.path()).empty());
}

TEST_CASE(
    "archive: any byte that is flipped and any cut is found, or changes nothing that is read") {
  const TempDir folder;
  const auto file = folder.path() / "a.zip";
  const auto archiver = loaded_world().archiver();
  const std::vector<Entry> entries{entry("a.txt", "hello, hello, hello", Protection::open),
                                   entry("b.txt", "some more text", Protection::encrypted)};
  write_archive(*archiver, file, entries);
  const auto whole = test::read(file);
  const auto reads_alike = [&] {
    const auto reader = archiver->open(file, {});
    return reader->entries().size() == 2 && reader->entries()[0].name == "a.txt" &&
           reader->entries()[1].name == "b.txt" && read(*reader, 0) == "hello, hello, hello" &&
           read(*reader, 1, sealing.password) == "some more text";
  };
  REQUIRE(reads_alike());
  const auto stored = [&](archive::Reader& reader, std::size_t index) {
    std::string bytes;
    reader.read_stored(index, [&](std::string_view block) { bytes += block; });
    return bytes;
  };
  const auto stored_before = stored(*archiver->open(file, {}), 1);
  const auto is_safe = [&](const std::string& bytes) {
    write(file, bytes);
    bool alike = true;
    // Names that were altered are another archive, which its manifest does not fit; and what is
    // encrypted is compared as it is stored.
    const auto error = error_of([&] {
      const auto reader = archiver->open(file, {});
      for (std::size_t i = 0; i < reader->entries().size(); ++i) {
        const auto& name = reader->entries()[i].name;
        if (name == "b.txt" && stored(*reader, i) != stored_before) continue;
        const auto bytes_read = read(*reader, i, sealing.password);
        if (name == "a.txt") alike = alike && bytes_read == "hello, hello, hello";
        if (name == "b.txt") alike = alike && bytes_read == "some more text";
      }
    });
    return error || alike;
  };
  for (std::size_t i = 0; i < whole.size(); ++i) {
    auto bytes = whole;
    bytes[i] = static_cast<char>(bytes[i] ^ (1 << (i % 8)));
    CAPTURE(i);
    CHECK(is_safe(bytes));
    CHECK(is_safe(whole.substr(0, i)));
  }
}

}  // namespace qlab::test
