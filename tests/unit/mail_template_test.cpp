// SPDX-License-Identifier: Apache-2.0
#include "lib/mail/template.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "tests/support/errors.hpp"
#include "tests/support/temp_dir.hpp"

namespace qlab::mail {
namespace {

/// A folder with one whole letter; a test replaces the part it is about.
struct Folder {
  Folder() {
    dir.file("hello.subject", "Hello {{name}}\n");
    dir.file("hello.txt", "Dear {{name}},\n");
    dir.file("hello.html", "<p>Dear {{name}},</p>\n");
  }
  [[nodiscard]] Written write(const Values& values) const {
    return Templates(dir.path()).write("hello", values);
  }
  [[nodiscard]] std::optional<Error> error(const Values& values) const {
    return test::error_of([&] { (void)write(values); });
  }
  test::TempDir dir;
};

}  // namespace

TEST_CASE("template: values are escaped in HTML and nowhere else") {
  const Folder folder;
  const auto written = folder.write({{"name", "O'Brien & <Sons> \"Ltd\""}});
  CHECK(written.subject == "Hello O'Brien & <Sons> \"Ltd\"");
  CHECK(written.text == "Dear O'Brien & <Sons> \"Ltd\",\n");
  CHECK(written.html == "<p>Dear O&#39;Brien &amp; &lt;Sons&gt; &quot;Ltd&quot;,</p>\n");
}

TEST_CASE("template: no kind of braces gets a value unescaped into HTML") {
  const Folder folder;
  folder.dir.file("hello.html", "{{{name}}} {{&name}} {{=<% %>=}}<%& name %>");
  CHECK(folder.write({{"name", "<b>"}}).html == "&lt;b&gt; &lt;b&gt; &lt;b&gt;");
}

TEST_CASE("template: a value is text, never a template") {
  const Folder folder;
  CHECK(folder.write({{"name", "{{secret}} {{#a}}"}}).text == "Dear {{secret}} {{#a}},\n");
  folder.dir.file("hello.txt", "{{> name}}");
  const auto error = folder.error({{"name", "{{secret}}"}});
  REQUIRE(error);
  CHECK(std::string(error->what()).ends_with("hello.txt:1: no variable is named '> name'"));
}

TEST_CASE("template: a section is shown where its value is not empty, its inverse where it is") {
  const Folder folder;
  folder.dir.file("hello.txt", "{{#url}}Join: {{url}} {{.}} {{name}}{{/url}}{{^url}}none{{/url}}");
  CHECK(folder.write({{"name", "A"}, {"url", "x"}}).text == "Join: x x A");
  CHECK(folder.write({{"name", "A"}, {"url", ""}}).text == "none");
}

TEST_CASE("template: a missing variable is named with its place and the variables there are") {
  const Folder folder;
  folder.dir.file("hello.html", "<p>\n{{name}}\n{{ nmae }}</p>");
  const auto error = folder.error({{"name", "A"}, {"url", ""}});
  REQUIRE(error);
  CHECK(error->kind() == Kind::data);
  CHECK(std::string(error->what()) ==
        (folder.dir.path() / "hello.html").string() + ":3: no variable is named 'nmae'");
  CHECK(error->hint() == "the variables are: name, url");
}

TEST_CASE("template: the name of a section must exist too") {
  const Folder folder;
  for (const auto* text : {"{{#ulr}}x{{/ulr}}", "{{^ulr}}x{{/ulr}}"}) {
    folder.dir.file("hello.txt", text);
    const auto error = folder.error({{"name", "A"}, {"url", ""}});
    REQUIRE(error);
    CHECK(error->kind() == Kind::data);
  }
}

TEST_CASE("template: what is not Mustache is refused with its line before anything is written") {
  for (const auto* text :
       {"a\nb {{name", "a\n{{#name}}", "a\n{{/name}}", "a\n{{#name}}{{/nam}}", "a\n{{=x=}}"}) {
    CAPTURE(text);
    const Folder folder;
    folder.dir.file("hello.txt", text);
    const auto error = test::error_of([&] { Templates templates(folder.dir.path()); });
    REQUIRE(error);
    CHECK(error->kind() == Kind::data);
    CHECK(std::string(error->what()).find("hello.txt:2: not a Mustache template") !=
          std::string::npos);
  }
}

TEST_CASE("template: a subject is one line, whatever stands in a value") {
  const Folder folder;
  CHECK(folder.write({{"name", "A\r\nBcc: evil@example.org\x1b\t"}}).subject ==
        "Hello A Bcc: evil@example.org");
}

TEST_CASE("template: a letter that lacks a part is refused") {
  const Folder folder;
  folder.dir.file("helo.html", "<p>typed wrongly</p>");
  const auto error = test::error_of([&] { Templates templates(folder.dir.path()); });
  REQUIRE(error);
  CHECK(std::string(error->what()) == "the mail template 'helo.subject' is missing");
}

TEST_CASE("template: files that are no templates are left alone") {
  const Folder folder;
  folder.dir.file("README.md", "{{");
  folder.dir.file("hello.txt~", "{{");
  CHECK(folder.write({{"name", "A"}}).text == "Dear A,\n");
}

TEST_CASE("template: bytes that are not UTF-8 are refused") {
  const Folder folder;
  folder.dir.file("hello.txt", "Caf\xE9");
  const auto error = folder.error({{"name", "A"}});
  REQUIRE(error);
  CHECK(error->kind() == Kind::data);
}

TEST_CASE("template: a folder that is not there is a mistake in the configuration") {
  const test::TempDir dir;
  const auto error = test::error_of([&] { Templates templates(dir.path() / "absent"); });
  REQUIRE(error);
  CHECK(error->kind() == Kind::config);
}

TEST_CASE("template: a letter of the folder goes before the built-in one of its name") {
  const test::TempDir dir;
  dir.file("invite.subject", "Ours");
  const Templates templates(dir.path());
  const auto letters = templates.letters();
  CHECK(std::find(letters.begin(), letters.end(), "invite") != letters.end());
  const auto error = test::error_of([&] { (void)templates.write("invite", {}); });
  REQUIRE(error);
  CHECK(std::string(error->what()).starts_with("invite.txt:"));
}

TEST_CASE("template: an unknown letter is named with the nearest") {
  const auto error = test::error_of([] { (void)Templates().write("invitte", {}); });
  REQUIRE(error);
  CHECK(error->kind() == Kind::not_found);
  CHECK(error->hint() == "did you mean 'invite'?");
}

TEST_CASE("template: the parts of a letter are listed with where they stand and what they name") {
  const test::TempDir folder;
  (void)folder.file("invite.txt", "{{name}}{{#url}} {{{url}}}{{/url}}{{! a note }}{{ title }}");
  std::string listed;
  for (const auto& [letter, part, place, variables] : Templates(folder.path()).parts()) {
    if (letter != "invite") continue;
    listed += part + (place.empty() ? " built in" : " " + place.substr(place.rfind('/') + 1));
    if (!place.empty()) {
      for (const auto& name : variables) listed += " " + name;
    }
    listed += "\n";
  }
  CHECK(listed == "subject built in\ntxt invite.txt name title url\nhtml built in\n");
}

TEST_CASE("template: what letters share stands in one file, which a folder may replace") {
  const Folder folder;
  folder.dir.file("foot.mustache", "--\n{{#url}}{{url}}\n{{/url}}");
  folder.dir.file("hello.txt", "Dear {{name}},\n{{> foot}}\nEnd {{> foot}}.\n");
  folder.dir.file("hello.html", "<p>{{name}}</p>\n{{>foot}}\n");
  const auto written = folder.write({{"name", "A"}, {"url", "https://x?a&b"}});
  CHECK(written.text == "Dear A,\n--\nhttps://x?a&b\nEnd --\nhttps://x?a&b\n.\n");
  CHECK(written.html == "<p>A</p>\n--\nhttps://x?a&amp;b\n");
  const test::TempDir ours;
  ours.file("text-foot.mustache", "Ours, {{sender}}\n");
  const Templates templates(ours.path());
  Values values;
  for (const auto& part : templates.parts()) {
    for (const auto& name : part.variables) values[name] = "x";
  }
  CHECK(templates.write("invite", values).text.ends_with("Ours, x\n"));
}

TEST_CASE("template: mistakes in a shared file are named with its own line") {
  const Folder folder;
  folder.dir.file("hello.txt", "one\ntwo\n{{> foot}}\n");
  folder.dir.file("foot.mustache", "three\n{{nobody}}\n");
  auto error = folder.error({{"name", "A"}});
  REQUIRE(error);
  CHECK(std::string(error->what()).ends_with("foot.mustache:2: no variable is named 'nobody'"));
  folder.dir.file("foot.mustache", "{{#open}}\n");
  error = folder.error({{"name", "A"}});
  REQUIRE(error);
  CHECK(std::string(error->what()).find("foot.mustache:1: not a Mustache template") !=
        std::string::npos);
  folder.dir.file("foot.mustache", "{{> foot}}\n");
  error = folder.error({{"name", "A"}});
  REQUIRE(error);
  CHECK(std::string(error->what()).ends_with("hello.txt' are too many"));
}

TEST_CASE("template: a partial that is not there is named with its line") {
  const Folder folder;
  folder.dir.file("hello.txt", "one\ntwo {{> name }}\n");
  const auto error = folder.error({{"name", "x"}});
  REQUIRE(error);
  CHECK(std::string(error->what()).ends_with("hello.txt:2: no variable is named '> name'"));
}

}  // namespace qlab::mail
