// SPDX-License-Identifier: Apache-2.0
#include "lib/inbox/verdict.hpp"

#include <doctest/doctest.h>

#include <sstream>

#include "lib/inbox/cause.hpp"
#include "tests/support/places.hpp"
#include "tests/support/temp_dir.hpp"

namespace qlab::inbox {
namespace {

Recipient judged(std::string diagnostic, std::string status = {}, std::string action = "failed") {
  Findings findings;
  findings.address = "anna@example.org";
  findings.action = std::move(action);
  findings.status = std::move(status);
  findings.diagnostic = std::move(diagnostic);
  return judge(findings);
}

std::string with_breaks(std::string text) {
  for (auto at = text.find("\\n"); at != std::string::npos; at = text.find("\\n", at))
    text.replace(at, 2, "\n");
  return text;
}

}  // namespace

TEST_CASE("inbox verdict: what servers say to RCPT, in many wordings") {
  std::istringstream lines(test::read(test::test_data("inbox/replies.tsv")));
  int rows = 0;
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line.front() == '#') continue;
    const auto tab = line.find('\t');
    REQUIRE(tab != std::string::npos);
    const auto reply = with_breaks(line.substr(tab + 1));
    const auto recipient =
        judged("host mx.example.org[192.0.2.1] said: " + reply + " (in reply to RCPT TO command)");
    INFO(reply << " -> " << name(recipient.outcome) << ", " << recipient.reason);
    CHECK((recipient.outcome == Outcome::permanent) == (line.substr(0, tab) == "permanent"));
    ++rows;
  }
  CHECK(rows > 200);
}

TEST_CASE("inbox verdict: the action of a delivery status comes first") {
  const std::string unknown = "smtp; 550 5.1.1 user unknown";
  CHECK(judged(unknown).outcome == Outcome::permanent);
  CHECK(judged(unknown, "5.1.1", "delayed").outcome == Outcome::delayed);
  for (const auto* action : {"delivered", "relayed", "expanded", "deliverable"}) {
    CAPTURE(action);
    CHECK(judged(unknown, "5.1.1", action).outcome == Outcome::delivered);
  }
}

TEST_CASE("inbox verdict: a status is enough where there are no words") {
  CHECK(judged("", "5.1.1").outcome == Outcome::permanent);
  CHECK(judged("", "5.1.2").reason == "host-unknown");
  CHECK(judged("", "5.1.6").reason == "moved");
  CHECK(judged("", "5.1.10").outcome == Outcome::permanent);
  CHECK(judged("", "5.2.2").reason == "mailbox-full");
  CHECK(judged("", "5.7.1").outcome == Outcome::temporary);
  CHECK(judged("", "4.1.1").outcome == Outcome::temporary);
  CHECK(judged("", "5.0.0").outcome == Outcome::unclassified);
  CHECK(judged("", "").outcome == Outcome::unclassified);
}

TEST_CASE("inbox verdict: what a server said is nearer than the status it was given") {
  CHECK(judged("smtp; 550 5.7.1 IP address blacklisted by recipient", "5.1.1").reason == "blocked");
  CHECK(judged("smtp; 550 5.1.1 sent to too many recipients this hour", "5.1.1").reason ==
        "too-many");
  CHECK(judged("smtp; 450 4.1.1 user unknown", "5.1.1").outcome == Outcome::temporary);
  CHECK(judged("smtp; 550 user unknown", "4.4.7").outcome == Outcome::temporary);
}

TEST_CASE("inbox verdict: what is weighed, each against each, has its one outcome") {
  using enum Outcome;
  struct Row {
    std::string action;
    std::string status;
    std::string diagnostic;
    Outcome outcome;
    std::string reason;
  };
  const std::string gone = "550 no such mailbox";
  const std::string full = "552 mailbox is full";
  const std::string nothing = "550 no";
  for (const auto& row : {
           Row{"failed", "", gone + " (in reply to RCPT TO command)", permanent, "user-unknown"},
           {"failed", "5.1.1", gone, permanent, "user-unknown"},
           {"failed", "4.1.1", gone, temporary, "user-unknown"},
           {"failed", "", "450 no such mailbox", temporary, "user-unknown"},
           {"failed", "5.7.1", gone, temporary, "user-unknown"},
           {"failed", "5.1.1", gone + " (in reply to MAIL FROM command)", temporary,
            "user-unknown"},
           {"failed", "5.2.2", full, temporary, "mailbox-full"},
           {"failed", "4.2.2", full, temporary, "mailbox-full"},
           {"failed", "5.0.0", nothing, unclassified, ""},
           {"failed", "4.0.0", nothing, temporary, ""},
           {"failed", "", "450 no", temporary, ""},
           {"failed", "", "", unclassified, ""},
           {"delayed", "4.0.0", nothing, delayed, ""},
           {"delayed", "5.1.1", gone, delayed, "user-unknown"},
           {"delayed", "4.2.2", full, delayed, "mailbox-full"},
           {"delivered", "5.1.1", gone, delivered, ""},
           {"relayed", "2.0.0", "", delivered, ""},
           {"expanded", "4.2.2", full, delivered, ""},
           {"deliverable", "", nothing, delivered, ""},
           {"", "5.1.1", gone, permanent, "user-unknown"},
       }) {
    CAPTURE(row.action);
    CAPTURE(row.status);
    CAPTURE(row.diagnostic);
    const auto recipient = judged(row.diagnostic, row.status, row.action);
    CHECK(name(recipient.outcome) == name(row.outcome));
    CHECK(recipient.reason == row.reason);
  }
}

TEST_CASE("inbox verdict: 'user unknown' alone counts as a reply to RCPT only") {
  CHECK(judged("550 user unknown (in reply to RCPT TO command)").outcome == Outcome::permanent);
  CHECK(judged("550 user unknown (in reply to end of DATA command)").outcome != Outcome::permanent);
  CHECK(judged("550 user unknown (in reply to MAIL FROM command)").outcome != Outcome::permanent);
  CHECK(judged("550 user unknown").outcome != Outcome::permanent);
  CHECK(judged("550 5.1.1 user unknown (in reply to end of DATA command)").outcome ==
        Outcome::permanent);
  CHECK(judged("550 : User unknown (in reply to RCPT TO command)").outcome != Outcome::permanent);
}

TEST_CASE("inbox verdict: the notification knows better than a terse reply") {
  Findings findings;
  findings.address = "anna@example.org";
  findings.diagnostic = "550 user unknown (in reply to RCPT TO command)";
  findings.preamble = "The account of this user is disabled.";
  CHECK(judge(findings).reason == "disabled");
  findings.preamble = "Not enough disk space";
  CHECK(judge(findings).reason == "mailbox-full");
}

TEST_CASE("inbox verdict: what a server says of our own address is not said of theirs") {
  Findings findings;
  findings.address = "anna@example.org";
  findings.action = "failed";
  findings.status = "5.1.1";
  findings.senders = {"lab@example.com"};
  const auto outcome = [&](std::string diagnostic) {
    findings.diagnostic = std::move(diagnostic);
    return judge(findings).outcome;
  };
  CHECK(outcome("smtp; 550 5.1.1 The mailbox lab@example.com does not exist") ==
        Outcome::temporary);
  CHECK(judge(findings).reason == "sender");
  CHECK(outcome("smtp; 550 5.1.1 Mailbox anna@example.org does not exist, lab@example.com") ==
        Outcome::permanent);
  CHECK(outcome("smtp; 550 5.1.1 Mailbox does not exist") == Outcome::permanent);
}

TEST_CASE("inbox verdict: an unknown user is one in the ASCII of servers, in many languages") {
  for (const auto* said :
       {"Empfaenger unbekannt", "Empfaenger existiert nicht", "Empfaengeradresse ungueltig",
        "Mailbox existiert nicht", "Kein solcher Benutzer", "utilizador desconhecido",
        "ukendt bruger", "Ukjent bruker", "Brak takiego uzytkownika", "nincs ilyen felhasznalo",
        "Neznamy uzivatel", "neznamy adresat", "tuntematon kayttaja", "Utilizator inexistent",
        "Nepoznat korisnik", "Vartotojas nerastas", "Boyle bir kullanici yok"}) {
    CAPTURE(said);
    const auto verdict = judged("550 " + std::string(said) + " (in reply to RCPT TO command)");
    CHECK(verdict.reason == "user-unknown");
    CHECK(verdict.outcome == Outcome::permanent);
  }
  CHECK(judged("552 Postfach ist ueberfuellt").reason == "mailbox-full");
  CHECK(judged("554 banned").reason == "blocked");
}

TEST_CASE("inbox verdict: our own address is refused in any language") {
  for (const auto* said :
       {"Absender existiert nicht", "Absenderadresse unbekannt", "Ihre Adresse existiert nicht",
        "Adresse de l'expéditeur inconnue", "Compte inconnu: expediteur",
        "Votre adresse n'existe pas", "direccion del remitente no existe",
        "endereco do remetente inexistente", "indirizzo mittente inesistente o sconosciuto",
        "Afzender adres bestaat niet", "adres nadawcy nie istnieje", "odesilatel neexistuje",
        "Отправитель не существует", "Домен отправителя не существует",
        "送信元アドレスが存在しません", "送信者のドメインが存在しません", "发件人地址不存在",
        "发件人域名不存在", "보낸 사람의 도메인이 존재하지 않는 도메인입니다"}) {
    CAPTURE(said);
    const auto verdict = judged("550 " + std::string(said) + " (in reply to RCPT TO command)");
    CHECK(verdict.reason == "sender");
    CHECK(verdict.outcome == Outcome::temporary);
  }
  CHECK(judged("550 El destinatario no existe; devuelto al remitente").reason == "user-unknown");
  CHECK(judged("550 Empfänger existiert nicht").reason == "user-unknown");
}

TEST_CASE("inbox verdict: whom a server denies access it blocks, unless its directory says more") {
  CHECK(judged("550 Recipient address rejected: Access denied").reason == "blocked");
  CHECK(judged("550 5.4.1 Recipient address rejected: Access denied").reason == "user-unknown");
  CHECK(judged("552 5.3.4 Message too large").reason == "too-large");
}

TEST_CASE("inbox verdict: evidence is one short line of whole characters") {
  std::string words = "550 5.1.1\n  user\tunknown ";
  for (int i = 0; i < 300; ++i) words += "\u00e9";
  const auto evidence = judged(words).evidence;
  CHECK(evidence.starts_with("550 5.1.1 user unknown \u00e9"));
  CHECK(evidence.size() <= 300);
  CHECK(evidence.ends_with("\u00e9"));
}

}  // namespace qlab::inbox
