// SPDX-License-Identifier: Apache-2.0
#include "lib/mail/template.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <kainjow/mustache.hpp>
#include <utility>

#include "lib/core/error.hpp"
#include "lib/core/html_characters.hpp"
#include "lib/core/text.hpp"
#include "lib/mail/template_source.hpp"
#include "lib/mail/template_tags.hpp"

namespace qlab::mail {
namespace {

namespace mustache = kainjow::mustache;

constexpr std::array<std::string_view, 3> part_names{subject_ending, text_ending, html_ending};

enum class Escape { none, html };

/// Gives templates their values, and remembers the first one that was asked for in vain. Values are
/// escaped here and not by Mustache, so that no kind of braces gets round it.
class Lookup : public mustache::basic_context<std::string> {
 public:
  Lookup(const Values& values, Escape escape) {
    for (const auto& [name, value] : values) {
      if (value.empty()) {
        m_values.emplace(name, false);
      } else {
        m_values.emplace(name, escape == Escape::html ? html::escaped(value) : value);
      }
    }
  }

  void push(const mustache::data* section) override { m_sections.push_back(section); }
  void pop() override { m_sections.pop_back(); }

  [[nodiscard]] const mustache::data* get(const std::string& name) const override {
    if (name == "." && !m_sections.empty()) return m_sections.back();
    const auto found = m_values.find(name);
    if (found != m_values.end()) return &found->second;
    miss(name);
    return nullptr;
  }

  /// Partials are put in their places before; one that is left is not there.
  [[nodiscard]] const mustache::data* get_partial(const std::string& name) const override {
    miss("> " + name);
    return nullptr;
  }

  [[nodiscard]] const std::string& missing() const { return m_missing; }
  [[nodiscard]] bool is_complete() const { return m_complete; }

 private:
  void miss(const std::string& name) const {
    if (m_complete) m_missing = name;
    m_complete = false;
  }

  mustache::object m_values;
  std::vector<const mustache::data*> m_sections;
  mutable std::string m_missing;
  mutable bool m_complete = true;
};

/// The parser tells where it stopped only at the end of its message: "Unclosed tag at 17".
std::size_t line_of_error(std::string_view text, std::string_view message) {
  const auto digits = message.substr(message.rfind(' ') + 1);
  std::size_t offset = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), offset);
  return line_at(text, offset);
}

std::string names_of(const Values& values) {
  std::vector<std::string_view> names;
  for (const auto& value : values) names.push_back(value.first);
  return fmt::format("{}", fmt::join(names, ", "));
}

/// Throws data, with the line, where a file is not UTF-8 or not Mustache.
void check(const Source& source) {
  if (!text::is_utf8(source.text)) {
    throw Error(Kind::data, fmt::format("the template '{}' is not UTF-8", source.place),
                "save it as UTF-8");
  }
  mustache::mustache parsed(source.text);
  if (parsed.is_valid()) return;
  const auto& problem = parsed.error_message();
  throw Error(Kind::data,
              fmt::format("{}:{}: not a Mustache template: {}", source.place,
                          line_of_error(source.text, problem), text::terminal_safe(problem)),
              "a tag is {{name}}, a section {{#name}}...{{/name}}");
}

/// One template, parsed once and rendered for many.
class Template {
 public:
  explicit Template(Expanded source) : m_source(std::move(source)), m_parsed(m_source.text) {
    std::ranges::for_each(m_source.pieces, check);
    m_parsed.set_custom_escape([](const std::string& value) { return value; });
  }

  [[nodiscard]] std::vector<std::string> variables() const { return variables_in(m_source.text); }
  [[nodiscard]] const std::string& place() const { return m_source.pieces.front().place; }

  std::string render(Lookup& lookup, const Values& values) {
    auto rendered = m_parsed.render(lookup);
    if (!lookup.is_complete()) {
      const auto& piece = piece_naming(lookup.missing());
      throw Error(Kind::data,
                  fmt::format("{}:{}: no variable is named '{}'", piece.place,
                              line_of_tag(piece.text, lookup.missing()),
                              text::terminal_safe(lookup.missing())),
                  fmt::format("the variables are: {}", names_of(values)));
    }
    return rendered;
  }

  /// For a header: one line, without the file's last line break.
  std::string render_line(Lookup& lookup, const Values& values) {
    return text::in_one_line(render(lookup, values));
  }

 private:
  [[nodiscard]] const Source& piece_naming(const std::string& name) const {
    const auto names = [&](const Source& piece) {
      const auto all = variables_in(piece.text);
      return std::ranges::find(all, name) != all.end();
    };
    const auto found = std::ranges::find_if(m_source.pieces, names);
    return found == m_source.pieces.end() ? m_source.pieces.front() : *found;
  }

  Expanded m_source;
  mustache::mustache m_parsed;
};

Template part(const Sources& sources, const std::string& letter, std::string_view part_name) {
  const auto name = fmt::format("{}{}", letter, part_name);
  const auto found = sources.find(name);
  if (found == sources.end()) {
    throw Error(Kind::data, fmt::format("the mail template '{}' is missing", name),
                "a letter is three files: NAME.subject, NAME.txt and NAME.html");
  }
  return Template(expand(sources, found->second));
}

}  // namespace

struct Templates::Parts {
  Template subject;
  Template text;
  Template html;
};

Templates::Templates(const std::filesystem::path& folder) {
  auto sources = built_in_sources();
  if (!folder.empty()) add_folder(sources, folder);
  for (const auto& source : sources) {
    if (source.first.ends_with(partial_ending)) continue;
    const auto letter = source.first.substr(0, source.first.rfind('.'));
    if (m_letters.contains(letter)) continue;
    m_letters.emplace(letter, std::make_unique<Parts>(Parts{part(sources, letter, ".subject"),
                                                            part(sources, letter, ".txt"),
                                                            part(sources, letter, ".html")}));
  }
}

Templates::Templates(Templates&&) noexcept = default;
Templates::~Templates() = default;

Written Templates::write(std::string_view letter, const Values& values) const {
  const auto found = m_letters.find(letter);
  if (found == m_letters.end()) {
    const auto known = letters();
    auto hint = text::did_you_mean(letter, known);
    if (hint.empty()) hint = fmt::format("the letters are: {}", fmt::join(known, ", "));
    throw Error(Kind::not_found,
                fmt::format("no mail template is named '{}'", text::terminal_safe(letter)), hint);
  }
  auto& parts = *found->second;
  Lookup plain(values, Escape::none);
  Lookup html(values, Escape::html);
  return {parts.subject.render_line(plain, values), parts.text.render(plain, values),
          parts.html.render(html, values)};
}

std::vector<TemplatePart> Templates::parts() const {
  std::vector<TemplatePart> all;
  for (const auto& [letter, parts] : m_letters) {
    const std::array<const Template*, 3> files{&parts->subject, &parts->text, &parts->html};
    for (std::size_t i = 0; i < files.size(); ++i) {
      // A built-in template is called by its bare name, a file by its path.
      const bool built_in = files[i]->place().find('/') == std::string::npos;
      all.push_back({letter, std::string(part_names[i].substr(1)),
                     built_in ? "" : files[i]->place(), files[i]->variables()});
    }
  }
  return all;
}

std::vector<std::string_view> Templates::letters() const {
  std::vector<std::string_view> names;
  for (const auto& letter : m_letters) names.emplace_back(letter.first);
  return names;
}

}  // namespace qlab::mail
