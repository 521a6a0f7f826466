// SPDX-License-Identifier: Apache-2.0
// The pages of the site, each whole.
#pragma once

#include "lib/site/html.hpp"

namespace qlab::site {

Frame index_page(const Content& content);
Frame scenario_page(const Content& content, const ScenarioPart& part);
Frame webinar_page(const Content& content, const WebinarPart& part);
Frame policy_page(const Content& content);

/// What a server shows where nothing is.
Frame missing_page(const Content& content);

/// What members answered to a scenario, axis by axis; nothing where that is not published.
std::string answers_html(const ScenarioPart& part, std::string_view zone);

/// The comments on a scenario, in their threads, and how to write one.
std::string comments_html(const Content& content, const ScenarioPart& part);

/// Atom (RFC 4287): the scenarios, the webinars and the newest comments.
std::string feed(const Content& content);

}  // namespace qlab::site
