// SPDX-License-Identifier: Apache-2.0
// Part of lib/site/pages.hpp.
#include <fmt/format.h>

#include <map>

#include "lib/calendar/zone.hpp"
#include "lib/render/html.hpp"
#include "lib/render/html_parts.hpp"
#include "lib/site/pages.hpp"

namespace qlab::site {
namespace {

using render::foreign;
using render::isolated;

class Threads {
 public:
  Threads(const Content& content, const ScenarioPart& part)
      : m_part(part), m_zone(content.settings.zone) {
    for (const auto& remark : part.remarks) m_by[remark.id] = remark.by;
  }

  std::string write() {
    for (const auto& remark : m_part.remarks) put(remark);
    close_to(0);
    return std::move(m_out);
  }

 private:
  /// Replies stand in a list within the item of what they answer.
  void put(const Remark& remark) {
    if (remark.depth > m_depth) {
      m_out += m_depth == 0 ? "<ol class=\"thread\">\n" : "<ol>\n";
      ++m_depth;
    } else {
      close_to(remark.depth);
      m_out += "</li>\n";
    }
    m_out += fmt::format("<li id=\"c{}\">\n", remark.id);
    if (remark.is_shown) {
      article(remark);
    } else {
      m_out += fmt::format("<h{0} class=\"gone\">A comment that is not shown here</h{0}>\n",
                           heading(remark));
    }
  }

  /// Below that of the section, so that threads can be walked by their headings.
  static std::int64_t heading(const Remark& remark) { return remark.depth + 2; }

  void close_to(std::int64_t depth) {
    for (; m_depth > depth; --m_depth) m_out += "</li>\n</ol>\n";
  }

  void article(const Remark& remark) {
    const auto instant = calendar::rfc3339(remark.written_at, m_zone);
    m_out += fmt::format(
        "<article aria-labelledby=\"by-c{0}\">\n<h{1} class=\"by\" id=\"by-c{0}\">{2}"
        " <a href=\"#c{0}\"><time datetime=\"{3}\">{4}</time></a></h{1}>\n{5}{6}",
        remark.id, heading(remark), isolated(remark.by), instant, date(remark.written_at, m_zone),
        answered(remark), paragraphs_html(remark.text));
    if (!remark.address.empty()) {
      const auto subject = fmt::format("Answer to a comment on {}", m_part.title);
      m_out += fmt::format(
          "<p class=\"act\"><a href=\"{}\">Answer by mail<span class=\"heard\"> what {} wrote on {}"
          "</span></a></p>\n",
          mailto(remark.address, subject), foreign(remark.by), date(remark.written_at, m_zone));
    }
    m_out += "</article>\n";
  }

  [[nodiscard]] std::string answered(const Remark& remark) const {
    if (!remark.answers) return {};
    return fmt::format("<p class=\"to\">In answer to <a href=\"#c{}\">{}</a></p>\n",
                       *remark.answers, isolated(m_by.at(*remark.answers)));
  }

  const ScenarioPart& m_part;
  const std::string& m_zone;
  std::map<std::int64_t, std::string> m_by;
  std::string m_out;
  std::int64_t m_depth = 0;
};

std::string withheld(const Content& content, const ScenarioPart& part) {
  if (part.withheld == 0) return {};
  if (content.settings.audience == Audience::members)
    return "<p class=\"note\">Some comments are not shown, as their authors asked.</p>\n";
  return "<p class=\"note\">Some comments are not shown here: their authors gave them to the"
         " community alone.</p>\n";
}

std::string how(const Content& content, const ScenarioPart& part) {
  if (part.address.empty()) {
    const bool open = part.scenario.state == scenarios::State::open;
    return open ? std::string() : "<p class=\"note\">This scenario takes no more comments.</p>\n";
  }
  const auto subject = fmt::format("Comment on {}", part.title);
  return fmt::format(
      "<section class=\"write\" aria-labelledby=\"write\">\n<h3 id=\"write\">Say what you "
      "think</h3>\n"
      "<p>Write a mail to this address, which belongs to this scenario alone:</p>\n"
      "<p class=\"address\"><a href=\"{}\">{}</a></p>\n"
      "<p>Somebody reads it before it is published here. Your own address is never shown. Say in it"
      " whether you may be quoted outside the community, with your name or without. By writing you"
      " agree to the <a href=\"{}\">comments policy</a> (version {}).</p>\n</section>\n",
      mailto(part.address, subject), address_html(part.address), policy_file,
      content.policy.version);
}

}  // namespace

std::string comments_html(const Content& content, const ScenarioPart& part) {
  auto out = fmt::format(
      "<section aria-labelledby=\"comments\">\n<h2 id=\"comments\">What was said</h2>\n");
  if (part.shown == 0) {
    out += "<p>No comment is published here yet.</p>\n";
  } else {
    out += Threads(content, part).write();
  }
  return out + withheld(content, part) + how(content, part) + "</section>\n";
}

}  // namespace qlab::site
