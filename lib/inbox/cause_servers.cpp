// SPDX-License-Identifier: Apache-2.0
// Part of lib/inbox/cause.hpp.
// Phrases of causes that are about us and our server, or about servers and networks.
#include <array>

#include "lib/inbox/cause.hpp"

namespace qlab::inbox {
namespace {

constexpr int is(Cause cause) { return static_cast<int>(cause); }

constexpr std::array<Phrase, 10> phrases{{
    // Our own address was refused.
    {is(Cause::sender),
     "sender;senders;domain of sender;unroutable|unrouteable sender;unverifiable;envelope "
     "from;from address;return path;mailfrom;your .. address|email;your domain;from .. not "
     "exist*;originator;reverse path;callback|callout;bounce address;from domain;sending "
     "domain|to|user|address|mailbox|account|server|host;from local;you are "
     "sending;forged;spoof*;recipient "
     "is the sender"},
    {is(Cause::relaying),
     "relay denied|access|not|prohibited|forbidden|attempt|rejected|refused|quota;relaying "
     "denied|not|prohibited|forbidden|disallowed|mail;not .. "
     "relay;to|for|not|cannot|open|no|unauthorized relay;to|for|not|no relaying;relays not;not "
     "configured to;not a gateway;not gateway;mail server not|cannot;rcpthosts;allowed "
     "rcpthosts;not handle mail for;not in .. list of;we do not|cannot;not authoritative;local "
     "domain|domains"},
    {is(Cause::authentication),
     "spf|dkim|dmarc|dkim|arc;unauthenticated|authenticated|authenticate|authentication;auth;"
     "authorized|authorised|unauthorized|unauthorised|authorization|authorisation;login|password|"
     "credentials;reverse .. "
     "dns|lookup|hostname|name|record|address|resolution;ptr|rdns|fcrdns;helo|ehlo;client "
     "host|name|ip|address|domain;cannot find your;your .. "
     "hostname|host|server|ip|network|isp|provider|mta;name lookup;ip .. "
     "lookup|name|mismatch*|not;mismatch client;mismatches;hostname .. "
     "not|lookup|resolve|mismatch;cannot verify;verification failed|required;certificate;address "
     "verification;unverified;forward confirmed;identity;not designate*;permitted sender"},
    {is(Cause::blocked),
     "blocked|blocking|block|blocks;blacklist|blacklisted|blacklists|blacklisting|black;blocklist|"
     "blocklisted|denylist|denylisted|deny|denylisted|badlist;is|are|been|currently listed;listed "
     "by|at;dnsbl|dnsbls|rbl|rbls|blocklists|dnswl|spamhaus|spamcop|barracuda|barracudacentral|"
     "abuseat|cbl|sbl|pbl|sorbs|"
     "njabl|uceprotect|invaluement|ordb|backscatterer|senderbase|cloudmark|proofpoint|talos|abusix;"
     "reputation;banned;ban list;access denied|refused|rejected|restricted;denied "
     "access;denied;connection rejected|denied|declined|not;connections not|rejected;refused "
     "to;refused .. connection;refused mail;host network not;host .. not "
     "allowed|permitted|accepted|rejected|refused|denied;ip .. rejected|refused|denied|blocked;not "
     "welcome;go away;abuse;dynamic|dialup|dial residential|ip|address|up;dynamic;open "
     "proxy|relay|relays;bad|poor|low reputation|score|ip;service refused;not accept .. "
     "connection*;no longer accept* connections;unfortunately "
     "messages;complaints;delist*|removal;hijacked|compromised|botnet;geographic|country|"
     "region;service unavailable client;temporarily deferred due;unusual "
     "rate;tss04|ts03|ts01;quarantine|quarantined;suppression list"},
    {is(Cause::try_later),
     "try again later|in|after|tomorrow;not found try again;again later;try later;please "
     "retry;retry "
     "later;temporary|temporarily;transient;deferred|defer|deferral;greylist*|graylist*|"
     "grey;will .. "
     "retry|retried|continue;will be retried;still trying;maintenance"},
    {is(Cause::expired),
     "message expired;mail expired;expired;expiration;in .. queue .. too long;queue .. too long;in "
     "the queue;queue lifetime|time;retry time* exceeded;retry timeout;retries "
     "exceeded|exhausted;maximum .. retries|time|lifetime;too old;not deliver* .. "
     "within|for|after|last;undelivered|undeliverable for|after;could not deliver .. last;gave up "
     "after;delivery time*;unable to deliver .. minutes|hours|days|seconds;aborted after;timed out "
     ".. queue;failing for|since;long failure period;retry time not reached;not been "
     "delivered|able;time out|limit;for .. days|hours;after .. days|hours"},
    {is(Cause::network),
     "connection "
     "timed|refused|reset|lost|dropped|closed|failed|died|error|aborted|terminated|broken|attempt|"
     "was|to|with|timeout;connect to;connect|connecting failed|timed|timeout|error;could not "
     "connect;could not .. connect|connection|contact|establish;cannot "
     "connect|contact|establish;unable to connect|contact|establish|open;not able to .. "
     "connect*|establish|contact;not accept .. requests|connect*;failed to connect;network;no "
     "route|response|answer|reply;not respond*|reachable;unreachable;host .. "
     "down|unavailable;timed out;timeout;timedout;smtp connection;lost connection;conversation "
     "with;dns;name server;name service;lookup failure|failed|error;hop count;too many "
     "hops;hops;loop|loops|looping|loopback;loops back;point* .. "
     "local;tls|starttls|ssl|handshake|cipher;session .. established|encryption;bad address "
     "family;broken pipe;remote protocol;protocol error;premature;destination mxs;no relevant "
     "answers;server .. busy|down|offline;busy;routing|route|routed;gateway"},
    {is(Cause::system),
     "system error|failure|problem|problems|resources|configuration|busy|unavailable|not;internal "
     ".. error;internal;server error|problem|unavailable|configuration|busy;service .. "
     "unavailable;service not;service unavailable;unavailable;local "
     "error|configuration|problem;mailer error;configuration|configured|misconfigured;command "
     "not|unrecognized;command parameter|not;syntax|syntax error|errors;died|exited "
     "with;program|script;i o;input output;out of memory;resources;error .. "
     "processing|writing|data;problem occurred;fatal;unknown "
     "error|reason|mailer;unexpected;implemented|supported;bad sequence;need mail|rcpt;5xx;queue "
     "file;ldap|database|directory|backend|milter;failure|failed;exception;data format "
     "error;cannot deliver;local delivery"},
    {is(Cause::access_denied), "recipient address rejected access denied"},
    {is(Cause::rejected_address), "address rejected;addresses rejected"},
}};

}  // namespace

std::span<const Phrase> phrases_about_servers() { return phrases; }

}  // namespace qlab::inbox
