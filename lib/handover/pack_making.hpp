// SPDX-License-Identifier: Apache-2.0
// One making of a pack: everything that is known on the way from choosing to the manifest. Included
// only by lib/handover/pack.cpp.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "lib/handover/pack.hpp"
#include "lib/handover/pack_choice.hpp"
#include "lib/handover/pack_contents.hpp"
#include "lib/handover/pack_entries.hpp"
#include "lib/handover/private_values.hpp"

namespace qlab::handover {

class Making {
 public:
  Making(store::Store& store, const Successor& successor, const PackSettings& settings,
         const std::optional<PackRecord>& base);

  /// Chooses what goes in; within one state of the store.
  void choose(const std::string& public_key);

  /// All entries but the manifest and its signature; each tells about itself when it has passed.
  std::vector<archive::Entry> entries();

  /// The manifest of an archive that has all other entries.
  std::string manifest(archive::Reader& reader);

  [[nodiscard]] PackItems take_items();

  [[nodiscard]] const members::IdRanges& ids() const { return m_ids; }

  [[nodiscard]] Packed result(std::size_t entries) const;

  /// What everybody who has the file is told of scenarios.
  [[nodiscard]] const std::vector<scenarios::Told>& told() const { return m_published.told; }

 private:
  void choose_later();

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

}  // namespace qlab::handover
