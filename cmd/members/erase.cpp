// SPDX-License-Identifier: Apache-2.0
#include "lib/erasure/erase.hpp"

#include "cmd/members/erasure_fields.hpp"
#include "cmd/members/verbs.hpp"
#include "cmd/sending.hpp"
#include "cmd/verb.hpp"
#include "lib/comments/people.hpp"
#include "lib/core/error.hpp"
#include "lib/core/text.hpp"
#include "lib/erasure/ledger.hpp"
#include "lib/erasure/reapply.hpp"
#include "lib/members/find.hpp"
#include "lib/members/typed_text.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::string id;
  std::string comments = "keep";
  std::string reason;
  bool reapply = false;
  bool dry_run = false;
  bool yes = false;
};

ShownErasure shown(Context& context, erasure::Certificate certificate, bool purged) {
  ShownErasure shown;
  shown.certificate = std::move(certificate);
  shown.purged = purged;
  members::each_disclosure(
      context.store(), shown.certificate.member,
      [&](const members::Disclosure& each) { shown.disclosures.push_back(each); });
  for (const auto& copy : erasure::copies_of(context.store_path()))
    shown.copies.push_back(copy.string());
  return shown;
}

/// A guest who commented has no id.
std::string name_of(std::int64_t member) {
  return member == 0 ? "the guest" : ref(Letter::member, member);
}

/// What staff still have to do about it.
void tell(Context& context, const ShownErasure& erasure) {
  const auto ref = name_of(erasure.certificate.member);
  for (const auto& each : erasure.disclosures) {
    context.note("the data of {} was given away: {} on {}{}, by {}: tell them", ref,
                 members::name(each.kind), rfc3339(each.at),
                 each.recipient.empty() ? "" : " to " + text::terminal_safe(each.recipient),
                 text::terminal_safe(each.actor));
  }
  for (const auto& found : erasure.certificate.mentioned)
    context.note("{} still names the person: {}", ref, in_words(found));
  for (const auto& copy : erasure.copies)
    context.note("a copy still holds the person: rm '{}'", text::terminal_safe(copy));
}

/// The result is written first: the erasure itself is done and will not be done again.
[[noreturn]] void not_purged(Context& context, std::int64_t member) {
  context.finish();
  const auto ref = name_of(member);
  throw Error(Kind::temporary,
              fmt::format("{} is erased, but deleted bytes may still be in the store's files:"
                          " another process reads it",
                          ref),
              fmt::format("run 'qlab members erase {}' again when that has ended",
                          member == 0 ? "--reapply" : ref));
}

Exit conclude(Context& context, const ShownErasure& erasure) {
  context.show(erasure_fields(), erasure);
  if (!context.globals().json) tell(context, erasure);
  if (!erasure.dry_run && !erasure.purged) not_purged(context, erasure.certificate.member);
  return Exit::ok;
}

bool finished(Context& context) {
  return erasure::finish(context.store(), erasure::ledger_path(context.store_path()),
                         context.now());
}

/// Nothing where nobody is back.
void reapply(Context& context, const mail::SendLock& lock) {
  const auto ledger = erasure::ledger_path(context.store_path());
  for (auto& certificate : erasure::reapply(context.store(), lock, ledger, context.now())) {
    context.note("{} was erased again", name_of(certificate.member));
    tell(context, shown(context, std::move(certificate), true));
  }
}

Exit reapply_all(Context& context) {
  (void)context.store_before_erasures();  // where there is none, no lock is left beside it
  const auto lock = send_lock(context);
  reapply(context, lock);
  if (!finished(context)) {
    throw Error(Kind::temporary, "deleted bytes may still be in the store's files",
                "run 'qlab members erase --reapply' again when nobody reads the store");
  }
  return Exit::ok;
}

/// Somebody who was erased before: completes what a crash or a reader left undone.
std::optional<ShownErasure> completed(Context& context, std::optional<std::int64_t> id) {
  const auto record = id ? erasure::record_of(context.store(), *id) : std::nullopt;
  if (!record || members::by_id(context.store(), *id)) return {};
  erasure::Certificate certificate;
  certificate.member = record->member;
  certificate.at = record->at;
  certificate.comments = record->comments;
  context.note("{} was erased before, on {}", ref(Letter::member, *id), rfc3339(record->at));
  return shown(context, std::move(certificate), finished(context));
}

Exit run(Context& context, const Options& options) {
  if (options.reapply) return reapply_all(context);
  if (options.id.empty()) throw Error(Kind::usage, "erase whom?", "name one member: m12");
  auto& store = context.store_before_erasures();
  if (!context.globals().wait.empty()) store.wait_for_writers(wait_asked(context));
  if (const auto earlier = completed(context, parse_ref(Letter::member, options.id)))
    return conclude(context, *earlier);
  const auto person = comments::require_person(store, options.id);
  const erasure::Request request{erasure::require_texts(options.comments),
                                 std::string(members::require_one_line("reason", options.reason))};
  if (options.dry_run) {
    auto erasure = shown(context, erasure::rehearse(store, person, request, context.now()), false);
    erasure.dry_run = true;
    return conclude(context, erasure);
  }
  if (!options.yes)
    context.confirm(fmt::format("erasing {} for ever (there is no undo)", name_of(person.id)));
  const auto lock = send_lock(context);
  reapply(context, lock);
  // An older backup had brought back the very person.
  if (person.id != 0 && !members::by_id(store, person.id))
    return conclude(context, *completed(context, person.id));
  auto certificate = erasure::erase(store, lock, person, request, context.now());
  return conclude(context, shown(context, std::move(certificate), finished(context)));
}

}  // namespace

void add_members_erase(Verb& members, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = members.add_verb("erase", "Erase a person for ever: it cannot be undone");
  verb.add_option("ID", options->id, "m12, 12 or an address, also of a guest who commented");
  verb.add_option("--comments", options->comments,
                  "keep or remove the text of published comments (default: keep)")
      .type_name("WHICH");
  verb.add_option("--reason", options->reason, "Why, without name or address").type_name("REASON");
  verb.add_flag("--reapply", options->reapply,
                "Erase everybody again whom an older backup brought back");
  verb.add_flag("-n,--dry-run", options->dry_run, "Show what would be removed and write nothing");
  verb.add_flag("-y,--yes", options->yes, "Do not ask");
  verb.shows(erasure_fields, render::Amount::one);
  verb.footer(
      "The certificate that is written holds numbers only.\n\n"
      "Examples:\n"
      "  qlab members erase m12 --dry-run\n"
      "  qlab members erase anna@example.org --yes --reason 'asked by phone' --json");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
