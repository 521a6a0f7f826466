// SPDX-License-Identifier: Apache-2.0
// Part of lib/inbox/cause.hpp.
// Phrases of causes that may end, or that are about the mail or the recipient's wish.
#include <array>

#include "lib/inbox/cause.hpp"

namespace qlab::inbox {
namespace {

constexpr int is(Cause cause) { return static_cast<int>(cause); }

constexpr std::array<Phrase, 10> phrases{{
    {is(Cause::mailbox_full),
     "mailbox .. full;mail box .. full;inbox .. full;maildir .. full;mailfolder .. full;account .. "
     "full;user .. full;recipient .. full;disk .. full;folder is full;storage .. full;spool .. "
     "full;file system full;over quota;over the quota|limit|allowed;overquota;over .. quota;quota "
     "exceed*;quota .. exceeded;exceed* .. quota;exceed* .. storage;exceed* .. "
     "mailbox|disk;exceeds|exceeded allowed size;mailbox .. exceed*;mailbox size;mailbox .. "
     "quota;mail .. quota;disk quota;quota full;quota .. full;out of .. storage;out of .. "
     "space|quota;out of disk;insufficient .. storage|space;not enough .. space|storage|room;no .. "
     "space left;no space|room;storage limit|allocation|quota|exceeded;too much mail;mailbox .. "
     "too large|big|many;has run out;ran out of;full mailbox|quota|inbox;mail box full;boxes "
     "full;is full;too many messages .. mailbox|inbox;would "
     "exceed;overquotaperm|overquotatemp|overquotaperm;mailbox has reached|grown|no;not have "
     "enough|sufficient;quota;user has exhausted|exceeded;users mailbox .. over|exceed*"},
    {is(Cause::too_large),
     "message .. too large|big|long;mail .. too large|big|long;too large|big message;too large|big "
     "to;size limit;size .. exceed*;exceed* .. size;exceed* .. maximum;message .. larger "
     "than;larger than .. allowed|limit|maximum;maximum .. size;message size;message "
     "length;message too;file too|size;header too long|large;line too long;too long line*;content "
     "length;exceeds|exceeded .. message;messages .. too large|big;message data .. too;is too "
     "large|big"},
    {is(Cause::too_many),
     "too many|much;rate limit*;rate limited|exceeded|control|controlled;rate of;frequency "
     "limit*;frequency;daily .. quota|limit;hourly .. quota|limit;exceeded .. "
     "limit|rate|number|maximum;exceed* .. recipients|messages|connections|hour|limit;limit "
     "exceeded|reached;reached .. "
     "limit|quota;throttled|throttling|throttle;concurrent|simultaneous "
     "connections|sessions;connections from|per;messages per;maximum "
     "number|connections|recipients;sending limit;receiving mail at a rate;receiving .. too "
     "quickly|fast;sent too|more;message limit;recipients per;mail .. too "
     "fast|quickly|often;excessive;over .. limit;flooding|flood"},
    {is(Cause::spam),
     "spam|spammer|spammers|spamming|spammy|antispam|spamassassin|spamdetected;dt spm|sum;mi "
     "spb|stc|sfq;spam*;junk;"
     "unsolicited;bulk mail|email|message|messages;looks "
     "like|similar;uce|ube;suspicious|suspected;advertising|advertisement;mass mail*"},
    {is(Cause::virus),
     "virus|viruses|malware|infected|trojan|phish|phishing|worm|malicious|ransomware;executable;"
     "dangerous"},
    {is(Cause::content),
     "attachment|attachments;mime;message content|header|headers|body|format;content .. "
     "rejected|refused|denied|not;content rejected|error;header "
     "error|fields|field|missing|is|not;missing .. header|date|message;duplicate "
     "header;rfc2822|rfc5322|rfc5321|rfc2821;rfc "
     "822|2822|5322|821|2821|5321|compliant|compliance;non compliant;not compliant|rfc;multiple .. "
     "from;bare|line lf|feed|feeds;null byte|characters;message .. "
     "malformed;malformed;8bit|8bitmime|smtputf8|eai|internationalized|utf8|conversion|encoding;"
     "improperly formatted;message format;from header;invalid header;domainkeys;conversion .. "
     "required|failed;loop detected in;transaction failed;unacceptable .. content;encrypted"},
    {is(Cause::policy),
     "policy|policies;prohibited|prohibits|prohibit;not "
     "permitted|allowed;administrative*;by .. administrator*;administrator* "
     "has|have|prohibit*|restrict*|disabled|blocked;for "
     "security;security;local reasons;rejected by|for;refused "
     "by|for|due;restricted|restriction|restrictions|restrict;not accepted "
     "from|by|for|because;will not accept;we do not "
     "accept;forbidden;violat*;terms of;legal;denied by;message .. "
     "refused|rejected|denied|blocked;mail .. refused|rejected|denied;delivery "
     "not;rule|rules|ruleset;disallowed;unacceptable|undesired|unwanted;discarded;trust|untrusted;"
     "compliance;you are not;aup;rejected message;message has been;consult;see postmaster;contact "
     ".. postmaster|provider|administrator;local policy"},
    {is(Cause::disabled),
     "account .. "
     "disabled|suspended|inactive|locked|frozen|closed|discontinued|deactivated|expired|blocked|"
     "terminated|unavailable|abandoned|dormant|cancelled;account "
     "disabled|suspended|inactive|locked|frozen|closed|discontinued|deactivated|expired;mailbox .. "
     "disabled|suspended|inactive|locked|frozen|closed|discontinued|deactivated|expired|blocked|"
     "abandoned|dormant;mailbox temporarily|currently;user .. "
     "disabled|suspended|inactive|locked|frozen|closed|deactivated|expired|blocked|abandoned;"
     "recipient .. disabled|suspended|inactive|locked|frozen|closed|deactivated|expired;address .. "
     "disabled|suspended|inactive|locked|frozen|closed|deactivated|expired|blocked;disabled|"
     "suspended|inactive|locked|frozen|deactivated "
     "account|mailbox|user|recipient|address|mail|email;is|been "
     "disabled|suspended|inactive|locked|frozen|deactivated|discontinued|deactivated;has "
     "expired;not active;not been used|accessed;no longer active;over .. days;temporarily "
     "inactive|disabled|suspended;not currently;vacation|holiday;unpaid|payment;domain .. "
     "suspended|expired|disabled;inactive"},
    // The program that puts mail into the mailbox failed.
    {is(Cause::local_delivery),
     "cannot open|create|exec|execute|write|append|lock|chdir;could not "
     "open|create|exec|execute|write|append|lock|chdir;unable to "
     "open|create|write|append|lock|chdir;can not open|create|write|append;pipe to;pipe;command .. "
     "failed|died;command failed|died|output|line|time;died with;exited with|abnormally;exit "
     "status|code;permission denied;no such file;procmail|maildrop|vdelivermail;mailer "
     "error|loop;unknown mailer;output error;input output;disk write"},
    {is(Cause::filtered),
     "recipient preferences|preference;due to extended|recipient;recipient .. "
     "refuses|refused|rejected your|blocked|only|accepts;user .. "
     "refuses|refused|rejects|rejected|blocked|only;not on .. list;whitelist|allowlist;accept* .. "
     "only from;only accept*;only .. members|subscribers|authenticated;not accept .. from;not "
     "accept .. you|your|this;not accept .. containing|larger;non western|latin;character "
     "set|sets;not accepting .. from;not accept messages from;not "
     "wish|want;filter*;blocked your|you|sender|by recipient;rejected "
     "your|you;refused your;delivery restriction*;restricted "
     "group|recipient|list;posting;not .. post;post to;list .. "
     "closed|moderated;moderated|moderator|moderators;members only;subscribers;not allowed to "
     "send|post|email;not .. member;challenge;parental;personal .. block*;user unknown .. "
     "filter*;not have permission*;permission*;protected;requires approval|confirmation;mailing "
     "list;group|groups"},
}};

}  // namespace

std::span<const Phrase> phrases_of_other_causes() { return phrases; }

}  // namespace qlab::inbox
