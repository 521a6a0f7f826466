// SPDX-License-Identifier: Apache-2.0
#include "lib/inbox/classify_file.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iostream>

#include "lib/core/error.hpp"
#include "lib/core/text.hpp"
#include "lib/inbox/mail_stream.hpp"

namespace qlab::inbox {
namespace {

void classify_stream(std::istream& stream, const std::string& file, MailReader& reader,
                     const std::function<void(const ClassifiedFile&)>& take) {
  MailStream mails(stream);
  std::size_t too_large = 0;
  while (mails.next()) {
    if (mails.is_too_large()) {
      too_large = too_large == 0 ? mails.number() : too_large;
      continue;
    }
    take({file, mails.number(), classify(reader.read(mails.bytes()))});
  }
  if (stream.bad()) {
    throw Error(Kind::io, fmt::format("cannot read '{}' to its end", text::terminal_safe(file)));
  }
  if (too_large > 0) {
    throw Error(Kind::data, fmt::format("mail {} of '{}' is larger than {} MB", too_large,
                                        text::terminal_safe(file), largest_mail >> 20));
  }
}

}  // namespace

void classify_file(const std::filesystem::path& file, MailReader& reader,
                   const std::function<void(const ClassifiedFile&)>& take) {
  if (file == "-") return classify_stream(std::cin, "-", reader, take);
  const auto shown = text::terminal_safe(file.string());
  if (std::filesystem::is_directory(file)) {
    throw Error(Kind::io, fmt::format("'{}' is a folder", shown), "name the mails in it");
  }
  std::ifstream stream(file, std::ios::binary);
  if (!stream) {
    throw Error(errno == ENOENT ? Kind::not_found : Kind::io,
                fmt::format("cannot read '{}': {}", shown, std::strerror(errno)));
  }
  classify_stream(stream, file.string(), reader, take);
}

}  // namespace qlab::inbox
