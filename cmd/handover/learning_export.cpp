// SPDX-License-Identifier: Apache-2.0
#include "cmd/handover/learning_export.hpp"

#include "cmd/context.hpp"
#include "cmd/handover/document.hpp"
#include "cmd/handover/fields.hpp"
#include "cmd/verb.hpp"
#include "lib/handover/learning_page.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  bool restricted = false;
};

Exit run(Context& context, const Options& options) {
  const auto& store = context.store_to_read();
  const auto disclosure =
      options.restricted ? handover::Disclosure::restricted : handover::Disclosure::published;
  const auto lessons = handover::lessons_to_show(store, disclosure);
  const auto format = document_format(context.globals());
  if (is_page(format)) {
    write_page(context, handover::learning_page(lessons, organisation(context)), format);
    return Exit::ok;
  }
  auto style = context.style();
  style.format = render::parse_format(format).value_or(style.format);
  render::Rows<handover::Lesson> rows(lesson_fields(), context.out(), style);
  for (const auto& lesson : lessons) rows.add(lesson);
  rows.finish();
  return Exit::ok;
}

}  // namespace

void add_learning_export(Verb& learning, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = learning.add_verb("export", "Write the lessons as a document, or as rows");
  verb.shows(lesson_fields, render::Amount::many);
  verb.takes_formats({"html", "text"});
  verb.add_flag("--restricted", options->restricted,
                "Leave names and addresses in the texts; the document is then for staff only");
  verb.footer(
      "As html or md it is a document; every other format writes rows. Without --format the\n"
      "ending of the -o file decides, else md.\n\n"
      "Examples:\n"
      "  qlab handover learning export -o learning.html\n"
      "  qlab handover learning export --format csv -o learning.csv");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
