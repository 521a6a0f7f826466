// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/verify.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "lib/core/error.hpp"
#include "lib/core/sha256.hpp"
#include "lib/core/signature.hpp"
#include "lib/core/text.hpp"

namespace qlab::handover {
namespace {

constexpr std::size_t largest_manifest = std::size_t{4} << 20;
constexpr std::size_t longest_line = std::size_t{16} << 20;

[[noreturn]] void altered(std::string_view entry, std::string_view how) {
  throw Error(Kind::data, fmt::format("the entry '{}' {}", text::terminal_safe(entry), how),
              "the pack was altered or damaged on its way: ask for it again");
}

}  // namespace

OpenPack::OpenPack(archive::Archiver& archiver, const std::filesystem::path& file)
    : m_file(file), m_reader(archiver.open(file, {})) {
  if (!has(manifest_entry) || !has(signature_entry)) {
    throw Error(Kind::data, fmt::format("'{}' is no pack: it has no '{}'", file.string(),
                                        has(manifest_entry) ? signature_entry : manifest_entry));
  }
  const auto manifest = read_all(manifest_entry, {}, largest_manifest);
  const auto signature = read_all(signature_entry, {}, 1024);
  m_manifest = read_manifest(manifest);
  if (!is_signed(m_manifest.public_key, text::trim(signature), manifest))
    altered(manifest_entry, "does not have the signature that it should have");
  require_entries_of_manifest();
}

void OpenPack::require_signed_by(std::string_view public_key) const {
  if (m_manifest.public_key == public_key) return;
  throw Error(Kind::refused,
              fmt::format("'{}' is signed by another key: {}", m_file.string(),
                          fingerprint(m_manifest.public_key)),
              "compare the fingerprint with the one that the sender tells you");
}

bool OpenPack::has(std::string_view name) const {
  const auto& entries = m_reader->entries();
  return std::any_of(entries.begin(), entries.end(),
                     [&](const archive::Found& entry) { return entry.name == name; });
}

std::size_t OpenPack::index_of(std::string_view name) const {
  const auto& entries = m_reader->entries();
  const auto found = std::find_if(entries.begin(), entries.end(),
                                  [&](const archive::Found& entry) { return entry.name == name; });
  if (found == entries.end()) altered(name, "is missing");
  return static_cast<std::size_t>(found - entries.begin());
}

/// Nothing more and nothing less than what was signed.
void OpenPack::require_entries_of_manifest() const {
  for (const auto& entry : m_manifest.entries) {
    const auto& found = m_reader->entries()[index_of(entry.name)];
    if (found.size != entry.size || found.stored_size != entry.stored_size)
      altered(entry.name, "has another size than the manifest says");
    if (found.encrypted != entry.encrypted) altered(entry.name, "is not encrypted as it should be");
  }
  for (const auto& found : m_reader->entries()) {
    if (found.name == manifest_entry || found.name == signature_entry) continue;
    const bool known =
        std::any_of(m_manifest.entries.begin(), m_manifest.entries.end(),
                    [&](const ManifestEntry& entry) { return entry.name == found.name; });
    if (!known) altered(found.name, "is not in the manifest");
  }
}

void OpenPack::verify_stored() {
  for (const auto& entry : m_manifest.entries) {
    Sha256 hash;
    m_reader->read_stored(index_of(entry.name), [&](std::string_view block) { hash.pass(block); });
    if (hash.digest() != entry.stored_sha256)
      altered(entry.name, "has other bytes than the manifest says");
  }
}

void OpenPack::verify_plain(const ManifestEntry& entry, const std::string& password) {
  Sha256 hash;
  std::uint64_t size = 0;
  read(entry.name, password, [&](std::string_view block) {
    hash.pass(block);
    size += block.size();
  });
  if (hash.digest() != entry.sha256 || size != entry.size)
    altered(entry.name, "says something else than the manifest says");
}

Verified OpenPack::verify(const std::optional<std::string>& password) {
  Verified verified{m_manifest, sha256_of_file(m_file), std::filesystem::file_size(m_file), {}};
  verify_stored();
  for (const auto& entry : m_manifest.entries) {
    if (!entry.encrypted) verify_plain(entry, {});
  }
  if (!password) return verified;
  verified.restricted =
      read_restricted_manifest(read_all(restricted_manifest_entry, *password, largest_manifest));
  for (const auto& entry : verified.restricted->entries) verify_plain(entry, *password);
  if (!verified.restricted->reconciliation.sums())
    altered(restricted_manifest_entry, "has numbers of members that do not sum");
  return verified;
}

void OpenPack::read(std::string_view name, const std::string& password, const archive::Take& take) {
  m_reader->read(index_of(name), password, take);
}

void OpenPack::read_lines(
    std::string_view name, const std::string& password,
    const std::function<void(std::string_view line, std::size_t number)>& take) {
  std::string rest;
  std::size_t number = 0;
  const auto give = [&](std::string_view line) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    take(line, ++number);
  };
  read(name, password, [&](std::string_view block) {
    for (auto end = block.find('\n'); end != std::string_view::npos; end = block.find('\n')) {
      rest += block.substr(0, end);
      give(rest);
      rest.clear();
      block.remove_prefix(end + 1);
    }
    rest += block;
    if (rest.size() > longest_line) altered(name, "has a line longer than any of ours");
  });
  if (!rest.empty()) give(rest);
}

std::string OpenPack::read_all(std::string_view name, const std::string& password,
                               std::size_t limit) {
  std::string bytes;
  read(name, password, [&](std::string_view block) {
    bytes += block;
    if (bytes.size() > limit) altered(name, "is larger than any of ours");
  });
  return bytes;
}

}  // namespace qlab::handover
