#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes the demo's community: 200 invented people, always the same ones.

usage: make_community.py FOLDER

Writes into FOLDER: members.csv, survey-SCENARIO.csv (what a web form gives), comments.txt (author, scenario,
licence, text), rsvps.txt (address, answer), consents.txt (address, answer to being passed on), and teams.csv, an
attendance report as Microsoft Teams exports it (UTF-16, tab-separated).
"""
import csv
import random
import sys
from pathlib import Path

NATIONS = [("England", 62), ("Scotland", 44), ("Wales", 38), ("Northern Ireland", 26), ("Ireland", 14),
           ("Norway", 7), ("Greece", 5), ("Japan", 4)]
NAMES = {
    "England": (["Amara", "Ben", "Chloe", "Dev", "Esther", "Farid", "Grace", "Harpreet", "Imogen", "Joseph"],
                ["Adeyemi", "Brown", "Clarke", "Patel", "Nwosu", "O'Hara", "Singh", "Taylor", "Walker", "Żak"]),
    "Scotland": (["Ailsa", "Callum", "Eilidh", "Fraser", "Iona", "Kirsty", "Lachlan", "Mairi", "Rory", "Skye"],
                 ["Cameron", "Fraser", "MacDonald", "MacLeod", "Murray", "Ross", "Stewart", "Sutherland"]),
    "Wales": (["Alwen", "Bedwyr", "Carys", "Dafydd", "Eleri", "Ffion", "Gwenllian", "Huw", "Llŷr", "Siân"],
              ["ap Rhys", "Bowen", "Evans", "Griffiths", "Llwyd", "Morgan", "Pugh", "Tŷ-Gwyn"]),
    "Northern Ireland": (["Aoife", "Conor", "Dáire", "Máire", "Niall", "Órla", "Róisín", "Seán"],
                         ["Devlin", "Doherty", "McAllister", "Ní Dhomhnaill", "O’Neill", "Quinn"]),
    "Ireland": (["Ciarán", "Éabha", "Fiadh", "Oisín", "Sadhbh"], ["Byrne", "Ó Briain", "Walsh"]),
    "Norway": (["Åse", "Bjørn", "Ingrid", "Øyvind"], ["Håkonsen", "Lund", "Sørensen"]),
    "Greece": (["Ελένη", "Γιώργος", "Νίκος", "Σοφία"], ["Παπαδοπούλου", "Νικολάου", "Γεωργίου"]),
    "Japan": (["陽子", "健太", "さくら"], ["田中", "佐藤", "鈴木"]),
}
ORGANISATIONS = ["Bridgewater Recovery College", "Cwm Taf Peer Network", "Dundee Listening Project", "Foyle Together",
                 "Harbour House", "Mind the Gap CIC", "North Star Trust", "Open Door, Leeds", "Ty Croeso",
                 "Independent"]
ROLES = ["peer worker", "peer worker", "facilitator", "volunteer", "manager", "researcher"]
TAGS = ["facilitator", "lived-experience", "trainer", "newsletter", "steering-group"]
EVENTS = [("2025-09-18", "workshop", "Starting together"), ("2025-11-06", "workshop", "Supervision"),
          ("2026-01-22", "online", "Winter forum"), ("2026-03-12", "workshop", "Training the trainers"),
          ("2026-05-14", "webinar", "What we measured"), ("2026-07-02", "workshop", "Summer gathering"),
          ("2026-09-17", "webinar", "Peer support in hospitals"), ("2026-11-05", "online", "Autumn forum"),
          ("2026-12-03", "call", "Year-end calls")]
COMMENTS = [
    ("host-led", "with name", "A host gives us a door to knock on. I would trust it if members chose the chair."),
    ("host-led", "unnamed", "We tried hosting before: after two years the money went and so did the list."),
    ("host-led", "with name", "Could two hosts share it, one in the north and one in the south?"),
    ("host-led", "not outside", "My own organisation is not ready to be asked, please do not quote me."),
    ("host-led", "unnamed", "Three years is what makes this real. Less would only postpone the question."),
    ("member-led", "with name", "Six people for a year is possible. I would be one of them."),
    ("member-led", "unnamed", "Who answers the mail in August?"),
    ("member-led", "with name", "Visits between our places of work taught me more than any webinar."),
    ("member-led", "paraphrase only", "I worry that the same few will carry it again."),
    ("close-well", "unnamed", "An honest end is better than a slow one."),
    ("close-well", "with name", "If we close, give every group the recordings and the training notes."),
    ("close-well", "unnamed", "I would miss the people, not the programme."),
]


def people(rng):
    taken = set()
    number = 0
    for nation, count in NATIONS:
        given, family = NAMES[nation]
        pairs = [(g, f) for g in given for f in family]
        rng.shuffle(pairs)
        for index in range(count):
            number += 1
            g, f = pairs[index % len(pairs)]
            name = f"{f} {g}" if nation == "Japan" else f"{g} {f}"
            if name in taken:
                name = f"{name} {'Jr' if nation != 'Japan' else '二世'}"
            taken.add(name)
            yield {
                "name": name,
                "email": f"person{number:03}@example.org",
                "organisation": rng.choice(ORGANISATIONS),
                "role": rng.choice(ROLES),
                "nation": nation,
                "relation": rng.choices(["collaborator", "wider", "guest"], [70, 25, 5])[0],
                "outlook": rng.choices(["lasting", "time-limited", "undecided"], [35, 30, 35])[0],
                "tags": ";".join(sorted(rng.sample(TAGS, rng.choice([0, 1, 1, 2])))),
                "participation": ";".join(f"{kind} {day} {title}" for day, kind, title in EVENTS
                                          if rng.random() < 0.28),
            }


def write_members(folder, members):
    with open(folder / "members.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, members[0].keys())
        writer.writeheader()
        writer.writerows(members)


def write_surveys(folder, members, rng):
    """One file for each scenario, with the headings of a web form."""
    leanings = {"host-led": [50, 25, 25], "member-led": [40, 30, 30], "close-well": [20, 20, 60]}
    rows = {scenario: [] for scenario in leanings}
    for member in rng.sample(members, 120):
        for scenario, weights in leanings.items():
            if rng.random() < 0.2:
                continue
            answers = rng.choices(["yes", "conditional", "no"], weights, k=3)
            condition = "to be talked about" if "conditional" in answers else ""
            support = answers[2] == "yes"
            rows[scenario].append([member["email"], *answers, condition, "lasting" if support else "",
                                   rng.choice(["organise", "facilitate", "host"]) if support else ""])
    for scenario, answers in rows.items():
        with open(folder / f"survey-{scenario}.csv", "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(["Your address", "Do you want it?", "Do you see its value?", "Can you support it?",
                             "On what does it depend?", "For how long?", "What would you do?"])
            writer.writerows(answers)


def write_comments(folder, members, rng):
    with open(folder / "comments.txt", "w", encoding="utf-8") as file:
        for scenario, licence, text in COMMENTS:
            file.write(f"{rng.choice(members)['email']}\t{scenario}\t{licence}\t{text}\n")


def write_webinar(folder, members, rng):
    invited = [m for m in members if m["relation"] == "collaborator"]
    answers = {m["email"]: rng.choices(["yes", "maybe", "no", ""], [45, 10, 15, 30])[0] for m in invited}
    with open(folder / "rsvps.txt", "w", encoding="utf-8") as file:
        file.writelines(f"{email} {answer}\n" for email, answer in answers.items() if answer)
    came = [m for m in invited if rng.random() < {"yes": 0.8, "maybe": 0.4}.get(answers[m["email"]], 0.03)]
    lines = ["1. Summary", "Meeting title\tThe future of our community", f"Attended participants\t{len(came) + 1}",
             "Start time\t2/20/27, 12:24:10 PM", "End time\t2/20/27, 2:03:40 PM", "", "2. Participants",
             "Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole"]
    for member in came:
        minutes = rng.randint(20, 88)
        hour, minute = divmod(12 * 60 + 30 + minutes, 60)
        suffix = "AM" if hour < 12 else "PM"
        leave = f"2/20/27, {hour - 12 if hour > 12 else hour}:{minute:02}:05 {suffix}"
        duration = f"{minutes // 60}h {minutes % 60}m 5s" if minutes >= 60 else f"{minutes}m 5s"
        lines.append(f"{member['name']}\t2/20/27, 12:30:00 PM\t{leave}\t{duration}\t{member['email']}\t\tAttendee")
    lines.append("Meeting room 4\t2/20/27, 12:29:00 PM\t2/20/27, 2:00:00 PM\t1h 31m 0s\t\t\tAttendee")
    (folder / "teams.csv").write_bytes("\r\n".join(lines + [""]).encode("utf-16"))


def write_consents(folder, members, rng):
    with open(folder / "consents.txt", "w", encoding="utf-8") as file:
        for member in members:
            answer = rng.choices(["given", "refused", ""], [70, 10, 20])[0]
            if member["relation"] == "collaborator" and answer:
                file.write(f"{member['email']} {answer}\n")


def main():
    folder = Path(sys.argv[1])
    rng = random.Random(20270220)
    members = list(people(rng))
    write_members(folder, members)
    write_surveys(folder, members, rng)
    write_comments(folder, members, rng)
    write_webinar(folder, members, rng)
    write_consents(folder, members, rng)


if __name__ == "__main__":
    main()
