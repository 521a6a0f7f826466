// SPDX-License-Identifier: Apache-2.0
// The sections of the page, one function each. Included only by lib/handover/page*.cpp.
#pragma once

#include "lib/handover/report.hpp"
#include "lib/render/page.hpp"

namespace qlab::handover {

render::Section community_section(const Report& report);
render::Section participation_section(const Report& report);
render::Section webinars_section(const Report& report);
render::Section calls_section(const Report& report);
render::Section scenarios_section(const Report& report);
render::Section comments_section(const Report& report);
render::Section connections_section(const Report& report);
render::Section learning_section(const Report& report);
render::Section work_section(const Report& report);
render::Section open_section(const Report& report);
render::Section method_section(const Report& report);

/// How a scenario is called on the page, whatever its title.
inline const std::string& title(const ScenarioReport& scenario) {
  return scenario.title.empty() ? scenario.slug : scenario.title;
}

/// The parts with their labels as they stand alone.
Parts titled(Parts parts);

/// Bars of these parts; a sentence instead where they are withheld or nobody is in them.
render::Block bars(std::string title, std::string label_header, std::string value_header,
                   const Parts& parts);

}  // namespace qlab::handover
