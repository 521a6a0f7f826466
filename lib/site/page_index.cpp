// SPDX-License-Identifier: Apache-2.0
// Part of lib/site/pages.hpp.
// The first page: what there is to read, when to come, how to take part. And the two small ones.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "lib/calendar/zone.hpp"
#include "lib/render/html_parts.hpp"
#include "lib/site/pages.hpp"
#include "lib/webinar/shown_time.hpp"

namespace qlab::site {
namespace {

using render::foreign;
using render::isolated;
using scenarios::State;

bool takes_comments(const ScenarioPart& part) { return part.scenario.state == State::open; }

/// "Three scenarios describe"; many are a number.
std::string in_words(std::size_t scenarios) {
  constexpr std::array<std::string_view, 10> words{"No",   "One", "Two",   "Three", "Four",
                                                   "Five", "Six", "Seven", "Eight", "Nine"};
  if (scenarios == 1) return "One scenario describes";
  return scenarios < words.size() ? fmt::format("{} scenarios describe", words[scenarios])
                                  : fmt::format("{} scenarios describe", scenarios);
}

/// What can be done with the scenarios now.
std::string lead(const Content& content) {
  const auto open = static_cast<std::size_t>(std::ranges::count_if(
      content.scenarios, [](const auto& part) { return takes_comments(part); }));
  if (content.scenarios.empty()) return "No scenario is open yet. Please come back later.";
  auto text =
      fmt::format("{} what could happen to this community.", in_words(content.scenarios.size()));
  if (open == 0) return text + " The time for comments is over; this is what was said.";
  return text + " Read them in your own time, and say what you think while they are open.";
}

std::string facts(const Content& content, const ScenarioPart& part) {
  const auto& scenario = part.scenario;
  const auto& zone = content.settings.zone;
  std::string out;
  if (scenario.state == State::open && scenario.opened_at) {
    out = fmt::format("Open since {}", date_html(*scenario.opened_at, zone));
  } else if (scenario.state == State::chosen) {
    out = "Chosen";
  } else if (scenario.state == State::set_aside) {
    out = "Set aside";
  } else {
    out = "Closed";
    if (scenario.closed_at) out += fmt::format(" on {}", date_html(*scenario.closed_at, zone));
  }
  return fmt::format("{} \u00b7 <a href=\"{}#comments\">{}<span class=\"heard\"> on {}</span></a>",
                     out, page_file(part), counted(part.shown, "comment", "comments"),
                     isolated(part.title));
}

std::string card(const Content& content, const ScenarioPart& part) {
  return fmt::format(
      "<li>\n<h3><a href=\"{}\">{}</a></h3>\n<p dir=\"auto\">{}</p>\n<p class=\"facts\">{}</p>\n"
      "</li>\n",
      page_file(part), isolated(part.title), foreign(part.summary), facts(content, part));
}

std::string event(const WebinarPart& part) {
  const auto& webinar = part.webinar;
  const auto when = fmt::format("{}, {}", calendar::long_date(webinar.starts_at, webinar.zone),
                                webinar::hours(webinar));
  auto out = fmt::format(
      "<li>\n<h3><a href=\"{}\">{}</a></h3>\n<p class=\"when\"><time "
      "datetime=\"{}\">{}</time></p>\n",
      page_file(part), isolated(part.title), calendar::rfc3339(webinar.starts_at, webinar.zone),
      foreign(when));
  if (webinar.status == webinar::Status::cancelled) {
    out += "<p class=\"facts\">Cancelled</p>\n";
  } else if (part.is_over) {
    out += "<p class=\"facts\">It has taken place.</p>\n";
  } else {
    out += fmt::format(
        "<p class=\"facts\"><a href=\"{}\">Add it to your calendar<span class=\"heard\">: {}</span>"
        "</a></p>\n",
        calendar_file(part), isolated(part.title));
  }
  return out + "</li>\n";
}

std::string events(const Content& content) {
  if (content.webinars.empty()) return {};
  auto out = fmt::format(
      "<section aria-labelledby=\"webinars\">\n<h2 id=\"webinars\">{}</h2>\n"
      "<ul class=\"cards\">\n",
      content.webinars.size() == 1 ? "The webinar" : "The webinars");
  for (const auto& part : content.webinars) out += event(part);
  return out + "</ul>\n</section>\n";
}

/// Three ways to be heard; only those there are.
std::string ways(const Content& content) {
  const bool open = std::ranges::any_of(content.scenarios, takes_comments);
  const auto& address = content.address();
  std::string out;
  if (open && !address.empty()) {
    out += fmt::format(
        "<li><strong>Write.</strong> Each scenario\u2019s page has an address of its own: a mail"
        " there becomes a comment, once somebody has read it. The <a href=\"{}\">comments "
        "policy</a>"
        " says what happens to it.</li>\n",
        policy_file);
  }
  const auto ahead = std::ranges::find_if(content.webinars, [](const auto& part) {
    return !part.is_over && part.webinar.status == webinar::Status::confirmed;
  });
  if (ahead != content.webinars.end()) {
    out += fmt::format("<li><strong>Come to the webinar</strong> on <a href=\"{}\">{}</a>.</li>\n",
                       page_file(*ahead), date_html(ahead->webinar.starts_at, ahead->webinar.zone));
  }
  if (!address.empty()) {
    out += fmt::format(
        "<li><strong>Talk to us.</strong> If you cannot come, or would rather not write in public,"
        " ask for a call: <a href=\"{}\">{}</a>.</li>\n",
        mailto(address, "I would like a call"), foreign(address));
  }
  if (out.empty()) return {};
  return "<section aria-labelledby=\"part\">\n<h2 id=\"part\">How to take part</h2>\n<ul"
         " class=\"ways\">\n" +
         out + "</ul>\n</section>\n";
}

}  // namespace

Frame index_page(const Content& content) {
  Frame frame{std::string(index_file), "What could happen next", lead(content), {}};
  auto& out = frame.main;
  out = fmt::format("<h1>{}</h1>\n<p class=\"lead\">{}</p>\n", frame.title, frame.description);
  if (!content.scenarios.empty()) {
    out +=
        "<section aria-labelledby=\"scenarios\">\n<h2 id=\"scenarios\">The scenarios</h2>\n"
        "<ol class=\"cards\">\n";
    for (const auto& part : content.scenarios) out += card(content, part);
    out += "</ol>\n</section>\n";
  }
  out += events(content);
  out += ways(content);
  return frame;
}

Frame policy_page(const Content& content) {
  const auto& policy = content.policy;
  Frame frame{std::string(policy_file),
              "Comments policy",
              "How what you write about the scenarios is treated.",
              {}};
  frame.main = fmt::format(
      "<h1>Comments policy</h1>\n<p class=\"facts\">Version {}, in force since {}</p>\n{}",
      policy.version, date_html(policy.at, content.settings.zone), prose_html(policy.text, 2));
  return frame;
}

Frame missing_page(const Content& content) {
  Frame frame{std::string(missing_file), "This page is not here", {}, {}};
  frame.main = fmt::format(
      "<h1>This page is not here</h1>\n<p class=\"lead\">It may have moved, or the link may be"
      " mistyped.</p>\n<p><a href=\"{}{}\">See all scenarios</a></p>\n",
      foreign(content.settings.base_url), index_file);
  return frame;
}

}  // namespace qlab::site
