// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/pack.hpp"

#include <fmt/format.h>

#include <set>

#include "lib/core/error.hpp"
#include "lib/core/sha256.hpp"
#include "lib/core/temporary_file.hpp"
#include "lib/handover/key.hpp"
#include "lib/handover/pack_contents.hpp"
#include "lib/handover/pack_entries.hpp"
#include "lib/handover/packed_items.hpp"
#include "lib/handover/private_values.hpp"
#include "lib/mail/suppression.hpp"
#include "lib/members/disclosure.hpp"
#include "lib/store/change.hpp"
#include "lib/store/clone_guard.hpp"
#include "lib/store/reading.hpp"

namespace qlab::handover {
namespace {

/// The people who agreed, for this connection alone.
void choose_members(const store::Store& store, std::string_view recipient) {
  store.prepare("CREATE TEMP TABLE IF NOT EXISTS packed (id INTEGER PRIMARY KEY)").run();
  store.prepare("CREATE TEMP TABLE IF NOT EXISTS packed_comment (id INTEGER PRIMARY KEY)").run();
  store.prepare("DELETE FROM temp.packed").run();
  store.prepare("DELETE FROM temp.packed_comment").run();
  store
      .prepare(
          "INSERT INTO temp.packed (id) SELECT m.id FROM member m WHERE m.erased_at IS NULL"
          " AND (SELECT state FROM consent INDEXED BY consent_present WHERE member_id = m.id"
          " AND purpose = 'handover' AND recipient = ? ORDER BY id DESC LIMIT 1) = 'given'")
      .bind(recipient)
      .run();
}

PackItems read_items(const store::Store& store) {
  RowDigests members;
  RowDigests comments;
  auto tables = packed_tables();
  tables.push_back(comments::packed_authors());
  for (const auto& table : tables) {
    if (is_of_members(table)) members.add_all(store, table);
  }
  comments.add_all(store, comments::packed_comments(comments::Comments::all));
  return {members.digests(), comments.digests()};
}

std::string reason_of(const store::Store& store, std::int64_t member, std::string_view recipient) {
  const auto row = store.first(
      "SELECT erased_at, (SELECT state FROM consent WHERE member_id = member.id"
      " AND purpose = 'handover' AND recipient = ?2 ORDER BY id DESC LIMIT 1)"
      " FROM member WHERE id = ?1",
      member, recipient);
  if (!row) return "joined with another";
  if (!row->is_null(0)) return "erased";
  return row->is_null(1) ? "no longer agreed" : row->text(1);
}

std::vector<std::string> hashes_of(const store::Store& store, std::int64_t member) {
  const mail::AddressHasher hash(store);
  std::vector<std::string> hashes;
  auto rows = store.prepare("SELECT key FROM member_address WHERE member_id = ? ORDER BY position");
  rows.bind(member);
  while (rows.step()) hashes.push_back(hash(rows.view(0)));
  return hashes;
}

/// What differs between two states: those to tell of go into the temporary table.
struct Difference {
  std::int64_t added = 0;
  std::int64_t changed = 0;
  std::vector<std::int64_t> gone;
};

Difference choose_changed(const store::Store& store, const char* insert,
                          const std::map<std::int64_t, std::string>& before,
                          const std::map<std::int64_t, std::string>& now) {
  Difference difference;
  auto choose = store.prepare(insert);
  for (const auto& [id, digest] : now) {
    const auto earlier = before.find(id);
    if (earlier != before.end() && earlier->second == digest) continue;
    ++(earlier == before.end() ? difference.added : difference.changed);
    choose.bind(id).run();
  }
  for (const auto& [id, digest] : before) {
    if (!now.contains(id)) difference.gone.push_back(id);
  }
  return difference;
}

members::IdRanges chosen(const store::Store& store) {
  members::IdRanges ids;
  auto rows = store.prepare("SELECT id FROM temp.packed ORDER BY id");
  while (rows.step()) ids.add(rows.integer(0));
  return ids;
}

/// Lets an entry's bytes pass without keeping them.
void run_through(const archive::Entry& entry) {
  const auto blocks = entry.open();
  std::string block;
  while (blocks(block)) block.clear();
}

/// One making of a pack: everything that is known on the way.
class Making {
 public:
  Making(store::Store& store, const Successor& successor, const PackSettings& settings,
         const std::optional<PackRecord>& base)
      : m_store(store), m_successor(successor), m_settings(settings), m_base(base) {
    auto report_settings = settings.report;
    m_published = report(store, report_settings);
    report_settings.disclosure = Disclosure::restricted;
    m_restricted = report(store, report_settings);
  }

  /// Chooses what goes in; within one state of the store.
  void choose(const std::string& public_key) {
    choose_members(m_store, m_successor.name);
    m_ids = chosen(m_store);
    m_exact = reconcile(m_store, m_successor.name);
    if (m_base) choose_later();
    auto told = m_settings.may_be_told;
    told.insert(told.end(), {m_successor.name, m_successor.organisation, m_successor.email,
                             m_settings.report.organisation});
    m_values = private_values(m_store, told);
    m_about = {.kind = m_base ? PackKind::delta : PackKind::pack,
               .base = m_base ? m_base->sha256 : "",
               .made_at = m_settings.report.as_of,
               .version = m_settings.report.version,
               .organisation = m_settings.report.organisation,
               .recipient = m_successor.name,
               .public_key = public_key,
               .reconciliation = published(m_exact),
               .entries = {}};
    m_contents.emplace(Contents{m_store, m_values, m_settings, m_about, m_exact, m_published,
                                m_restricted, m_removals, m_member_digests, m_comment_digests});
  }

  /// All entries but the manifest and its signature; each tells about itself when it has passed.
  std::vector<archive::Entry> entries() {
    std::vector<archive::Entry> all;
    for (auto& entry : public_entries(*m_contents)) {
      all.push_back(observed(std::move(entry), &m_values,
                             [this](const Passed& passed) { m_passed[passed.name] = passed; }));
    }
    for (auto& entry : restricted_entries(*m_contents)) {
      all.push_back(observed(std::move(entry), nullptr, [this](const Passed& passed) {
        m_secret.entries.push_back({passed.name, passed.size, passed.sha256, 0, {}, true});
      }));
    }
    // Written last, when the digests of the others are known.
    all.push_back(
        text_entry(std::string(restricted_manifest_entry), archive::Protection::encrypted, [this] {
          m_secret.reconciliation = m_exact;
          return to_json(m_secret);
        }));
    return all;
  }

  /// The manifest of an archive that has all other entries.
  std::string manifest(archive::Reader& reader) {
    auto manifest = m_about;
    for (std::size_t i = 0; i < reader.entries().size(); ++i) {
      const auto& found = reader.entries()[i];
      Sha256 stored;
      reader.read_stored(i, [&](std::string_view block) { stored.pass(block); });
      manifest.entries.push_back({found.name, found.size,
                                  found.encrypted ? "" : m_passed.at(found.name).sha256,
                                  found.stored_size, stored.digest(), found.encrypted});
    }
    return to_json(manifest);
  }

  [[nodiscard]] PackItems items() const {
    if (m_base) return m_items;
    return {m_member_digests.digests(), m_comment_digests.digests()};
  }

  [[nodiscard]] const members::IdRanges& ids() const { return m_ids; }

  [[nodiscard]] Packed result(std::size_t entries) const {
    Packed packed;
    packed.kind = m_about.kind;
    packed.base = m_about.base;
    packed.recipient = m_about.recipient;
    packed.public_key = m_about.public_key;
    packed.reconciliation = m_exact;
    packed.withheld_comments = comments::withheld_comments(m_store);
    packed.comments = static_cast<std::int64_t>(items().comments.size());
    packed.entries = static_cast<std::int64_t>(entries);
    packed.added = m_difference.added;
    packed.changed = m_difference.changed;
    packed.removed = static_cast<std::int64_t>(m_difference.gone.size());
    return packed;
  }

 private:
  void choose_later() {
    m_items = read_items(m_store);
    const auto before = items_of(m_store, m_base->id);
    m_store.prepare("DELETE FROM temp.packed").run();
    m_difference = choose_changed(m_store, "INSERT INTO temp.packed (id) VALUES (?)",
                                  before.members, m_items.members);
    const auto comments = choose_changed(m_store, "INSERT INTO temp.packed_comment (id) VALUES (?)",
                                         before.comments, m_items.comments);
    for (const auto id : m_difference.gone) {
      m_removals.members.push_back(
          {id, reason_of(m_store, id, m_successor.name), hashes_of(m_store, id)});
    }
    m_removals.comments = comments.gone;
    m_ids = chosen(m_store);
  }

  store::Store& m_store;
  const Successor& m_successor;
  const PackSettings& m_settings;
  const std::optional<PackRecord>& m_base;
  Report m_published;
  Report m_restricted;
  Reconciliation m_exact;
  PrivateValues m_values;
  Manifest m_about;
  Removals m_removals;
  RowDigests m_member_digests;
  RowDigests m_comment_digests;
  PackItems m_items;
  Difference m_difference;
  members::IdRanges m_ids;
  std::optional<Contents> m_contents;
  std::map<std::string, Passed> m_passed;
  RestrictedManifest m_secret;
};

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
  TemporaryFile temporary(file);
  Packed packed;
  {
    const store::Reading one_state(m_store);
    making.choose(key.public_key());
    const auto entries = making.entries();
    m_archiver.write(temporary.path(), entries, sealing);
    packed = making.result(entries.size() + 2);
  }
  const auto manifest = making.manifest(*m_archiver.open(temporary.path(), {}));
  const std::vector<archive::Entry> last{
      text_entry(std::string(manifest_entry), archive::Protection::open, [&] { return manifest; }),
      text_entry(std::string(signature_entry), archive::Protection::open,
                 [&] { return key.sign(manifest) + "\n"; })};
  m_archiver.append(temporary.path(), last, sealing);

  packed.file = file;
  packed.sha256 = sha256_of_file(temporary.path());
  packed.bytes = std::filesystem::file_size(temporary.path());
  store::Transaction transaction(m_store, store::WhenFrozen::allowed);
  const auto disclosure =
      members::disclose(m_store, members::DisclosureKind::pack, making.ids(), m_successor.name,
                        file.filename().string(), m_settings.report.as_of);
  if (disclosure) members::identify(m_store, *disclosure, packed.sha256);
  insert(m_store,
         {.kind = packed.kind,
          .base_id = m_base ? std::optional(m_base->id) : std::nullopt,
          .sha256 = packed.sha256,
          .file = file.filename().string(),
          .successor_id = m_successor.id,
          .recipient = m_successor.name,
          .members = packed.reconciliation.total.value(),
          .included = packed.reconciliation.included.value(),
          .made_at = m_settings.report.as_of},
         making.items());
  transaction.commit();
  temporary.publish();
  return packed;
}

PackItems present_items(const store::Store& store, const Successor& successor) {
  choose_members(store, successor.name);
  return read_items(store);
}

}  // namespace qlab::handover
