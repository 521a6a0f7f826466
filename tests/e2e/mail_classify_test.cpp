// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "tests/support/lab.hpp"

namespace qlab::test {
namespace {

constexpr std::string_view bounce =
    "From: Mail Delivery System <MAILER-DAEMON@mx.example.net>\nTo: lab@example.org\n"
    "Subject: Undelivered Mail Returned to Sender\nMIME-Version: 1.0\n"
    "Content-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\n\n"
    "--b\nContent-Type: text/plain\n\nI'm sorry.\n\n--b\nContent-Type: message/delivery-status\n\n"
    "Reporting-MTA: dns; mx.example.net\n\nFinal-Recipient: rfc822; anna@example.org\n"
    "Action: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 user unknown\n\n"
    "--b\nContent-Type: message/rfc822\n\nMessage-ID: <7@example.org>\nTo: anna@example.org\n\n"
    "Hello\n\n--b--\n";

constexpr std::string_view answer =
    "From: Anna <anna@example.org>\nTo: lab@example.org\nSubject: Accepted: The future\n"
    "Content-Type: text/calendar; method=REPLY; charset=utf-8\n\n"
    "BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\nUID:1@example.org\nSEQUENCE:2\n"
    "DTSTAMP:20270115T090000Z\nATTENDEE;PARTSTAT=ACCEPTED:MAILTO:anna@example.org\nEND:VEVENT\n"
    "END:VCALENDAR\n";

/// Neither a store nor a configuration.
Finished alone(const Lab& lab, const std::vector<std::string>& arguments,
               const std::string& input = {}) {
  std::vector<std::string> all{binary()};
  all.insert(all.end(), arguments.begin(), arguments.end());
  return run_process(all, {{"PATH", "/usr/bin:/bin"}, {"HOME", lab.path("nobody").string()}},
                     input);
}

}  // namespace

TEST_CASE(
    "mail classify: a bounce and an answer, with every field, without store or configuration") {
  const Lab lab;
  const auto done = alone(lab, {"mail", "classify", lab.file("bounce.eml", bounce),
                                lab.file("answer.eml", answer), "--json"});
  CHECK(done.status == 0);
  CHECK(done.err.empty());
  const auto mails = parse_json(done.out);
  REQUIRE(mails.size() == 2);
  CHECK(mails[0].at("file") == lab.path("bounce.eml").string());
  CHECK(mails[0].at("kind") == "bounce");
  CHECK(mails[0].at("calendar").is_null());
  CHECK(mails[0].at("returned_message_id") == "7@example.org");
  CHECK(mails[0].at("recipients") == parse_json(R"([{"address":"anna@example.org",
      "outcome":"permanent","status":"5.1.1","reason":"user-unknown",
      "evidence":"550 5.1.1 user unknown"}])"));
  CHECK(mails[1].at("kind") == "calendar");
  CHECK(mails[1].at("recipients").empty());
  CHECK(mails[1].at("calendar") == parse_json(R"({"method":"REPLY","uid":"1@example.org",
      "attendee":"anna@example.org","partstat":"ACCEPTED","sequence":2,"proposes_new_time":false,
      "stamp":"2027-01-15T09:00:00Z","component":"VEVENT","recurrence_id":null,"organizer":null,
      "comment":null})"));
  CHECK_FALSE(std::filesystem::exists(lab.path("nobody")));
}

TEST_CASE("mail classify: an mbox, one mail from standard input, and nothing at all") {
  const Lab lab;
  const std::string from = "From x@example.org Fri Jan 15 09:00:01 2027\n";
  const auto mbox = from + std::string(bounce) + "\n" + from + std::string(answer) + "\n";
  const auto lines = alone(lab, {"mail", "classify", "-", "--format", "jsonl"}, mbox);
  CHECK(lines.status == 0);
  const auto end = lines.out.find('\n');
  const auto first = parse_json(lines.out.substr(0, end));
  const auto second = parse_json(lines.out.substr(end + 1));
  CHECK(first.at("kind") == "bounce");
  CHECK(first.at("file") == "-");
  CHECK(second.at("kind") == "calendar");
  CHECK(second.at("number") == 2);
  CHECK(lab.json({"mail", "classify", "-"}, std::string(answer)).at(0).at("kind") == "calendar");
  CHECK(lab.json({"mail", "classify", "-"}).at(0).at("kind") == "other");
}

TEST_CASE("mail classify: for people, as a table of tabs with the answer in one cell") {
  const Lab lab;
  const auto done = lab.run({"mail", "classify", lab.file("a.eml", answer), "--format", "tsv"});
  CHECK(done.status == 0);
  CHECK(done.err.empty());
  CHECK(done.out.starts_with("file\tnumber\tkind\twhy\t"));
  CHECK(done.out.find("\tcalendar\ta calendar object with the method REPLY\t") !=
        std::string::npos);
  CHECK(done.out.find("{\"method\":\"REPLY\",") != std::string::npos);
  const auto kinds = lab.run({"mail", "classify", lab.path("a.eml").string(), "--json=kind"});
  CHECK(kinds.out == "[\n{\"kind\":\"calendar\"}\n]\n");
}

TEST_CASE("mail classify: a file that cannot be read is named and the others are read") {
  const Lab lab;
  const auto done = lab.run({"mail", "classify", lab.path("absent").string(),
                             lab.file("a.eml", answer), lab.path("").string(), "--json=kind"});
  CHECK(done.status == 3);
  CHECK(done.out == "[\n{\"kind\":\"calendar\"}\n]\n");
  CHECK(done.err.find("cannot read '" + lab.path("absent").string() + "'") != std::string::npos);
  CHECK(done.err.find("is a folder") != std::string::npos);
  const auto alone = lab.run({"mail", "classify", lab.path("absent").string()});
  CHECK(alone.status == 10);
  CHECK(alone.out.empty());
}

TEST_CASE("mail classify: a wrong command line") {
  const Lab lab;
  CHECK(lab.run({"mail", "classify"}).status == 2);
  CHECK(lab.run({"mail", "classify", "-", "--jsno"}).status == 2);
  CHECK(lab.run({"mail", "classify", "-", "--json=nonsense"}).status == 2);
}

TEST_CASE("mail classify: foreign text reaches no terminal as it is") {
  const Lab lab;
  const auto done = lab.run({"mail", "classify", "-", "--format", "tsv"},
                            "From: \x1b[31mx@example.org\nSubject: "
                            "a\tb\x1b]0;x\x07\xe2\x80\xae\nAuto-Submitted: auto-\x1b[1m\n\nx\n");
  CHECK(done.status == 0);
  CHECK(done.out.find('\x1b') == std::string::npos);
  CHECK(done.out.find("\xe2\x80\xae") == std::string::npos);
}

TEST_CASE("mail classify: every real mail in one call, within 64 MB") {
  if (is_absent(realdata("bounces"))) return;
  const Lab lab;
  std::vector<std::string> words{
      python(), support_script("peak_memory.py"), binary(), "mail", "classify", "--json=kind"};
  const auto first = words.size();
  for (const auto* folder : {"mail", "itip", "bounces"}) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(realdata(folder)))
      if (entry.is_regular_file()) words.push_back(entry.path());
  }
  CHECK(words.size() - first > 500);
  const auto done = run_process(words, lab.variables);
  CHECK(done.status == 0);
  CHECK(parse_json(done.out).size() >= words.size() - first);
  REQUIRE(done.err.starts_with("peak "));
  CHECK(std::stoi(done.err.substr(5)) < 64);
}

TEST_CASE("mail classify: thousands of files in one call") {
  const Lab lab;
  std::vector<std::string> arguments{"mail", "classify", "--json=kind"};
  const auto file = lab.file("a.eml", answer);
  for (int i = 0; i < 3000; ++i) arguments.push_back(file);
  const auto done = lab.run(arguments);
  CHECK(done.status == 0);
  CHECK(parse_json(done.out).size() == 3000);
}

}  // namespace qlab::test
