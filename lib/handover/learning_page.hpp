// SPDX-License-Identifier: Apache-2.0
// The lessons as they may be shown, and as a document of their own.
#pragma once

#include <string>
#include <vector>

#include "lib/handover/disclosure.hpp"
#include "lib/handover/learning.hpp"
#include "lib/handover/redaction.hpp"
#include "lib/render/page.hpp"

namespace qlab::handover {

/// Every text of a lesson that people wrote: what a redaction must be made for.
void append_texts(const std::vector<Lesson>& lessons, std::vector<std::string>& texts);

/// The lesson without names, addresses and telephone numbers in it; its body stays Markdown.
Lesson redacted(Lesson lesson, const Redaction& redaction);

/// All lessons; in what is published without names and contacts.
std::vector<Lesson> lessons_to_show(const store::Store& store, Disclosure disclosure);

/// One section for each lesson, with an id of its own on the page.
std::vector<render::Section> lesson_sections(const std::vector<Lesson>& lessons);

render::Page learning_page(const std::vector<Lesson>& lessons, const std::string& organisation);

}  // namespace qlab::handover
