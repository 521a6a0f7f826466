// SPDX-License-Identifier: Apache-2.0
#include "cmd/mailing.hpp"

#include "cmd/context.hpp"
#include "cmd/sending.hpp"
#include "cmd/verb.hpp"
#include "lib/core/file.hpp"

namespace qlab::cmd {
namespace {

/// Without a folder each mail is only made, to find what is wrong.
void rehearse(Context& context, const Mailing& mailing) {
  const auto folder = context.take_output_path();
  if (!folder.empty()) std::filesystem::create_directories(folder);
  mailing.drafts([&](const std::string& name, const mail::Draft& draft) {
    if (!folder.empty()) write_file(folder / name, draft.bytes);
  });
}

}  // namespace

std::string uid_domain(const config::Identity& identity) {
  if (!identity.domain.empty()) return identity.domain;
  const auto at = identity.email.rfind('@');
  return at == std::string::npos ? std::string() : identity.email.substr(at + 1);
}

void add_round(Verb& verb, RoundOptions& options) {
  verb.add_flag("-n,--dry-run", options.dry_run,
                "Decide and write nothing; -o DIR writes the mails there");
  verb.takes_output([&options] { return options.rehearses(); });
  verb.add_flag("--queue", options.queue, "Put the mails into the outbox and send nothing");
  verb.add_flag("-y,--yes", options.yes, "Do not ask before many members are written to");
}

mail::SendReport carry_out_mailing(Context& context, const RoundOptions& options,
                                   const Mailing& mailing) {
  if (options.rehearses()) {
    rehearse(context, mailing);
    return {};
  }
  const bool sends = !options.queue && mailing.letters > 0;
  if (sends) require_relay(context);
  const auto limit = static_cast<std::size_t>(context.config().send.confirm_above);
  if (!options.yes && mailing.letters > limit) context.confirm(mailing.question);
  mailing.queue();
  return sends ? send_due(context, {}) : mail::SendReport();
}

}  // namespace qlab::cmd
