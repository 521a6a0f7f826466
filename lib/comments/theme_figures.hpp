// SPDX-License-Identifier: Apache-2.0
// What the handover report says by theme: how many people wrote of it, and what may be quoted.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "lib/comments/figures.hpp"
#include "lib/store/store.hpp"

namespace qlab::comments {

/// A theme under which others see something.
struct ThemeFigure {
  std::string code;
  std::string title;
  std::int64_t comments = 0;  ///< what others see
  std::int64_t people = 0;    ///< its different authors
  std::vector<Quote> quotes;  ///< the newest that may be quoted, oldest first
};

struct ThemeFigures {
  std::vector<ThemeFigure> themes;  ///< the one that most people wrote of first
  /// The different authors of all comments that others see; 0 where there is no theme.
  std::int64_t people = 0;
};

/// Of each theme, at most so many quotes.
ThemeFigures theme_figures(const store::Store& store, std::int64_t most_quotes);

}  // namespace qlab::comments
