// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/wxr.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <random>
#include <sstream>
#include <string>

#include "tests/support/errors.hpp"

namespace qlab::comments::wxr {

using test::error_of;

namespace {

constexpr auto head =
    "<?xml version=\"1.0\"?>\n<rss xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel>\n";
constexpr auto tail = "</channel></rss>\n";

std::string with(std::string_view items) { return fmt::format("{}{}{}", head, items, tail); }

std::vector<Item> read(const std::string& xml) {
  std::istringstream stream(xml);
  Reader reader(stream, "blog.xml");
  std::vector<Item> items;
  for (Item item; reader.next(item);) items.push_back(item);
  return items;
}

std::string refusal(const std::string& xml) {
  const auto error = error_of([&] { read(xml); });
  REQUIRE(error);
  CHECK(error->kind() == Kind::data);
  return error->what();
}

}  // namespace

TEST_CASE("wxr: texts are trimmed, in CDATA or not, and the line is known") {
  const auto items = read(with(
      "<item><title> A &amp; B </title><link>http://example.tld/</link><wp:post_id>4</wp:post_id>\n"
      "<wp:comment><wp:comment_id>1</wp:comment_id><wp:comment_author><![CDATA[Ohai]]>\n"
      "</wp:comment_author><wp:comment_content>\n  <![CDATA[one\ntwo]]></wp:comment_content>\n"
      "</wp:comment></item><item/>"));
  REQUIRE(items.size() == 2);
  CHECK(items[0].title == "A & B");
  CHECK(items[0].post_id == "4");
  REQUIRE(items[0].comments.size() == 1);
  CHECK(items[0].comments[0].author == "Ohai");
  CHECK(items[0].comments[0].content == "one\ntwo");
  CHECK(items[0].comments[0].line == 4);
  CHECK(items[1].comments.empty());
}

TEST_CASE("wxr: any version and any prefix of the namespace, and no other") {
  const auto content = [](const char* version) {
    const auto items = read(fmt::format(
        "<rss xmlns:w=\"http://wordpress.org/export/{}/\" xmlns:o=\"http://example.org/\"><channel>"
        "<item><w:comment><o:comment_content>no</o:comment_content>"
        "<w:comment_content>yes</w:comment_content><w:comment_content>no</w:comment_content>"
        "</w:comment><o:comment/></item></channel></rss>",
        version));
    REQUIRE(items.at(0).comments.size() == 1);
    return items[0].comments[0].content;
  };
  for (const auto* version : {"1.0", "1.1", "1.2", "1.3"}) CHECK(content(version) == "yes");
}

TEST_CASE("wxr: what is no WordPress export is named") {
  CHECK(refusal("<disqus/>") == "blog.xml:1:1: this is not a WordPress export");
  CHECK(refusal("<rss><channel><item/></channel></rss>\n").ends_with("not a WordPress export"));
  CHECK(refusal("").ends_with("no element found"));
  CHECK(refusal("{\"comments\": []}").starts_with("blog.xml:1:1: "));
}

TEST_CASE("wxr: malformed XML is refused with its place") {
  CHECK(refusal(with("<item>\n<title>x</titel></item>")) == "blog.xml:4:11: mismatched tag");
  CHECK(refusal(with("<item>&nbsp;</item>")) == "blog.xml:3:7: undefined entity");
  CHECK(refusal(with("<item>\x01</item>")).starts_with("blog.xml:3:7: not well-formed"));
  CHECK(refusal(with("<item>\xff</item>")).starts_with("blog.xml:3:7: not well-formed"));
  CHECK(refusal(with("<item><a:b/></item>")).ends_with("unbound prefix"));
  CHECK(refusal(std::string(head) + "<item>").ends_with("no element found"));
}

TEST_CASE("wxr: document types, entity bombs, depth and endless tags are refused") {
  const std::string bomb =
      "<?xml version=\"1.0\"?>\n<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\">"
      "<!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>\n<rss>&b;</rss>";
  CHECK(refusal(bomb).find(":2:") != std::string::npos);
  CHECK(refusal(bomb).ends_with("a document type is not read, since it may define entities"));
  CHECK(refusal("<!DOCTYPE rss SYSTEM \"file:///etc/passwd\"><rss/>").find("document type") !=
        std::string::npos);
  std::string deep;
  for (int i = 0; i < 200; ++i) deep += "<a>";
  CHECK(refusal(with("<item>" + deep)).ends_with("elements are nested too deep"));
  const std::string endless(20'000'000, 'x');
  CHECK(refusal(with("<item a=\"" + endless)).ends_with("a tag does not end"));
}

TEST_CASE("wxr: a text may be large, but not endless") {
  const auto content = [](std::size_t size) {
    return with("<item><wp:comment><wp:comment_content>" + std::string(size, 'x') +
                "</wp:comment_content></wp:comment></item>");
  };
  CHECK(read(content(5'000'000)).at(0).comments.at(0).content.size() == 5'000'000);
  CHECK(refusal(content(100'000'001)).ends_with("a text is too long"));
}

TEST_CASE("wxr: cut off or with a byte flipped, an export is read or refused, never worse") {
  const auto whole = with(
      "<item><title>T\u00e9</title><wp:comment><wp:comment_id>1</wp:comment_id>"
      "<wp:comment_content><![CDATA[<b>x</b>]]></wp:comment_content></wp:comment></item>\n"
      "<item><wp:comment><wp:comment_id>2</wp:comment_id></wp:comment></item>");
  const auto read_or_refuse = [](const std::string& xml) {
    const auto error = error_of([&] { read(xml); });
    if (error) CHECK(error->kind() == Kind::data);
    return !error;
  };
  REQUIRE(read_or_refuse(whole));
  for (std::size_t size = 0; size + 1 < whole.size(); ++size)
    CHECK_FALSE(read_or_refuse(whole.substr(0, size)));
  std::mt19937 random(20270220);
  for (int round = 0; round < 5'000; ++round) {
    auto flipped = whole;
    for (auto flips = random() % 4 + 1; flips > 0; --flips)
      flipped[random() % flipped.size()] = static_cast<char>(random() & 0xFF);
    read_or_refuse(flipped);
  }
}

}  // namespace qlab::comments::wxr
