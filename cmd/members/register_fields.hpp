// SPDX-License-Identifier: Apache-2.0
// How results of the verbs that keep the register look: edits, tags, consents, merges.
#pragma once

#include <string>
#include <vector>

#include "lib/members/combine.hpp"
#include "lib/members/consent_change.hpp"
#include "lib/members/dossier.hpp"
#include "lib/members/duplicates.hpp"
#include "lib/members/edit.hpp"
#include "lib/members/tagging.hpp"
#include "lib/members/wording.hpp"
#include "lib/render/fields.hpp"

namespace qlab::cmd {

/// A member with its history: the fields of a list, and then the rest.
render::Fields<members::Dossier> dossier_fields();

struct EditResult {
  bool dry_run = false;
  std::vector<members::FieldChange> changes;
};
render::Fields<EditResult> edit_fields();
render::Fields<members::FieldChange> field_change_fields();

render::Fields<members::Tagged> tagged_fields();

struct ConsentResult {
  std::int64_t member = 0;
  members::Purpose purpose = members::Purpose::contact;
  std::string recipient;
  members::ConsentChange change;
};
render::Fields<ConsentResult> consent_fields();
render::Fields<members::ConsentRow> consent_row_fields();
render::Fields<members::Unproven> unproven_fields();
render::Fields<members::Wording> wording_fields();

struct MergeResult {
  bool dry_run = false;
  members::Combination combination;
};
render::Fields<MergeResult> merge_fields();
render::Fields<members::Decision> decision_fields();
render::Fields<members::Likeness> likeness_fields();

}  // namespace qlab::cmd
