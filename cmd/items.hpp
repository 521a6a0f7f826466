// SPDX-License-Identifier: Apache-2.0
// What verbs share that take several things, or a text from a file.
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cmd/exit.hpp"

namespace qlab::cmd {

class Context;

/// The ids as given; where they are only "-", those that stand on standard input.
std::vector<std::string> ids_or_input(const std::vector<std::string>& ids);

/// One of several things that stays as it was, and why.
struct Refusal {
  std::string item;
  std::string reason;
};

/// Names every refusal: "c3 was not approved: it is spam". The status is ok where there are none,
/// partial where there are some; where nothing else was asked for, throws refused.
Exit settle(Context& context, std::string_view done, std::span<const Refusal> refusals,
            std::size_t items);

/// A text of somebody's: a file, or standard input for "-", as UTF-8; a guessed encoding is told.
/// Throws data where it is too large for a text that a person wrote, or in no encoding.
std::string read_text(Context& context, const std::filesystem::path& file);

/// Tells that a file, by its name, was read as Windows-1252, for which nothing in it speaks.
void note_guessed_encoding(Context& context, std::string_view source);

}  // namespace qlab::cmd
