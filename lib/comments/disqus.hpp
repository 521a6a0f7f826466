// SPDX-License-Identifier: Apache-2.0
// Reads the export of a Disqus forum (XML): threads with their pages, and posts that name them.
// Kept in memory whole, because a post may answer a later one. Hostile input is refused.
#pragma once

#include <iosfwd>
#include <memory>
#include <string>

#include "lib/comments/found.hpp"

namespace qlab::comments::disqus {

/// The stream must outlive the reader. Where the file breaks off, what stands before is in the
/// batch when the error comes.
std::unique_ptr<ExportReader> open(std::istream& stream, std::string source);

}  // namespace qlab::comments::disqus
