# SPDX-License-Identifier: Apache-2.0
"""The state machines: where their transitions are written, and whose tests must notice a changed one."""
import re
from dataclasses import dataclass, field

MAIL_STATES = ["queued", "sending", "sent", "deferred", "failed", "uncertain", "cancelled", "missed"]


@dataclass
class Machine:
    files: list
    word: re.Pattern  # its first group is the state
    states: list
    tests: str  # how the names of the files of their unit tests begin
    # Text of lines whose change is none: what is written there decides nothing, with the reason.
    idle: dict = field(default_factory=dict)


MACHINES = {
    "calls": Machine(
        ["lib/calls/transition.cpp"], re.compile(r"State::(\w+)"),
        ["wanted", "proposed", "booked", "held", "no_show", "declined", "lapsed", "cancelled"], "calls"),
    "comments": Machine(
        ["lib/comments/state_machine.cpp"], re.compile(r"State::(\w+)"),
        ["pending", "published", "rejected", "spam", "hidden", "withdrawn"], "comments",
        {"return State::pending;": "no action is without a rule"}),
    "consent": Machine(
        ["lib/members/consent_change.cpp"], re.compile(r"\{\w+, (\w+)\}"),
        ["unknown", "asked", "given", "refused", "withdrawn"], "members_consent",
        {"{impossible,": "what is impossible leads nowhere"}),
    "verdicts": Machine(
        ["lib/members/consent_change.cpp"], re.compile(r"\{(\w+), \w+\}"),
        ["recorded", "confirmed", "unchanged", "needs_evidence", "impossible"], "members_consent"),
    "scenarios": Machine(
        ["lib/scenarios/opening.cpp"], re.compile(r"State::(\w+)"),
        ["draft", "open", "closed", "chosen", "set_aside"], "scenarios"),
    "rsvp": Machine(
        ["lib/webinar/rsvp.cpp"], re.compile(r"Answer::(\w+)"),
        ["none", "invited", "yes", "maybe", "no", "waitlisted", "offered"], "webinar"),
    "mail": Machine(
        ["lib/mail/claim.cpp", "lib/mail/outbox.cpp", "lib/mail/resolve.cpp", "lib/mail/retry.cpp",
         "lib/mail/restored.cpp", "lib/mail/undo.cpp"],
        re.compile(r"(?:'|State::)(" + "|".join(MAIL_STATES) + r")\b"), MAIL_STATES, "mail"),
}
