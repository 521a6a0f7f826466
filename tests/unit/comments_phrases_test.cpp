// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/phrases.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

namespace qlab::comments {
namespace {

/// The phrases found, each with what it is in the text.
std::string found(const std::vector<Phrase>& phrases, std::string_view text) {
  const store::Words words;
  std::string all;
  const auto length = each_occurrence(words, phrases, text, [&](const Occurrence& each) {
    all += fmt::format("{}:{} ", each.phrase, text.substr(each.begin, each.end - each.begin));
  });
  CHECK(length == words.count(text));
  return all;
}

std::string mark(const std::vector<Phrase>& phrases, std::string_view text) {
  const store::Words words;
  auto marked = comments::marked(words, phrases, text);
  for (auto& each : marked) each = each == '\x02' ? '[' : each == '\x03' ? ']' : each;
  return marked;
}

}  // namespace

TEST_CASE("phrases: words are whole, beginnings are not") {
  CHECK(found({{{"host"}, false}}, "A host, hosts, HOST") == "0:host 0:HOST ");
  CHECK(found({{{"host"}, true}}, "A host, hosts, ghost") == "0:host 0:hosts ");
  CHECK(found({{{"host"}, false}}, "").empty());
}

TEST_CASE("phrases: words that follow one another, whatever separates them") {
  const Phrase phrase{{"peer", "support"}, false};
  CHECK(found({phrase}, "Peer-support; peer\nSUPPORT, peers support, peer a support") ==
        "0:Peer-support 0:peer\nSUPPORT ");
  CHECK(found({phrase}, "peer peer support") == "0:peer support ");
  CHECK(found({{{"a", "a"}, false}}, "a a a") == "0:a a 0:a a ");
  CHECK(found({{{"peer", "sup"}, true}}, "peer supper, pee support") == "0:peer supper ");
}

TEST_CASE("phrases: several are found in one pass, and accents do not matter") {
  CHECK(found({{{"sian"}, false}, {{"chateau", "noir"}, false}},
              "Siân's Château noir, Si\u0302an") == "0:Siân 1:Château noir 0:Si\u0302an ");
}

TEST_CASE("phrases: what overlaps is marked as one") {
  CHECK(mark({{{"peer", "support"}, false}, {{"support", "group"}, false}},
             "our peer support group, support") == "our [peer support group], support");
  CHECK(mark({{{"a"}, false}}, "a b a") == "[a] b [a]");
  CHECK(mark({}, "a b") == "a b");
  CHECK(mark({{{"a"}, false}, {{"a"}, true}}, "a ab") == "[a] [ab]");
}

}  // namespace qlab::comments
