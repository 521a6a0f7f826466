// SPDX-License-Identifier: Apache-2.0
// Part of lib/handover/pack_contents.hpp.
#include <fmt/format.h>

#include "lib/core/signature.hpp"
#include "lib/handover/pack_contents.hpp"
#include "lib/handover/words.hpp"

namespace qlab::handover {
namespace {

std::string number(const Count& count) {
  return count ? fmt::format("{}", *count) : "not shown, for it is small";
}

std::string reconciliation(const Reconciliation& numbers) {
  std::string text =
      fmt::format("  members of the community   {}\n  in this pack               {}\n",
                  number(numbers.total), number(numbers.included));
  for (const auto& each : numbers.withheld)
    text += fmt::format("  withheld: {:<17}{}\n", each.reason, number(each.members));
  return text;
}

constexpr auto pack_words =
    R"(This file hands a community over: its people, as far as they agreed to it, what they said, what was
learned and what is still to be done.)";

constexpr auto delta_words =
    R"(This file tells what changed since the pack that was handed over before: people who agreed later,
people whose data changed, and people who are to be removed. It is of use only together with that
pack. Who is named in restricted/removals.json must be removed wherever the pack was taken.)";

constexpr auto how_to_open = R"(How to open it

It is a ZIP file. Everything outside the folder 'restricted' opens in any program. The folder
'restricted' is encrypted with AES-256 and opens with 7-Zip (Windows: Open, then the password;
Linux: 7z x FILE; macOS: Keka or The Unarchiver), with the password that was given to you by
another way than this file. Who has no password cannot read it, and should not.

What is in it

  report.html            read this first: the community in figures, words and charts
  report.md, .json       the same for other programs
  public/                scenarios, their texts, comments that may be quoted and their themes,
                         lessons, open work, webinars, policies: each as CSV (for a spreadsheet) and JSON
  restricted/suppressions.json, restricted/suppressions/
                         who must NOT be written to: take these in before anything else, as the
                         README.txt there says
  restricted/members     people who agreed to be passed on to you, with addresses, tags and
  and the others         participations; what they consented to (consents), their answers to
                         scenarios (stances), to webinars (rsvps, attendance), the mails that they
                         were sent (mails), comments that they flagged (comment_flags), scenarios
                         about which no mail reached them (scenarios_unreached), and ids that are
                         theirs too (merges)
  restricted/report      the report with exact numbers
  manifest.json          what is in this file, with the SHA-256 of each entry, and the sums below
  manifest.sig           the signature of manifest.json (Ed25519)

Ids join the files: 'member' in each of them is 'id' in members. Times are in UTC. In CSV files a
' stands before a cell that a spreadsheet would run as a formula.

Who is in it, and why anybody is missing

)";

constexpr auto what_to_do = R"(
Only members who agreed to be passed on to you are in it; the others are counted above by what they
said. Numbers of fewer than five people are not shown here; restricted/manifest.json has them.

What to do with it

With qlab (free software): 'qlab handover verify FILE' says whether anything was altered and who
signed it; 'qlab handover accept FILE --into FOLDER --password-file P' makes a community of your own
from it and writes a receipt, which you send back. Without qlab: open report.html, then the CSV
files; and tell the sender the SHA-256 of this file, so that they know that you have it.
)";

}  // namespace

std::string pack_readme(const Manifest& about, const Settings& settings) {
  const bool delta = about.kind == PackKind::delta;
  auto text = fmt::format("{} - handed over to {}\n\n{}\n\n",
                          about.organisation.empty() ? "A community" : about.organisation,
                          about.recipient, delta ? delta_words : pack_words);
  text += fmt::format("Made on {} by qlab {}.\nThe key of its sender: {}\n\n",
                      moment(about.made_at, settings.zone), about.version,
                      fingerprint(about.public_key));
  return text + how_to_open + reconciliation(about.reconciliation) + what_to_do;
}

}  // namespace qlab::handover
