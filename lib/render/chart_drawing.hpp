// SPDX-License-Identifier: Apache-2.0
// What the charts are drawn with: a canvas of fixed width that scales with the page, and text that
// is measured without a font. Included only by lib/render/chart*.cpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lib/render/chart.hpp"

namespace qlab::render {

inline constexpr double canvas_width = 380;
inline constexpr double label_size = 13;
inline constexpr double strong_size = 14.6;  ///< what bold labels measure as
inline constexpr double note_size = 11.5;

/// About how wide the text is at this size; rather too wide than too narrow.
double measured(std::string_view text, double size);

/// At most this many lines that fit the width; the last ends with an ellipsis where something was
/// cut. Words are kept whole where they fit a line.
std::vector<std::string> wrapped(std::string_view text, double size, double width,
                                 std::size_t lines);

enum class Anchor { start, middle, end };

/// Names a rule of the page's style.
enum class Ink { label, strong, note };

/// How a rectangle is filled; the last is for what is withheld.
enum class Paint { solid, stripes, hollow, withheld };

struct Box {
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;
};

class Drawing {
 public:
  explicit Drawing(std::string_view id) : m_id(id) {}

  /// The y is that of the base line. The text is foreign.
  void text(double x, double y, std::string_view text, Ink ink = Ink::label,
            Anchor anchor = Anchor::start);
  void box(const Box& box, Paint paint);
  void line(double x1, double y1, double x2, double y2);

  /// The whole element.
  [[nodiscard]] std::string finish(double height, std::string_view title,
                                   std::string_view description) const;

 private:
  std::string m_id;
  std::string m_body;
};

}  // namespace qlab::render
