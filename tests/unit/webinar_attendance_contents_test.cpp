// SPDX-License-Identifier: Apache-2.0
// What is known by what stands in the cells, whatever the words above them are.
#include "lib/webinar/attendance_contents.hpp"

#include <doctest/doctest.h>

#include "tests/support/attendance_lists.hpp"
#include "tests/support/errors.hpp"

namespace qlab::webinar {
namespace {

using test::read;
using test::shown;

std::string refusal(std::string_view text) {
  const auto error = test::error_of([&] { read(std::string(text)); });
  return error ? error->what() : "";
}

}  // namespace

TEST_CASE("attendance by contents: Zoom in Brazil, its unique users with their minutes") {
  CHECK(shown(read("Nome (nome original),E-mail,Duração total (minutos),Convidado\n"
                   "Anna Jones,anna@example.org,31,Não\nBen Evans,,29,Sim\n")) ==
        "Anna Jones|anna@example.org|-|-|1860|\nBen Evans||-|-|1740|\n");
  CHECK(shown(read("Nombre (nombre original),E-mail del usuario,Duración total (minutos),Invitado\n"
                   "Anna Jones,anna@example.org,31,No\n")) ==
        "Anna Jones|anna@example.org|-|-|1860|\n");
}

TEST_CASE("attendance by contents: each row may begin with what is said of the meeting") {
  const std::string people =
      "Future,Meeting,123,Lab,lab@example.org,2027-02-20 12:25:02,2027-02-20 14:00:00,3,95,"
      "Anna Jones,anna@example.org,2027-02-20 12:29:00,2027-02-20 13:00:00,31,No,No\n"
      "Future,Meeting,123,Lab,lab@example.org,2027-02-20 12:25:02,2027-02-20 14:00:00,3,95,"
      "Ben Evans,,2027-02-20 12:31:00,2027-02-20 13:00:00,29,No,No\n"
      "Future,Meeting,123,Lab,lab@example.org,2027-02-20 12:25:02,2027-02-20 14:00:00,3,95,"
      "Cai Rees,,2027-02-20 12:31:00,2027-02-20 12:33:00,2,No,Yes\n";
  const std::string expected =
      "Anna Jones|anna@example.org|2027-02-20T12:29:00Z|2027-02-20T13:00:00Z|1860|\n"
      "Ben Evans||2027-02-20T12:31:00Z|2027-02-20T13:00:00Z|1740|\n"
      "one stay in the waiting room is left out\n";
  CHECK(shown(read("Topic,Type,ID,Host name,Host email,Start time,End time,Participants,"
                   "Duration (minutes),Name (original name),Email,Join time,Leave time,"
                   "Duration (minutes),Guest,In waiting room\n" +
                   people)) == expected);
  CHECK(shown(read("Argomento,Digita,ID,Nome organizzatore,E-mail organizzatore,Ora di inizio,"
                   "Ora di fine,Partecipanti,Durata (minuti),Nome (nome originale),E-mail,"
                   "Ora di ingresso,Ora di uscita,Durata (minuti),Guest,In sala d’attesa\n" +
                   people)) ==
        expected + "columns not understood and left out: 'Ora di inizio', 'Ora di fine'\n");
}

TEST_CASE("attendance by contents: a Spanish webinar keeps its host, its panelists and all times") {
  const std::string people =
      ",Correo electrónico,Hora de entrada,Hora de salida,Tiempo en la sesión (minutos),Es "
      "invitado\n";
  CHECK(shown(read("Informe de asistentes\n"
                   "Tema,ID de seminario web,Hora de inicio real,Duración real (minutos),Usuarios\n"
                   "Futuro,812 3456 7890,02/20/2027 12:25:00 PM,95,5\n"
                   "Detalles de anfitrión\nAsistió,Nombre de usuario (nombre original)" +
                   people +
                   "Sí,Lab,lab@example.org,02/20/2027 12:25:00 PM,02/20/2027 02:00:00 PM,95,No\n"
                   "Detalles de panelista\nAsistió,Nombre de usuario (nombre original)" +
                   people +
                   "No,Cai Rees,cai@example.org,--,--,--,Sí\n"
                   "Detalles de asistente\n"
                   "Asistió,Nombre de usuario (nombre original),Nombre,Apellido" +
                   people +
                   "Sí,AJ,Anna,Jones,anna@example.org,02/20/2027 12:29:00 PM,02/20/2027 01:00:00 "
                   "PM,31,Sí\n"
                   "No,--,Ben,Evans,ben@example.org,--,--,--,--\n")) ==
        "Lab|lab@example.org|2027-02-20T12:25:00Z|2027-02-20T14:00:00Z|5700|\n"
        "AJ|anna@example.org|2027-02-20T12:29:00Z|2027-02-20T13:00:00Z|1860|\n"
        "absent 2\n");
}

TEST_CASE("attendance by contents: whoever only waited was not there, in other languages too") {
  CHECK(shown(read("Nome (nome originale),E-mail,Ora di ingresso,Ora di uscita,Durata (minuti),"
                   "In sala d’attesa\n"
                   "Anna,anna@example.org,2027-02-20 12:29:00,2027-02-20 13:00:00,31,No\n"
                   "Dai,dai@example.org,2027-02-20 12:31:00,2027-02-20 12:33:00,2,Sì\n")) ==
        "Anna|anna@example.org|2027-02-20T12:29:00Z|2027-02-20T13:00:00Z|1860|\n"
        "one stay in the waiting room is left out\n");
}

TEST_CASE(
    "attendance by contents: a number that is the minutes between two times once is no stay") {
  CHECK(shown(read("Name,Email,Angelegt,Besucht,Stufe\n"
                   "Anna,anna@example.org,2027-02-20 12:31:00,2027-02-20 12:31:00,1\n"
                   "Ben,ben@example.org,2027-02-20 12:31:00,2027-02-20 13:31:00,2\n")) ==
        "Anna|anna@example.org|-|-|-1|\nBen|ben@example.org|-|-|-1|\n"
        "columns not understood and left out: 'Angelegt', 'Besucht'\n");
}

TEST_CASE("attendance by contents: Teams, while the organiser is still in the meeting") {
  CHECK(shown(read("1. Zusammenfassung\nTeilnehmer\t3\n\n2. Teilnehmende\n"
                   "Name\tErster Beitritt\tLetzter Austritt\tDauer\tE-Mail\tID (UPN)\tRolle\n"
                   "Anna\t20.02.2027, 12:31:00\t\t\tanna@example.org\t\tOrganisator\n"
                   "Gast\t20.02.2027, 12:31:00\t20.02.2027, 13:00:05\t19 Min.\t\t\tReferent\n"
                   "Gast\t20.02.2027, 12:31:00\t20.02.2027, 13:00:05\t29 Min.\t\t\tReferent\n\n"
                   "3. Aktivitäten\nName\tBeitrittszeit\tAustrittszeit\tDauer\tE-Mail\tRolle\n"
                   "Gast\t20.02.2027, 12:31:00\t20.02.2027, 12:41:00\t10 Min.\t\tReferent\n"
                   "Gast\t20.02.2027, 12:51:00\t20.02.2027, 13:00:00\t9 Min.\t\tReferent\n")) ==
        "Anna|anna@example.org|2027-02-20T12:31:00Z|-|-1|Organisator\n"
        "Gast||2027-02-20T12:31:00Z|2027-02-20T13:00:05Z|1140|Referent\n"
        "Gast||2027-02-20T12:31:00Z|2027-02-20T13:00:05Z|1740|Referent\n");
}

TEST_CASE("attendance by contents: Teams without accounts is no list of joins") {
  CHECK(
      shown(read("2. Teilnehmende\nName\tErster Beitritt\tLetzter Austritt\tDauer\tE-Mail\tRolle\n"
                 "Gast\t20.02.2027, 12:31:00\t20.02.2027, 13:00:00\t19 Min.\t\tReferent\n\n"
                 "3. Aktivitäten\nName\tBeitrittszeit\tAustrittszeit\tDauer\tE-Mail\tRolle\n"
                 "Gast\t20.02.2027, 12:31:00\t20.02.2027, 12:41:00\t10 Min.\t\tReferent\n"
                 "Gast\t20.02.2027, 12:51:00\t20.02.2027, 13:00:00\t9 Min.\t\tReferent\n")) ==
      "Gast||2027-02-20T12:31:00Z|2027-02-20T13:00:00Z|1140|Referent\n");
}

TEST_CASE("attendance by contents: a section that goes through the same people adds nobody") {
  CHECK(shown(read("1. Résumé\nParticipants présents\t2\n\n"
                   "2. Participants\nNom\tArrivée\tE-mail\nAnna\tà midi\tanna@example.org\n"
                   "Invité\tà midi\t\n\n"
                   "3. Activités\nNom\tHeure\tE-mail\nAnna\tà midi\tanna@example.org\n"
                   "Invité\tà midi\t\nInvité\tà une heure\t\n")) ==
        "Anna|anna@example.org|-|-|-1|\nInvité||-|-|-1|\n");
  CHECK(read("1. Staff\nName,Email\nAnna,anna@example.org\n\n2. Guests\nName,Email\nBen,\n")
            .people.size() == 2);
}

TEST_CASE("attendance by contents: the summary is compared in other languages too") {
  CHECK(shown(read("1. Résumé\nTitre\tFutur\nParticipants présents\t3\n\n"
                   "2. Participants\nNom\tE-mail\nAnna\tanna@example.org\n")) ==
        "Anna|anna@example.org|-|-|-1|\n"
        "the summary says that 3 people attended, the list has 1\n");
}

TEST_CASE("attendance by contents: a column of names that is called otherwise is taken, aloud") {
  CHECK(shown(read("Who,Organisation,Email\nAnna Jones,X,\nBen Evans,Y,ben@example.org\n")) ==
        "Anna Jones||-|-|-1|\nBen Evans|ben@example.org|-|-|-1|\n"
        "no column is called a name: 'Who' is taken for it\n");
  CHECK(shown(read("Participant,Email,Join Time,Leave Time\n"
                   "Anna Jones,,2027-02-20 12:31:00,2027-02-20 13:00:00\n")) ==
        "Anna Jones||2027-02-20T12:31:00Z|2027-02-20T13:00:00Z|1740|\n");
  // Addresses say who they are: what may be notes is not taken for names.
  CHECK(shown(read("Remark,Email\nlikes tea,anna@example.org\nlate,ben@example.org\n")) ==
        "|anna@example.org|-|-|-1|\n|ben@example.org|-|-|-1|\n"
        "columns not understood and left out: 'Remark'\n");
  // A kind of ticket is no name.
  CHECK(shown(read("Ticket,Email\nVIP,anna@example.org\nVIP,ben@example.org\n")) ==
        "|anna@example.org|-|-|-1|\n|ben@example.org|-|-|-1|\n");
}

TEST_CASE("attendance by contents: a row that names nobody is kept, and said") {
  CHECK(shown(read("Name,Email,Attended\n,,yes\nAnna,,yes\n")) ==
        "||-|-|-1|\nAnna||-|-|-1|\nlist.csv:2:1: the row names nobody\n");
}

TEST_CASE("attendance by contents: who has no time in a table of times did not come") {
  CHECK(shown(read("Name,Email,Join Time,Leave Time,Duration\n"
                   "Anna,anna@example.org,2027-02-20 12:31,2027-02-20 13:00,29m\n"
                   "Ben,ben@example.org,,,\nCai,cai@example.org,-,-,--\n"
                   "Dai,dai@example.org,,,0\n")) ==
        "Anna|anna@example.org|2027-02-20T12:31:00Z|2027-02-20T13:00:00Z|1740|\nabsent 3\n");
  CHECK(shown(read("Name,Join Time,Leave Time\nAnna,,\nBen,,\n")) ==
        "Anna||-|-|-1|\nBen||-|-|-1|\n"
        "2 rows have no time, and are taken to have come; the first is list.csv:2:1\n");
}

TEST_CASE("attendance by contents: a column of times may say no more than yes or no") {
  for (const std::string heading : {"Joined", "Checked in at", "Checked in", "Check-in"}) {
    CAPTURE(heading);
    CHECK(shown(read("Name," + heading + "\nAnna,Yes\nBen,No\nCai,FALSE\n")) ==
          "Anna||-|-|-1|\nabsent 2\n");
  }
}

TEST_CASE("attendance by contents: words of presence say who came below any title") {
  CHECK(shown(read(
            "Name,Email,Status\nAnna,anna@example.org,Attended\nBen,ben@example.org,No show\n"
            "Cai,cai@example.org,Registered\n")) == "Anna|anna@example.org|-|-|-1|\nabsent 2\n");
  CHECK(shown(read("Name,Absent\nAnna,No\nBen,Yes\n")) == "Anna||-|-|-1|\nabsent 1\n");
  CHECK(shown(read("Vorname;Nachname;E-Mail;Bestelldatum;Status des Teilnehmers\n"
                   "Anna;Jones;anna@example.org;29.11.26 22:28;Eingecheckt\n"
                   "Ben;Evans;ben@example.org;29.11.26 22:28;Nimmt teil\n"
                   "Cai;Rees;cai@example.org;29.11.26 22:28;Nimmt nicht teil\n")) ==
        "Anna Jones|anna@example.org|-|-|-1|\nabsent 2\n");
}

TEST_CASE("attendance by contents: a column that may say who came is named") {
  CHECK(shown(read("Name,Email,Reply\nAnna,,Yes\nBen,,Declined\nCai,,Maybe\n")) ==
        "Anna||-|-|-1|\nBen||-|-|-1|\nCai||-|-|-1|\n"
        "'Reply' says no of some people, and is not understood: everybody in the list is taken to "
        "have come; call the column 'attended' where it says who did\n");
  CHECK(shown(read("Name,Email,Status\nAnna,,Confirmed\n")) ==
        "Anna||-|-|-1|\n"
        "'Status' may say who came, and is not understood: everybody in the list is taken to have "
        "come; call the column 'attended' where it says who did\n");
}

TEST_CASE("attendance by contents: who registered is not who came") {
  CHECK(refusal("Attendee Details\nFirst Name,Last Name,Email,Registration Time,Approval Status\n"
                "Anna,Jones,anna@example.org,\"Feb 1, 2027 09:00:00\",approved\n"
                "Ben,Evans,ben@example.org,\"Feb 1, 2027 09:00:00\",denied\n") ==
        "list.csv:2:1: the list says who registered ('Registration Time') and not who came");
}

TEST_CASE("attendance by contents: an address is found where a name stands, and within a cell") {
  CHECK(shown(read("Name,Email\nanna@example.org,\n,Ben Evans <ben@example.org>\n"
                   ",mailto:cai@example.org\nDai Price <dai@example.org>,\n")) ==
        "anna@example.org|anna@example.org|-|-|-1|\nBen Evans|ben@example.org|-|-|-1|\n"
        "|cai@example.org|-|-|-1|\nDai Price|dai@example.org|-|-|-1|\n");
}

TEST_CASE("attendance by contents: a name beside only one of its parts is the other") {
  CHECK(shown(read("Name;Vorname;E-Mail\nMüller;Jürgen;\nKim Lee;Kim;\n")) ==
        "Jürgen Müller||-|-|-1|\nKim Lee||-|-|-1|\n");
}

TEST_CASE("attendance by contents: the sum below a table is no person") {
  CHECK(shown(read("Name,Email,Minutes\nAnna,,31\nTotal,,31\n")) ==
        "Anna||-|-|1860|\nlist.csv:3:1: 'Total' is no person and left out\n");
}

TEST_CASE("attendance by contents: blank lines may part a title from its table") {
  CHECK(shown(read("Host Details\n\nAttended,User Name (Original Name),Email,Join Time,Leave Time\n"
                   "Yes,Lab,lab@example.org,2027-02-20 12:25:00,2027-02-20 14:00:00\n\n"
                   "Session Details\n\nAttended,User Name (Original Name),Email,Join Time,Leave "
                   "Time\nYes,Anna,anna@example.org,2027-02-20 12:29:00,2027-02-20 13:00:00\n")) ==
        "Lab|lab@example.org|2027-02-20T12:25:00Z|2027-02-20T14:00:00Z|5700|Host\n"
        "Anna|anna@example.org|2027-02-20T12:29:00Z|2027-02-20T13:00:00Z|1860|\n");
}

TEST_CASE("attendance by contents: who left before they came was there for nobody knows how long") {
  CHECK(
      shown(read("Name,Join Time,Leave Time\nAnna,2027-02-20 13:00,2027-02-20 12:31\n")) ==
      "Anna||2027-02-20T13:00:00Z|2027-02-20T12:31:00Z|-1|\nlist.csv:2:1: left before they came\n");
}

TEST_CASE("attendance by contents: a title may say that the times below are those of UTC") {
  Webinar webinar;
  webinar.zone = "America/New_York";
  webinar.starts_at = parse_rfc3339("2027-02-20T12:30:00Z").value();
  const auto file = read_attendance(
      "Name,Join Time (UTC),Leave Time (UTC)\n"
      "Anna,2027-02-20 12:29:00,2027-02-20 13:00:00\n",
      "list.csv", webinar);
  CHECK(rfc3339(file.people.at(0).first_join.value()) == "2027-02-20T12:29:00Z");
}

TEST_CASE("attendance by contents: what a spreadsheet was kept from changing is read") {
  CHECK(shown(read("Display Name\tJoin Time\tLeave Time\n"
                   "Anna\t=\"2027-02-20 12:29:00\"\t=\"2027-02-20 13:00:00\"\n")) ==
        "Anna||2027-02-20T12:29:00Z|2027-02-20T13:00:00Z|1860|\n");
}

TEST_CASE("attendance by contents: a column of names alone is a list") {
  CHECK(shown(read("Name\nAnna Jones\nBen Evans\n")) ==
        "Anna Jones||-|-|-1|\nBen Evans||-|-|-1|\n");
}

TEST_CASE("attendance by contents: an address outside the tables is not lost without a word") {
  CHECK(shown(read("Anna,anna@example.org\n\nName,Email,Attended\nBen,ben@example.org,yes\n")) ==
        "Ben|ben@example.org|-|-|-1|\n"
        "list.csv:1:1: a row with an address that stands outside the table is left out\n");
}

TEST_CASE("attendance by contents: columns of times in words that nobody reads are named") {
  CHECK(shown(read(
            "Nimi,Sähköposti,Email,Tuli\nAnna,,anna@example.org,20/2 2027 tunti 12 31 00\n")) ==
        "|anna@example.org|-|-|-1|\n"
        "columns not understood and left out: 'Nimi', 'Tuli'\n");
}

TEST_CASE("attendance by contents: a name that is a word for yes or no somewhere is a name") {
  CHECK(shown(read("Who,Email\nJo,jo@example.org\nAnna,\nBen,\n")) ==
        "Jo|jo@example.org|-|-|-1|\nAnna||-|-|-1|\nBen||-|-|-1|\n"
        "no column is called a name: 'Who' is taken for it\n");
  CHECK(refusal("Guest,Came\nyes,yes\nno,yes\nperhaps,yes\n") != "");
}

TEST_CASE("attendance by contents: yes and no are those of every other list") {
  for (const auto* yes : {"igaz", "ADEVĂRAT", "1.0", "on", "✅", "x", "Anwesend"}) {
    CAPTURE(yes);
    CHECK(shown(read(fmt::format("Name,Attended\nAnna,{}\n", yes))) == "Anna||-|-|-1|\n");
  }
  for (const auto* no : {"hamis", "YANLIŞ", "0.0", "off", "🚫", "Registered", "Entschuldigt", "–"}) {
    CAPTURE(no);
    CHECK(shown(read(fmt::format("Name,Attended\nAnna,{}\nBen,yes\n", no))) ==
          "Ben||-|-|-1|\nabsent 1\n");
  }
}

}  // namespace qlab::webinar
