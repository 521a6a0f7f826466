// SPDX-License-Identifier: Apache-2.0
// Who wants no mail is out, whatever a program calls the column that says so.
#include "lib/members/import_wish.hpp"

#include <doctest/doctest.h>

#include <string>

#include "lib/core/text.hpp"
#include "lib/members/consent.hpp"
#include "tests/support/member_file.hpp"

namespace qlab::members {
namespace {

using test::MemberFiles;

std::optional<Column> named(std::string_view title) { return wish_in(text::slug(title)); }

/// What becomes of one row with this column and cell.
ConsentState contact_of(std::string_view title, std::string_view cell) {
  MemberFiles lab;
  lab.import(fmt::format("Name,Email,\"{}\"\nA,a@example.org,\"{}\"\n", title, cell));
  return lab.member("a@example.org").contact;
}

}  // namespace

TEST_CASE("members import: an objection is heard whatever a program calls it") {
  for (const auto* title : {"Unsubscribed from all email",
                            "Opted out of email: Marketing",
                            "HasOptedOutOfEmail",
                            "Email Opt Out",
                            "No Bulk Emails (User Opt Out)",
                            "Do Not Email",
                            "doNotContact",
                            "Date Unsubscribed",
                            "unsubscribed_at",
                            "Unsubscribed Lists",
                            "Portal Spam Report",
                            "Email Suppressions",
                            "Email delivery disabled",
                            "Receiving emails disabled",
                            "Confirmed Opt-Out Date",
                            "GDPR consent withdrawn",
                            "deactivated",
                            "Abgemeldet am",
                            "Do not allow Bulk Emails",
                            "Désabonné",
                            "Dado de baja",
                            "EMAIL_BLACKLISTED",
                            "No contact",
                            "Exclude from mailings",
                            "Remove from list",
                            "Withdrawn",
                            "E-Mail gesperrt",
                            "Deceased"}) {
    INFO(title);
    CHECK(named(title) == Column::opted_out);
  }
  CHECK(contact_of("Unsubscribed from all email", "true") == ConsentState::refused);
  CHECK(contact_of("Unsubscribed from all email", "FALSE") == ConsentState::unknown);
  CHECK(contact_of("Abgemeldet", "Ja") == ConsentState::refused);
  CHECK(contact_of("Abgemeldet", "Nein") == ConsentState::unknown);
  CHECK(contact_of("unsubscribed_at", "0000-00-00 00:00:00") == ConsentState::unknown);
  CHECK(contact_of("Do not allow Bulk Emails", "Do Not Allow") == ConsentState::refused);
  CHECK(contact_of("Do not allow Bulk Emails", "Allow") == ConsentState::unknown);
}

TEST_CASE("members import: what says that somebody is out is no 'no' to being out") {
  CHECK(contact_of("Unsubscribed", "unsubscribed") == ConsentState::refused);
  CHECK(contact_of("Opt-out", "Opted out") == ConsentState::refused);
  CHECK(contact_of("Opt-out", "blocked") == ConsentState::refused);
  CHECK(contact_of("Opt-out status", "Subscribed") == ConsentState::unknown);
}

TEST_CASE("members import: a wish in other words counts where it is a no, and says nothing else") {
  for (const auto* title : {"Receive newsletters",
                            "Email Marketing Consent",
                            "Email permission status",
                            "Newsletter",
                            "subscribed_to_emails",
                            "Email opt-in",
                            "Email preference",
                            "Opt-in / opt-out",
                            "email_subscription_status",
                            "Global Status",
                            "Accepts Email Marketing",
                            "Accepts Marketing",
                            "Receives email",
                            "Send me emails",
                            "I agree to be contacted by email",
                            "May we contact you?",
                            "Would you like to receive our newsletter?",
                            "OK to contact",
                            "Ok to email",
                            "Email allowed",
                            "Contact permission",
                            "GDPR consent",
                            "Consentement email",
                            "Newsletter erwünscht",
                            "Newsletter-Anmeldung",
                            "E-Mail erlaubt",
                            "Werbeeinwilligung",
                            "Accepte les emails",
                            "Inscrit à la newsletter",
                            "Abonné",
                            "Acepta recibir correos",
                            "Suscrito",
                            "Iscritto alla newsletter",
                            "Aceita receber e-mails",
                            "Nieuwsbrief",
                            "Akkoord met e-mail",
                            "Zgoda na e-mail",
                            "Nyhetsbrev",
                            "Cylchlythyr",
                            "Caniatâd e-bost"}) {
    INFO(title);
    CHECK(named(title) == Column::mail_wish);
  }
  for (const auto* title : {"Optin", "Consentement", "Einwilligung", "Zgoda", "Caniatâd"}) {
    INFO(title);
    CHECK(contact_of(title, "no") == ConsentState::refused);
  }
  CHECK(contact_of("Accepts Email Marketing", "no") == ConsentState::refused);
  CHECK(contact_of("Email Marketing Consent", "UNSUBSCRIBED") == ConsentState::refused);
  CHECK(contact_of("Email Marketing Consent", "NEVER_SUBSCRIBED") == ConsentState::unknown);
  CHECK(contact_of("subscribed_to_emails", "false") == ConsentState::refused);
  CHECK(contact_of("Newsletter", "weekly") == ConsentState::unknown);
  MemberFiles lab;
  ImportOptions fresh;
  fresh.fresh_consent = "form of 3 January";
  lab.import("Name,Email,Email opt-in\nA,a@example.org,yes\n", fresh);
  CHECK(lab.member("a@example.org").contact == ConsentState::unknown);
}

TEST_CASE("members import: other ways to reach people, and links, are no wish about mail") {
  for (const auto* title : {"SMS_BLACKLISTED",
                            "Do Not Call",
                            "Fax Opt Out",
                            "HasOptedOutOfFax",
                            "Do Not Mail",
                            "SMS opt-in",
                            "Do not allow Phone Calls",
                            "Direct mail opt-out",
                            "Unsubscribe URL",
                            "unsubscribe_token",
                            "unsubscribe_id",
                            "OPTIN_TIME",
                            "OPTIN_IP",
                            "DOUBLE_OPT-IN",
                            "Marketing contact status",
                            "active_subscription",
                            "State",
                            "Received welcome email",
                            "Photo consent",
                            "Photo opt-out",
                            "Complaints procedure read",
                            "Austragungsort",
                            "Contact no.",
                            "Agreement signed",
                            "Acceptance email sent",
                            "Accepted",
                            "Email badge",
                            "Inscrit",
                            "Anmeldung per Mail",
                            "Soft bounces",
                            "Bounce rate",
                            "Bounces",
                            "Block credential"}) {
    INFO(title);
    CHECK_FALSE(named(title));
  }
}

TEST_CASE(
    "members import: why mail came back for good makes the address bad, a 'no' there does not") {
  CHECK(named("Email hard bounce reason") == Column::bad_emails);
  CHECK(named("EmailBouncedReason") == Column::bad_emails);
  CHECK(named("Email invalid") == Column::bad_emails);
  MemberFiles lab;
  lab.import(
      "Name,Email,Hard bounce,On Hold\nA,a@example.org,550 unknown,\n"
      "B,b@example.org,false,No\nC,c@example.org,,On Hold Bounce\n");
  const auto why = [&](std::string_view address) {
    return unmailable(lab.member(address), Basis::relationship);
  };
  CHECK(why("a@example.org") == Unmailable::bad_address);
  CHECK(why("b@example.org") != Unmailable::bad_address);
  CHECK(why("c@example.org") == Unmailable::bad_address);
}

TEST_CASE("members import: a state of Kit is one of a subscriber, elsewhere of a country") {
  MemberFiles lab;
  lab.import(
      "Subscriber ID,First Name,Email Address,State\n1,A,a@example.org,cancelled\n"
      "2,B,b@example.org,active\n3,C,c@example.org,bounced\n");
  CHECK(lab.member("a@example.org").contact == ConsentState::refused);
  CHECK(lab.member("b@example.org").contact == ConsentState::unknown);
  CHECK(unmailable(lab.member("c@example.org"), Basis::relationship) == Unmailable::bad_address);
}

TEST_CASE("members import: a list of those who want no mail is known by its name") {
  for (const auto* name :
       {"Unsubscribed contacts.csv", "newsletter-unsubscribed-2027.csv", "2027-02 Unsubscribed.csv",
        "Unsubscribes (1).csv", "abgemeldet.csv", "Désinscrits 2027.csv", "Do not contact.csv",
        "No emails.csv", "ListUnsubscribed.csv"}) {
    INFO(name);
    CHECK(standing_of(Layout::any, name) == Standing::opted_out);
  }
  for (const auto* name :
       {"subscribers.csv", "Milano contacts.csv", "Torino emails.csv", "soft bounces.csv",
        "Members without unsubscribed.csv", "subscribed and unsubscribed.csv", "people.csv"}) {
    INFO(name);
    CHECK(standing_of(Layout::any, name) == Standing::none);
  }
  MemberFiles lab;
  lab.import_as("2027 unsubscribed.csv", "Name,Email\nA,a@example.org\n");
  CHECK(lab.member("a@example.org").contact == ConsentState::refused);
}

TEST_CASE("members import: a list of addresses from which mail came back is known by its name") {
  MemberFiles lab;
  lab.import_as("Hard bounces.csv", "Name,Email\nA,a@example.org\n");
  CHECK(lab.member("a@example.org").contact == ConsentState::unknown);
  CHECK(lab.member("a@example.org").addresses.front().state == AddressState::bad);
}

TEST_CASE("members import: since when somebody is subscribed says nothing") {
  MemberFiles lab;
  lab.import("Name,Email,Subscribed\nA,a@example.org,2024-01-31 10:00:00\n");
  CHECK(lab.member("a@example.org").contact == ConsentState::unknown);
}

TEST_CASE("members import: a mark below 'Unsubscribed' is an objection, an empty box is none") {
  for (const auto* mark : {"✓", "✔", "☑", "x", "●", "*", "+", "✗", "❌", "☒", "t", "J"}) {
    CAPTURE(mark);
    CHECK(contact_of("Unsubscribed", mark) == ConsentState::refused);
  }
  for (const auto* nothing : {"☐", "–", "--", "f", "ONWAAR", "Нет", "nei", "na", "n/a"}) {
    CAPTURE(nothing);
    CHECK(contact_of("Unsubscribed from all email", nothing) == ConsentState::unknown);
  }
}

TEST_CASE("members import: a no below 'Newsletter' or 'Consent' is heard in any language") {
  for (const auto* no : {"f", "0.0", "✗", "❌", "☐", "ONWAAR", "FAŁSZ", "EPÄTOSI", "Нет", "nei",
                         "désabonné", "dado de baja", "uitgeschreven", "opted out on 2024-01-01",
                         "Unsubscribed on 1 Jan", "stop"}) {
    CAPTURE(no);
    CHECK(contact_of("Newsletter", no) == ConsentState::refused);
    CHECK(contact_of("Consent", no) == ConsentState::refused);
  }
  for (const auto* no : {"No, thanks", "no consent", "kein Newsletter", "never"}) {
    CAPTURE(no);
    CHECK(contact_of("Newsletter", no) == ConsentState::refused);
  }
  CHECK(contact_of("Newsletter", "not unsubscribed") == ConsentState::unknown);
  CHECK(contact_of("Consent", "✓") == ConsentState::unknown);
}

TEST_CASE("members import: a column that nobody knows and that says no of some people is named") {
  MemberFiles lab;
  const auto report = lab.import(
      "Name,Email,Keep me posted,Vegan,Size\nA,a@example.org,no,yes,no\nB,b@example.org,,,M\n"
      "C,c@example.org,YES,yes,L\nD,d@example.org,f,yes,S\n");
  CHECK(report.warnings ==
        std::vector<std::string>{"'Keep me posted' says no of 2 people and is left out; if it is "
                                 "about mail, say --map 'Keep me posted=consent'"});
}

TEST_CASE("members import: words below a wish that are neither yes nor no are named") {
  MemberFiles lab;
  const auto report = lab.import(
      "Name,Email,Newsletter\nA,a@example.org,weekly\nB,b@example.org,weekly\n"
      "C,c@example.org,sometimes\nD,d@example.org,2024-01-31\nE,e@example.org,no\n");
  CHECK(report.warnings ==
        std::vector<std::string>{"3 cells below 'Newsletter' are neither a yes nor a no, and count "
                                 "as nothing: 'weekly', 'sometimes'"});
}

}  // namespace qlab::members
