// SPDX-License-Identifier: Apache-2.0
// Part of lib/site/pages.hpp.
// What members answered: for each question a bar, and the same numbers in words below it, so that
// a small screen keeps them readable and nobody needs the bar.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>

#include "lib/render/html.hpp"
#include "lib/site/html.hpp"
#include "lib/site/pages.hpp"

namespace qlab::site {
namespace {

/// How the parts of a bar look; those without a look are the space that is left.
constexpr std::array<std::string_view, 3> looks{"solid", "stripes", "hollow"};
constexpr std::array<std::string_view, 5> labels{"yes", "conditional", "no", "to be confirmed",
                                                 "have not answered"};

std::string_view question(scenarios::Axis axis) {
  switch (axis) {
    case scenarios::Axis::want:
      return "Do you want it?";
    case scenarios::Axis::value:
      return "Do you see its value?";
    case scenarios::Axis::support:
      return "Can you support it?";
  }
  return "";
}

/// A part from here, so wide, both in percent of the bar.
std::string part_html(std::string_view look, std::string_view id, double from, double width) {
  const auto fill = look == "stripes" ? fmt::format(" fill=\"url(#{}-stripes)\"", id) : "";
  return fmt::format(
      "<rect class=\"{}\" x=\"{:.2f}%\" y=\"1\" width=\"{:.2f}%\" height=\"14\"{}/>\n", look, from,
      width, fill);
}

/// Only where every part that it would draw is known.
std::string bar(const AxisPart& answers, std::string_view id) {
  const auto& cells = answers.people.cells;
  if (answers.people.total.value_or(0) == 0) return {};
  const auto whole = static_cast<double>(*answers.people.total);
  auto out = fmt::format(
      "<svg class=\"bar\" width=\"100%\" height=\"17\" aria-hidden=\"true\">\n<defs>\n"
      "<pattern id=\"{}-stripes\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\""
      " patternTransform=\"rotate(45)\"><rect class=\"paper\" width=\"5\" height=\"5\"/>"
      "<rect class=\"ink\" width=\"2.2\" height=\"5\"/></pattern>\n</defs>\n"
      "<line class=\"rule\" x1=\"0\" y1=\"16\" x2=\"100%\" y2=\"16\"/>\n",
      id);
  double from = 0;
  for (std::size_t i = 0; i < looks.size(); ++i) {
    if (!cells[i]) return {};
    const auto width = 100 * static_cast<double>(*cells[i]) / whole;
    if (*cells[i] > 0) out += part_html(looks[i], id, from, width);
    from += width;
  }
  return out + "</svg>\n";
}

std::string words(const AxisPart& answers) {
  if (!answers.people.total) return "Too few answers to show.";
  std::vector<std::string> parts;
  bool withheld = false;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const auto& people = answers.people.cells[i];
    withheld = withheld || !people;
    if (!people || (*people == 0 && i >= looks.size())) continue;
    parts.push_back(fmt::format("<b>{}</b> {}", render::grouped(*people), labels[i]));
  }
  auto text = fmt::format("{}", fmt::join(parts, " \u00b7 "));
  if (withheld)
    text += parts.empty() ? "Too few answers to show." : " \u00b7 the rest is not shown";
  return text;
}

/// What the parts of the bars mean, for those who see them.
std::string legend() {
  std::string out = "<ul class=\"legend\" aria-hidden=\"true\">\n";
  for (std::size_t i = 0; i < looks.size(); ++i) {
    out += fmt::format("<li><span class=\"{}\"></span>{}</li>\n", looks[i], labels[i]);
  }
  return out + "</ul>\n";
}

}  // namespace

std::string answers_html(const ScenarioPart& part, std::string_view zone) {
  if (part.answers.empty()) return {};
  const auto& asked = part.answers.front().people.total;
  std::string list;
  bool has_bar = false;
  for (const auto& answers : part.answers) {
    const auto drawn = bar(answers, fmt::format("bar-{}", name(answers.axis)));
    has_bar = has_bar || !drawn.empty();
    list += fmt::format("<div>\n<dt>{}</dt>\n<dd>\n{}<p>{}</p>\n</dd>\n</div>\n",
                        question(answers.axis), drawn, words(answers));
  }
  auto out = fmt::format(
      "<section aria-labelledby=\"answers\">\n<h2 id=\"answers\">What members answered</h2>\n"
      "<p>Members were asked three things. {} No number under five is shown, nor one that would"
      " give such a number away. These numbers stand since {}; newer ones follow once the answers "
      "of"
      " five people or more make the difference.</p>\n{}<dl class=\"answers\">\n",
      asked ? fmt::format("Each line stands for the {} who were members when the scenario opened.",
                          render::grouped(*asked))
            : "",
      date_html(part.answers_since, zone), has_bar ? legend() : "");
  return out + list + "</dl>\n</section>\n";
}

}  // namespace qlab::site
