// SPDX-License-Identifier: Apache-2.0
// Exports of comments: any bytes in any format are comments with what the import relies on, or are
// refused with a place. The first byte says the format.
#include <sstream>
#include <string>

#include "lib/comments/disqus.hpp"
#include "lib/comments/json_exports.hpp"
#include "lib/comments/rows_reader.hpp"
#include "lib/comments/wordpress.hpp"
#include "lib/core/error.hpp"
#include "lib/core/text_file.hpp"
#include "tests/fuzz/target.hpp"

using namespace qlab::comments;
using qlab::fuzz::require;

namespace {

void check(const Found& found) {
  require(!found.page || !found.page->key.empty() || found.page->page.title.empty());
  require(found.id.empty() || !found.source_id.empty());
  require(found.fault.find('\n') == std::string::npos);
  // What the import finds parents by.
  require(!found.source.empty() || found.scope + found.id == found.source_id ||
          !found.fault.empty() || found.id.empty());
}

void read_all(ExportReader& reader) {
  try {
    reader.each(check);
  } catch (const qlab::Error& error) {
    require(error.kind() == qlab::Kind::data);
  }
}

template <class Open>
void read_json(const Open& open, std::string_view text) {
  try {
    read_all(*open(text, "fuzz.json"));
  } catch (const qlab::Error& error) {
    require(error.kind() == qlab::Kind::data);
  }
}

void read_rows(std::string_view text, bool json) {
  try {
    qlab::TextFile file(std::string(text), "fuzz");
    read_all(*open_rows(json ? json_lines(file) : csv_rows(file), "fuzz"));
  } catch (const qlab::Error& error) {
    require(error.kind() == qlab::Kind::data);
  }
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const auto text = qlab::fuzz::bytes(data + 1, size - 1);
  std::istringstream stream{std::string(text)};
  switch (data[0]) {
    case 'w':
      read_all(*wordpress::open(stream, "fuzz.xml"));
      break;
    case 'd':
      read_all(*disqus::open(stream, "fuzz.xml"));
      break;
    case 'i':
      read_json(open_isso, text);
      break;
    case 'c':
      read_json(open_commento, text);
      break;
    case 'l':
      read_rows(text, true);
      break;
    default:
      read_rows(text, false);
  }
  return 0;
}
