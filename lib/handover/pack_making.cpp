// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/pack_making.hpp"

#include "lib/core/sha256.hpp"
#include "lib/members/joined.hpp"

namespace qlab::handover {

Making::Making(store::Store& store, const Successor& successor, const PackSettings& settings,
               const std::optional<PackRecord>& base)
    : m_store(store), m_successor(successor), m_settings(settings), m_base(base) {
  auto report_settings = settings.report;
  m_published = report(store, report_settings);
  report_settings.disclosure = Disclosure::restricted;
  m_restricted = report(store, report_settings);
}

void Making::choose(const std::string& public_key) {
  choose_members(m_store, m_successor.name);
  m_ids = chosen(m_store);
  m_exact = reconcile(m_store, m_successor.name);
  if (m_base) choose_later();
  m_values = private_values(m_store, m_settings.staff);
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

std::vector<archive::Entry> Making::entries() {
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

std::string Making::manifest(archive::Reader& reader) {
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

PackItems Making::take_items() {
  if (m_base) return std::move(m_items);
  return {m_member_digests.take(), m_comment_digests.take()};
}

Packed Making::result(std::size_t entries) const {
  Packed packed;
  packed.kind = m_about.kind;
  packed.base = m_about.base;
  packed.recipient = m_about.recipient;
  packed.public_key = m_about.public_key;
  packed.reconciliation = m_exact;
  packed.withheld_comments = comments::withheld_comments(m_store);
  const auto& comments = m_base ? m_items.comments : m_comment_digests.digests();
  packed.comments = static_cast<std::int64_t>(comments.size());
  packed.entries = static_cast<std::int64_t>(entries);
  packed.added = m_difference.added;
  packed.changed = m_difference.changed;
  packed.removed = static_cast<std::int64_t>(m_difference.gone.size());
  return packed;
}

void Making::choose_later() {
  m_items = read_items(m_store);
  const auto before = items_of(m_store, m_base->id);
  m_difference = choose_changed_members(m_store, before, m_items);
  for (const auto id : m_difference.gone) {
    auto joined = members::joined_into(m_store, id);
    if (joined && find(m_items.members, *joined) == nullptr) joined.reset();
    m_removals.members.push_back(
        {id, reason_of(m_store, id, m_successor.name), joined, hashes_of(m_store, id)});
  }
  m_removals.comments = choose_changed_comments(m_store, before, m_items).gone;
  m_ids = chosen(m_store);
}

}  // namespace qlab::handover
