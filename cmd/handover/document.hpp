// SPDX-License-Identifier: Apache-2.0
// What the verbs share that write a document: its format, and whose it is.
#pragma once

#include <string>
#include <string_view>

#include "cmd/globals.hpp"
#include "lib/handover/report.hpp"
#include "lib/render/page.hpp"

namespace qlab::cmd {

class Context;

/// The format that is named, or that the name of the -o file ends with, or Markdown.
std::string document_format(const Globals& globals);

/// html, md or txt: for people to read.
bool is_page(std::string_view format);

std::string page_text(const render::Page& page, std::string_view format);
void write_page(Context& context, const render::Page& page, std::string_view format);

/// Whose community it is, by the configuration; may be empty.
std::string organisation(Context& context);

/// What the configuration says of a report, as of now: the introduction and the rules too.
handover::Settings report_settings(Context& context);

}  // namespace qlab::cmd
