// SPDX-License-Identifier: Apache-2.0
#include "lib/core/csv.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "lib/core/encoding.hpp"
#include "lib/core/error.hpp"
#include "lib/core/file.hpp"
#include "tests/support/absent.hpp"
#include "tests/support/places.hpp"

namespace qlab::csv {
namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows rows_of(Reader& reader) {
  Rows rows;
  while (reader.next()) rows.emplace_back(reader.cells().begin(), reader.cells().end());
  return rows;
}

Rows rows_of(std::string_view text, char delimiter = ',') {
  Reader reader(text, "people.csv", delimiter);
  return rows_of(reader);
}

/// The same text given a few bytes at a time.
Rows rows_in_blocks(std::string_view text, std::size_t block) {
  auto rest = text;
  const auto more = [&](std::string& buffer) {
    buffer.append(rest.substr(0, block));
    rest.remove_prefix(std::min(block, rest.size()));
    return !rest.empty();
  };
  Reader reader({}, more, "people.csv", ',');
  return rows_of(reader);
}

std::string refusal(std::string_view text) {
  try {
    rows_of(text);
  } catch (const Error& error) {
    CHECK(error.kind() == Kind::data);
    return error.what();
  }
  return "read";
}

/// Upstream's repository keeps its CRLF files with LF.
std::string with_its_line_ends(std::string text, const std::string& stem) {
  if (!stem.ends_with("_crlf") || text.find('\r') != std::string::npos) return text;
  for (auto at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 2)) {
    text.insert(at, 1, '\r');
  }
  return text;
}

}  // namespace

TEST_CASE("csv: cells with and without quotes") {
  CHECK(rows_of("a,b\n1,\"x, y\"\n") == Rows{{"a", "b"}, {"1", "x, y"}});
  CHECK(rows_of("\"say \"\"hi\"\"\",\"\"\"\",\"\"\n") == Rows{{"say \"hi\"", "\"", ""}});
  CHECK(rows_of("\"\"\"a\",\"b\"\"\"\n") == Rows{{"\"a", "b\""}});
  CHECK(rows_of("5\" disk,b\n") == Rows{{"5\" disk", "b"}});
  CHECK(rows_of("a,\n,\n") == Rows{{"a", ""}, {"", ""}});
}

TEST_CASE("csv: LF, CRLF and a lone CR end a record, the last needs none") {
  const Rows rows{{"a", "b"}, {"1", "2"}};
  for (const auto* text : {"a,b\n1,2\n", "a,b\n1,2", "a,b\r\n1,2\r\n", "a,b\r\n1,2", "a,b\r1,2\r",
                           "a,b\r1,2", "a,\"b\"\r\n\"1\",\"2\"\r\n"}) {
    CAPTURE(text);
    CHECK(rows_of(text) == rows);
  }
  CHECK(rows_of("").empty());
  CHECK(rows_of("\n\na\n") == Rows{{""}, {""}, {"a"}});
}

TEST_CASE("csv: a quoted cell keeps its line ends") {
  CHECK(rows_of("\"one\r\ntwo\",b\n") == Rows{{"one\r\ntwo", "b"}});
}

TEST_CASE("csv: a text in blocks of any size reads as the whole") {
  const std::string text =
      "name,\"e\"\"mail\"\r\n\"Ann\nLee\",x\r\n,\"\"\"\"\r\"last\",\"long \"\"cell\"\" at the "
      "end\"";
  const auto whole = rows_of(text);
  CHECK(whole.size() == 4);
  for (std::size_t block = 1; block <= text.size() + 1; ++block) {
    CAPTURE(block);
    CHECK(rows_in_blocks(text, block) == whole);
  }
}

TEST_CASE("csv: a quote never closed is refused where it was opened") {
  CHECK(refusal("a,b\n1,2\n3,\"four\n5,6\n") == "people.csv:3:3: a quote is never closed");
  CHECK(refusal("a,\"\"\"") == "people.csv:1:3: a quote is never closed");
}

TEST_CASE("csv: text after a closing quote is refused at its column") {
  CHECK(refusal("a,b\r\nSiân,\"x\"y\r\n") == "people.csv:2:9: text after a closing quote");
  CHECK(refusal("a\n\"two\nlines\" \n") == "people.csv:3:7: text after a closing quote");
}

TEST_CASE("csv: records and cells know where they start") {
  Reader reader("a,b\n\"x\ny\",é,\"q\"\"\",z\nlast", "people.csv", ',');
  REQUIRE(reader.next());
  REQUIRE(reader.next());
  CHECK(reader.position().line == 2);
  CHECK(reader.position_of(1).line == 3);
  CHECK(reader.position_of(1).column == 4);
  CHECK(reader.position_of(3).column == 12);
  REQUIRE(reader.next());
  CHECK(reader.position().line == 4);
  CHECK_FALSE(reader.next());
  CHECK_FALSE(reader.next());
}

TEST_CASE("csv: the delimiter is the one the first lines agree on") {
  CHECK(sniff_delimiter("name,email\nA,b\n") == ',');
  CHECK(sniff_delimiter("name;email\nDoe, A;b\nRoe, C;d\n") == ';');
  CHECK(sniff_delimiter("name\temail\tnote\nA\tb\tc, d\n") == '\t');
  CHECK(sniff_delimiter("name|email\nA|b\n") == '|');
  CHECK(sniff_delimiter("\"a;b;c\",d\n\"e;f;g\",h\n") == ',');
  CHECK(sniff_delimiter("email\na@b.org\n") == ',');
  CHECK(sniff_delimiter("a;b\n\"never closed") == ';');
  CHECK(sniff_delimiter("") == ',');
  CHECK(sniff_delimiter("sep=|\na,b|c\n") == '|');
  CHECK(named_delimiter("\"sep=;\"\r\na;b\n") == ';');
  CHECK_FALSE(named_delimiter("sep=;"));
  CHECK_FALSE(named_delimiter("sep=x\na\n"));
}

TEST_CASE("csv: a line above the header by which Excel or PowerShell knows the file is no record") {
  for (const std::string text :
       {"sep=;\r\na;b\n", "\"sep=;\"\na;b\n", "#TYPE System.Object\r\na;b\n"}) {
    CAPTURE(text);
    Reader reader(text, "x.csv", ';');
    REQUIRE(reader.next());
    CHECK(reader.cells().size() == 2);
    CHECK(reader.position().line == 2);
    CHECK_FALSE(reader.next());
  }
}

TEST_CASE("csv: every csv-spectrum pair equals its JSON") {
  const auto folder = test::realdata("csv/csv-spectrum");
  if (test::is_absent(folder)) return;
  int pairs = 0;
  for (const auto& file : std::filesystem::directory_iterator(folder / "csvs")) {
    const auto stem = file.path().stem().string();
    CAPTURE(stem);
    const auto text = decode(with_its_line_ends(read_file(file.path()), stem), stem).text;
    const auto rows = rows_of(text, sniff_delimiter(text));
    const auto expected = nlohmann::json::parse(read_file(folder / "json" / (stem + ".json")));
    auto read = nlohmann::json::array();
    for (std::size_t i = 1; i < rows.size(); ++i) {
      nlohmann::json object;
      for (std::size_t c = 0; c < rows[0].size(); ++c) object[rows[0][c]] = rows[i].at(c);
      read.push_back(object);
    }
    // This pair's phone numbers differ upstream, and its JSON is one object, not a list.
    if (stem == "location_coordinates") {
      read = read.at(0);
      read["Contact Phone Number"] = expected.at("Contact Phone Number");
    }
    CHECK(read == expected);
    ++pairs;
  }
  CHECK(pairs > 10);
}

TEST_CASE("csv: the awkward files of csvkit read whole or are refused by line") {
  const auto folder = test::realdata("csv/csvkit");
  if (test::is_absent(folder)) return;
  const auto rows = [&](const char* file) {
    const auto decoded = decode(read_file(folder / file), file);
    return rows_of(decoded.text, sniff_delimiter(decoded.text));
  };
  const Rows numbers{{"a", "b", "c"}, {"1", "2", "3"}, {"4", "5", "ʤ"}};
  CHECK(rows("test_utf16_big.csv") == numbers);
  CHECK(rows("test_utf16_little.csv") == numbers);
  CHECK(rows("test_utf8.csv") == Rows{{"foo", "bar", "baz"}, {"1", "2", "3"}, {"4", "5", "ʤ"}});
  CHECK(rows("test_utf8_bom.csv") == rows("test_utf8.csv"));
  CHECK(rows("test_latin1.csv").back() == std::vector<std::string>{"4", "5", "©"});
  CHECK(rows("mac_newlines.csv").at(2) == std::vector<std::string>{"Once upon\ra time", "5", "6"});
  CHECK(rows("test_header_newline.csv").at(1) == std::vector<std::string>{"d", "e", "f"});
  CHECK(rows("optional_quote_characters.csv").at(1) == std::vector<std::string>{"1", "2", "3"});
  CHECK(rows("dummy.tsv").at(0) == std::vector<std::string>{"a", "b", "c"});
  CHECK_THROWS_WITH_AS(rows("null_byte.csv"), "null_byte.csv:2:1: a NUL character (read as UTF-8)",
                       Error);
}

}  // namespace qlab::csv
