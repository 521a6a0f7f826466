// SPDX-License-Identifier: Apache-2.0
// The recipes that come with qlab, against a server that checks what each relay documents.
#include <doctest/doctest.h>

#include "lib/core/error.hpp"
#include "tests/support/errors.hpp"
#include "tests/support/http_relays.hpp"
#include "tests/support/mails.hpp"
#include "tests/support/world.hpp"

namespace qlab::test {
namespace {

using mail::Outcome;

std::string invitation() {
  mail::Message message;
  message.from = {"Môr \"Plas\", Lab", "lab@example.org"};
  message.to = {"Siân", "old-address@example.net"};
  message.reply_to = mail::Mailbox{"Lab", "answers@example.org"};
  message.subject = "Croeso \"i\" – 歡迎";
  message.text = "Dear Siân\\n\n.\nFrom here on\n";
  message.html = "<p>Dear \"Siân\"</p>\n";
  message.calendar = mail::CalendarPart{"REQUEST", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"};
  message.message_id = "o1.abc@example.org";
  message.headers.emplace_back("List-Unsubscribe", "<mailto:lab+token@example.org>");
  return loaded_world().composer()->compose(message);
}

mail::Delivery deliver(const HttpRelay& server, const std::string& recipe,
                       const std::string& recipient) {
  const auto transport = loaded_world().http(http_relay(recipe, server.url()));
  return hand_over(*transport, {"lab@example.org", recipient}, invitation());
}

}  // namespace

TEST_CASE("http recipes: an invitation is sent as each relay documents it") {
  for (const auto& name : config::recipe_names()) {
    CAPTURE(name);
    const HttpRelay server(name);
    const auto delivery = deliver(server, name, "sian@example.net");
    CAPTURE(delivery.detail);
    CHECK(delivery.outcome == Outcome::sent);
    CHECK_FALSE(delivery.stop);
    CHECK(delivery.detail.find(" accepted as ") != std::string::npos);
    CHECK(server.faults() == std::vector<std::string>{});
    REQUIRE(server.accepted().size() == 1);
    CHECK(server.accepted().front().at("to") == "sian@example.net");
  }
}

TEST_CASE("http recipes: a refused recipient is that person's alone, and says so") {
  for (const auto& name : config::recipe_names()) {
    CAPTURE(name);
    const HttpRelay server(name);
    const auto delivery = deliver(server, name, "refused@example.net");
    CAPTURE(delivery.detail);
    CHECK(delivery.outcome == Outcome::failed);
    CHECK_FALSE(delivery.stop);
    CHECK(delivery.code >= 200);
    CHECK(server.accepted().empty());
  }
}

TEST_CASE("http recipes: wrong credentials stop the run, and the token is shown to nobody") {
  for (const auto& name : config::recipe_names()) {
    CAPTURE(name);
    const HttpRelay server(name);
    auto relay = http_relay(name, server.url());
    relay.token = "another-token";
    const auto delivery =
        hand_over(*loaded_world().http(relay), {"lab@example.org", "b@example.net"}, invitation());
    CAPTURE(delivery.detail);
    CHECK(delivery.outcome == Outcome::not_sent);
    CHECK(delivery.stop == Kind::auth);
    CHECK(delivery.detail.find("another-token") == std::string::npos);
    CHECK(server.accepted().empty());
  }
}

TEST_CASE("http recipes: a relay that is busy stops the run for as long as it asks") {
  for (const auto& name : config::recipe_names()) {
    for (const std::string status : {"429", "503"}) {
      CAPTURE(name + " " + status);
      const HttpRelay server(name, {"--fault", status});
      const auto delivery = deliver(server, name, "b@example.net");
      CHECK(delivery.outcome == Outcome::not_sent);
      CHECK(delivery.stop == Kind::temporary);
      CHECK(delivery.code == std::stoi(status));
      const bool says_how_long = name != "ses";  // it never does
      if (says_how_long) CHECK(delivery.retry_after == std::chrono::seconds(7));
      // A relay that quotes the token is not quoted.
      CHECK(delivery.detail.find("t0ken-of-the-lab") == std::string::npos);
    }
  }
}

TEST_CASE("http recipes: Postmark gets the pieces, the invitation as a file of the right type") {
  const HttpRelay server("postmark");
  REQUIRE(deliver(server, "postmark", "sian@example.net").outcome == Outcome::sent);
  const auto mail = parse_json(server.accepted().at(0).at("raw").get<std::string>());
  CHECK(mail.at("From") == "\"Môr \\\"Plas\\\", Lab\" <lab@example.org>");
  CHECK(mail.at("To") == "Siân <sian@example.net>");
  CHECK(mail.at("ReplyTo") == "Lab <answers@example.org>");
  CHECK(mail.at("Subject") == "Croeso \"i\" – 歡迎");
  CHECK(mail.at("TextBody") == "Dear Siân\\n\n.\nFrom here on\n");
  CHECK(mail.at("HtmlBody") == "<p>Dear \"Siân\"</p>\n");
  CHECK(mail.at("Attachments").at(0).at("ContentType") ==
        "text/calendar; method=REQUEST; charset=UTF-8");
  CHECK(mail.at("Attachments").at(1).at("ContentType") == "application/ics");
  const auto headers = mail.at("Headers").dump();
  CHECK(headers.find(R"({"Name":"Message-ID","Value":"<o1.abc@example.org>"})") !=
        std::string::npos);
  CHECK(headers.find("<mailto:lab+token@example.org>") != std::string::npos);
  CHECK(headers.find("Content-Type") == std::string::npos);
}

TEST_CASE("http recipes: SendGrid gets text, HTML and calendar in its order") {
  const HttpRelay server("sendgrid");
  REQUIRE(deliver(server, "sendgrid", "sian@example.net").outcome == Outcome::sent);
  const auto mail = parse_json(server.accepted().at(0).at("raw").get<std::string>());
  REQUIRE(mail.at("content").size() == 3);
  CHECK(mail.at("content").at(2).at("type") == "text/calendar; method=REQUEST");
  CHECK(mail.at("headers").at("Message-ID") == "<o1.abc@example.org>");
  CHECK(mail.at("personalizations").at(0).at("to").at(0) ==
        nlohmann::json({{"email", "sian@example.net"}, {"name", "Siân"}}));
}

TEST_CASE("http recipes: what a mail has not is left out, not sent empty") {
  const HttpRelay server("sendgrid");
  const auto transport = loaded_world().http(http_relay("sendgrid", server.url()));
  REQUIRE(
      hand_over(*transport, {"lab@example.org", "b@example.net"}, mail_with("hello\r\n")).outcome ==
      Outcome::sent);
  const auto mail = parse_json(server.accepted().at(0).at("raw").get<std::string>());
  CHECK(mail.at("content").size() == 1);
  CHECK_FALSE(mail.contains("reply_to"));
  CHECK_FALSE(mail.contains("attachments"));
  CHECK(mail.at("from") == nlohmann::json({{"email", "lab@example.org"}}));
}

TEST_CASE("http recipes: a batch is one request with a result for each mail") {
  const HttpRelay server("postmark");
  const auto transport = loaded_world().http(http_relay("postmark", server.url()));
  CHECK(transport->batch_size() == 500);
  const auto bytes = mail_with("hello\r\n");
  std::vector<mail::Parcel> parcels;
  for (int i = 0; i < 501; ++i) {
    const std::string name = i == 7 ? "refused" : i == 8 ? "no address" : "m" + std::to_string(i);
    parcels.push_back({{"lab@example.org", name + "@example.net"}, bytes, "key"});
  }
  const auto deliveries = transport->deliver(parcels);
  REQUIRE(deliveries.size() == 501);
  for (std::size_t i = 0; i < deliveries.size(); ++i) {
    CHECK(deliveries[i].outcome == (i == 7 || i == 8 ? Outcome::failed : Outcome::sent));
  }
  CHECK(server.accepted().size() == 499);
  CHECK(server.requests().size() == 1);
  CHECK(server.faults().empty());
}

TEST_CASE("http recipes: a request that would be too large is made in parts") {
  const HttpRelay server("postmark");
  auto relay = http_relay("postmark", server.url());
  relay.recipe.batch_bytes = 3000;
  const auto bytes = mail_with(std::string(1000, 'x') + "\r\n");
  const std::vector<mail::Parcel> parcels(
      5, mail::Parcel{{"lab@example.org", "b@example.net"}, bytes, "key"});
  const auto deliveries = loaded_world().http(relay)->deliver(parcels);
  for (const auto& delivery : deliveries) CHECK(delivery.outcome == Outcome::sent);
  CHECK(server.accepted().size() == 5);
  CHECK(server.requests().size() == 3);
}

TEST_CASE("http recipes: a batch that is refused as a whole burns nobody") {
  const HttpRelay server("postmark", {"--fault", "422"});
  const auto bytes = mail_with("hello\r\n");
  const std::vector<mail::Parcel> parcels(
      3, mail::Parcel{{"lab@example.org", "b@example.net"}, bytes, "key"});
  const auto deliveries =
      loaded_world().http(http_relay("postmark", server.url()))->deliver(parcels);
  for (const auto& delivery : deliveries) {
    CHECK(delivery.outcome == Outcome::not_sent);
    CHECK(delivery.stop == Kind::refused);
  }
}

TEST_CASE("http recipes: a batch without a result for each is in doubt, all of it") {
  const HttpRelay server("postmark", {"--fault", "garbage"});
  const auto bytes = mail_with("hello\r\n");
  const std::vector<mail::Parcel> parcels(
      3, mail::Parcel{{"lab@example.org", "b@example.net"}, bytes, "key"});
  for (const auto& delivery :
       loaded_world().http(http_relay("postmark", server.url()))->deliver(parcels)) {
    CHECK(delivery.outcome == Outcome::uncertain);
  }
}

TEST_CASE("http recipes: what a recipe needs and nobody set is named") {
  struct Need {
    const char* recipe;
    std::string mail::HttpRelay::*setting;
    std::string name;
  };
  for (const auto& need : {Need{"ses", &mail::HttpRelay::region, "region"},
                           Need{"ses", &mail::HttpRelay::username, "username"},
                           Need{"mailgun", &mail::HttpRelay::domain, "domain"},
                           Need{"postmark", &mail::HttpRelay::token, "token"}}) {
    CAPTURE(need.name);
    auto relay = http_relay(need.recipe, "");
    relay.*need.setting = "";
    const auto error = error_of([&] { (void)loaded_world().http(relay); });
    REQUIRE(error);
    CHECK(error->kind() == Kind::config);
    CHECK(std::string(error->what()).find(need.name) != std::string::npos);
    CHECK(error->hint().find("relay." + need.name) != std::string::npos);
  }
  CHECK(error_of([] { (void)loaded_world().http(http_relay("generic", "")); })->hint() ==
        "set relay.url");
}

}  // namespace qlab::test
