// SPDX-License-Identifier: Apache-2.0
#include "lib/render/chart_drawing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "lib/core/html_characters.hpp"
#include "lib/core/text.hpp"
#include "lib/render/html.hpp"

namespace qlab::render {
namespace {

/// Longer labels are cut before they are measured again and again.
constexpr std::size_t longest_label = 200;

/// The width of a character in ems, as wide as common sans-serif fonts draw it.
double em(std::string_view character) {
  if (character.size() > 1) return text::width(character) > 1 ? 1.0 : 0.66;
  const auto is_in = [&](std::string_view set) {
    return set.find(character) != std::string_view::npos;
  };
  if (is_in(" .,:;'|!()[]iljtfrI")) return 0.38;
  if (is_in("mwMW@%")) return 0.97;
  return character[0] >= 'A' && character[0] <= 'Z' ? 0.74 : 0.63;
}

std::string fitted(std::string_view text, double size, double width) {
  auto kept = std::string(text);
  for (auto columns = text::width(text); measured(kept, size) > width && columns > 1;) {
    kept = text::cut(text, --columns);
  }
  return kept;
}

/// The words that fit beside each other; at least one, so that something is taken.
std::string take_line(std::vector<std::string_view>& words, double size, double width) {
  std::string line(words.front());
  words.erase(words.begin());
  while (!words.empty() && measured(fmt::format("{} {}", line, words.front()), size) <= width) {
    line += fmt::format(" {}", words.front());
    words.erase(words.begin());
  }
  return line;
}

std::string_view name(Ink ink) {
  constexpr std::array<std::string_view, 3> names{"label", "strong", "note"};
  return names[static_cast<std::size_t>(ink)];
}

std::string_view name(Anchor anchor) {
  constexpr std::array<std::string_view, 3> names{"start", "middle", "end"};
  return names[static_cast<std::size_t>(anchor)];
}

}  // namespace

double measured(std::string_view text, double size) {
  double ems = 0;
  while (!text.empty()) {
    std::size_t length = 1;
    while (length < text.size() && (static_cast<unsigned char>(text[length]) & 0xC0) == 0x80) {
      ++length;
    }
    ems += em(text.substr(0, length));
    text.remove_prefix(length);
  }
  return ems * size;
}

std::vector<std::string> wrapped(std::string_view text, double size, double width,
                                 std::size_t lines) {
  const auto whole = text::cut(one_line(text), longest_label);
  auto words = text::split(whole, ' ');
  std::vector<std::string> out;
  while (!words.empty() && out.size() + 1 < lines) out.push_back(take_line(words, size, width));
  if (!words.empty()) out.push_back(fmt::format("{}", fmt::join(words, " ")));
  for (auto& line : out) line = fitted(line, size, width);
  return out;
}

void Drawing::text(double x, double y, std::string_view text, Ink ink, Anchor anchor) {
  m_body += fmt::format(R"(<text class="{}" x="{:.1f}" y="{:.1f}" text-anchor="{}">{}</text>)",
                        name(ink), x, y, name(anchor), html::escaped(one_line(text)));
  m_body += '\n';
}

void Drawing::box(const Box& box, Paint paint) {
  constexpr std::array<std::string_view, 4> names{"solid", "stripes", "hollow", "withheld"};
  const auto look = names[static_cast<std::size_t>(paint)];
  const bool patterned = paint == Paint::stripes || paint == Paint::withheld;
  // Outlined boxes are drawn inside their edges, so that neighbours do not overlap.
  const double inset = paint == Paint::solid ? 0 : 0.5;
  m_body += fmt::format(R"(<rect class="{}" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}")",
                        look, box.x + inset, box.y + inset, std::max(box.width - 2 * inset, 0.5),
                        std::max(box.height - 2 * inset, 0.5));
  if (patterned) m_body += fmt::format(R"svg( fill="url(#{}-{})")svg", m_id, look);
  m_body += "/>\n";
}

void Drawing::line(double x1, double y1, double x2, double y2) {
  m_body += fmt::format(R"(<line class="rule" x1="{:.1f}" y1="{:.1f}" x2="{:.1f}" y2="{:.1f}"/>)",
                        x1, y1, x2, y2) +
            '\n';
}

std::string Drawing::finish(double height, std::string_view title,
                            std::string_view description) const {
  using namespace fmt::literals;
  return fmt::format(
      R"svg(<svg class="chart" viewBox="0 0 {width:.0f} {height:.0f}" role="img" aria-labelledby="{id}-title {id}-desc">
<title id="{id}-title">{title}</title>
<desc id="{id}-desc">{description}</desc>
<defs>
<pattern id="{id}-stripes" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="paper" width="5" height="5"/><rect class="ink" width="2.2" height="5"/></pattern>
<pattern id="{id}-withheld" width="4" height="4" patternUnits="userSpaceOnUse"><rect class="paper" width="4" height="4"/><circle class="dot" cx="2" cy="2" r="0.9"/></pattern>
</defs>
{body}</svg>
)svg",
      "width"_a = canvas_width, "height"_a = height, "id"_a = m_id,
      "title"_a = html::escaped(one_line(title)),
      "description"_a = html::escaped(one_line(description)), "body"_a = m_body);
}

}  // namespace qlab::render
