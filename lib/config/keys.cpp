// SPDX-License-Identifier: Apache-2.0
#include "lib/config/keys.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "lib/config/valid.hpp"
#include "lib/core/error.hpp"
#include "lib/core/survey.hpp"
#include "lib/core/text.hpp"
#include "lib/core/viability.hpp"

namespace qlab::config {
namespace {

template <auto Section, auto Member>
auto& at(Config& config) {
  return (config.*Section).*Member;
}

using Names = std::span<const std::string_view>;

template <auto Section, auto Member>
constexpr Choice choice(Names words) {
  return {[](Config& config, std::size_t word) {
            auto& member = (config.*Section).*Member;
            member = static_cast<std::remove_reference_t<decltype(member)>>(word);
          },
          [](const Config& config) { return static_cast<std::size_t>((config.*Section).*Member); },
          words};
}

template <auto Section, auto Member>
constexpr Text line() {
  return {at<Section, Member>, "text without control characters", is_line};
}

template <auto Section, auto Member>
constexpr Text address() {
  return {at<Section, Member>, "one e-mail address", is_address};
}

bool is_relay_url(std::string_view text) {
  return is_url(text, "smtp", "smtps") || is_url(text, "https", "http");
}
bool is_mailbox_url(std::string_view text) { return is_url(text, "imap", "imaps"); }
bool is_web_url(std::string_view text) { return is_url(text, "https", "https"); }

constexpr std::array<std::string_view, 5> relay_kinds{"none", "smtp", "http", "maildir",
                                                      "sendmail"};
constexpr std::array<std::string_view, 4> mailbox_kinds{"none", "imap", "maildir", "mbox"};
constexpr std::array<std::string_view, 2> tls_words{"required", "none"};
constexpr std::array<std::string_view, 2> bases{"relationship", "consent"};
constexpr std::array<std::string_view, 3> colors{"auto", "always", "never"};
constexpr std::array<std::string_view, 2> layouts{"table", "lines"};

bool is_rule(std::string_view text) { return parse_viability_rule(text).has_value(); }

constexpr int many = 1'000'000;

/// The rows stand in the order of the structs in config.hpp.
constexpr auto table = std::to_array<Key>({
    {"general.timezone",
     Text{at<&Config::general, &General::timezone>, "a time zone like Europe/London", is_zone_name},
     "The time zone in which times are read and shown; TZ, else UTC, where not set."},

    {"store.path", Path{at<&Config::store, &Store::path>}, "The store: one SQLite file."},
    {"store.backups", Path{at<&Config::store, &Store::backups>},
     "The folder that 'qlab store backup' writes to where no file is named."},

    {"identity.name", line<&Config::identity, &Identity::name>(),
     "The name that members see as the sender."},
    {"identity.email", address<&Config::identity, &Identity::email>(),
     "The address that mail comes from."},
    {"identity.reply_to", address<&Config::identity, &Identity::reply_to>(),
     "The address that answers go to, where it is another one."},
    {"identity.organisation", line<&Config::identity, &Identity::organisation>(),
     "The organisation that mails and reports name."},
    {"identity.domain",
     Text{at<&Config::identity, &Identity::domain>, "a domain like example.org", is_domain},
     "The domain of Message-IDs and calendar UIDs."},
    {"identity.unsubscribe_url",
     Text{at<&Config::identity, &Identity::unsubscribe_url>, "an https:// address", is_web_url},
     "The page that takes people off the list, for List-Unsubscribe."},

    {"relay.kind", choice<&Config::relay, &Relay::kind>(relay_kinds),
     "How mail leaves: by SMTP, by HTTP as a recipe says, into a Maildir folder, or through a "
     "program."},
    {"relay.url",
     Text{at<&Config::relay, &Relay::url>,
          "an smtp://, smtps:// or https:// address without a user or password in it",
          is_relay_url},
     "smtp: the relay, with its port. http: instead of the address in the recipe."},
    {"relay.tls", choice<&Config::relay, &Relay::tls>(tls_words),
     "smtp: whether an encrypted and verified connection is required; none is for a loopback "
     "relay."},
    {"relay.username", line<&Config::relay, &Relay::username>(),
     "smtp: the user name; no authentication where not set. http: where the recipe asks for one."},
    {"relay.password_command", Words{at<&Config::relay, &Relay::password_command>},
     "smtp: the program and arguments that print the password on their first line."},
    {"relay.password_file", Path{at<&Config::relay, &Relay::password_file>},
     "smtp: a file that holds the password and that only its owner can read."},
    {"relay.token_command", Words{at<&Config::relay, &Relay::token_command>},
     "http, and smtp with XOAUTH2: the program and arguments that print the token on their first "
     "line."},
    {"relay.token_file", Path{at<&Config::relay, &Relay::token_file>},
     "http, and smtp with XOAUTH2: a file that holds the token and that only its owner can read."},
    {"relay.ca_file", Path{at<&Config::relay, &Relay::ca_file>},
     "smtp, http: a certificate authority (PEM) to trust beside the system's."},
    {"relay.recipe", Path{at<&Config::relay, &Relay::recipe>, Path::BareWord::is_a_name},
     "http: how the relay is spoken to: generic, mailgun, postmark, sendgrid, ses, or a file."},
    {"relay.region", line<&Config::relay, &Relay::region>(),
     "http: the region, where the recipe asks for one."},
    {"relay.domain",
     Text{at<&Config::relay, &Relay::domain>, "a domain like example.org", is_domain},
     "http: the sending domain, where the recipe asks for one."},
    {"relay.path", Path{at<&Config::relay, &Relay::path>},
     "maildir: the folder that mails are delivered into."},
    {"relay.command", Words{at<&Config::relay, &Relay::command>},
     "sendmail: the program that takes a mail on its standard input, with {sender} and "
     "{recipient}."},

    {"mailbox.kind", choice<&Config::mailbox, &Mailbox::kind>(mailbox_kinds),
     "Where answers arrive."},
    {"mailbox.url",
     Text{at<&Config::mailbox, &Mailbox::url>,
          "an imap:// or imaps:// address without a user or password in it", is_mailbox_url},
     "imap: the server and folder."},
    {"mailbox.username", line<&Config::mailbox, &Mailbox::username>(), "imap: the user name."},
    {"mailbox.password_command", Words{at<&Config::mailbox, &Mailbox::password_command>},
     "imap: the program and arguments that print the password on their first line."},
    {"mailbox.password_file", Path{at<&Config::mailbox, &Mailbox::password_file>},
     "imap: a file that holds the password and that only its owner can read."},
    {"mailbox.ca_file", Path{at<&Config::mailbox, &Mailbox::ca_file>},
     "imap: a certificate authority (PEM) to trust beside the system's."},
    {"mailbox.path", Path{at<&Config::mailbox, &Mailbox::path>},
     "maildir, mbox: the folder or file to read."},
    {"mailbox.trusted_authserv", Words{at<&Config::mailbox, &Mailbox::trusted_authserv>},
     "The servers whose Authentication-Results are believed."},

    {"send.basis", choice<&Config::send, &Send::basis>(bases),
     "Who may be written to: everybody with a relation, or only who gave consent."},
    {"send.connections", Number{at<&Config::send, &Send::connections>, 1, 64},
     "The number of connections to the relay at a time."},
    {"send.rate_per_minute", Number{at<&Config::send, &Send::rate_per_minute>, 0, many},
     "The most mails in a minute; 0 sets no limit."},
    {"send.max_per_run", Number{at<&Config::send, &Send::max_per_run>, 1, many},
     "The most mails that one command sends."},
    {"send.confirm_above", Number{at<&Config::send, &Send::confirm_above>, 0, many},
     "The number of recipients above which a sending command asks first."},
    {"send.quiet_hours", Hours{at<&Config::send, &Send::quiet_hours>},
     "The hours of the night in which reminders wait."},

    {"webinar.templates", Path{at<&Config::webinar, &Webinar::templates>},
     "A folder with mail templates of your own; those that come with qlab where not set."},
    {"webinar.reminders", Reminders{at<&Config::webinar, &Webinar::reminders>},
     "When members are reminded of a webinar, and who."},
    {"webinar.confirm", Flag{at<&Config::webinar, &Webinar::confirm>},
     "Whether members get a mail that says how their answer was understood."},

    {"calls.length", Duration{at<&Config::calls, &Calls::length>},
     "How long a call lasts where nothing else is said."},
    {"calls.hold", Duration{at<&Config::calls, &Calls::hold>},
     "How long proposed times are kept for a member who chooses."},
    {"calls.lead", Duration{at<&Config::calls, &Calls::lead>},
     "No time is proposed that begins sooner than this."},
    {"calls.url", Text{at<&Config::calls, &Calls::url>, "an https:// address", is_web_url},
     "Where calls are held; by telephone where not set."},
    {"calls.outcomes", Words{at<&Config::calls, &Calls::outcomes>},
     "The codes for what a call led to; any where not set."},
    {"calls.reminders", Reminders{at<&Config::calls, &Calls::reminders>, RemindedOf::call},
     "When members are reminded of their call."},

    {"scenarios.want_percent", Number{at<&Config::scenarios, &Scenarios::want_percent>, 0, 100},
     "The percentage of reachable members who must want a scenario."},
    {"scenarios.want_people", Number{at<&Config::scenarios, &Scenarios::want_people>, 0, many},
     "The number of people who must want a scenario."},
    {"scenarios.value_percent", Number{at<&Config::scenarios, &Scenarios::value_percent>, 0, 100},
     "The percentage of reachable members who must see the value of a scenario."},
    {"scenarios.value_people", Number{at<&Config::scenarios, &Scenarios::value_people>, 0, many},
     "The number of people who must see the value of a scenario."},
    {"scenarios.support_percent",
     Number{at<&Config::scenarios, &Scenarios::support_percent>, 0, 100},
     "The percentage of reachable members who must be able to support a scenario."},
    {"scenarios.support_people",
     Number{at<&Config::scenarios, &Scenarios::support_people>, 0, many},
     "The number of people who must be able to support a scenario."},
    {"scenarios.support_lasting",
     Number{at<&Config::scenarios, &Scenarios::support_lasting>, 0, many},
     "How many of the supporting people must offer it lastingly."},
    {"scenarios.rules",
     Words{at<&Config::scenarios, &Scenarios::rules>,
           "a list of rules like \"want >= 2/3 of answered\"", is_rule},
     "More rules, each with what it counts, the least of it, and of whom."},
    {"scenarios.answers", Lists{at<&Config::scenarios, &Scenarios::answers>, survey_answers},
     "What stands in surveys for each answer; none: for no answer."},
    {"scenarios.columns", Lists{at<&Config::scenarios, &Scenarios::columns>, survey_fields},
     "The headers that surveys have for each field."},

    {"comments.moderation", Flag{at<&Config::comments, &Comments::moderation>},
     "Whether a comment waits for approval before it is published."},
    {"comments.hold_first", Flag{at<&Config::comments, &Comments::hold_first>},
     "Whether the first comment of an author waits where others do not."},
    {"comments.hide_at_flags", Number{at<&Config::comments, &Comments::hide_at_flags>, 0, many},
     "How many people must flag a comment to hide it until somebody has looked; 0: never."},

    {"handover.successor", line<&Config::handover, &Handover::successor>(),
     "The successor that is meant where a command names none."},
    {"handover.introduction", Path{at<&Config::handover, &Handover::introduction>},
     "A Markdown file that the handover report opens with."},

    {"output.color", choice<&Config::output, &Output::color>(colors),
     "When to use colours on a terminal."},
    {"output.layout", choice<&Config::output, &Output::layout>(layouts),
     "How lists look on a terminal: in columns, or a line for each field, for screen readers."},
});

struct Accepts {
  std::string operator()(const Text& text) const { return std::string(text.accepts); }
  std::string operator()(const Path& path) const {
    return path.bare_word == Path::BareWord::is_a_name ? "a name or a path" : "a path";
  }
  std::string operator()(const Flag&) const { return "true or false"; }
  std::string operator()(const Words& words) const { return std::string(words.accepts); }
  std::string operator()(const Lists& lists) const {
    return fmt::format("a table of lists of texts, for {}", fmt::join(lists.words, ", "));
  }
  std::string operator()(const Duration&) const { return "a time like \"30m\" or \"48h\""; }
  std::string operator()(const Reminders&) const {
    return "a list of tables like {name = \"day-before\", before = \"24h\"}";
  }
  std::string operator()(const Hours&) const { return "two times like \"21:00-07:30\""; }
  std::string operator()(const Number& number) const {
    return fmt::format("a whole number from {} to {}", number.least, number.most);
  }
  std::string operator()(const Choice& choice) const {
    const auto last = choice.words.size() - 1;
    return fmt::format("{} or {}", fmt::join(choice.words.first(last), ", "), choice.words[last]);
  }
};

std::string_view after_dot(std::string_view name) { return name.substr(name.find('.') + 1); }

}  // namespace

std::span<const Key> keys() { return table; }

const Key* find_key(std::string_view name) {
  const auto found = std::ranges::find(table, name, &Key::name);
  return found == table.end() ? nullptr : &*found;
}

const Key& key_named(std::string_view name) {
  if (const auto* key = find_key(name)) return *key;
  throw Error(Kind::usage, fmt::format("no setting is named '{}'", text::terminal_safe(name)),
              nearest_key(name));
}

std::string nearest_key(std::string_view name) {
  const auto word = after_dot(name);
  const auto section = name.substr(0, name.size() - word.size());
  std::vector<std::string_view> words;
  for (const auto& key : table) {
    if (key.name.starts_with(section)) words.push_back(after_dot(key.name));
  }
  const auto near = text::nearest(word, words).value_or(word);
  const auto of_section = find_key(std::string(section).append(near));
  const auto same =
      std::ranges::find(table, near, [](const Key& key) { return after_dot(key.name); });
  if (of_section == nullptr && same == table.end()) return {};
  return fmt::format("did you mean '{}'?", of_section ? of_section->name : same->name);
}

std::string accepts(const Key& key) { return std::visit(Accepts(), key.field); }

}  // namespace qlab::config
