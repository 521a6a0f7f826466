// SPDX-License-Identifier: Apache-2.0
// Foreign bytes: decoded whole or in blocks they are the same text, which is always UTF-8 without
// NUL.
#include "lib/core/encoding.hpp"

#include <optional>
#include <string>

#include "lib/core/error.hpp"
#include "lib/core/text.hpp"
#include "tests/fuzz/target.hpp"

using qlab::fuzz::require;

namespace {

template <class Read>
std::optional<std::string> text_of(Read read) {
  try {
    return read();
  } catch (const qlab::Error& error) {
    require(error.kind() == qlab::Kind::data);
    return {};
  }
}

std::string read_in_blocks(std::string_view bytes, std::size_t block) {
  // What the bytes are is found from the whole: only the decoding must not care about blocks.
  qlab::EncodingDetector detector;
  detector.pass(bytes);
  qlab::Decoder decoder(detector.encoding(), "fuzz.txt");
  std::string text;
  for (std::size_t at = 0; at < bytes.size(); at += block) {
    decoder.decode(bytes.substr(at, block), text);
  }
  decoder.finish();
  return text;
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::size_t block = 1 + data[0] % 16;
  const auto bytes = qlab::fuzz::bytes(data + 1, size - 1);
  const auto whole = text_of([&] { return qlab::decode(bytes, "fuzz.txt").text; });
  if (whole) {
    require(qlab::text::is_utf8(*whole));
    require(whole->find('\0') == std::string::npos);
  }
  require(text_of([&] { return read_in_blocks(bytes, block); }) == whole);
  return 0;
}
