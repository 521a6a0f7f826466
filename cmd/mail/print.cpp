// SPDX-License-Identifier: Apache-2.0
#include "cmd/mail/print.hpp"

#include <fmt/format.h>

#include "lib/core/text.hpp"

namespace qlab::cmd {

void print_text(render::Output& out, std::string_view text) {
  if (text.ends_with('\n')) text.remove_suffix(1);
  for (const auto line : text::split(text, '\n')) out.write(text::terminal_safe(line) + "\n");
}

void print_mail(render::Output& out, const mail::Opened& opened) {
  for (const auto& [name, value] : opened.headers) {
    out.write(fmt::format("{}: {}\n", text::terminal_safe(name), text::terminal_safe(value)));
  }
  out.write("\n");
  print_text(out, opened.text);
}

}  // namespace qlab::cmd
