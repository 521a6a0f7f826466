// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/learning_page.hpp"

#include <fmt/format.h>

#include "lib/core/text.hpp"
#include "lib/handover/source.hpp"
#include "lib/handover/words.hpp"
#include "lib/members/figures.hpp"
#include "lib/render/markdown.hpp"

namespace qlab::handover {
namespace {

std::string about(const Lesson& lesson) {
  auto text = fmt::format("Confidence: {}.", name(lesson.confidence));
  if (!lesson.role.empty()) text += fmt::format(" For: {}.", lesson.role);
  if (!lesson.sources.empty()) {
    text += fmt::format(" Rests on {}: {}.", described(lesson.sources),
                        text::join(lesson.sources, ", "));
  }
  return text;
}

}  // namespace

void append_texts(const std::vector<Lesson>& lessons, std::vector<std::string>& texts) {
  for (const auto& lesson : lessons) {
    texts.push_back(lesson.title);
    texts.push_back(lesson.role);
    texts.push_back(render::markdown_words(lesson.body));
  }
}

Lesson redacted(Lesson lesson, const Redaction& redaction) {
  lesson.title = redaction(lesson.title);
  lesson.role = redaction(lesson.role);
  lesson.body = render::tame_markdown(lesson.body, 1, std::cref(redaction));
  return lesson;
}

std::vector<Lesson> lessons_to_show(const store::Store& store, Disclosure disclosure) {
  auto all = lessons(store);
  if (disclosure == Disclosure::restricted) return all;
  std::vector<std::string> texts;
  append_texts(all, texts);
  Redaction redaction(texts);
  members::each_name(store, [&](std::string_view name) { redaction.hide(spoken_name(name)); });
  for (auto& lesson : all) lesson = redacted(std::move(lesson), redaction);
  return all;
}

std::vector<render::Section> lesson_sections(const std::vector<Lesson>& lessons) {
  std::vector<render::Section> sections;
  for (const auto& lesson : lessons) {
    auto& section = sections.emplace_back(
        render::Section{fmt::format("lesson-{}", lesson.id), lesson.title, {}, {}});
    section.blocks.push_back(render::Paragraph{about(lesson), render::Tone::note});
    if (!lesson.body.empty()) section.blocks.push_back(render::Prose{lesson.body});
  }
  return sections;
}

render::Page learning_page(const std::vector<Lesson>& lessons, const std::string& organisation) {
  render::Page page;
  page.title = "What was learned";
  page.over = organisation;
  page.under = capitalised(counted(static_cast<std::int64_t>(lessons.size()), "lesson", "lessons"));
  page.sections = lesson_sections(lessons);
  return page;
}

}  // namespace qlab::handover
