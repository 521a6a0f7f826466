// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/open_export.hpp"

#include "lib/comments/disqus.hpp"
#include "lib/comments/json_exports.hpp"
#include "lib/comments/rows_reader.hpp"
#include "lib/comments/wordpress.hpp"
#include "lib/core/text.hpp"

namespace qlab::comments {
namespace {

constexpr std::size_t longest_junk = 16;

bool has(std::string_view head, std::string_view word) {
  return head.find(word) != std::string_view::npos;
}

}  // namespace

ExportKind kind_of(std::string_view head) {
  auto text = text::trim(head);
  // A byte or two in front of an XML file make it malformed, but no other kind of file.
  const auto xml = text.find("<?xml");
  if (xml < longest_junk) text.remove_prefix(xml);
  if (text.starts_with("From ")) return ExportKind::mbox;
  if (text.starts_with('<'))
    return has(text, "<disqus") ? ExportKind::disqus : ExportKind::wordpress;
  if (text.starts_with('[')) return ExportKind::isso;
  if (!text.starts_with('{')) return ExportKind::csv;
  return has(text, "\"commentHex\"") ? ExportKind::commento : ExportKind::json_lines;
}

std::unique_ptr<ExportReader> open_export(ExportFile& file, ExportKind kind,
                                          const std::string& source) {
  const auto& rows_from = source.empty() ? file.source() : source;
  switch (kind) {
    case ExportKind::disqus:
      return disqus::open(file.stream(), file.source());
    case ExportKind::isso:
      return open_isso(file.whole(), file.source());
    case ExportKind::commento:
      return open_commento(file.whole(), file.source());
    case ExportKind::json_lines:
      return open_rows(json_lines(file.text()), rows_from);
    case ExportKind::csv:
      return open_rows(csv_rows(file.text()), rows_from);
    case ExportKind::wordpress:
    case ExportKind::mbox:
      break;
  }
  return wordpress::open(file.stream(), file.source());
}

}  // namespace qlab::comments
