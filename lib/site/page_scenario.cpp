// SPDX-License-Identifier: Apache-2.0
// Part of lib/site/pages.hpp.
// One scenario: its text, what members answered, and what they said.
#include <fmt/format.h>

#include "lib/render/html_parts.hpp"
#include "lib/site/pages.hpp"

namespace qlab::site {
namespace {

using render::isolated;
using scenarios::State;

std::string state(const Content& content, const ScenarioPart& part) {
  const auto& scenario = part.scenario;
  const auto& zone = content.settings.zone;
  const auto closed = scenario.closed_at
                          ? fmt::format("closed on {}", date_html(*scenario.closed_at, zone))
                          : "closed";
  switch (scenario.state) {
    case State::chosen:
      return "chosen; " + closed;
    case State::set_aside:
      return "set aside; " + closed;
    case State::closed:
      return closed;
    default:
      break;
  }
  return scenario.opened_at
             ? fmt::format("open for comments since {}", date_html(*scenario.opened_at, zone))
             : "open for comments";
}

std::string facts(const Content& content, const ScenarioPart& part) {
  return fmt::format("<p class=\"facts\">Version {} of {} \u00b7 {}</p>\n", part.scenario.version,
                     date_html(part.text_at, content.settings.zone), state(content, part));
}

/// To the scenarios before and after this one.
std::string neighbours(const Content& content, const ScenarioPart& part) {
  const auto& all = content.scenarios;
  const auto at = static_cast<std::size_t>(&part - all.data());
  std::string out;
  const auto link = [&](const ScenarioPart& other, std::string_view words, std::string_view rel) {
    out += fmt::format("<li><a href=\"{}\" rel=\"{}\"><span>{}</span> {}</a></li>\n",
                       page_file(other), rel, words, isolated(other.title));
  };
  if (at > 0) link(all[at - 1], "Before this", "prev");
  if (at + 1 < all.size()) link(all[at + 1], "After this", "next");
  if (out.empty()) return {};
  return "<nav class=\"more\" aria-label=\"Other scenarios\">\n<ul>\n" + out + "</ul>\n</nav>\n";
}

}  // namespace

Frame scenario_page(const Content& content, const ScenarioPart& part) {
  Frame frame{page_file(part), part.title, part.summary, {}};
  frame.main = fmt::format("<p class=\"over\">Scenario {} of {}</p>\n<h1>{}</h1>\n",
                           &part - content.scenarios.data() + 1, content.scenarios.size(),
                           isolated(part.title));
  frame.main += facts(content, part);
  frame.main += prose_html(part.text, 2);
  frame.main += answers_html(part, content.settings.zone);
  frame.main += comments_html(content, part);
  frame.main += neighbours(content, part);
  return frame;
}

}  // namespace qlab::site
