// SPDX-License-Identifier: Apache-2.0
// Rows of comments, one for each: what our own export writes, what others write under usual names,
// and the two exports of Discourse (a user's archive, and the Data Explorer).
#pragma once

#include <memory>
#include <string>

#include "lib/comments/found.hpp"
#include "lib/comments/records.hpp"

namespace qlab::comments {

/// One row as a comment under usual names: ref or id, parent, author, email, body, written_at ...
Found usual_row(const Record& record);

/// Whether a row has the names of an export of Discourse.
bool is_discourse(const Record& record);

/// One row of Discourse as a comment; its page is its topic.
Found discourse_row(const Record& record);

/// Reads all rows; Discourse is known by its names, others are kept under this source. The file
/// behind the records must outlive the reader.
std::unique_ptr<ExportReader> open_rows(std::unique_ptr<Records> records, std::string source);

}  // namespace qlab::comments
