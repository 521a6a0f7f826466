// SPDX-License-Identifier: Apache-2.0
// Part of lib/inbox/cause.hpp.
// Phrases of causes that are permanent.
#include <array>

#include "lib/inbox/cause.hpp"

namespace qlab::inbox {
namespace {

constexpr int is(Cause cause) { return static_cast<int>(cause); }

constexpr std::array<Phrase, 5> phrases{{
    // Said in a reply to anything; in prose, or of a recipient, it is meant.
    {is(Cause::user_terse),
     "user unknown;unknown user;no such user;user .. not found;user .. not exist*;no user;unknown "
     "recipient;recipient unknown;recipient .. not found;no such recipient;recipient .. not "
     "exist*;mailbox not found;invalid recipient*;unknown or invalid;not a known user|recipient"},
    // The mailbox, account or address is not there.
    {is(Cause::user_unknown),
     "unknown or illegal;illegal user|alias|recipient;unknown local|address|mailbox;no local "
     "user|mailbox|account|recipient;tried to reach does not exist;trying to contact|reach does "
     "not exist;by that name;nobody .. that|this name;destination not valid|found|known;not in .. "
     "directory|ldap;no such "
     "mailbox|address|account|person|member|local|alias|addressee|destination;no mailbox here;no "
     "mailbox by;no mailbox for|with|found|exist*;there is no "
     "user|mailbox|account|such|one|recipient|person;not a valid "
     "user|mailbox|address|recipient|account|email|local;not a registered "
     "user|recipient|member;not a local user|mailbox|recipient;mailbox .. not exist*;mailbox .. "
     "not found;mailbox unavailable;mailbox is unavailable;mailbox|account|address|recipient|user "
     "is unknown;mailbox is invalid|nonexistent;mailbox invalid;invalid mailbox;invalid|bad "
     "address|user|username|account;invalid .. email|mail address;bad destination mailbox;bad "
     "destination email;bad .. mailbox address;bad recipient|mailbox;nonexistent|nonexisting "
     "user|mailbox|account|address|recipient|email;non existent|existing|exist "
     "user|mailbox|account|address|recipient|email;account .. not exist*;account .. not "
     "found;account not found|available|valid;no account;not have .. account;not have .. "
     "mailbox;has no account|mailbox;address .. not exist*;address .. not found;address .. could "
     "not be found;address .. couldnt be found;address could not be found;address .. not "
     "valid|recognized|recognised|known|listed;address unknown;address|mailbox|recipient .. "
     "undeliverable;address .. was not found;email .. not found;recipient .. not "
     "recognized|recognised|known|valid;recipient name .. not;user .. not "
     "recognized|recognised|known|listed|registered;user is not|no;user invalid;name .. not "
     "recognized|recognised;recipient .. could not be found;recipient .. not listed;recipient .. "
     "was not found;not listed in|at;not found in .. directory;unable to find .. "
     "recipient|user|mailbox|account|alias;cannot find .. recipient|user|mailbox|account;could not "
     "find .. user|recipient|mailbox|account;not known at|here|on;unknown to me|us;does not exist "
     "here|on;do not exist;doesnot exist;is not one of our|ours;not our customer|subscriber;not a "
     "subscriber;addressee unknown;unknown "
     "addressee;unrouteable|unroutable|unroutable|undeliverable address;unroutable|unrouteable .. "
     "recipient;recipnotfound;exrecipnotfound;recipientnotfound;nosuchuser;nosuchmailbox;recipient "
     "address unknown;rcpt .. not exist*;rcpt .. unknown;this address .. no longer;mailbox .. "
     "deleted|removed|not active;address .. deleted|removed;user .. deleted|removed;account .. "
     "deleted|removed;recipient .. deleted|removed;unknown email;misspelled address;email address "
     ".. not exist*;destination .. not exist*;delivery to .. not exist*;person .. not .. "
     "here;cannot be delivered to this user;local delivery .. user unknown;rejected recipient "
     "unknown;dest .. not exist*;no valid recipient*;requested user .. not found;user mailbox not "
     "found;couldnt be found;recipient|address does not exist;account has not been "
     "created|activated;not a valid;address .. not a valid;all recipient .. invalid|unknown;user "
     ".. has been deleted|removed;is not accepting .. unknown"},
    {is(Cause::moved),
     "has|have moved;user moved|left;moved to;moved elsewhere;address .. changed;changed .. "
     "address;new .. address is;has left|quit;left the company|organisation|organization;no longer "
     ".. on server;no longer works|work|employed|with|at|on|valid|here|exists|exist|used|use;no "
     "longer in use|service|existence;no longer a member|customer|valid|user;no longer "
     "have|has;not our user;not local .. try;forwarding address;is no longer the|our|an|part"},
    // The domain, or every server of it, is not there.
    {is(Cause::host_unknown),
     "host unknown;unknown host;host .. not found;host .. not exist*;hostname .. not found;no such "
     "host|domain|hostname;domain .. not exist*;domain .. not found;domain .. could not be "
     "found;domain .. couldnt be found;domain .. not valid;domain .. cannot be found;domain .. was "
     "not found;unknown|nonexistent|unresolvable domain;unknown .. domain;non "
     "existent|existing|exist host|domain|hosts;domain unknown;domain name .. not "
     "found;domain|server .. nxdomain;nxdomain;name or service not known;nodename nor "
     "servname;could not find .. host|domain;cannot find .. host|domain|mail;unable to find .. "
     "host|domain;unrouteable|unroutable mail domain;unrouteable|unroutable domain;unable to "
     "resolve .. domain|host;bad destination system|host|domain|address;bad destination system "
     "address;bad .. system address;no address associated;illegal host;bad host|hostname;host name "
     ".. unknown;dns .. domain .. not exist*;recipient domain .. not exist*|found;recipients "
     "domain .. not exist*|found;domain listed .. "
     "not;unresolvable;domainnotfound;nonexistentdomain;not a valid domain|host;domain is not "
     "reachable|registered;domain not reachable|registered;no dns "
     "information|record|records;hostnotfound"},
    // The host takes no mail from anybody.
    {is(Cause::not_accepting),
     "nullmx;null mx;not accept mail;not accept .. mail;not receive mail|email;not receive any "
     "mail|email;not accepting network;not accepting mail|messages|email;not accept "
     "incoming|email|messages;no longer accept*;no longer accepts|accepting|receives;no smtp "
     "service;no mx;no mail exchanger*;no mail server*;mail exchanger .. not found|exist;not find "
     "a mail exchanger;mx record* .. not found|exist;no mail hosts|host;has no mx;no valid "
     "mx|mail;no such mx;cannot receive mail|email;no usable mail;mail is not "
     "accepted|handled;does not handle|process mail;no mail service;no mail|email .. accepted "
     "here"},
}};

}  // namespace

std::span<const Phrase> phrases_of_permanent_causes() { return phrases; }

}  // namespace qlab::inbox
