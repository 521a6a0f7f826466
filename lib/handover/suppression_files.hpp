// SPDX-License-Identifier: Apache-2.0
// Who must not be written to, and who may, for the mailing programs that a successor may use.
// Included only by the .cpp files that make packs.
#pragma once

#include <string>
#include <vector>

#include "lib/core/archive.hpp"
#include "lib/mail/suppression.hpp"
#include "lib/store/store.hpp"

namespace qlab::handover {

/// Keyed hashes with their reasons, as lines of a JSON array.
std::string suppression_hashes(const store::Store& store);

/// The key that they were made with, and how.
std::string suppression_key(const store::Store& store);

/// Files for listmonk, CiviCRM and Mailchimp, of the people in temp.packed: numbered in the order
/// in which they must be taken in, with a text that says why.
std::vector<archive::Entry> mailing_files(const store::Store& store);

}  // namespace qlab::handover
