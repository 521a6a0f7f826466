// SPDX-License-Identifier: Apache-2.0
// Finds out which system wrote a file, and reads it from there.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "lib/comments/export_file.hpp"
#include "lib/comments/found.hpp"

namespace qlab::comments {

enum class ExportKind { wordpress, disqus, isso, commento, json_lines, csv, mbox };

/// What a file is by its first bytes.
ExportKind kind_of(std::string_view head);

/// Reads any but an mbox, which takes somebody who reads mails. Rows of JSON or CSV that do not say
/// where they are from are known by this source, or by the file's name. The file must outlive the
/// reader.
std::unique_ptr<ExportReader> open_export(ExportFile& file, ExportKind kind,
                                          const std::string& source);

}  // namespace qlab::comments
