// SPDX-License-Identifier: Apache-2.0
#include "lib/render/markdown.hpp"

#include <cmark.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <vector>

#include "lib/core/text.hpp"
#include "lib/render/html.hpp"

namespace qlab::render {
namespace {

struct FreeNode {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};
using Document = std::unique_ptr<cmark_node, FreeNode>;

struct FreeIterator {
  void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
};

std::string taken(char* rendered) {
  const std::unique_ptr<char, decltype(&std::free)> owner(rendered, &std::free);
  return rendered;
}

/// Every node below, parents first. Collected before anything is changed: cmark's iterator does not
/// survive the removal of what it stands on.
std::vector<cmark_node*> nodes(cmark_node* root) {
  std::vector<cmark_node*> all;
  const std::unique_ptr<cmark_iter, FreeIterator> iterator(cmark_iter_new(root));
  for (auto event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
       event = cmark_iter_next(iterator.get())) {
    if (event == CMARK_EVENT_ENTER) all.push_back(cmark_iter_get_node(iterator.get()));
  }
  return all;
}

void remove(cmark_node* node) { cmark_node_free(node); }

/// Leaves what the node holds in its place.
void unwrap(cmark_node* node) {
  while (auto* child = cmark_node_first_child(node)) cmark_node_insert_before(node, child);
  remove(node);
}

/// Pages load nothing and link only to pages; an address in a link is an address.
bool is_harmless(std::string_view url) {
  const auto folded = text::fold(url);
  const bool page = folded.starts_with("https://") || folded.starts_with("http://");
  return page && folded.find('@') == std::string::npos && folded.find("%40") == std::string::npos &&
         plain(url) == url;
}

void tame(cmark_node* node) {
  switch (cmark_node_get_type(node)) {
    case CMARK_NODE_HTML_BLOCK:
    case CMARK_NODE_HTML_INLINE:
      return remove(node);
    case CMARK_NODE_IMAGE:
      return unwrap(node);
    case CMARK_NODE_LINK:
      cmark_node_set_title(node, "");
      if (!is_harmless(cmark_node_get_url(node))) unwrap(node);
      return;
    case CMARK_NODE_CODE_BLOCK:
      cmark_node_set_fence_info(node, "");
      [[fallthrough]];
    case CMARK_NODE_TEXT:
    case CMARK_NODE_CODE:
      // Again after parsing: an entity can stand for a control character.
      cmark_node_set_literal(node, plain(cmark_node_get_literal(node)).c_str());
      return;
    default:
      return;
  }
}

/// Moves the headings below ours, without a gap between one level and the next.
void fit_headings(cmark_node* document, int top) {
  int highest = 6;
  const auto all = nodes(document);
  const auto is_heading = [](cmark_node* node) {
    return cmark_node_get_type(node) == CMARK_NODE_HEADING;
  };
  for (auto* node : all) {
    if (is_heading(node)) highest = std::min(highest, cmark_node_get_heading_level(node));
  }
  int before = top - 1;
  for (auto* node : all) {
    if (!is_heading(node)) continue;
    const int wanted = top + cmark_node_get_heading_level(node) - highest;
    before = std::min({wanted, before + 1, 6});
    cmark_node_set_heading_level(node, before);
  }
}

/// At most the limit, never half a code point.
std::string_view cut(std::string_view source) {
  if (source.size() <= markdown_limit) return source;
  auto length = markdown_limit;
  while (length > 0 && (static_cast<unsigned char>(source[length]) & 0xC0) == 0x80) --length;
  return source.substr(0, length);
}

Document parse(std::string_view source, int top_heading) {
  const auto harmless = plain(cut(source));
  Document document(cmark_parse_document(harmless.data(), harmless.size(), CMARK_OPT_DEFAULT));
  for (auto* node : nodes(document.get())) tame(node);
  cmark_consolidate_text_nodes(document.get());
  fit_headings(document.get(), top_heading);
  return document;
}

bool holds_words(cmark_node* node) {
  const auto type = cmark_node_get_type(node);
  return type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING;
}

/// What a reader sees of a paragraph, its emphasis and links apart.
std::string words(cmark_node* block) {
  std::string text;
  for (auto* node : nodes(block)) {
    const auto type = cmark_node_get_type(node);
    const bool gap = type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK;
    if (gap) text += ' ';
    if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE) text += cmark_node_get_literal(node);
  }
  return text;
}

void replace_words(cmark_node* block, const std::string& text) {
  while (auto* child = cmark_node_first_child(block)) remove(child);
  auto* only = cmark_node_new(CMARK_NODE_TEXT);
  cmark_node_set_literal(only, text.c_str());
  cmark_node_append_child(block, only);
}

void rewrite_links(cmark_node* root, const Rewrite& rewrite) {
  for (auto* node : nodes(root)) {
    if (cmark_node_get_type(node) != CMARK_NODE_LINK) continue;
    const std::string url = cmark_node_get_url(node);
    if (rewrite(url) != url) unwrap(node);
  }
}

void rewrite_text(cmark_node* document, const Rewrite& rewrite) {
  rewrite_links(document, rewrite);
  for (auto* node : nodes(document)) {
    if (cmark_node_get_type(node) == CMARK_NODE_CODE_BLOCK) {
      cmark_node_set_literal(node, rewrite(cmark_node_get_literal(node)).c_str());
    }
  }
  // Paragraphs last and from a list of their own: their inline nodes are freed.
  std::vector<cmark_node*> blocks;
  for (auto* node : nodes(document)) {
    if (holds_words(node)) blocks.push_back(node);
  }
  for (auto* block : blocks) {
    const auto before = words(block);
    const auto after = rewrite(before);
    if (after != before) replace_words(block, plain(after));
  }
}

}  // namespace

std::string markdown_to_html(std::string_view source, int top_heading) {
  return taken(cmark_render_html(parse(source, top_heading).get(), CMARK_OPT_DEFAULT));
}

std::string tame_markdown(std::string_view source, int top_heading, const Rewrite& rewrite) {
  const auto document = parse(source, top_heading);
  if (rewrite) rewrite_text(document.get(), rewrite);
  return taken(cmark_render_commonmark(document.get(), CMARK_OPT_DEFAULT, 0));
}

std::string markdown_words(std::string_view source) {
  std::string text;
  const auto document = parse(source, 1);
  for (auto* node : nodes(document.get())) {
    if (holds_words(node)) text += words(node) + '\n';
    if (cmark_node_get_type(node) == CMARK_NODE_CODE_BLOCK) text += cmark_node_get_literal(node);
  }
  return text;
}

std::string escape_markdown(std::string_view text) {
  std::string out;
  const auto line = one_line(text);
  for (std::size_t i = 0; i < line.size(); ++i) {
    const bool markup = std::string_view("\\`*_<>[]&#|~!@").find(line[i]) != std::string_view::npos;
    const bool list = (line[i] == '-' || line[i] == '+' || line[i] == '=') && i == 0;
    const bool number =
        (line[i] == '.' || line[i] == ')') && i > 0 && line.find_first_not_of("0123456789") == i;
    const bool link = line.compare(i, 3, "://") == 0 ||
                      (line[i] == '.' && i >= 3 && text::fold(line.substr(i - 3, 3)) == "www");
    if (markup || list || number || link) out += '\\';
    out += line[i];
  }
  return out;
}

}  // namespace qlab::render
