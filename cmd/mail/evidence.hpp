// SPDX-License-Identifier: Apache-2.0
// What a log or a mailbox that the command line names proves about mails in doubt.
#pragma once

#include <filesystem>

#include "lib/mail/evidence.hpp"

namespace qlab::cmd {

class Context;

/// One of both.
struct EvidenceSource {
  std::filesystem::path log;  ///< "-" is standard input
  std::filesystem::path mailbox;
};

/// Reads it, and names on standard error each status that nobody knows. Throws data where nothing
/// in it is understood, not_found or io where it cannot be read.
mail::Findings evidence_of(Context& context, const EvidenceSource& source,
                           const mail::Wanted& wanted);

}  // namespace qlab::cmd
