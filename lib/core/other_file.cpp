// SPDX-License-Identifier: Apache-2.0
#include "lib/core/other_file.hpp"

#include <array>
#include <string>
#include <utility>

#include "lib/core/text.hpp"

namespace qlab {

std::optional<OtherFile> other_file(std::string_view text) {
  constexpr std::string_view as_csv = "export it as CSV from where it comes from, and take that";
  constexpr std::array<std::pair<std::string_view, OtherFile>, 6> kinds{{
      {"begin:vcard", {"a vCard file", "export the contacts as CSV, and take that"}},
      {"begin:vcalendar", {"a calendar file", as_csv}},
      {"<!doctype html", {"a web page", as_csv}},
      {"<html", {"a web page", as_csv}},
      {"<?xml", {"an XML file", as_csv}},
      {"{\\rtf", {"a document (RTF)", as_csv}},
  }};
  const auto start = text::fold(text::trim(text).substr(0, 32));
  for (const auto& [mark, kind] : kinds) {
    if (start.starts_with(mark)) return kind;
  }
  return {};
}

}  // namespace qlab
