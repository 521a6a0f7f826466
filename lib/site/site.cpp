// SPDX-License-Identifier: Apache-2.0
#include "lib/site/site.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "lib/core/error.hpp"
#include "lib/core/text.hpp"
#include "lib/render/style.hpp"
#include "lib/site/pages.hpp"
#include "site_style.hpp"

namespace qlab::site {
namespace {

void add(Site& site, const Content& content, const Frame& frame) {
  site.files.push_back({frame.file, framed(content, frame)});
}

std::string style() {
  return std::string(render::base_style()).append(site_style::files.front().second);
}

}  // namespace

Site make(store::Store& store, const Settings& settings, Instant now) {
  const auto content = read(store, settings, now);
  Site site;
  add(site, content, index_page(content));
  add(site, content, policy_page(content));
  add(site, content, missing_page(content));
  for (const auto& part : content.scenarios) {
    add(site, content, scenario_page(content, part));
    site.comments += part.shown;
    site.withheld += part.withheld;
  }
  for (const auto& part : content.webinars) {
    add(site, content, webinar_page(content, part));
    site.files.push_back({calendar_file(part), part.calendar});
  }
  site.files.push_back({std::string(feed_file), feed(content)});
  site.files.push_back({std::string(style_file), style()});
  std::ranges::sort(site.files, {}, &File::name);
  site.scenarios = content.scenarios.size();
  site.webinars = content.webinars.size();
  site.quoted = content.quoted;
  site.told = content.told;
  return site;
}

std::size_t Site::earlier_answers() const {
  return static_cast<std::size_t>(std::ranges::count(told, true, &scenarios::Told::is_earlier));
}

std::string require_base_url(std::string_view given) {
  const auto text = text::trim(given);
  const auto folded = text::fold(text);
  const auto begin = folded.starts_with("https://") ? 8U : folded.starts_with("http://") ? 7U : 0U;
  const bool harmless =
      text::is_ascii(text) && text.find_first_of(" \"'<>\\^`{|}?#@") == std::string_view::npos;
  if (begin == 0 || text.size() == begin || text[begin] == '/' || !harmless) {
    throw Error(Kind::usage,
                fmt::format("'{}' is not where a site can be", text::terminal_safe(given)),
                "write the whole address of the folder, such as https://example.org/scenarios/");
  }
  auto url = std::string(text);
  if (!url.ends_with('/')) url += '/';
  return url;
}

}  // namespace qlab::site
