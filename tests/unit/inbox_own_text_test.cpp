// SPDX-License-Identifier: Apache-2.0
#include "lib/inbox/own_text.hpp"

#include <doctest/doctest.h>

#include "lib/inbox/date.hpp"
#include "tests/support/absent.hpp"
#include "tests/support/places.hpp"
#include "tests/support/temp_dir.hpp"

namespace qlab::inbox {

namespace {

std::string own(const std::string& name) {
  return own_text(test::read(test::realdata("replies/" + name + ".txt")));
}

}  // namespace

TEST_CASE("own text: quotations, what announces them and signatures are left out") {
  CHECK(own_text("Yes.\n\nOn Monday, Gwen <gwen@example.org> wrote:\n> Shall we?\n") == "Yes.");
  CHECK(own_text("Yes.\n\nOn Monday, Gwen Jones\n<gwen@example.org>\nwrote:\n\n> Shall we?") ==
        "Yes.");
  CHECK(own_text("Ja.\n\nAm Montag schrieb Gwen:\n> Wollen wir?") == "Ja.");
  CHECK(own_text("Yes.\n-- \nAnna\n+44 20") == "Yes.");
  CHECK(own_text("> Shall we?\nYes.\n> And then?\nNo.") == "Yes.\n\nNo.");
  CHECK(own_text("> Shall we?\n").empty());
  CHECK(own_text("").empty());
}

TEST_CASE("own text: the mail below is left out in whatever language its head is") {
  for (const auto* head :
       {"Von: Lab <lab@example.org>\nGesendet: Montag, 1. Februar 2027 10:00\nAn: Anna\nBetreff: x",
        "De : Lab <lab@example.org>\nEnvoyé : lundi 1 février 2027 10:00\nÀ : Anna\nObjet : x",
        "De: Lab <lab@example.org>\nEnviado: lunes, 1 de febrero\nPara: Anna\nAsunto: x",
        "Da: Lab <lab@example.org>\nInviato: lunedì 1 febbraio\nA: Anna\nOggetto: x",
        "Van: Lab <lab@example.org>\nVerzonden: maandag 1 februari\nAan: Anna\nOnderwerp: x",
        "Från: Lab <lab@example.org>\nSkickat: den 1 februari\nTill: Anna\nÄmne: x",
        "Fra: Lab <lab@example.org>\nSendt: 1. februar\nTil: Anna\nEmne: x",
        "Od: Lab <lab@example.org>\nWysłano: 1 lutego\nDo: Anna\nTemat: x",
        "От: Lab <lab@example.org>\nОтправлено: 1 февраля\nКому: Anna\nТема: x",
        "Oddi wrth: Lab <lab@example.org>\nAnfonwyd: 1 Chwefror\nAt: Anna\nPwnc: x",
        "差出人: Lab <lab@example.org>\n送信日時: 2027年2月1日\n宛先: Anna\n件名: x",
        "发件人：Lab <lab@example.org>\n发送时间：2027年2月1日\n收件人：Anna\n主题：x",
        "From: Lab, Our\nSent: Monday, February 1, 2027 10:00 AM\nTo: Anna\nSubject: x",
        "-----Ursprüngliche Nachricht-----\nx", "-------- Message d'origine --------\nx",
        "-----Mensaje original-----\nx", "---------- Forwarded message ---------\nx"}) {
    CAPTURE(head);
    CHECK(own_text("Ja.\n\n" + std::string(head) + "\n\nWhat somebody else said.\n") == "Ja.");
  }
}

TEST_CASE("own text: what announces a quotation is known by the address and what follows") {
  for (const auto* line :
       {"пн, 1 февр. 2027 г. в 10:00, Lab <lab@example.org>:",
        "Lab <lab@example.org> 于2027年2月1日写道：",
        "2027年2月1日(月) 10:00 Lab <lab@example.org>:",
        "pon., 1 lut 2027 o 10:00 Lab <lab@example.org> napisał(a):",
        "ma 1. helmik. 2027 klo 10.00 Lab (lab@example.org) kirjoitti:",
        "Op 1 feb. 2027 om 10:00 heeft Lab <lab@example.org> het volgende geschreven:",
        "Lab <lab@example.org>, 1 Şub 2027 Pzt, 10:00 tarihinde şunu yazdı:"}) {
    CAPTURE(line);
    CHECK(own_text("Yes.\n\n" + std::string(line) + "\n\n> What they said.\n") == "Yes.");
  }
}

TEST_CASE("own text: what stands right above an announcement is theirs") {
  const std::string quotation =
      "On Mon, 30 Nov 2026 at 10:00, Lab <lab@example.org> wrote:\n> What do you think?\n";
  for (const auto* said :
       {"I like the plan.", "I like the plan", "On Monday I like it\nin May",
        "The plan is good, but:\nthe host has no money\nand nobody asked the village.\n"
        "I want it only if both are settled.",
        "one\ntwo\nthree\nfour\nfive\nsix"}) {
    CAPTURE(said);
    CHECK(own_text(said + ("\n" + quotation)) == said);
  }
  CHECK(own_text("Yes\nLab <lab@example.org> wrote:\n> Shall we?\n") == "Yes");
  CHECK(own_text("Ja, gern.\nAm 30.11.2026 um 10:00 schrieb Lab <lab@example.org>:\n> Was?\n") ==
        "Ja, gern.");
  CHECK(
      own_text("Oui.\nLe lun. 30 nov. 2026 à 10:00, Lab <\nlab@example.org> a écrit :\n> Quoi ?") ==
      "Oui.");
  CHECK(own_text("Да\nпн, 30 нояб. 2026 г. в 10:00, Lab\n<lab@example.org>:\n> Что?") == "Да");
}

TEST_CASE("own text: a quotation without marks is not theirs") {
  const std::string ours = "Dear Anna,\n\nwhat do you think? https://example.org/stop/6nahh4\n";
  for (const auto* announced :
       {"    On Monday, 30 November 2026 at 10:00:00 GMT, Lab <lab@example.org> wrote:  \n \n ",
        "\nOn Monday, November 30, 2026 at 10:00:00 AM EST, Lab <lab@example.org> wrote:\n\n",
        "\n    Le lundi 30 novembre 2026 à 10:00:00 UTC+1, Lab <lab@example.org> a écrit :  "
        "\n\n"}) {
    CAPTURE(announced);
    CHECK(own_text(" I am for it.\n" + (announced + ours)) == " I am for it.");
    CHECK(own_text(announced + ours).empty());
  }
  CHECK(own_text("On 30 Nov 2026, Lab <lab@example.org> wrote:\n\nHello,\n\n> Shall we?\nYes.") ==
        "Hello,\n\nYes.");
}

TEST_CASE("own text: a sentence that names an address announces nothing") {
  CHECK(own_text("I asked Bob <bob@example.org>.\nHis view is this:\n> small\nI agree.") ==
        "I asked Bob <bob@example.org>.\nHis view is this:\n\nI agree.");
  CHECK(own_text("Bob <bob@example.org> wrote:\nno money at all.") ==
        "Bob <bob@example.org> wrote:\nno money at all.");
}

TEST_CASE("own text: of a mail that is HTML alone, quotations are left out and letters are read") {
  Mail mail;
  mail.parts.push_back({"text/html",
                        {},
                        "<div>S&eacute; &#8211; &#x4E2D;</div><div>Am Montag schrieb Lab "
                        "&lt;lab@example.org&gt;:</div><blockquote><p>What <b>they</b> "
                        "said</p><p>at length</p></blockquote><p>And yes.</p>"});
  CHECK(own_text(mail) == "Sé – 中\n\nAnd yes.");
}

TEST_CASE("own text: a mail in pieces is one text, without attached files") {
  const auto own_of = [](std::vector<Part> parts) {
    Mail mail;
    mail.parts = std::move(parts);
    return own_text(mail);
  };
  const Part plan{"text/plain", {}, "The plan is good, see the picture:\n\n"};
  const Part costs{"text/plain",
                   {},
                   "But it costs too much.\n\nFrom: Lab <lab@example.org>\nSent: "
                   "today\nTo: Anna\n\nWhat do you think?\n"};
  const Part file{"text/plain", {}, "A file.\n", true};
  const Part html{"text/html", {}, "<p>The plan is good.</p>"};
  CHECK(own_of({plan, costs}) == "The plan is good, see the picture:\n\nBut it costs too much.");
  CHECK(own_of({file, plan}) == "The plan is good, see the picture:");
  CHECK(own_of({file}).empty());
  CHECK(own_of({{"text/plain", {}, " \n\n"}, html}) == "The plan is good.");
  CHECK(own_of({file, html, html}) == "The plan is good.\n\nThe plan is good.");
  CHECK(own_of({plan, html}) == "The plan is good, see the picture:");
}

TEST_CASE("own text: the last line that a telephone adds is left out, with its link or its stop") {
  for (const auto* line :
       {"Get Outlook for iOS<https://aka.ms/o0ukef>", "Get Outlook for Android <https://aka.ms/x>",
        "Von meinem Samsung Galaxy Smartphone gesendet.", "Sent with Proton Mail secure email.",
        "Enviado do meu iPhone", "Отправлено с iPhone", "iPhoneから送信"}) {
    CAPTURE(line);
    CHECK(own_text("Yes.\n\n" + std::string(line) + "\n") == "Yes.");
  }
}

TEST_CASE("own text: what only looks like a quotation or a signature stays") {
  CHECK(own_text("On Monday I wrote:\nnothing at all.") == "On Monday I wrote:\nnothing at all.");
  CHECK(own_text("a -- b\n\nSent from my desk, on my own.") ==
        "a -- b\n\nSent from my desk, on my own.");
  CHECK(own_text("From: the start\nwe wanted this.") == "From: the start\nwe wanted this.");
  CHECK(own_text("We go\nFrom: Cardiff\nTo: Swansea\nBy: train, for 20 pounds.") ==
        "We go\nFrom: Cardiff\nTo: Swansea\nBy: train, for 20 pounds.");
  CHECK(own_text("----- My points -----\none") == "----- My points -----\none");
  CHECK(own_text("Write to a@example.org:\nthey know.") == "Write to a@example.org:\nthey know.");
}

TEST_CASE("own text: real answers") {
  if (test::is_absent(test::realdata("replies"))) return;
  CHECK(own("correct_sig") == "this is an email with a correct -- signature.");
  CHECK(own("email_1_4") == "Awesome! I haven't had another problem with it.");
  CHECK(own("email_1_7") == ":+1:");
  CHECK(own("email_1_8") == "I will reply under this one\n\nand under this.");
  CHECK(own("email_2_1") == "Outlook with a reply");
  CHECK(own("email_2_2") == "Outlook with a reply directly above line");
  CHECK(own("email_2_3") == "Outlook with a reply directly above line");
  for (const auto* device :
       {"email_BlackBerry", "email_iPhone", "email_multi_word_sent_from_my_mobile_device"})
    CHECK(own(device) == "Here is another email");
  CHECK(own("email_sent_from_my_not_signature") ==
        "Here is another email\n\nSent from my desk, is much easier then my mobile phone.");
  CHECK(own("email_sig_delimiter_in_middle_of_line").ends_with("kthxbai"));
  CHECK(own("email_one_is_not_on").ends_with("Locally (on development), when I run..."));
  CHECK(own("email_1_3").starts_with("Oh thanks."));
  CHECK(own("email_1_3").find("Riak") == std::string::npos);
  CHECK(own("email_1_5").find("- And another one") != std::string::npos);
  CHECK(own("email_bullets").ends_with("- and another"));
}

TEST_CASE("display names: without quotes and address") {
  CHECK(display_name("\"Jones, Gwen\" <gwen@example.org>") == "Jones, Gwen");
  CHECK(display_name("Gwen <gwen@example.org>") == "Gwen");
  CHECK(display_name("gwen@example.org").empty());
}

TEST_CASE("mail dates: with weekday, seconds and zone, or without") {
  const auto said = [](std::string_view text) {
    const auto at = parse_date(text);
    return at ? rfc3339(*at) : std::string("none");
  };
  CHECK(said("Tue, 01 Mar 2011 18:02:03 +0530") == "2011-03-01T12:32:03Z");
  CHECK(said("1 Mar 2011 18:02 GMT (a comment)") == "2011-03-01T18:02:00Z");
  CHECK(said("Fri, 31 Dec 2027 23:00:00 EST") == "2028-01-01T04:00:00Z");
  CHECK(said("31 Feb 2027 23:00:00 +0000") == "none");
  CHECK(said("yesterday") == "none");
  CHECK(said("") == "none");
}

}  // namespace qlab::inbox
