// SPDX-License-Identifier: Apache-2.0
// Part of lib/site/pages.hpp.
#include <fmt/format.h>

#include <algorithm>

#include "lib/calendar/zone.hpp"
#include "lib/core/html_characters.hpp"
#include "lib/render/html.hpp"
#include "lib/render/html_parts.hpp"
#include "lib/site/pages.hpp"
#include "lib/webinar/shown_time.hpp"

namespace qlab::site {
namespace {

using render::foreign;

/// Readers keep what they have seen.
constexpr std::size_t most_comments = 50;

struct Entry {
  std::string id;     ///< below the id of the feed: never changes
  std::string title;  ///< foreign text
  std::string author;
  std::string link;
  std::string html;  ///< what it says
  Instant published;
  Instant updated;
};

Entry entry_of(const ScenarioPart& part) {
  const auto& scenario = part.scenario;
  const auto opened = scenario.opened_at.value_or(scenario.created_at);
  return {.id = fmt::format("scenario-{}", scenario.id),
          .title = part.title,
          .author = {},
          .link = page_file(part),
          .html = fmt::format("<p>{}</p>", foreign(part.summary)),
          .published = opened,
          .updated = std::max({opened, part.text_at, scenario.closed_at.value_or(opened)})};
}

Entry entry_of(const WebinarPart& part) {
  const auto& webinar = part.webinar;
  const bool cancelled = webinar.status == webinar::Status::cancelled;
  const auto when = fmt::format("{}, {}", calendar::long_date(webinar.starts_at, webinar.zone),
                                webinar::hours(webinar));
  return {.id = fmt::format("webinar-{}", webinar.id),
          .title = part.title,
          .author = {},
          .link = page_file(part),
          .html = fmt::format("<p>{}{}</p>", cancelled ? "Cancelled: " : "", foreign(when)),
          .published = webinar.created_at,
          .updated = std::max(webinar.created_at, webinar.moved_at)};
}

Entry entry_of(const ScenarioPart& part, const Remark& remark) {
  return {.id = fmt::format("comment-{}", remark.id),
          .title = fmt::format("{} on {}", remark.by, part.title),
          .author = remark.by,
          .link = fmt::format("{}#c{}", page_file(part), remark.id),
          .html = paragraphs_html(remark.text),
          .published = remark.written_at,
          .updated = remark.written_at};
}

std::vector<Entry> newest_comments(const Content& content) {
  std::vector<Entry> entries;
  for (const auto& part : content.scenarios) {
    for (const auto& remark : part.remarks) {
      if (remark.is_shown) entries.push_back(entry_of(part, remark));
    }
  }
  std::ranges::stable_sort(entries, std::ranges::greater(), &Entry::updated);
  entries.resize(std::min(entries.size(), most_comments));
  return entries;
}

std::string written(const Content& content, const Entry& entry) {
  auto out = fmt::format(
      "<entry>\n<id>{}</id>\n<title>{}</title>\n<published>{}</published>\n<updated>{}</updated>\n",
      urn(fmt::format("{} {}", content.id, entry.id)), foreign(entry.title),
      rfc3339(entry.published), rfc3339(entry.updated));
  if (!entry.author.empty())
    out += fmt::format("<author><name>{}</name></author>\n", foreign(entry.author));
  return out + fmt::format(
                   "<link rel=\"alternate\" type=\"text/html\" href=\"{}{}\"/>\n"
                   "<content type=\"html\">{}</content>\n</entry>\n",
                   foreign(content.settings.base_url), entry.link, html::escaped(entry.html));
}

}  // namespace

std::string feed(const Content& content) {
  const auto& base = content.settings.base_url;
  auto out = fmt::format(
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
      "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\">\n<id>{}</id>\n"
      "<title>{}</title>\n<updated>{}</updated>\n<author><name>{}</name></author>\n"
      "<link rel=\"alternate\" type=\"text/html\" href=\"{}{}\"/>\n",
      content.id, foreign(content.organisation + ": what could happen next"),
      rfc3339(content.changed_at), foreign(content.organisation), foreign(base), index_file);
  // Only a whole address tells a reader where the feed itself is.
  if (!base.empty())
    out += fmt::format("<link rel=\"self\" type=\"application/atom+xml\" href=\"{}{}\"/>\n",
                       foreign(base), feed_file);
  for (const auto& part : content.scenarios) out += written(content, entry_of(part));
  for (const auto& part : content.webinars) out += written(content, entry_of(part));
  for (const auto& entry : newest_comments(content)) out += written(content, entry);
  return out + "</feed>\n";
}

}  // namespace qlab::site
