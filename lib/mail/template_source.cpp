// SPDX-License-Identifier: Apache-2.0
#include "lib/mail/template_source.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "lib/core/error.hpp"
#include "lib/core/file.hpp"
#include "lib/core/text.hpp"
#include "mail_templates.hpp"

namespace qlab::mail {
namespace {

constexpr std::size_t largest_template = std::size_t{1} << 20;
constexpr int deepest = 8;
constexpr std::array<std::string_view, 4> endings{subject_ending, text_ending, html_ending,
                                                  partial_ending};

class Expander {
 public:
  Expander(const Sources& sources, const Source& source) : m_sources(sources), m_file(source) {
    take(source, 0);
  }

  Expanded finish() { return std::move(m_done); }

 private:
  void take(const Source& source, int depth) {
    if (depth > deepest || m_done.text.size() > largest_template) {
      throw Error(Kind::data,
                  fmt::format("the partials of the template '{}' are too many", m_file.place),
                  "one of them may name itself");
    }
    m_done.pieces.push_back(source);
    const std::string_view text = source.text;
    std::size_t taken = 0;
    for (auto at = text.find("{{>"); at != std::string_view::npos; at = text.find("{{>", at + 3)) {
      const auto end = text.find("}}", at);
      if (end == std::string_view::npos) break;
      const auto name = text::trim(text.substr(at + 3, end - at - 3));
      const auto found = m_sources.find(fmt::format("{}{}", name, partial_ending));
      if (found == m_sources.end()) continue;
      m_done.text += text.substr(taken, at - taken);
      take(found->second, depth + 1);
      // A tag that has a line for itself leaves no empty one.
      const bool is_alone = (at == 0 || text[at - 1] == '\n') && text.substr(end + 2, 1) == "\n";
      taken = end + (is_alone ? 3 : 2);
    }
    m_done.text += text.substr(taken);
  }

  const Sources& m_sources;
  const Source& m_file;
  Expanded m_done;
};

}  // namespace

Sources built_in_sources() {
  Sources sources;
  for (const auto& [name, text] : builtin::files) {
    sources[std::string(name)] = {std::string(name), std::string(text)};
  }
  return sources;
}

void add_folder(Sources& sources, const std::filesystem::path& folder) {
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    const auto extension = entry.path().extension().string();
    if (std::find(endings.begin(), endings.end(), extension) == endings.end()) continue;
    sources[entry.path().filename().string()] = {entry.path().string(),
                                                 read_file(entry.path(), largest_template)};
  }
  if (error) {
    throw Error(
        Kind::config,
        fmt::format("cannot read the mail templates in '{}': {}", folder.string(), error.message()),
        "correct 'templates' in qlab.toml");
  }
}

Expanded expand(const Sources& sources, const Source& source) {
  return Expander(sources, source).finish();
}

}  // namespace qlab::mail
