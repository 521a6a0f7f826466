// SPDX-License-Identifier: Apache-2.0
#include "lib/config/recipe.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "lib/core/error.hpp"
#include "tests/support/errors.hpp"
#include "tests/support/temp_dir.hpp"

namespace qlab::config {
namespace {

/// A whole recipe with this in place of its part.
std::string with(std::string_view request, std::string_view message = "to = \"{recipient}\"",
                 std::string_view rest = "") {
  std::string text = "[request]\nurl = \"https://relay.example.org/\"\n";
  text += request;
  text += "\n[message]\n";
  text += message;
  text += "\n";
  return text.append(rest);
}

std::string mistake(std::string_view text) {
  const auto error = test::error_of([&] { (void)read_recipe(text, "r.toml"); });
  REQUIRE(error);
  CHECK(error->kind() == Kind::config);
  return std::string(error->what()) + (error->hint().empty() ? "" : " | " + error->hint());
}

}  // namespace

TEST_CASE("config recipe: those that come with qlab are read") {
  CHECK(recipe_names() ==
        std::vector<std::string>{"generic", "mailgun", "postmark", "sendgrid", "ses"});
  for (const auto& name : recipe_names()) {
    CAPTURE(name);
    const auto found = recipe(name);
    CHECK_FALSE(found.message.inside.empty());
    CHECK_FALSE(found.id.empty());
  }
  CHECK(recipe("postmark").batch_size == 500);
  CHECK(recipe("mailgun").body == Recipe::Body::form);
  CHECK(recipe("ses").sign == "aws:amz:{region}:ses");
}

TEST_CASE("config recipe: a file of one's own is read, a name that is none is told the others") {
  const test::TempDir dir;
  const auto file = dir.file("mine.toml", with("headers = [\"X-Key: {token}\"]"));
  CHECK(recipe(file).headers == std::vector<std::string>{"X-Key: {token}"});
  CHECK(is_recipe_name("postmark"));
  CHECK_FALSE(is_recipe_name("postmark.toml"));
  CHECK_FALSE(is_recipe_name("./postmark"));
  CHECK(test::error_of([] { (void)recipe("./absent.toml"); })->kind() == Kind::config);
  const auto unknown = test::error_of([] { (void)recipe("mailjet"); });
  CHECK(unknown->hint() ==
        "there are generic, mailgun, postmark, sendgrid, ses; or name a file of your own, like "
        "./mailjet.toml");
}

TEST_CASE("config recipe: a mistake is named with its place and the nearest word") {
  CHECK(mistake("[request]\nurl = \"https://x.example/\"\n") ==
        "r.toml:1:1: a recipe needs a [message]");
  CHECK(mistake("[mesage]\n") == "r.toml:1:2: unknown key 'mesage' | did you mean 'message'?");
  CHECK(mistake(with("headrs = []")) ==
        "r.toml:3:1: unknown key 'headrs' | did you mean 'headers'?");
  CHECK(mistake(with("", "to = \"{recipent}\"")) ==
        "r.toml:5:6: no variable is called 'recipent' here | did you mean 'recipient'?");
  CHECK(mistake(with("", "to = \"{recipient\"")) ==
        "r.toml:5:6: a brace stands alone | write {{ or }} for a brace that is no variable");
  CHECK(
      mistake(with("body = \"xml\"")).starts_with("r.toml:3:8: 'body' must be one of json, form"));
  CHECK(mistake(with("headers = [\"X-Key\"]")) == "r.toml:3:11: a header is written 'Name: value'");
  CHECK(mistake(with("headers = [\"X: a\\r\\nY: b\"]")).find("'headers'") != std::string::npos);
  CHECK(mistake(with("", "x = 1.5")).starts_with("r.toml:5:5: a message is made of texts"));
}

TEST_CASE("config recipe: the token stands in headers and the login, never in an address or body") {
  CHECK(mistake(with("", "key = \"{token}\"")).find("'token'") != std::string::npos);
  CHECK(mistake("[request]\nurl = \"https://x.example/{token}\"\n[message]\n").find("'token'") !=
        std::string::npos);
}

TEST_CASE("config recipe: a raw mail stands in a form, and files have their three fields") {
  CHECK(mistake(with("", "mail = \"{raw}\"")).find("no variable is called 'raw' here") !=
        std::string::npos);
  const auto form =
      read_recipe(with("body = \"form\"",
                       R"(mail = { file = "m.eml", type = "message/rfc822", value = "{raw}" })"),
                  "r.toml");
  CHECK(form.body == Recipe::Body::form);
  CHECK(mistake(with("body = \"form\"", "mail = { file = \"m\", value = \"{raw}\" }")) ==
        "r.toml:5:8: a file needs 'file', 'type' and 'value'");
  CHECK(mistake(with("body = \"form\"", "to = [\"a\"]")) == "r.toml:5:6: a form holds no list");
}

TEST_CASE("config recipe: if and each belong to their table") {
  const auto read = read_recipe(
      with("", R"(h = [{ if = "html", each = "header", n = "{header_name}" }])"), "r.toml");
  const auto& table = read.message.inside.at(0).value.inside.at(0).value;
  CHECK(table.when == "html");
  CHECK(table.each == "header");
  CHECK(table.inside.size() == 1);
  CHECK(mistake(with("", "n = \"{header_name}\"")).find("'header_name'") != std::string::npos);
  CHECK(mistake(with("", "h = [{ each = \"part\" }]")).find("must be one of header, attachment") !=
        std::string::npos);
  CHECK(mistake(with("", "h = { if = \"htlm\" }")).find("did you mean 'html'?") !=
        std::string::npos);
}

TEST_CASE("config recipe: a rule says what it is about and what it means") {
  const auto rule = [](std::string_view text) {
    return with("", "to = \"{recipient}\"", "[[answer.means]]\n" + std::string(text) + "\n");
  };
  const auto read = read_recipe(
      rule("status = [422, 400]\ncode = 7\nwords = \"Bad Address\"\nis = \"recipient\""), "r.toml");
  REQUIRE(read.rules.size() == 1);
  CHECK(read.rules[0].statuses == std::vector{422, 400});
  CHECK(read.rules[0].codes == std::vector<std::string>{"7"});
  CHECK(read.rules[0].words == std::vector<std::string>{"bad address"});
  CHECK(read.rules[0].meaning == Meaning::recipient);
  CHECK(mistake(rule("is = \"recipient\"")).find("a rule needs 'status'") != std::string::npos);
  CHECK(mistake(rule("status = 400")).find("a rule needs 'is'") != std::string::npos);
  CHECK(mistake(rule("status = 4\nis = \"sent\"")).find("HTTP statuses") != std::string::npos);
  CHECK(mistake(rule("status = 400\nis = \"recipent\"")).find("did you mean 'recipient'?") !=
        std::string::npos);
}

TEST_CASE("config recipe: a batch has no key of its own") {
  CHECK(mistake(with("headers = [\"Idempotency-Key: {key}\"]", "to = \"{recipient}\"",
                     "[batch]\nsize = 10\n"))
            .find("no {key} of its own") != std::string::npos);
  const auto read = read_recipe(
      with("", "to = \"{recipient}\"", "[batch]\nsize = 10\nlist = \"messages\"\n"), "r.toml");
  CHECK(read.batch_size == 10);
  CHECK(read.in_list);
  CHECK(read.list_at == "messages");
}

}  // namespace qlab::config
