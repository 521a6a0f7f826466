// SPDX-License-Identifier: Apache-2.0
// Part of lib/site/pages.hpp.
#include <fmt/format.h>

#include "lib/calendar/zone.hpp"
#include "lib/render/html_parts.hpp"
#include "lib/site/pages.hpp"
#include "lib/webinar/shown_time.hpp"

namespace qlab::site {
namespace {

using render::foreign;
using render::isolated;

std::string fact(std::string_view label, std::string_view html) {
  return fmt::format("<div><dt>{}</dt><dd>{}</dd></div>\n", label, html);
}

/// A link only where it is one that a page may follow.
std::string place(const std::string& url) {
  const bool page = url.starts_with("https://") || url.starts_with("http://");
  if (!page) return foreign(url);
  return fmt::format("<a href=\"{}\" rel=\"noopener\">{}</a>", foreign(url), foreign(url));
}

std::string facts(const WebinarPart& part) {
  const auto& webinar = part.webinar;
  auto out = std::string("<dl class=\"facts-list\">\n");
  out += fact("When", fmt::format("<time datetime=\"{}\">{}, {}</time> ({})",
                                  calendar::rfc3339(webinar.starts_at, webinar.zone),
                                  calendar::long_date(webinar.starts_at, webinar.zone),
                                  webinar::hours(webinar), foreign(webinar.zone)));
  const auto elsewhere = webinar::hours_in_utc(webinar);
  if (!elsewhere.empty()) out += fact("In UTC", elsewhere);
  out += fact("How long", webinar::length(webinar));
  if (part.is_over || webinar.status == webinar::Status::cancelled) return out + "</dl>\n";
  out += fact("Where", webinar.url.empty() ? "Online; the link to join is in your invitation"
                                           : place(webinar.url));
  return out + "</dl>\n";
}

std::string calendar_link(const WebinarPart& part) {
  if (part.webinar.status == webinar::Status::cancelled) {
    return fmt::format("<p><a href=\"{}\">Take it out of your calendar (.ics)</a></p>\n",
                       calendar_file(part));
  }
  if (part.is_over) return {};
  return fmt::format("<p><a class=\"button\" href=\"{}\">Add it to your calendar (.ics)</a></p>\n",
                     calendar_file(part));
}

std::string cannot_come(const Content& content, const WebinarPart& part) {
  const bool ahead = !part.is_over && part.webinar.status == webinar::Status::confirmed;
  if (!ahead || content.address().empty()) return {};
  return fmt::format(
      "<section aria-labelledby=\"call\">\n<h2 id=\"call\">You cannot come?</h2>\n<p>Then we would"
      " like to hear you another way. <a href=\"{}#scenarios\">Comment on a scenario</a>, or write"
      " to <a href=\"{}\">{}</a> and we arrange a call.</p>\n</section>\n",
      index_file, mailto(content.address(), "I cannot come to the webinar"),
      foreign(content.address()));
}

}  // namespace

Frame webinar_page(const Content& content, const WebinarPart& part) {
  const auto& webinar = part.webinar;
  const auto when = fmt::format("{}, {}", calendar::long_date(webinar.starts_at, webinar.zone),
                                webinar::hours(webinar));
  Frame frame{page_file(part), part.title, when, {}};
  frame.main = fmt::format("<p class=\"over\">Webinar</p>\n<h1>{}</h1>\n", isolated(part.title));
  if (webinar.status == webinar::Status::cancelled) {
    frame.main += "<p class=\"lead\">This webinar was cancelled.</p>\n";
  } else if (part.is_over) {
    frame.main += "<p class=\"lead\">This webinar has taken place.</p>\n";
  }
  frame.main += facts(part) + calendar_link(part) + cannot_come(content, part);
  return frame;
}

}  // namespace qlab::site
