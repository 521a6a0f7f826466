// SPDX-License-Identifier: Apache-2.0
// A pack that anybody may have made: the archive is refused or read within what it says, and a
// manifest or a receipt is refused or reads the same again.
#include <sys/mman.h>
#include <unistd.h>

#include <string>

#include "lib/core/error.hpp"
#include "lib/handover/manifest.hpp"
#include "lib/handover/receipt.hpp"
#include "lib/world/zip.hpp"
#include "tests/fuzz/target.hpp"

using qlab::fuzz::require;

namespace {

/// The archiver takes paths; nothing is written to a disk.
class MemoryFile {
 public:
  explicit MemoryFile(std::string_view bytes) : m_descriptor(::memfd_create("pack", MFD_CLOEXEC)) {
    require(m_descriptor >= 0);
    require(::write(m_descriptor, bytes.data(), bytes.size()) ==
            static_cast<ssize_t>(bytes.size()));
  }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  ~MemoryFile() { ::close(m_descriptor); }
  [[nodiscard]] std::string path() const { return "/proc/self/fd/" + std::to_string(m_descriptor); }

 private:
  int m_descriptor;
};

template <class Action>
void tried(Action action) {
  try {
    action();
  } catch (const qlab::Error&) {
    // refused, as it should be
  }
}

void read_archive(std::string_view bytes) {
  const MemoryFile file(bytes);
  qlab::archive::Limits limits;
  limits.total = std::uint64_t{64} << 20;
  const auto reader = qlab::world::open_zip(file.path(), limits);
  for (std::size_t i = 0; i < reader->entries().size(); ++i) {
    const auto& entry = reader->entries()[i];
    require(entry.name.find("..") != 0 && entry.name.find('/') != 0);
    std::uint64_t seen = 0;
    const auto count = [&](std::string_view block) { seen += block.size(); };
    tried([&] {
      reader->read(i, "correct horse battery", count);
      require(seen == entry.size);
    });
    require(seen <= entry.size);
    tried([&] { reader->read_stored(i, [](std::string_view /*block*/) {}); });
  }
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto bytes = qlab::fuzz::bytes(data, size);
  if (bytes.starts_with("PK")) {
    tried([&] { read_archive(bytes); });
    return 0;
  }
  tried([&] {
    const auto once = to_json(qlab::handover::read_manifest(bytes));
    require(to_json(qlab::handover::read_manifest(once)) == once);
  });
  tried([&] {
    const auto once = to_json(qlab::handover::read_restricted_manifest(bytes));
    require(to_json(qlab::handover::read_restricted_manifest(once)) == once);
  });
  tried([&] { static_cast<void>(qlab::handover::read_receipt(bytes)); });
  return 0;
}
