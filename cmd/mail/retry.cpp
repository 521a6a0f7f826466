// SPDX-License-Identifier: Apache-2.0
#include "lib/mail/retry.hpp"

#include <algorithm>

#include "cmd/context.hpp"
#include "cmd/items.hpp"
#include "cmd/mail/ids.hpp"
#include "cmd/mail/outbox_fields.hpp"
#include "cmd/mail/verbs.hpp"
#include "cmd/verb.hpp"
#include "lib/core/text.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::vector<std::string> mails;
  bool dry_run = false;
};

/// A word like state:failed makes the words a query; otherwise each is an id.
bool is_query(const std::vector<std::string>& words) {
  return std::ranges::any_of(words,
                             [](const auto& word) { return word.find(':') != std::string::npos; });
}

mail::Retries chosen(Context& context, const std::vector<std::string>& words) {
  const auto& store = context.store_to_read();
  if (is_query(words)) return mail::retriable(store, text::join(words, " "));
  return mail::retriable(store, mail_ids(words));
}

Exit run(Context& context, const Options& options) {
  const auto retries = chosen(context, options.mails);
  std::vector<Refusal> refusals;
  for (const auto& [id, why] : retries.refused) refusals.push_back({ref(Letter::message, id), why});
  const auto exit =
      settle(context, "retried", refusals, retries.again.size() + retries.refused.size());
  if (!options.dry_run && !retries.again.empty()) {
    mail::retry_all(context.store(), retries, context.now());
  }
  context.show(retry_fields(), RetryResult{retries, options.dry_run});
  return exit;
}

}  // namespace

void add_mail_retry(Verb& mail, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = mail.add_verb("retry", "Try mails again that failed or were deferred");
  verb.add_option("MAIL", options->mails,
                  "Ids such as o12, - for ids on standard input, or a query as of 'mail list'")
      .required();
  verb.add_flag("-n,--dry-run", options->dry_run, "Show which, and change nothing");
  verb.shows(retry_fields, render::Amount::one);
  verb.footer(
      "They are due now, the same bytes, and the next 'mail send' sends them. Of a query only the\n"
      "failed and deferred mails are meant.\n\n"
      "Examples:\n  qlab mail retry o12 o13\n  qlab mail retry object:w1 state:failed --dry-run");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
