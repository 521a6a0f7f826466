// SPDX-License-Identifier: Apache-2.0
// A whole mail as it came in, parted from an mbox or not: any bytes are read within bounds, as text
// in UTF-8.
#include <sstream>
#include <string>

#include "lib/core/text.hpp"
#include "lib/inbox/classify.hpp"
#include "lib/inbox/mail_stream.hpp"
#include "lib/world/read_mail.hpp"
#include "tests/fuzz/target.hpp"

using qlab::fuzz::require;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto bytes = qlab::fuzz::bytes(data, size);
  const auto reader = qlab::world::make_mail_reader();
  std::istringstream stream{std::string(bytes)};
  qlab::inbox::MailStream mails(stream);
  std::size_t parted = 0;
  while (mails.next()) {
    parted += mails.bytes().size();
    const auto mail = reader->read(mails.bytes());
    for (const auto& part : mail.parts) require(qlab::text::is_utf8(part.text));
    for (const auto& header : mail.headers) require(qlab::text::is_utf8(header.value));
    for (const auto& author : mail.authors) require(qlab::text::is_utf8(author));
    static_cast<void>(qlab::inbox::classify(mail));
  }
  require(parted <= size);
  return 0;
}
