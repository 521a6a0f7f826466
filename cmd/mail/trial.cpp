// SPDX-License-Identifier: Apache-2.0
#include "cmd/mail/trial.hpp"

#include "cmd/verb.hpp"

#include "cmd/context.hpp"
#include "cmd/mail/outbox_fields.hpp"
#include "cmd/sending.hpp"
#include "lib/core/address.hpp"
#include "lib/core/error.hpp"
#include "lib/core/file.hpp"
#include "lib/core/text.hpp"
#include "lib/members/find.hpp"

namespace qlab::cmd {
namespace {

mail::Message write(Context& context, const Trial& trial) {
  const auto address = parse_address(trial.address);
  if (!address) {
    throw Error(Kind::usage, fmt::format("'{}' is no address", text::terminal_safe(trial.address)),
                "write it like me@example.org");
  }
  const auto member = members::resolve(context.store_to_read(), trial.member);
  return write_letter(context, trial.letter, member, Copy::trial, address->shown);
}

mail::Delivery deliver(Context& context, const mail::Message& message, const std::string& bytes) {
  const mail::Parcel parcel{{message.from.address, message.to.address}, bytes, message.message_id};
  return context.transport()->deliver({&parcel, 1}).front();
}

Exit exit_after(const mail::Delivery& delivery) {
  if (delivery.outcome == mail::Outcome::sent) return Exit::ok;
  if (delivery.outcome == mail::Outcome::uncertain) return Exit::partial;
  const bool later = delivery.outcome == mail::Outcome::deferred;
  throw Error(delivery.stop.value_or(later ? Kind::temporary : Kind::failed),
              fmt::format("the test mail was not sent: {}", delivery.detail));
}

}  // namespace

void add_trial(Verb& verb, Trial& trial) {
  auto to = verb.add_option("--test-to", trial.address,
                            "Send one letter to this address of yours, and nothing else")
                .type_name("ADDRESS");
  auto member = verb.add_option("--member", trial.member, "The member it is written for")
                    .type_name("MEMBER")
                    .needs(to);
  add_letter(verb, trial.letter);
  to.needs(member, verb.get_option("--template")).excludes(verb.get_option("--to"));
  verb.get_option("--template").needs(to);
  verb.get_option("--webinar").needs(to);
}

Exit send_trial(Context& context, const Trial& trial, bool dry_run) {
  const auto message = write(context, trial);
  const auto bytes = context.composer()->compose(message);
  TrialResult result{message, {}, dry_run};
  if (!dry_run) result.delivery = deliver(context, message, bytes);
  context.show(trial_fields(), result);
  context.finish();
  return dry_run ? Exit::ok : exit_after(result.delivery);
}

}  // namespace qlab::cmd
