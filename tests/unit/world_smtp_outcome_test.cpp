// SPDX-License-Identifier: Apache-2.0
#include "lib/world/smtp_outcome.hpp"

#include <doctest/doctest.h>

namespace qlab::world {
namespace {

using mail::Outcome;

Attempt attempt(CURLcode result, Stage stage, int code) {
  return {result, stage == Stage::body, stage, code, "words", "trouble", "relay.example.org:587"};
}

struct Row {
  CURLcode result;
  Stage stage;
  int code;
  Outcome outcome;
  std::optional<Kind> stop;
};

void check(const Row& row) {
  CAPTURE(int{row.result});
  CAPTURE(static_cast<int>(row.stage));
  CAPTURE(row.code);
  const auto delivery = judge(attempt(row.result, row.stage, row.code));
  CHECK(delivery.outcome == row.outcome);
  CHECK(delivery.stop == row.stop);
  CHECK(delivery.code == row.code);
}

}  // namespace

TEST_CASE("smtp outcome: as measured with a server that fails at each point") {
  for (const Row& row :
       {Row{CURLE_COULDNT_CONNECT, Stage::connect, 0, Outcome::not_sent, Kind::temporary},
        {CURLE_COULDNT_RESOLVE_HOST, Stage::connect, 0, Outcome::not_sent, Kind::temporary},
        {CURLE_OPERATION_TIMEDOUT, Stage::connect, 0, Outcome::not_sent, Kind::temporary},
        {CURLE_RECV_ERROR, Stage::greeting, 0, Outcome::not_sent, Kind::temporary},
        {CURLE_SEND_ERROR, Stage::mail, 451, Outcome::not_sent, Kind::temporary},
        {CURLE_SEND_ERROR, Stage::mail, 553, Outcome::not_sent, Kind::config},
        {CURLE_SEND_ERROR, Stage::mail, 530, Outcome::not_sent, Kind::auth},
        {CURLE_SEND_ERROR, Stage::recipient, 451, Outcome::deferred, {}},
        {CURLE_SEND_ERROR, Stage::recipient, 550, Outcome::failed, {}},
        {CURLE_SEND_ERROR, Stage::recipient, 530, Outcome::not_sent, Kind::auth},
        {CURLE_RECV_ERROR, Stage::recipient, 0, Outcome::not_sent, Kind::temporary},
        {CURLE_SEND_ERROR, Stage::data, 451, Outcome::deferred, {}},
        {CURLE_RECV_ERROR, Stage::data, 0, Outcome::not_sent, Kind::temporary},
        {CURLE_RECV_ERROR, Stage::body, 0, Outcome::uncertain, {}},
        {CURLE_OPERATION_TIMEDOUT, Stage::body, 0, Outcome::uncertain, {}},
        {CURLE_WEIRD_SERVER_REPLY, Stage::body, 452, Outcome::deferred, {}},
        {CURLE_WEIRD_SERVER_REPLY, Stage::body, 554, Outcome::failed, Kind::refused},
        {CURLE_WEIRD_SERVER_REPLY, Stage::body, 250, Outcome::uncertain, {}},
        {CURLE_RECV_ERROR, Stage::body, 554, Outcome::uncertain, {}},
        {CURLE_OK, Stage::body, 250, Outcome::sent, {}}}) {
    check(row);
  }
}

TEST_CASE("smtp outcome: trouble with TLS and credentials stops the run and burns nobody") {
  for (const Row& row :
       {Row{CURLE_USE_SSL_FAILED, Stage::hello, 250, Outcome::not_sent, Kind::config},
        {CURLE_USE_SSL_FAILED, Stage::starttls, 454, Outcome::not_sent, Kind::temporary},
        {CURLE_PEER_FAILED_VERIFICATION, Stage::starttls, 220, Outcome::not_sent, Kind::config},
        {CURLE_SSL_CONNECT_ERROR, Stage::connect, 0, Outcome::not_sent, Kind::config},
        {CURLE_SSL_CACERT_BADFILE, Stage::connect, 0, Outcome::not_sent, Kind::config},
        {CURLE_LOGIN_DENIED, Stage::auth, 535, Outcome::not_sent, Kind::auth},
        {CURLE_LOGIN_DENIED, Stage::auth, 454, Outcome::not_sent, Kind::temporary},
        {CURLE_LOGIN_DENIED, Stage::hello, 250, Outcome::not_sent, Kind::auth}}) {
    check(row);
  }
}

TEST_CASE("smtp outcome: the mail went up but not a byte was counted: it was not sent") {
  auto made = attempt(CURLE_SEND_ERROR, Stage::body, 0);
  made.body_went_up = false;
  CHECK(judge(made).outcome == Outcome::not_sent);
  CHECK(judge(made).stop == Kind::temporary);
}

TEST_CASE("smtp outcome: a doubt about TLS names the host and a way out") {
  const auto delivery = judge(attempt(CURLE_PEER_FAILED_VERIFICATION, Stage::starttls, 220));
  CHECK(delivery.detail ==
        "no safe connection to 'relay.example.org:587': write its host as the certificate has it, "
        "or name its authority as ca_file (trouble)");
}

TEST_CASE("smtp outcome: the relay's words are made safe and cut between characters") {
  auto made = attempt(CURLE_SEND_ERROR, Stage::recipient, 550);
  made.reply = "\x1b[31mno\u202E";
  CHECK(judge(made).detail == "550 <U+001B>[31mno<U+202E>");
  made.reply = "x";
  while (made.reply.size() < 2000) made.reply += "ŵ";
  const auto detail = judge(made).detail;
  CHECK(detail.size() <= 300);
  CHECK(detail.size() >= 298);
  CHECK(detail.ends_with("ŵ"));
}

}  // namespace qlab::world
