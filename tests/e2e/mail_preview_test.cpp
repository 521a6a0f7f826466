// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "tests/support/webinars.hpp"

namespace qlab::test {
namespace {

struct Hall : WebinarHall {
  Hall() { add_member(*this, "Siân O'Brien", "sian@example.org"); }

  [[nodiscard]] Finished preview(std::vector<std::string> more = {}) const {
    more.insert(more.begin(), {"mail", "preview", "m1", "--template", "invite"});
    return run(more);
  }
};

}  // namespace

TEST_CASE("mail preview: the mail is shown as the member would read it") {
  const Hall lab;
  const auto shown = lab.preview();
  CHECK(shown.status == 0);
  CHECK(shown.err.empty());
  CHECK(shown.out.starts_with("From: Peer Support Lab <lab@example.org>\n"));
  CHECK(shown.out.find("\nTo: Siân O'Brien <sian@example.org>\n") != std::string::npos);
  CHECK(shown.out.find("\nSubject: Invitation: What comes next") != std::string::npos);
  CHECK(shown.out.find("\n\nDear Siân O'Brien,\n") != std::string::npos);
  CHECK(shown.out.find("<p") == std::string::npos);
  CHECK(lab.json({"mail", "list"}).empty());
}

TEST_CASE("mail preview: a letter about a call is about the member's newest") {
  const Hall lab;
  const auto none = lab.run({"mail", "preview", "m1", "--template", "call-invite"});
  CHECK(none.status == 10);
  CHECK(none.err.find("'m1' has no call") != std::string::npos);
  REQUIRE(lab.run({"calls", "request", "m1", "--phone", "029 2018"}).status == 0);
  for (const auto* letter :
       {"call-offer", "call-invite", "call-update", "call-cancel", "call-remind"}) {
    CAPTURE(letter);
    const auto shown = lab.run({"mail", "preview", "m1", "--template", letter});
    CHECK(shown.status == 0);
    CHECK(shown.err.empty());
    CHECK(shown.out.find("\n\nDear Siân O'Brien,\n") != std::string::npos);
  }
}

TEST_CASE("mail preview: only the text, only the HTML, or everything as JSON") {
  const Hall lab;
  CHECK(lab.preview({"--text"}).out.starts_with("Dear Siân O'Brien,\n"));
  const auto html = lab.preview({"--html"});
  CHECK(html.out.starts_with("<!DOCTYPE html>\n"));
  CHECK(html.out.find("Dear Siân O&#39;Brien,") != std::string::npos);
  const auto all = lab.preview({"--json", "--webinar", "future"});
  const auto mail = parse_json(all.out);
  CHECK(mail.at("member") == "m1");
  CHECK(mail.at("to") == "sian@example.org");
  CHECK(mail.at("objection").is_null());
  // Each preview has a token of its own; up to there they are the same.
  const auto until_token = html.out.substr(0, html.out.find("stop-"));
  CHECK(mail.at("html").get<std::string>().starts_with(until_token));
  CHECK(mail.at("text").get<std::string>().starts_with("Dear Siân O'Brien,"));
}

TEST_CASE("mail preview: the bytes of the whole mail, into a file") {
  const Hall lab;
  const auto shown = lab.preview({"--raw", "-o", lab.path("mail.eml").string()});
  CHECK(shown.status == 0);
  CHECK(shown.out.empty());
  const auto bytes = read(lab.path("mail.eml"));
  CHECK(bytes.starts_with("From: "));
  CHECK(bytes.find("Content-Type: text/calendar") != std::string::npos);
  CHECK(lab.preview({"--raw", "--html"}).status == 2);
}

TEST_CASE("mail preview: the browser is shown a page that only its owner can read") {
  Hall lab;
  const auto browser = lab.file("browser",
                                "#!/bin/sh\nstat -c %a \"$1\" > \"$HOME/mode\"\n"
                                "cp \"$1\" \"$HOME/seen.html\"\n");
  std::filesystem::permissions(browser, std::filesystem::perms(0700));
  lab.variables["BROWSER"] = browser;
  lab.variables["TMPDIR"] = lab.path("").string();
  const auto shown = lab.preview({"--open"});
  CHECK(shown.status == 0);
  CHECK(shown.out.empty());
  CHECK(shown.err.find("preview.html'; remove it when you have seen it\n") != std::string::npos);
  CHECK(read(lab.path("seen.html")).find("Dear Siân O&#39;Brien,") != std::string::npos);
  CHECK(read(lab.path("mode")) == "600\n");
}

TEST_CASE("mail preview: a browser that cannot be run leaves the page and says where") {
  Hall lab;
  lab.variables["BROWSER"] = lab.path("absent").string();
  lab.variables["TMPDIR"] = lab.path("").string();
  const auto failed = lab.preview({"--open"});
  CHECK(failed.status == 1);
  CHECK(failed.err.find("cannot run") != std::string::npos);
  CHECK(failed.err.find("hint: the page is '") != std::string::npos);
}

TEST_CASE("mail preview: whoever would get nothing is said so") {
  Hall lab;
  lab.configure("[send]\nbasis = \"consent\"\n");
  const auto shown = lab.preview({"--text"});
  CHECK(shown.status == 0);
  CHECK(shown.err == "it would not be sent: consent to mail was not given\n");
}

TEST_CASE("mail preview: a missing variable is named with its place") {
  Hall lab;
  std::filesystem::create_directories(lab.path("letters"));
  write(lab.path("letters/invite.txt"), "Dear {{name}},\n\nsee {{lnik}}\n");
  lab.configure("[webinar]\ntemplates = \"" + lab.path("letters").string() + "\"\n");
  const auto failed = lab.preview();
  CHECK(failed.status == 65);
  CHECK(failed.out.empty());
  CHECK(failed.err.find("invite.txt:3: no variable is named 'lnik'\nhint: the variables are: ") !=
        std::string::npos);
}

TEST_CASE("mail preview: an unknown letter, member or webinar, and none ahead") {
  Hall lab;
  const auto letter = lab.run({"mail", "preview", "m1", "--template", "invitte"});
  CHECK(letter.status == 10);
  CHECK(letter.err == "qlab: no letter is named 'invitte'\nhint: did you mean 'invite'?\n");
  CHECK(lab.run({"mail", "preview", "m9", "--template", "invite"}).status == 10);
  CHECK(lab.preview({"--webinar", "past"}).status == 10);
  CHECK(lab.preview({"--text", "--html"}).status == 2);
  lab.variables["QLAB_NOW"] = "2027-02-21T09:00:00Z";
  const auto past = lab.preview();
  CHECK(past.status == 10);
  CHECK(past.err == "qlab: no webinar is ahead\nhint: name one with --webinar\n");
}

}  // namespace qlab::test
