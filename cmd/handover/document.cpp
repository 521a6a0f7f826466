// SPDX-License-Identifier: Apache-2.0
#include "cmd/handover/document.hpp"

#include <algorithm>
#include <array>

#include "cmd/context.hpp"
#include "cmd/items.hpp"
#include "cmd/scenarios/rules.hpp"
#include "lib/core/text.hpp"

namespace qlab::cmd {

std::string document_format(const Globals& globals) {
  if (!globals.format.empty()) return globals.format == "text" ? "txt" : globals.format;
  if (globals.json) return "json";
  constexpr std::array<std::string_view, 6> endings{".html", ".json", ".jsonl",
                                                    ".csv",  ".tsv",  ".txt"};
  const auto ending = text::fold(globals.output.extension().string());
  const bool is_known = std::find(endings.begin(), endings.end(), ending) != endings.end();
  return is_known ? ending.substr(1) : "md";
}

bool is_page(std::string_view format) {
  return format == "html" || format == "md" || format == "txt";
}

std::string page_text(const render::Page& page, std::string_view format) {
  if (format == "html") return render::to_html(page);
  return format == "md" ? render::to_markdown(page) : render::to_text(page);
}

void write_page(Context& context, const render::Page& page, std::string_view format) {
  context.out().write(page_text(page, format));
}

std::string organisation(Context& context) {
  const auto& identity = context.config().identity;
  return identity.organisation.empty() ? identity.name : identity.organisation;
}

handover::Settings report_settings(Context& context) {
  const auto& config = context.config();
  handover::Settings settings;
  settings.organisation = organisation(context);
  settings.zone = context.zone();
  settings.as_of = context.now();
  settings.version = QLAB_VERSION;
  settings.rules = viability_rules(config.scenarios);
  const auto& introduction = config.handover.introduction;
  if (!introduction.empty()) settings.introduction = read_text(context, introduction);
  return settings;
}

}  // namespace qlab::cmd
