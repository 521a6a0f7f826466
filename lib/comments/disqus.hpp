// SPDX-License-Identifier: Apache-2.0
// Reads the export of a Disqus forum (XML): threads with their pages, and posts that name them.
// Threads are kept in memory, posts are handed over one by one. Hostile input is refused.
#pragma once

#include <iosfwd>
#include <memory>
#include <string>

#include "lib/comments/found.hpp"

namespace qlab::comments::disqus {

/// The stream must outlive the reader. Where the file breaks off, what stands before is handed over
/// first.
std::unique_ptr<ExportReader> open(std::istream& stream, std::string source);

}  // namespace qlab::comments::disqus
