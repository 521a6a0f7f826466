# SPDX-License-Identifier: Apache-2.0
"""The state machines: where their transitions are written, and whose tests must notice a changed one."""
import re
from dataclasses import dataclass, field

ANSWERS = ["none", "invited", "yes", "maybe", "no", "waitlisted", "offered"]
CAUSES = ["user_unknown", "mailbox_full", "moved", "disabled", "host_unknown", "filtered", "not_accepting", "sender",
          "access_denied", "too_large", "user_terse", "too_many", "rejected_address", "relaying", "authentication",
          "blocked", "spam", "virus", "policy", "content", "local_delivery", "try_later", "expired", "network", "system"]
OUTCOMES = ["sent", "deferred", "failed", "uncertain", "not_sent"]
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
        ["pending", "published", "rejected", "spam", "hidden", "withdrawn"], "comments_state",
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
        [f"lib/webinar/{file}.cpp"
         for file in ("rsvp", "waiting_list", "uncounted", "forget", "invite", "merging", "offer", "restored", "tell",
                      "withdraw")],
        re.compile(r"(?:'|Answer::)(" + "|".join(ANSWERS) + r")\b"), ANSWERS, "webinar",
        {".value_or(Answer::none)": "the schema lets no other word in"}),
    "bounces": Machine(
        ["lib/inbox/verdict.cpp"], re.compile(r"Outcome::(\w+)"),
        ["permanent", "temporary", "delayed", "delivered", "unclassified"], "inbox"),
    "causes": Machine(
        ["lib/inbox/verdict.cpp", "lib/inbox/cause.cpp"], re.compile(r"Cause::(\w+)"), CAUSES, "inbox"),
    "relay": Machine(
        ["lib/world/smtp_outcome.cpp"], re.compile(r"Outcome::(\w+)"), OUTCOMES, "world"),
    "outcomes": Machine(
        ["lib/mail/claim.cpp", "lib/mail/send.cpp"], re.compile(r"Outcome::(\w+)"), OUTCOMES, "mail"),
    "mail": Machine(
        ["lib/mail/claim.cpp", "lib/mail/outbox.cpp", "lib/mail/resolve.cpp", "lib/mail/retry.cpp",
         "lib/mail/restored.cpp", "lib/mail/undo.cpp"],
        re.compile(r"(?:'|State::)(" + "|".join(MAIL_STATES) + r")\b"), MAIL_STATES, "mail",
        {".value_or(State::": "the schema lets no other word in"}),
}
