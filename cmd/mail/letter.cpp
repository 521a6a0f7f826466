// SPDX-License-Identifier: Apache-2.0
#include "cmd/mail/letter.hpp"

#include "cmd/verb.hpp"

#include <array>

#include "cmd/calls/round.hpp"
#include "cmd/context.hpp"
#include "cmd/sending.hpp"
#include "lib/calls/letter.hpp"
#include "lib/core/error.hpp"
#include "lib/core/text.hpp"
#include "lib/handover/ask.hpp"
#include "lib/webinar/confirm.hpp"
#include "lib/webinar/letter.hpp"
#include "lib/webinar/waiting_list.hpp"

namespace qlab::cmd {
namespace {

constexpr auto* test_mark = "[test] ";

constexpr auto all = [] {
  std::array<Letterhead, webinar::occasions.size() + calls::occasions.size() + 1> heads;
  auto head = heads.begin();
  for (std::size_t i = 0; i < webinar::occasions.size(); ++i)
    *head++ = {webinar::occasions[i], variables_of(static_cast<webinar::Occasion>(i))};
  for (const auto occasion : calls::occasions) *head++ = {occasion, calls::letter_variables};
  *head = {handover::asking_letter, handover::asking_variables};
  return heads;
}();

[[noreturn]] void absent(const std::string& name) {
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

/// A UID that is given takes the place of the webinar's own.
mail::Message about_webinar(Context& context, const LetterChoice& choice,
                            webinar::Occasion occasion, const mail::Host& host,
                            const mail::Mailbox& to, const mail::Handle& handle,
                            const std::string& uid) {
  auto webinar = webinar_of(context, choice.webinar);
  if (!uid.empty()) webinar.uid = uid;
  if (occasion == webinar::Occasion::cancel) webinar.status = webinar::Status::cancelled;
  auto notice = notice_about(webinar, occasion);
  if (occasion == webinar::Occasion::offer) notice.until = offer_ends(webinar, context.now());
  if (occasion == webinar::Occasion::confirm) {
    notice = webinar::confirmation_of(webinar, webinar::Answer::yes);
  }
  return webinar::write_letter(templates(context), webinar, host, notice, to, handle,
                               context.now());
}

/// The member's call as far as it has come; what is not agreed is tomorrow at this hour.
calls::Call call_of(Context& context, const members::Member& member) {
  const auto all_calls = calls::of_member(context.store_to_read(), member.id);
  if (all_calls.empty()) {
    throw Error(Kind::not_found, fmt::format("'{}' has no call", ref(Letter::member, member.id)),
                fmt::format("ask for one: qlab calls request {}", ref(Letter::member, member.id)));
  }
  auto call = all_calls.back();
  if (!call.starts_at) call.starts_at = context.now() + std::chrono::days(1);
  if (!call.ends_at) call.ends_at = *call.starts_at + context.config().calls.length;
  return call;
}

mail::Message about_call(Context& context, const members::Member& member, calls::Occasion occasion,
                         const mail::Host& host, const mail::Mailbox& to,
                         const mail::Handle& handle, const std::string& uid) {
  auto notice = notice_about(call_of(context, member), occasion);
  auto& call = notice.call;
  if (!uid.empty()) call.uid = uid;
  if (call.uid.empty()) call.uid = "preview";
  if (occasion == calls::Occasion::offer) {
    notice.slots = calls::held_for(context.store_to_read(), call.id, context.now());
    if (notice.slots.empty())
      notice.slots = {{1, call.owner, *call.starts_at, *call.ends_at, {}, {}, true}};
    notice.until = context.now() + context.config().calls.hold;
  }
  return calls::write_letter(templates(context), host, call_setting(context), notice, to, handle,
                             context.now());
}

/// The letter that asks about the handover, to the only successor.
mail::Message about_handover(Context& context, const mail::Host& host, const mail::Mailbox& to,
                             const mail::Handle& handle) {
  const auto& store = context.store_to_read();
  const auto question =
      handover::question_about(store, handover::only_successor(store), context.zone());
  return handover::write_asking(templates(context), host, question, to, handle, context.now());
}

}  // namespace

std::span<const Letterhead> letters() { return all; }

void add_letter(Verb& verb, LetterChoice& choice) {
  verb.add_option("--template", choice.letter,
                  "Which letter: invite, update, ...; 'mail templates' lists them")
      .type_name("NAME");
  verb.add_option("--webinar", choice.webinar, "Its slug or id (default: the next one)")
      .type_name("WEBINAR");
}

mail::Message write_letter(Context& context, const LetterChoice& choice,
                           const members::Member& member, Copy copy, const std::string& address) {
  const mail::Host host{identity(context), context.config().identity.organisation};
  const auto handle = mail::new_handle(host.identity);
  const auto uid = copy == Copy::trial ? "test-" + handle.message_id : std::string();
  mail::Message message;
  if (const auto occasion = named<webinar::Occasion>(webinar::occasions, choice.letter)) {
    message = about_webinar(context, choice, *occasion, host, {member.name, address}, handle, uid);
  } else if (const auto of_call = named<calls::Occasion>(calls::occasions, choice.letter)) {
    message = about_call(context, member, *of_call, host, {member.name, address}, handle, uid);
  } else if (choice.letter == handover::asking_letter) {
    message = about_handover(context, host, {member.name, address}, handle);
  } else {
    absent(choice.letter);
  }
  if (copy == Copy::trial) message.subject.insert(0, test_mark);
  return message;
}

}  // namespace qlab::cmd
