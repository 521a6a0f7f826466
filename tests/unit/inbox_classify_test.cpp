// SPDX-License-Identifier: Apache-2.0
// Mails made by hand, without a parser in between.
#include "lib/inbox/classify.hpp"

#include <doctest/doctest.h>

#include "lib/inbox/authors.hpp"

namespace qlab::inbox {
namespace {

constexpr std::string_view token = "abcdefghijklmnopqrstuvwxyz";

Mail mail_with(std::vector<Header> headers, std::string text = "Hello\n") {
  Mail mail;
  mail.headers = std::move(headers);
  mail.authors = mailboxes_in(mail.header("from"));
  mail.type = "text/plain";
  mail.parts.push_back({"text/plain", {}, std::move(text)});
  return mail;
}

Mail notice(std::string text) {
  return mail_with({{"from", "Mail Delivery System <MAILER-DAEMON@mx.example.net>"},
                    {"to", "lab@example.org"},
                    {"subject", "Undelivered Mail Returned to Sender"}},
                   std::move(text));
}

Mail with_calendar(std::string object, std::string method = {}) {
  auto mail = mail_with({{"from", "Anna <anna@example.org>"}, {"subject", "Accepted: x"}});
  mail.parts.push_back({"text/calendar", std::move(method), std::move(object)});
  return mail;
}

constexpr std::string_view reply =
    "BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\nUID:1\nSEQUENCE:0\n"
    "ATTENDEE;PARTSTAT=ACCEPTED:mailto:anna@example.org\nEND:VEVENT\nEND:VCALENDAR\n";

}  // namespace

TEST_CASE(
    "inbox classify: the object's method wins over the part's, which counts where it has none") {
  CHECK(classify(with_calendar(std::string(reply))).kind == MailKind::calendar);
  auto counter = std::string(reply);
  counter.replace(counter.find("REPLY"), 5, "COUNTER");
  const auto proposed = classify(with_calendar(counter, "REPLY"));
  REQUIRE(proposed.calendar);
  CHECK(proposed.calendar->method == "COUNTER");
  CHECK(proposed.calendar->proposes_new_time);
  auto request = std::string(reply);
  request.replace(request.find("REPLY"), 5, "REQUEST");
  CHECK(classify(with_calendar(request, "REPLY")).kind == MailKind::other);
  auto none = std::string(reply);
  none.erase(none.find("METHOD"), 13);
  CHECK(classify(with_calendar(none, "REPLY")).kind == MailKind::calendar);
  CHECK(classify(with_calendar(none)).kind == MailKind::other);
  auto file = mail_with({{"from", "Anna <anna@example.org>"}});
  for (const std::string start : {"\uFEFF", "\n"}) {
    file.parts = {{"application/octet-stream", {}, start + std::string(reply)}};
    CHECK(classify(file).kind == MailKind::calendar);
  }
}

TEST_CASE(
    "inbox classify: an answer that came twice is one, and who of several answers is the sender") {
  auto twice = with_calendar(std::string(reply));
  twice.parts.push_back({"application/ics", {}, std::string(reply)});
  CHECK(classify(twice).calendar->attendee == "anna@example.org");
  auto all = std::string(reply);
  all.insert(all.find("ATTENDEE"), "ATTENDEE;PARTSTAT=ACCEPTED:mailto:bob@example.org\n");
  CHECK(classify(with_calendar(all)).calendar->attendee == "anna@example.org");
  auto by_nobody = with_calendar(all);
  by_nobody.authors = {"carol@example.org"};
  const auto unknown = classify(by_nobody);
  CHECK(unknown.kind == MailKind::calendar);
  CHECK(unknown.calendar->attendee.empty());
  CHECK(unknown.calendar->partstat.empty());
}

TEST_CASE("inbox classify: an answer to a webinar about failed mail is an answer") {
  auto answer = with_calendar(std::string(reply));
  answer.headers = {{"from", "Room (Mail System) <room@example.org>"},
                    {"return-path", "<>"},
                    {"subject", "Declined: Delivery failed: what now"}};
  CHECK(classify(answer).kind == MailKind::calendar);
  auto request = std::string(reply);
  request.replace(request.find("REPLY"), 5, "REQUEST");
  auto returned = notice("anna@example.org: user unknown\n");
  returned.parts.push_back({"text/calendar", "REQUEST", request});
  CHECK(classify(returned).kind == MailKind::bounce);
}

TEST_CASE("inbox classify: a notification quotes three addresses and is about one") {
  const auto result = classify(notice(
      "Sorry.\n\n<anna@example.org>: host mx said: 550 5.1.1 user unknown (in reply to RCPT TO "
      "command)\n\n--- Below this line is a copy of the message.\n\n"
      "From: lab@example.org\nTo: anna@example.org\nCc: bob@example.org\nMessage-ID: <7@x>\n\n"
      "5.1.2 Agenda\n<carol@example.org>: 550 5.1.1 user unknown\n"));
  CHECK(result.kind == MailKind::bounce);
  REQUIRE(result.recipients.size() == 1);
  CHECK(result.recipients[0].address == "anna@example.org");
  CHECK(result.recipients[0].outcome == Outcome::permanent);
  CHECK(result.returned_message_id == "7@x");
}

TEST_CASE("inbox classify: a bounce is about the mail that it encloses, quotes or answers") {
  const std::string said = "anna@example.org: user unknown\n";
  const std::string fields =
      "Received: by mx.example.org\nMessage-ID: <1@example.org>\n"
      "List-Unsubscribe: <mailto:lab+stop-" +
      std::string(token) + "@example.org>\n";
  const auto quoted = classify(notice(said + "\n--- Below this line is a copy of the message.\n\n" +
                                      fields + "\nMessage-ID: <3@example.org>\n"));
  CHECK(quoted.returned_message_id == "1@example.org");
  CHECK(quoted.token.value().token == token);
  auto mail = notice(said);
  mail.headers.push_back({"in-reply-to", "<2@example.org>"});
  CHECK(classify(mail).returned_message_id == "2@example.org");
  mail.parts.push_back({"text/plain", {}, fields});
  const auto apart = classify(mail);
  CHECK(apart.returned_message_id == "1@example.org");
  CHECK(apart.token.value().token == token);
  mail.enclosed = {{"message-id", "<4@example.org>"}};
  CHECK(classify(mail).returned_message_id == "4@example.org");
}

TEST_CASE("inbox classify: a quoted '5.1.2 Agenda' decides nothing") {
  const auto result =
      classify(notice("Your message could not be delivered:\n\n<anna@example.org>: mailbox full\n\n"
                      "----- Original message -----\n\n5.1.2 Agenda\nuser unknown\n"));
  REQUIRE(result.recipients.size() == 1);
  CHECK(result.recipients[0].reason == "mailbox-full");
}

TEST_CASE("inbox classify: a delivery status in a text counts from a mail system only") {
  const std::string text =
      "Technical report:\n\nAction: failed\nFinal-Recipient: rfc822; anna@example.org\n"
      "Status: 5.1.1\n";
  CHECK(classify(notice(text)).recipients.at(0).outcome == Outcome::permanent);
  const auto forwarded = classify(mail_with(
      {{"from", "bob@example.org"}, {"to", "lab@example.org"}, {"subject", "Fwd: Undelivered"}},
      text));
  CHECK(forwarded.kind == MailKind::other);
  CHECK(forwarded.recipients.empty());
}

TEST_CASE("inbox classify: a warning that it is late is a delay for everybody in it") {
  const auto result = classify(notice(
      "THIS IS A WARNING MESSAGE ONLY. Delivery has been delayed:\n\n<anna@example.org>: 550 user "
      "unknown\n"));
  CHECK(result.recipients.at(0).outcome == Outcome::delayed);
}

TEST_CASE("inbox classify: who is named by X-Failed-Recipients alone") {
  auto mail = notice("A message that you sent could not be delivered.\nmailbox is full\n");
  mail.headers.push_back({"x-failed-recipients", "anna@example.org"});
  const auto result = classify(mail);
  REQUIRE(result.recipients.size() == 1);
  CHECK(result.recipients[0].reason == "mailbox-full");
}

TEST_CASE("inbox classify: a token in the address, whatever case, and who it is for") {
  const auto to = [](std::string_view word) {
    return mail_with(
        {{"from", "anna@example.org"},
         {"to", "Lab <Lab+" + std::string(word) + "-" + std::string(token) + "@example.org>"}});
  };
  const auto stop = classify(to("STOP"));
  CHECK(stop.kind == MailKind::token);
  CHECK(stop.token->word == "stop");
  CHECK(stop.token->token == token);
  CHECK(classify(to("comment")).kind == MailKind::comment);
  CHECK(classify(mail_with({{"to", "lab+stop-short@example.org"}})).kind == MailKind::other);
}

TEST_CASE("inbox classify: a robot's answer to a token is none, but unsubscribing is heard") {
  const auto kind = [](std::string_view word, std::string name, std::string value) {
    auto mail =
        mail_with({{"from", "anna@example.org"},
                   {"to", "lab+" + std::string(word) + "-" + std::string(token) + "@example.org"}});
    mail.headers.push_back({std::move(name), std::move(value)});
    return classify(mail).kind;
  };
  for (const auto* word : {"yes", "no", "maybe", "comment"}) {
    CAPTURE(word);
    CHECK(kind(word, "auto-submitted", "Auto-Replied; owner=x") == MailKind::auto_reply);
    CHECK(kind(word, "auto-submitted", "auto-generated") == MailKind::auto_reply);
    CHECK(kind(word, "return-path", " <> ") == MailKind::auto_reply);
    CHECK(kind(word, "x-autoreply", "yes") == MailKind::auto_reply);
    CHECK(kind(word, "precedence", "auto_reply") == MailKind::auto_reply);
    CHECK(kind(word, "auto-submitted", "no") != MailKind::auto_reply);
    CHECK(kind(word, "precedence", "junk") == MailKind::auto_reply);
    CHECK(kind(word, "precedence", "bulk") == MailKind::auto_reply);
    CHECK(kind(word, "x-auto-response-suppress", "All") == MailKind::auto_reply);
    CHECK(kind(word, "x-auto-response-suppress", "DR, OOF") != MailKind::auto_reply);
    CHECK(kind(word, "x-autoresponder-from", "anna") == MailKind::auto_reply);
    CHECK(kind(word, "subject", "Automatic reply: What comes next") == MailKind::auto_reply);
    CHECK(kind(word, "subject", "Abwesend: What comes next") == MailKind::auto_reply);
    CHECK(kind(word, "subject", "Re: Absence, leave and holiday") != MailKind::auto_reply);
    CHECK(kind(word, "subject", "AW: Unser Urlaub") != MailKind::auto_reply);
  }
  CHECK(kind("stop", "auto-submitted", "auto-replied") == MailKind::auto_reply);
  CHECK(kind("stop", "auto-submitted", "auto-generated") == MailKind::token);
  CHECK(kind("stop", "return-path", "<>") == MailKind::token);
}

TEST_CASE("inbox classify: automatic answers by their fields and by their subjects") {
  const auto with = [](std::string name, std::string value) {
    return classify(mail_with({{"from", "anna@example.org"}, {std::move(name), std::move(value)}}))
        .kind;
  };
  CHECK(with("auto-submitted", "auto-replied; owner=x") == MailKind::auto_reply);
  CHECK(with("auto-submitted", "no") == MailKind::other);
  CHECK(with("x-autoreply", "yes") == MailKind::auto_reply);
  CHECK(with("precedence", "auto_reply") == MailKind::auto_reply);
  CHECK(with("return-path", "<>") == MailKind::auto_reply);
  for (const auto* subject :
       {"Out of Office: Invitation", "Automatic reply: x", "Abwesenheitsnotiz",
        "Réponse automatique : x", "Respuesta automática", "Risposta automatica",
        "Automatisch antwoord", "自動返信", "自动回复", "Автоматический ответ", "Autosvar: x",
        "Ateb awtomatig: x", "Autoodpowiedź: x", "Автовідповідь", "תשובה אוטומטית: x",
        "رد تلقائي: x", "Răspuns automat: x", "Automatski odgovor", "ตอบกลับอัตโนมัติ: x"}) {
    CAPTURE(subject);
    CHECK(with("subject", subject) == MailKind::auto_reply);
  }
  CHECK(with("subject", "Re: my holiday plans and the office") == MailKind::other);
}

TEST_CASE("inbox classify: who writes that they will be away is heard") {
  const auto kind = [](std::string subject, std::vector<Header> more = {}) {
    std::vector<Header> headers{{"from", "anna@example.org"}, {"subject", std::move(subject)}};
    headers.insert(headers.end(), more.begin(), more.end());
    return classify(mail_with(std::move(headers))).kind;
  };
  const std::vector<Header> answers{{"in-reply-to", "<a@example.org>"}};
  for (const auto* subject :
       {"Absence on 20 February", "Urlaub am 20.2.", "Ausencia", "I am away"}) {
    CAPTURE(subject);
    CHECK(kind(subject) == MailKind::other);
    CHECK(kind("Re: " + std::string(subject), answers) == MailKind::other);
    CHECK(kind(subject, answers) == MailKind::auto_reply);
  }
}

TEST_CASE("inbox classify: who answers an automatic answer, or writes about one, is heard") {
  const auto kind = [](std::string subject) {
    return classify(mail_with({{"from", "anna@example.org"},
                               {"subject", std::move(subject)},
                               {"in-reply-to", "<a@example.org>"}}))
        .kind;
  };
  for (const auto* prefix : {"RE: ",
                             "AW: ",
                             "Re[2]: ",
                             "Antwort: ",
                             "Svar: ",
                             "R: ",
                             "Rif: ",
                             "Réf. : ",
                             "Rép : ",
                             "ATB: ",
                             "VL: ",
                             "Odp.: ",
                             "Doorst: ",
                             "Απ: ",
                             "İLT: ",
                             "返信: ",
                             "회신: ",
                             "回复：",
                             "[EXTERNAL] Re: ",
                             "EXTERN: Re: ",
                             "***SPAM*** Re: ",
                             "[list] [EXT] Re: "}) {
    CAPTURE(prefix);
    CHECK(kind(prefix + std::string("Automatic reply: Question")) == MailKind::other);
    CHECK(kind(prefix + std::string("Absence and care")) == MailKind::other);
  }
  CHECK(kind("[list] Absence") == MailKind::auto_reply);
  for (const auto* subject : {"EXT:", "EXTERN：", "[EXT]", "[", "***", ":", "[] ()"})
    CHECK(kind(subject) == MailKind::other);
  CHECK(kind("Auto: Re: Absence") == MailKind::auto_reply);
  for (const auto* subject :
       {"Actividades fuera de la ciudad", "ooo, great webinar!", "I was away from my mail, sorry",
        "Vacation message on your website"}) {
    CAPTURE(subject);
    CHECK(classify(mail_with({{"from", "anna@example.org"}, {"subject", subject}})).kind ==
          MailKind::other);
  }
  CHECK(kind("Fuera de la oficina: Reunión") == MailKind::auto_reply);
}

TEST_CASE("inbox classify: a warning that it is still being tried is one in any language") {
  for (const auto* text :
       {"Ihre Nachricht an a@example.org konnte noch nicht zugestellt werden: Benutzer unbekannt.",
        "Votre message à a@example.org n'a pas encore pu être remis : utilisateur inconnu.",
        "Su mensaje a a@example.org aún no se ha podido entregar: usuario desconocido.",
        "Il messaggio per a@example.org non è stato ancora recapitato: utente sconosciuto.",
        "A sua mensagem para a@example.org ainda não foi entregue: usuário desconhecido.",
        "Uw bericht aan a@example.org kon nog niet worden bezorgd: gebruiker onbekend.",
        "Wiadomość do a@example.org nie została jeszcze dostarczona: nieznany użytkownik.",
        "Письмо для a@example.org пока не доставлено: неизвестный пользователь.",
        "a@example.org へのメールはまだ配信されていません。ユーザー不明。",
        "您发往 a@example.org 的邮件尚未送达：用户不存在。"}) {
    CAPTURE(text);
    const auto result = classify(notice(std::string(text) + "\n"));
    REQUIRE(result.recipients.size() == 1);
    CHECK(result.recipients[0].address == "a@example.org");
    CHECK(result.recipients[0].outcome == Outcome::delayed);
  }
}

TEST_CASE("inbox classify: a vacation notice without a sender names nobody, whatever it quotes") {
  auto mail = mail_with({{"from", "anna@example.org"},
                         {"return-path", "<>"},
                         {"to", "lab@example.org"},
                         {"subject", "Re: Invitation"}},
                        "Anna has left the company. Please use the following address:\n\n"
                        "bob@example.org\n\n----- Original message -----\nFrom: lab@example.org\n");
  mail.encloses_mail = true;
  const auto result = classify(mail);
  CHECK(result.kind == MailKind::auto_reply);
  CHECK(result.recipients.empty());
  mail.headers.back().value = "Out of office: could not be delivered";
  CHECK(classify(mail).kind == MailKind::auto_reply);
}

TEST_CASE("inbox classify: a read receipt is no bounce, whatever our subject in it says") {
  auto mail =
      mail_with({{"from", "anna@example.org"},
                 {"to", "lab@example.org"},
                 {"subject", "Not read: Why letters could not be delivered"}},
                "Your message\n\n  To: anna@example.org\n  Subject: Why letters could not be "
                "delivered\n\nwas deleted without being read.\n");
  mail.type = "multipart/report";
  mail.report_type = "disposition-notification";
  mail.parts.push_back({"message/disposition-notification",
                        {},
                        "Final-Recipient: rfc822; anna@example.org\n"
                        "Disposition: manual-action/MDN-sent-manually; deleted\n"});
  mail.encloses_mail = true;
  mail.enclosed = {{"message-id", "<1@example.org>"}, {"to", "anna@example.org"}};
  const auto result = classify(mail);
  CHECK(result.kind == MailKind::auto_reply);
  CHECK(result.why == "a receipt (RFC 8098)");
  CHECK(result.recipients.empty());
}

TEST_CASE("inbox classify: who keeps a mail system and answers is heard") {
  for (const auto* from :
       {"Tom, System Administrator <tom@example.org>", "Network Mail Group <group@example.org>",
        "Tom <postmaster@example.org>"}) {
    CAPTURE(from);
    const std::vector<Header> headers{{"from", from}, {"subject", "Re: Webinar"}};
    CHECK(classify(mail_with(headers, "We had a problem with the link. Add lea@example.org.\n"))
              .kind == MailKind::other);
    CHECK(classify(mail_with(headers,
                             "Your mail failed.\n550 5.1.1 no such user "
                             "lea@example.org\n"))
              .kind == MailKind::bounce);
  }
}

TEST_CASE("inbox classify: a vacation notice that says what becomes of a mail is no bounce") {
  const auto result = classify(mail_with({{"from", "Anna <anna@example.org>"},
                                          {"return-path", "<>"},
                                          {"auto-submitted", "auto-replied"},
                                          {"subject", "Re: Webinar"}},
                                         "Anna has left. Your message was not delivered; please "
                                         "write to bob@example.org.\n\n-----Original Message-----\n"
                                         "From: lab@example.org\n"));
  CHECK(result.kind == MailKind::auto_reply);
  CHECK(result.recipients.empty());
}

TEST_CASE("inbox classify: what was not delivered is so in many languages") {
  for (const auto* said :
       {"ההודעה לא נמסרה אל a@example.org: המשתמש לא קיים",
        "تعذر تسليم الرسالة إلى a@example.org: المستخدم غير موجود",
        "ไม่สามารถส่งข้อความถึง a@example.org: ไม่พบผู้ใช้",
        "Din e-post kunde inte levereras till a@example.org. Mottagaren finns inte.",
        "Ihre E-Post an a@example.org konnte nicht zugestellt werden: Der Benutzer existiert "
        "nicht. Wenden Sie sich an Ihren Administrator.",
        "Mesajul nu a putut fi livrat la a@example.org: utilizatorul nu există",
        "El vostre missatge no s'ha pogut lliurar a a@example.org: l'usuari no existeix",
        "Thư của bạn không gửi được đến a@example.org: địa chỉ không tồn tại",
        "Ihre E-Mail an a@example.org konnte nicht zugestellt werden: Die Mailbox existiert "
        "nicht."}) {
    CAPTURE(said);
    auto mail = notice(std::string(said) + "\n");
    mail.headers[2].value = "x";
    const auto result = classify(mail);
    REQUIRE(result.recipients.size() == 1);
    CHECK(result.recipients[0].reason == "user-unknown");
    CHECK(result.recipients[0].outcome == Outcome::permanent);
  }
}

TEST_CASE("inbox classify: a delay is one in other words too") {
  const auto result = classify(notice(
      "There was a temporary problem delivering your message to the following recipients:\n\n"
      "<anna@example.org> (connection to 'mx.example.org' failed: Timeout)\n"));
  REQUIRE(result.recipients.size() == 1);
  CHECK(result.recipients[0].outcome == Outcome::delayed);
}

TEST_CASE("inbox classify: a person who has a problem with a link is heard") {
  for (const auto* subject :
       {"Problem with the webinar link", "Error message on your page", "Rejected by your page"}) {
    for (const auto* text :
         {"I get error: 404 not found. Write to bob@example.org.\n",
          "The page says:\n\n500 Internal Server Error\n\nWhat now? bob@example.org\n"}) {
      CAPTURE(subject);
      CAPTURE(text);
      auto mail = mail_with({{"from", "Anna <anna@example.org>"}, {"subject", subject}}, text);
      CHECK(classify(mail).kind == MailKind::other);
      mail.encloses_mail = true;
      mail.enclosed = {{"message-id", "<1@example.org>"}, {"to", "anna@example.org"}};
      CHECK(classify(mail).kind == MailKind::other);
    }
  }
  const auto filter =
      mail_with({{"from", "Filter <filter@example.org>"}, {"subject", "Undelivered mail"}},
                "bob@example.org\n550 5.1.1 No such user\n");
  CHECK(classify(filter).kind == MailKind::bounce);
}

TEST_CASE("inbox classify: complaints, and reports that are about nobody") {
  const auto report = [](std::string fields) {
    auto mail = mail_with({{"from", "fbl@example.net"}, {"to", "abuse@example.org"}});
    mail.type = "multipart/report";
    mail.report_type = "feedback-report";
    mail.parts.push_back({"message/feedback-report", {}, std::move(fields)});
    mail.encloses_mail = true;
    mail.enclosed = {{"to", "anna@example.org"},
                     {"message-id", "<7@example.org>"},
                     {"feedback-id", "w1:invite:" + std::string(token) + ":example.org"}};
    return classify(mail);
  };
  const auto abuse = report("Feedback-Type: Abuse\nOriginal-Rcpt-To: <bob@example.org>\n");
  CHECK(abuse.kind == MailKind::complaint);
  CHECK(abuse.feedback_type == "abuse");
  REQUIRE(abuse.recipients.size() == 1);
  CHECK(abuse.recipients[0].address == "bob@example.org");
  CHECK(abuse.recipients[0].outcome == Outcome::unclassified);
  CHECK(abuse.token->token == token);
  CHECK(abuse.returned_message_id == "7@example.org");
  const auto several = report(
      "Feedback-Type: abuse\nOriginal-Rcpt-To: bob@example.org\n"
      "Original-Rcpt-To: carl@example.org\nRemoval-Recipient: BOB@example.org\n");
  REQUIRE(several.recipients.size() == 2);
  CHECK(several.recipients[1].address == "carl@example.org");
  CHECK(report("Feedback-Type: abuse\n").recipients.at(0).address == "anna@example.org");
  CHECK(report("Feedback-Type: auth-failure\n").recipients.empty());
  CHECK(report("Feedback-Type: not-spam\n").recipients.empty());
  CHECK(report("Feedback-Type: not-spam\n").kind == MailKind::complaint);
}

TEST_CASE("inbox classify: the type of a complaint is one word, whatever a report says") {
  const auto report = [](const std::string& type) {
    auto mail = mail_with({{"from", "fbl@example.net"}});
    mail.report_type = "feedback-report";
    mail.parts.push_back({"message/feedback-report",
                          {},
                          "Feedback-Type: " + type + "\nOriginal-Rcpt-To: bob@example.org\n"});
    return classify(mail);
  };
  CHECK(report("Abuse; version=1").feedback_type == "abuse");
  CHECK(report("fraud (phishing)").feedback_type == "fraud");
  CHECK(report("\t").feedback_type == "abuse");
  for (const auto& type : {std::string(5000, 'a'), std::string("\xFE\xFE"), std::string("a,b")}) {
    const auto other = report(type);
    CHECK(other.feedback_type == "other");
    CHECK(other.recipients.at(0).evidence == "Feedback-Type: other");
  }
  const auto event = classify(
      mail_with({{"from", "AWS <no-reply@sns.example.com>"}},
                "{\"notificationType\":\"Complaint\",\"complaint\":{\"complainedRecipients\":"
                "[{\"emailAddress\":\"a@b.org\"}],\"complaintFeedbackType\":\"" +
                    std::string(5000, 'a') + "\"}}"));
  CHECK(event.feedback_type == "other");
  CHECK(event.recipients.at(0).evidence == "other");
}

TEST_CASE("inbox classify: a mail that a feedback loop passes on as it stands is a complaint") {
  auto mail = mail_with({{"from", "staff@hotmail.com"},
                         {"to", "abuse@example.org"},
                         {"subject", "complaint about message from 192.0.2.1"}},
                        "");
  mail.encloses_mail = true;
  mail.enclosed = {
      {"x-hmxmroriginalrecipient", "anna@example.org"},
      {"message-id", "<7@example.org>"},
      {"list-unsubscribe", "<mailto:lab+stop-" + std::string(token) + "@example.org>"}};
  const auto result = classify(mail);
  CHECK(result.kind == MailKind::complaint);
  CHECK(result.feedback_type == "abuse");
  CHECK(result.recipients.at(0).address == "anna@example.org");
  CHECK(result.token.value().token == token);
}

TEST_CASE("inbox classify: a mail program that unsubscribes for its owner") {
  const auto opt_out = classify(
      mail_with({{"from", "anna@example.org"}, {"subject", "unsubscribe"}}, "unsubscribe\n"));
  CHECK(opt_out.kind == MailKind::complaint);
  CHECK(opt_out.feedback_type == "opt-out");
  const auto person = classify(mail_with({{"from", "anna@example.org"}, {"subject", "unsubscribe"}},
                                         "How do I unsubscribe, and why should I?\n"));
  CHECK(person.kind == MailKind::other);
  auto written = mail_with({{"from", "anna@example.org"}, {"subject", "Unsubscribe"}});
  written.parts = {{"text/html", {}, "<p>Please do <b>not</b> unsubscribe me. And my mother?</p>"}};
  CHECK(classify(written).kind == MailKind::other);
  written.parts[0].text = "<p>unsubscribe</p>";
  CHECK(classify(written).kind == MailKind::complaint);
}

TEST_CASE("inbox classify: events of a mail service, also in a longer text and broken by a mail") {
  const auto event = [](std::string json) {
    return classify(mail_with({{"from", "AWS <no-reply@sns.example.com>"}}, std::move(json)));
  };
  const auto bounced = event(
      "{\"notificationType\":\"Bounce\",\"bounce\":{\"bounceType\":\"Permanent\","
      "\"bouncedRecipients\":"
      "[{\"emailAddress\":\"anna@exam\nple.org\",\"action\":\"failed\",\"status\":\"5.1.1\","
      "\"diagnosticCode\":\"smtp; 550 5.1.1 user unknown\"}]}}\n\n--\nIf you wish {\n");
  CHECK(bounced.kind == MailKind::bounce);
  REQUIRE(bounced.recipients.size() == 1);
  CHECK(bounced.recipients[0].address == "anna@example.org");
  CHECK(bounced.recipients[0].outcome == Outcome::permanent);
  const auto transient = event(
      "{\"eventType\":\"Bounce\",\"bounce\":{\"bounceType\":\"Transient\",\"bouncedRecipients\":"
      "[{\"emailAddress\":\"a@b.org\",\"status\":\"5.1.1\",\"diagnosticCode\":\"user "
      "unknown\"}]}}");
  CHECK(transient.recipients.at(0).outcome == Outcome::temporary);
  const auto complained = event(
      "{\"notificationType\":\"Complaint\",\"complaint\":{\"complainedRecipients\":"
      "[{\"emailAddress\":\"a@b.org\"}]}}");
  CHECK(complained.kind == MailKind::complaint);
  CHECK(complained.feedback_type == "abuse");
  const auto pleased = event(
      "{\"notificationType\":\"Complaint\",\"complaint\":{\"complainedRecipients\":"
      "[{\"emailAddress\":\"a@b.org\"}],\"complaintFeedbackType\":\"not-spam\"},"
      "\"mail\":{\"commonHeaders\":{\"messageId\":\"<7@example.org>\"}}}");
  CHECK(pleased.feedback_type == "not-spam");
  CHECK(pleased.returned_message_id == "7@example.org");
  const auto named = event(
      "{\"notificationType\":\"Complaint\",\"complaint\":{\"complainedRecipients\":"
      "[{\"emailAddress\":\"a@b.org\"}]},\"mail\":{\"headers\":[{\"name\":\"Message-ID\","
      "\"value\":\"<8@example.org>\"},{\"name\":\"List-Unsubscribe\",\"value\":\"<mailto:lab+"
      "stop-" +
      std::string(token) + "@example.org>\"}]}}");
  CHECK(named.returned_message_id == "8@example.org");
  CHECK(named.token.value().token == token);
  const auto wrapped = event(
      "{\"Type\":\"Notification\",\"Message\":\"{\\\"eventType\\\":\\\"Delivery\\\","
      "\\\"delivery\\\":"
      "{\\\"recipients\\\":[\\\"a@b.org\\\"]}}\"}");
  CHECK(wrapped.recipients.at(0).outcome == Outcome::delivered);
  CHECK(event("{\"notificationType\":[[[[").kind == MailKind::other);
}

TEST_CASE("inbox classify: a notification in HTML alone") {
  Mail mail = notice("");
  mail.parts = {{"text/html",
                 {},
                 "<style>x</style><p>Delivery has failed to these recipients:</p>"
                 "<a href=\"mailto:anna@example.org\">anna@example.org</a><br>"
                 "550 5.1.1 RESOLVER.ADR.RecipNotFound; not found"}};
  const auto result = classify(mail);
  REQUIRE(result.recipients.size() == 1);
  CHECK(result.recipients[0].address == "anna@example.org");
  CHECK(result.recipients[0].outcome == Outcome::permanent);
}

TEST_CASE("inbox classify: what a person writes about failed mail is for a person") {
  for (const auto* subject :
       {"Re: Undeliverable: Invitation", "my new address", "Fwd: failure notice"}) {
    CAPTURE(subject);
    const auto result =
        classify(mail_with({{"from", "anna@example.org"}, {"subject", subject}},
                           "bob@example.org: 550 5.1.1 user unknown, he has moved.\n"));
    CHECK(result.kind == MailKind::other);
    CHECK(result.recipients.empty());
  }
  CHECK(classify(Mail{}).kind == MailKind::other);
}

}  // namespace qlab::inbox
