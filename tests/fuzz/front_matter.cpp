// SPDX-License-Identifier: Apache-2.0
// Markdown files with front matter: any UTF-8 text is one or is refused with its place; and what
// was read is the same when it is written and read again.
#include "lib/scenarios/front_matter.hpp"

#include <string_view>

#include "lib/core/error.hpp"
#include "lib/core/text.hpp"
#include "tests/fuzz/target.hpp"

using qlab::fuzz::require;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = qlab::fuzz::bytes(data, size);
  if (!qlab::text::is_utf8(text)) return 0;
  try {
    const auto file = qlab::scenarios::read_markdown(text, "file.md");
    require(file.body.find('\r') == std::string::npos || text.find('\r') != text.npos);
    const auto again = qlab::scenarios::read_markdown(qlab::scenarios::write_markdown(file), "");
    require(again.slug == file.slug);
    require(again.title == file.title);
    require(again.order == file.order);
    require(again.body == file.body);
  } catch (const qlab::Error& error) {
    require(error.kind() == qlab::Kind::data);
    require(std::string_view(error.what()).starts_with("file.md:"));
  }
  return 0;
}
