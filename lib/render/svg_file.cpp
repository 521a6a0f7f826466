// SPDX-License-Identifier: Apache-2.0
#include "lib/render/svg_file.hpp"

namespace qlab::render {
namespace {

/// The rules of page.css for charts, with colours instead of variables: programs that draw SVG
/// know no variables.
constexpr std::string_view style =
    "<style>"
    "text{fill:#1c1c1c;font:13px system-ui,sans-serif}"
    ".strong{font-weight:600}.note{fill:#595959;font-size:11.5px}"
    ".rule{stroke:#8a8a8a;stroke-width:1}.solid{fill:#1f5f8b}"
    ".stripes{stroke:#1f5f8b;stroke-width:1}.hollow{fill:#fff;stroke:#1f5f8b;stroke-width:1}"
    ".withheld{stroke:#8a8a8a;stroke-width:1}.paper{fill:#fff}.ink{fill:#1f5f8b}.dot{fill:#595959}"
    "</style>\n<rect class=\"paper\" width=\"100%\" height=\"100%\"/>\n";

}  // namespace

std::string svg_file(const Chart& chart) {
  auto text = std::visit([](const auto& each) { return svg(each, "chart"); }, chart);
  text.insert(text.find("<svg ") + 5, "xmlns=\"http://www.w3.org/2000/svg\" ");
  // Behind the description: what draws comes after what names.
  text.insert(text.find("<defs>"), style);
  return text;
}

}  // namespace qlab::render
