// SPDX-License-Identifier: Apache-2.0
// What differs between two versions of a text, by lines or by words: the longest common
// subsequence, bounded in time and memory whatever the texts are.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace qlab {

enum class Differs { no, removed, added };

/// A piece of either text. Pieces in both come once.
struct DifferencePiece {
  Differs differs = Differs::no;
  std::string_view text;
};

/// Beyond so many pairs of pieces that may be alike the differing middle is shown as replaced
/// whole.
inline constexpr std::size_t most_pairs = 4'000'000;

/// All pieces of both in their order: what was removed before what was added. The texts must
/// outlive the result.
std::vector<DifferencePiece> difference(std::span<const std::string_view> before,
                                        std::span<const std::string_view> after);

/// The lines without their ends; the empty one behind a last line end is none.
std::vector<std::string_view> lines_of(std::string_view text);

/// Words, and each run of white space between them as a piece of its own.
std::vector<std::string_view> words_of(std::string_view text);

/// A line of a unified difference: ' ', '-' or '+' for a line of the texts, '@' for the head of a
/// group, such as "-1,3 +1,4".
struct DifferenceLine {
  char mark = ' ';
  std::string text;
};

/// Groups of changed lines, each with up to three lines around it; none where nothing differs.
std::vector<DifferenceLine> unified_difference(std::string_view before, std::string_view after);

}  // namespace qlab
