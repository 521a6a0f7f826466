// SPDX-License-Identifier: Apache-2.0
#include "lib/site/html.hpp"

#include <fmt/format.h>

#include "lib/calendar/zone.hpp"
#include "lib/core/ascii.hpp"
#include "lib/core/text.hpp"
#include "lib/render/html.hpp"
#include "lib/render/html_parts.hpp"
#include "lib/render/markdown.hpp"

namespace qlab::site {
namespace {

using render::foreign;
using render::isolated;

/// A policy that forbids scripts, forms and everything from elsewhere, whatever the server says.
constexpr std::string_view policy =
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'";

/// A server shows the page for what is missing at any address, so its links must be whole where
/// they can be.
std::string root(const Content& content, const Frame& frame) {
  return frame.file == missing_file ? content.settings.base_url : std::string();
}

std::string head(const Content& content, const Frame& frame) {
  const auto at = root(content, frame);
  auto out = fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n"
      "<meta name=\"referrer\" content=\"no-referrer\">\n"
      "<meta name=\"color-scheme\" content=\"light dark\">\n",
      policy);
  const bool missing = frame.file == missing_file;
  if (missing || content.settings.robots == Robots::kept_out) {
    out += "<meta name=\"robots\" content=\"noindex, nofollow\">\n";
  }
  if (!frame.description.empty())
    out += fmt::format("<meta name=\"description\" content=\"{}\">\n", foreign(frame.description));
  const auto title = frame.file == index_file
                         ? foreign(content.organisation + ": " + frame.title)
                         : foreign(frame.title + " \u2013 " + content.organisation);
  out += fmt::format("<title>{}</title>\n<link rel=\"stylesheet\" href=\"{}{}\">\n", title,
                     foreign(at), style_file);
  if (!missing && !content.settings.base_url.empty()) {
    out +=
        fmt::format("<link rel=\"canonical\" href=\"{}{}\">\n", foreign(content.settings.base_url),
                    frame.file == index_file ? "" : foreign(frame.file));
  }
  out += fmt::format(
      "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"{}\" href=\"{}{}\">\n",
      foreign(content.organisation), foreign(at), feed_file);
  return out + "</head>\n";
}

std::string entry(const Frame& frame, const std::string& at, std::string_view file,
                  std::string_view words) {
  return fmt::format("<li><a href=\"{}{}\"{}>{}</a></li>\n", foreign(at), file,
                     frame.file == file ? " aria-current=\"page\"" : "", words);
}

std::string navigation(const Content& content, const Frame& frame) {
  const auto at = root(content, frame);
  auto out = fmt::format(
      "<header class=\"top\">\n<p class=\"home\">{}</p>\n<nav aria-label=\"Pages\">\n<ul>\n",
      isolated(content.organisation));
  out += entry(frame, at, index_file, "Scenarios");
  if (content.webinars.size() == 1)
    out += entry(frame, at, page_file(content.webinars.front()), "Webinar");
  out += entry(frame, at, policy_file, "Comments policy");
  return out + "</ul>\n</nav>\n</header>\n";
}

std::string footer(const Content& content, const Frame& frame) {
  auto out = std::string("<footer>\n<p>");
  out += fmt::format("Published by {}. Last change: {}.", isolated(content.organisation),
                     date_html(content.changed_at, content.settings.zone));
  if (!content.address().empty()) {
    out += fmt::format(" Questions: <a href=\"{}\">{}</a>.", mailto(content.address(), {}),
                       foreign(content.address()));
  }
  return out + fmt::format(" <a href=\"{}{}\">News as a feed</a>.</p>\n</footer>\n",
                           foreign(root(content, frame)), feed_file);
}

/// What may stand in a part of a mailto link as it is (RFC 6068 2); the address keeps its @ and +.
std::string encoded(std::string_view text, std::string_view kept) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (ascii::is_alphanumeric(c) || kept.find(c) != std::string_view::npos) {
      out += c;
    } else {
      out += fmt::format("%{:02X}", byte);
    }
  }
  return out;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

}  // namespace

std::string page_file(const ScenarioPart& part) {
  return fmt::format("scenario-{}.html", part.scenario.slug);
}

std::string page_file(const WebinarPart& part) {
  return fmt::format("webinar-{}.html", part.webinar.slug);
}

std::string calendar_file(const WebinarPart& part) {
  return fmt::format("webinar-{}.ics", part.webinar.slug);
}

std::string framed(const Content& content, const Frame& frame) {
  return head(content, frame) + "<body>\n<a class=\"skip\" href=\"#main\">Skip to the text</a>\n" +
         navigation(content, frame) + "<main id=\"main\" tabindex=\"-1\">\n" + frame.main +
         "</main>\n" + footer(content, frame) + "</body>\n</html>\n";
}

std::string mailto(std::string_view address, std::string_view subject) {
  auto link = "mailto:" + encoded(address, "-._~@+");
  if (!subject.empty()) link += "?subject=" + encoded(render::one_line(subject), "-._~");
  return link;
}

std::string address_html(std::string_view address) {
  auto html = foreign(address);
  replace_all(html, "+", "<wbr>+");
  replace_all(html, "@", "<wbr>@");
  return html;
}

std::string date(Instant instant, std::string_view zone) {
  const auto whole = calendar::long_date(instant, zone);
  return whole.substr(whole.find(' ') + 1);
}

std::string date_html(Instant instant, std::string_view zone) {
  return fmt::format("<time datetime=\"{}\">{}</time>", calendar::rfc3339(instant, zone),
                     date(instant, zone));
}

std::string paragraphs_html(std::string_view text) {
  std::string out;
  const auto whole = render::plain(text);
  for (const auto line : text::split(std::string_view(whole), '\n')) {
    if (!text::trim(line).empty()) out += fmt::format("<p dir=\"auto\">{}</p>\n", foreign(line));
  }
  return out;
}

std::string prose_html(std::string_view markdown, int top_heading) {
  auto html = render::markdown_to_html(markdown, top_heading);
  // Text has no such bytes: its angle brackets are escaped.
  replace_all(html, "<br />", "<br>");
  replace_all(html, "<hr />", "<hr>");
  return fmt::format("<div class=\"prose\" dir=\"auto\">\n{}</div>\n", html);
}

std::string counted(std::size_t number, std::string_view one, std::string_view many) {
  if (number == 0) return fmt::format("no {}", many);
  return fmt::format("{} {}", render::grouped(static_cast<std::int64_t>(number)),
                     number == 1 ? one : many);
}

}  // namespace qlab::site
