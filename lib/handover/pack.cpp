// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/pack.hpp"

#include <fmt/format.h>

#include "lib/core/error.hpp"
#include "lib/core/file.hpp"
#include "lib/core/new_file.hpp"
#include "lib/core/sha256.hpp"
#include "lib/handover/key.hpp"
#include "lib/handover/pack_making.hpp"
#include "lib/members/disclosure.hpp"
#include "lib/store/change.hpp"
#include "lib/store/clone_guard.hpp"
#include "lib/store/reading.hpp"

namespace qlab::handover {
namespace {

/// Lets an entry's bytes pass without keeping them.
void run_through(const archive::Entry& entry) {
  const auto blocks = entry.open();
  std::string block;
  while (blocks(block)) block.clear();
}

}  // namespace

Packing::Packing(store::Store& store, archive::Archiver& archiver, const Successor& successor,
                 PackSettings settings)
    : m_store(store),
      m_archiver(archiver),
      m_successor(successor),
      m_settings(std::move(settings)) {
  store::require_adopted(store);
  if (m_settings.password.size() < shortest_password) {
    throw Error(Kind::usage,
                fmt::format("the password of a pack has at least {} characters", shortest_password),
                "openssl rand -base64 24 makes a good one");
  }
}

void Packing::since(const PackRecord& base) { m_base = base; }

Packed Packing::rehearse() {
  Making making(m_store, m_successor, m_settings, m_base);
  const store::Reading one_state(m_store);
  making.choose(Key::known_public(m_store));
  const auto entries = making.entries();
  for (const auto& entry : entries) run_through(entry);
  return making.result(entries.size() + 2);
}

Packed Packing::make(const std::filesystem::path& file) {
  const auto key = Key::of(m_store, m_settings.report.as_of);
  const archive::Sealing sealing{m_settings.password, m_settings.report.as_of};
  Making making(m_store, m_successor, m_settings, m_base);
  // Before the rows are read, for it is passed on too; told and not sent harms nobody.
  for (const auto& told : making.told())
    scenarios::put_on_record(m_store, told, m_settings.report.as_of);
  require_replaceable(file);
  NewFile fresh(file);
  auto packed = write_entries(making, key.public_key(), fresh, sealing);
  append_manifest(making, key, fresh, sealing);
  packed.file = file;
  packed.sha256 = sha256_of_file(fresh.path());
  packed.bytes = std::filesystem::file_size(fresh.path());
  // Before the file has its name: a record of a pack that nobody got harms nobody, while one that
  // nobody knows of might be given away.
  record(making, packed);
  fresh.publish();
  sync_folder(folder_of(file));
  return packed;
}

Packed Packing::write_entries(Making& making, const std::string& public_key, NewFile& file,
                              const archive::Sealing& sealing) {
  const store::Reading one_state(m_store);
  making.choose(public_key);
  const auto entries = making.entries();
  m_archiver.write(file, entries, sealing);
  return making.result(entries.size() + 2);
}

void Packing::append_manifest(Making& making, const Key& key, NewFile& file,
                              const archive::Sealing& sealing) {
  const auto manifest = making.manifest(*m_archiver.open(file.path(), {}));
  const std::vector<archive::Entry> last{
      text_entry(std::string(manifest_entry), archive::Protection::open, [&] { return manifest; }),
      text_entry(std::string(signature_entry), archive::Protection::open,
                 [&] { return key.sign(manifest) + "\n"; })};
  m_archiver.append(file, last, sealing);
}

void Packing::record(Making& making, const Packed& packed) {
  const auto name = packed.file.filename().string();
  store::Transaction transaction(m_store, store::WhenFrozen::allowed);
  const auto disclosure = members::disclose(m_store, members::DisclosureKind::pack, making.ids(),
                                            m_successor.name, name, m_settings.report.as_of);
  if (disclosure) members::identify(m_store, *disclosure, packed.sha256);
  insert(m_store,
         {.kind = packed.kind,
          .base_id = m_base ? std::optional(m_base->id) : std::nullopt,
          .sha256 = packed.sha256,
          .file = name,
          .successor_id = m_successor.id,
          .recipient = m_successor.name,
          .members = packed.reconciliation.total.value(),
          .included = packed.reconciliation.included.value(),
          .made_at = m_settings.report.as_of,
          .acknowledged_at = {}},
         making.take_items());
  transaction.commit();
}

PackItems present_items(const store::Store& store, const Successor& successor) {
  choose_members(store, successor.name);
  return read_items(store);
}

}  // namespace qlab::handover
