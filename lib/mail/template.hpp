// SPDX-License-Identifier: Apache-2.0
// The texts of mails, in Mustache: subject, text and HTML of a letter by name, built in or from a
// folder. A value that a template asks for and nobody gives is an error, never a gap in a mail.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace qlab::mail {

/// What a template may name. {{#url}}...{{/url}} is shown where url is not empty, {{^url}} where it
/// is.
using Values = std::map<std::string, std::string, std::less<>>;

/// One letter with one member's values in it.
struct Written {
  std::string subject;
  std::string text;
  std::string html;
};

/// One file of a letter.
struct TemplatePart {
  std::string letter;                  ///< invite
  std::string part;                    ///< subject, txt or html
  std::string place;                   ///< the file; empty where it is built in
  std::vector<std::string> variables;  ///< what it names, in alphabetical order
};

class Templates {
 public:
  /// Reads the built-in letters and, over them, NAME.subject, NAME.txt and NAME.html of the folder
  /// (empty: none); NAME.mustache is what several of them share, as {{> NAME}}. Throws config where
  /// the folder is absent, data with the line where a template is not Mustache or a letter lacks a
  /// part.
  explicit Templates(const std::filesystem::path& folder = {});
  Templates(Templates&&) noexcept;
  Templates& operator=(Templates&&) = delete;
  ~Templates();

  /// Fills in a letter such as "invite". Values are escaped in the HTML, whatever braces are around
  /// them, and not in subject and text. Throws not_found where there is no such letter; data where
  /// a variable is missing, or the subject would hold a control character.
  [[nodiscard]] Written write(std::string_view letter, const Values& values) const;

  /// Every part of every letter, by letter, in the order subject, text, HTML.
  [[nodiscard]] std::vector<TemplatePart> parts() const;

  /// The letters there are, in alphabetical order.
  [[nodiscard]] std::vector<std::string_view> letters() const;

 private:
  struct Parts;
  std::map<std::string, std::unique_ptr<Parts>, std::less<>> m_letters;
};

}  // namespace qlab::mail
