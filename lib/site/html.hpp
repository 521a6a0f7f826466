// SPDX-License-Identifier: Apache-2.0
// What every page of the site has around its text, and the small pieces that pages share.
#pragma once

#include <string>
#include <string_view>

#include "lib/core/clock.hpp"
#include "lib/site/content.hpp"

namespace qlab::site {

inline constexpr std::string_view index_file = "index.html";
inline constexpr std::string_view policy_file = "comments-policy.html";
inline constexpr std::string_view missing_file = "404.html";
inline constexpr std::string_view feed_file = "feed.xml";
inline constexpr std::string_view style_file = "style.css";
std::string page_file(const ScenarioPart& part);
std::string page_file(const WebinarPart& part);
std::string calendar_file(const WebinarPart& part);

/// A page without what stands around its text.
struct Frame {
  std::string file;
  std::string title;        ///< foreign text
  std::string description;  ///< for lists of results and links: foreign text
  std::string main;         ///< HTML
};

/// The whole page.
std::string framed(const Content& content, const Frame& frame);

/// A mailto link (RFC 6068) whose mail has a subject, unless that is empty.
std::string mailto(std::string_view address, std::string_view subject);

/// An address that breaks where it can be read.
std::string address_html(std::string_view address);

/// "20 February 2027" as an element that says the instant to machines.
std::string date_html(Instant instant, std::string_view zone);

/// "20 February 2027".
std::string date(Instant instant, std::string_view zone);

/// Foreign text of several lines as paragraphs.
std::string paragraphs_html(std::string_view text);

/// Tamed Markdown as HTML, its headings from this level on.
std::string prose_html(std::string_view markdown, int top_heading);

/// "1 comment", "1,200 comments", "no comments".
std::string counted(std::size_t number, std::string_view one, std::string_view many);

}  // namespace qlab::site
