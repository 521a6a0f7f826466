# SPDX-License-Identifier: Apache-2.0
"""Who was there is read from a file: everybody in it, matched, ambiguous or unknown, or nobody."""


def prepare(lab):
    crowd = "".join(f"Person {n},person{n}@example.net\n" for n in range(40))
    lab.path("crowd.csv").write_text("Name,Email\n" + crowd + "Person 1,other@example.net\n", encoding="utf-8")
    lab.text("members", "import", str(lab.path("crowd.csv")))
    lab.text("webinar", "add", "future", "--title", "Next", "--start", "2027-01-10 12:30", "--zone", "UTC",
             "--duration", "60m")
    came = "".join(f"Person {n},person{n}@example.net,01/10/2027 12:31:00 PM,01/10/2027 01:20:00 PM,49,Yes\n"
                   for n in range(2, 30))
    heading = "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest\n"
    others = "Person 1,,01/10/2027 12:31:00 PM,01/10/2027 01:20:00 PM,49,Yes\n" \
             "A stranger,,01/10/2027 12:40:00 PM,01/10/2027 01:20:00 PM,40,Yes\n"
    lab.path("came.csv").write_text(heading + came + others, encoding="utf-8")


def command(lab):
    return "webinar", "attendance", "future", str(lab.path("came.csv"))


def state(lab):
    """Without the counters of ids: reading a file again uses some up."""
    return "\n".join(line for line in lab.dump().split("\n") if "sqlite_sequence" not in line[:40])
