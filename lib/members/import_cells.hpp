// SPDX-License-Identifier: Apache-2.0
// How several values stand in one cell of a member file, and how a cell is quoted in a message.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace qlab::members {

/// Our own export puts a mark before a cell that a spreadsheet would run as a formula.
std::string_view without_formula_mark(std::string_view cell);

/// What spreadsheets and databases write where there is nothing: "#N/A", "NULL", a lone dash that
/// is no minus.
bool stands_for_nothing(std::string_view cell);

/// A cell as a message shows it: cut, harmless, in quotes.
std::string in_quotes(std::string_view cell);

/// "a ::: b", as Google writes several values into one cell.
std::vector<std::string_view> split_google(std::string_view cell);

/// "a","b, c": a record of CSV in one cell, as Mailchimp writes tags. What is none is one value.
std::vector<std::string> split_quoted(std::string_view cell);

/// The addresses in one cell, by whichever of the usual ways they are divided.
std::vector<std::string_view> addresses_in(std::string_view cell);

}  // namespace qlab::members
