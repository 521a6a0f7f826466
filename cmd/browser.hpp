// SPDX-License-Identifier: Apache-2.0
// Shows a page in the person's browser.
#pragma once

#include <filesystem>
#include <string_view>

namespace qlab::cmd {

class Context;

/// Writes the page to a file that only its owner can read and opens it with $BROWSER, or else with
/// xdg-open; returns the file, which stays for the browser. Throws failed where neither can be run.
std::filesystem::path open_in_browser(Context& context, std::string_view html);

}  // namespace qlab::cmd
