// SPDX-License-Identifier: Apache-2.0
// Files of mails classified one after another.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "lib/inbox/classify.hpp"

namespace qlab::inbox {

struct ClassifiedFile {
  std::string file;        ///< as given; "-" is standard input
  std::size_t number = 1;  ///< of the mail within an mbox, from 1
  Classified mail;
};

/// Hands over what every mail of the file is: of the one that it is, or of each in an mbox. Throws
/// not_found or io where it cannot be read, data where a mail is larger than largest_mail, after
/// those before it.
void classify_file(const std::filesystem::path& file, MailReader& reader,
                   const std::function<void(const ClassifiedFile&)>& take);

}  // namespace qlab::inbox
