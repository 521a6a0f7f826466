// SPDX-License-Identifier: Apache-2.0
// Exports that are one JSON text: isso's own (a list of threads), and Commento's.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "lib/comments/found.hpp"

namespace qlab::comments {

/// Both throw data where the text is none, and take nothing behind it in.
std::unique_ptr<ExportReader> open_isso(std::string_view json, const std::string& source);
std::unique_ptr<ExportReader> open_commento(std::string_view json, const std::string& source);

}  // namespace qlab::comments
