// SPDX-License-Identifier: Apache-2.0
#include "lib/core/encoding.hpp"

#include <doctest/doctest.h>

#include "lib/core/error.hpp"

namespace qlab {
namespace {

using namespace std::string_literals;

std::string utf16(std::u16string_view text, Encoding encoding) {
  std::string bytes;
  for (const auto unit : text) {
    const auto high = static_cast<char>(unit >> 8);
    const auto low = static_cast<char>(unit & 0xFF);
    const bool big = encoding == Encoding::utf16_big;
    bytes += big ? high : low;
    bytes += big ? low : high;
  }
  return bytes;
}

std::string refusal(std::string_view bytes) {
  try {
    decode(bytes, "people.csv");
  } catch (const Error& error) {
    CHECK(error.kind() == Kind::data);
    CHECK_FALSE(error.hint().empty());
    return error.what();
  }
  return "read";
}

}  // namespace

TEST_CASE("encoding: UTF-8 with and without a mark") {
  CHECK(decode("Siân", "x").text == "Siân");
  CHECK(decode("Siân", "x").encoding == Encoding::utf8);
  CHECK(decode("\xEF\xBB\xBFName,Email", "x").text == "Name,Email");
  CHECK(decode("", "x").text.empty());
}

TEST_CASE("encoding: UTF-16 by its mark, or by its zeros") {
  const std::u16string_view text = u"Name,Siân,ʤ,😀\r\n";
  for (const auto encoding : {Encoding::utf16_little, Encoding::utf16_big}) {
    CAPTURE(name(encoding));
    const auto bytes = utf16(text, encoding);
    CHECK(decode(bytes, "x").text == "Name,Siân,ʤ,😀\r\n");
    CHECK(decode(bytes, "x").encoding == encoding);
    const auto marked = utf16(u"\uFEFF", encoding) + bytes;
    CHECK(decode(marked, "x").text == "Name,Siân,ʤ,😀\r\n");
    CHECK(decode(marked, "x").encoding == encoding);
  }
}

TEST_CASE("encoding: what is not UTF-8 is Windows-1252, and that is a guess") {
  const auto decoded = decode("Si\xE2n \x80 \x93quoted\x94", "x");
  CHECK(decoded.text == "Siân € “quoted”");
  CHECK(decoded.encoding == Encoding::windows_1252);
  CHECK(decoded.guessed);
  CHECK_FALSE(decode("plain", "x").guessed);
  // Overlong forms and surrogates are not UTF-8.
  CHECK(decode("\xC0\xAF", "x").encoding == Encoding::windows_1252);
  CHECK(decode("\xED\xA0\x80", "x").encoding == Encoding::windows_1252);
  CHECK(decode("cut \xC3", "x").text == "cut Ã");
}

TEST_CASE("encoding: what no encoding explains is refused by line and column") {
  CHECK(refusal("a,b\r\nSi\xE2n,\x81\n") ==
        "people.csv:2:6: bytes that are no text in this encoding (read as Windows-1252)");
  CHECK(refusal("a,b\n1,\0"s) == "people.csv:2:3: a NUL character (read as UTF-8)");
  const auto lone = utf16(u"Name\n\xD800 and more", Encoding::utf16_little);
  CHECK(refusal(lone) ==
        "people.csv:2:1: bytes that are no text in this encoding (read as UTF-16LE)");
  CHECK(refusal(utf16(u"\uFEFFab", Encoding::utf16_big) + "c") ==
        "people.csv:1:3: the text ends within a character (read as UTF-16BE)");
  CHECK(refusal(utf16(u"\uFEFFab\0c"s, Encoding::utf16_big)) ==
        "people.csv:1:3: a NUL character (read as UTF-16BE)");
}

TEST_CASE("encoding: a mark of UTF-8 proves it, so that a byte that is none is refused") {
  CHECK(refusal("\xEF\xBB\xBFName\nJ\xFCrgen Lee\n") ==
        "people.csv:2:2: bytes that are no text in this encoding (read as UTF-8)");
}

TEST_CASE("encoding: a spreadsheet or a PDF file in the place of a text is named") {
  CHECK(refusal("PK\x03\x04\x14\0\x06\0"s) ==
        "'people.csv' is a spreadsheet such as XLSX, or another ZIP file, and no text");
  CHECK(refusal("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"s) ==
        "'people.csv' is a spreadsheet or document of old programs (XLS, DOC, MSG), and no text");
  CHECK(refusal("%PDF-1.7\n") == "'people.csv' is a PDF file, and no text");
}

TEST_CASE("encoding: blocks of any size decode as the whole") {
  const std::string marked = "\xEF\xBB\xBFline\r\nSiân 😀 ʤ";
  const auto little = utf16(u"\uFEFFline\r\nSiân 😀 ʤ", Encoding::utf16_little);
  for (const auto& bytes : {marked, little, "Si\xE2n"s}) {
    const auto whole = decode(bytes, "x");
    for (std::size_t size = 4; size <= bytes.size(); ++size) {
      CAPTURE(size);
      EncodingDetector detector;
      Decoder decoder(whole.encoding, "x");
      std::string text;
      for (std::size_t at = 0; at < bytes.size(); at += size) {
        detector.pass(std::string_view(bytes).substr(at, size));
        decoder.decode(std::string_view(bytes).substr(at, size), text);
      }
      decoder.finish();
      CHECK(detector.encoding() == whole.encoding);
      CHECK(text == whole.text);
    }
  }
}

}  // namespace qlab
