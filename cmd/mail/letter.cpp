// SPDX-License-Identifier: Apache-2.0
#include "cmd/mail/letter.hpp"

#include "cmd/verb.hpp"

#include <array>

#include "cmd/context.hpp"
#include "cmd/sending.hpp"
#include "lib/core/error.hpp"
#include "lib/core/text.hpp"
#include "lib/handover/ask.hpp"
#include "lib/webinar/letter.hpp"
#include "lib/webinar/rsvp.hpp"

namespace qlab::cmd {
namespace {

constexpr auto* test_mark = "[test] ";

constexpr auto all = [] {
  std::array<Letterhead, webinar::occasions.size() + 1> heads;
  for (std::size_t i = 0; i < webinar::occasions.size(); ++i) {
    heads.at(i) = {webinar::occasions.at(i), webinar::letter_variables};
  }
  heads.back() = {handover::asking_letter, handover::asking_variables};
  return heads;
}();

webinar::Occasion require_letter(const std::string& name) {
  if (const auto occasion = named<webinar::Occasion>(webinar::occasions, name)) return *occasion;
  std::vector<std::string_view> names;
  for (const auto& letter : all) names.push_back(letter.name);
  auto hint = text::did_you_mean(name, names);
  if (hint.empty()) hint = fmt::format("the letters are: {}", fmt::join(names, ", "));
  throw Error(Kind::not_found, fmt::format("no letter is named '{}'", text::terminal_safe(name)),
              hint);
}

/// The webinar of that name, or without one the next that has not begun.
webinar::Webinar webinar_of(Context& context, const std::string& name) {
  const auto& store = context.store_to_read();
  if (!name.empty()) return webinar::find(store, name);
  for (const auto& [webinar, numbers] : webinar::list(store)) {
    const bool ahead = webinar.starts_at > context.now();
    if (ahead && webinar.status == webinar::Status::confirmed) return webinar;
  }
  throw Error(Kind::not_found, "no webinar is ahead", "name one with --webinar");
}

/// The letter that asks about the handover, to the only successor.
mail::Message write_asking(Context& context, const members::Member& member,
                           const std::string& address) {
  const auto& store = context.store_to_read();
  const webinar::Host host{identity(context), context.config().identity.organisation};
  const auto question =
      handover::question_about(store, handover::only_successor(store), context.zone());
  return handover::write_asking(templates(context), host, question, {member.name, address},
                                mail::new_handle(host.identity), context.now());
}

}  // namespace

std::span<const Letterhead> letters() { return all; }

void add_letter(Verb& verb, LetterChoice& choice) {
  verb.add_option("--template", choice.letter,
                  "Which letter: invite, update, cancel, remind, offer or handover")
      .type_name("NAME");
  verb.add_option("--webinar", choice.webinar, "Its slug or id (default: the next one)")
      .type_name("WEBINAR");
}

mail::Message write_letter(Context& context, const LetterChoice& choice,
                           const members::Member& member, Copy copy, const std::string& address) {
  if (choice.letter == handover::asking_letter) {
    auto message = write_asking(context, member, address);
    if (copy == Copy::trial) message.subject.insert(0, test_mark);
    return message;
  }
  const auto occasion = require_letter(choice.letter);
  auto webinar = webinar_of(context, choice.webinar);
  const webinar::Host host{identity(context), context.config().identity.organisation};
  const auto handle = mail::new_handle(host.identity);
  if (copy == Copy::trial) webinar.uid = "test-" + handle.message_id;
  if (occasion == webinar::Occasion::cancel) webinar.status = webinar::Status::cancelled;
  auto notice = notice_about(webinar, occasion);
  if (occasion == webinar::Occasion::offer) notice.until = offer_ends(webinar, context.now());
  auto message = webinar::write_letter(templates(context), webinar, host, notice,
                                       {member.name, address}, handle, context.now());
  if (copy == Copy::trial) message.subject.insert(0, test_mark);
  return message;
}

}  // namespace qlab::cmd
