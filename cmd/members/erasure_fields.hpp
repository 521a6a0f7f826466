// SPDX-License-Identifier: Apache-2.0
// The certificate of an erasure as it is shown, and the rows of the disclosure ledger.
#pragma once

#include <string>
#include <vector>

#include "cmd/context.hpp"
#include "lib/erasure/erase.hpp"
#include "lib/members/disclosure.hpp"
#include "lib/render/fields.hpp"

namespace qlab::cmd {

render::Fields<members::Disclosure> disclosure_fields();

struct ShownErasure {
  bool dry_run = false;
  bool purged = false;  ///< whether deleted bytes are gone from the files too
  erasure::Certificate certificate;
  std::vector<members::Disclosure> disclosures;  ///< who was given the person's data
  std::vector<std::string> copies;               ///< files beside the store that still hold it
};

render::Fields<ShownErasure> erasure_fields();

/// "comment 12, body": where others name the person.
std::string in_words(const store::Found& found);

}  // namespace qlab::cmd
