// SPDX-License-Identifier: Apache-2.0
// Foreign HTML: what is made of it is no longer than it is, and UTF-8 where it is.
#include <string>

#include "lib/core/text.hpp"
#include "lib/inbox/html_text.hpp"
#include "lib/render/html_text.hpp"
#include "tests/fuzz/target.hpp"

using qlab::fuzz::require;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto html = qlab::fuzz::bytes(data, size);
  for (const auto& text : {qlab::inbox::text_of_html(html), qlab::render::text_of_html(html),
                           qlab::inbox::text_of_html(html, qlab::inbox::Quotations::marked)}) {
    require(text.size() <= html.size());
    if (qlab::text::is_utf8(html)) require(qlab::text::is_utf8(text));
  }
  return 0;
}
