// SPDX-License-Identifier: Apache-2.0
// How it is shown what staff do with the outbox: what was retried and settled, and who got what.
#pragma once

#include "lib/mail/message.hpp"
#include "lib/mail/resolve.hpp"
#include "lib/mail/retry.hpp"
#include "lib/mail/template.hpp"
#include "lib/mail/transport.hpp"
#include "lib/render/fields.hpp"
#include "lib/webinar/mailing.hpp"

namespace qlab::cmd {

struct RetryResult {
  const mail::Retries& retries;
  bool dry_run;
};

render::Fields<RetryResult> retry_fields();

struct ResolveResult {
  const mail::Resolution& resolution;
  bool dry_run;
};

/// The whole result, for JSON.
render::Fields<ResolveResult> resolve_fields();

/// One mail that was uncertain, for every other format.
render::Fields<mail::Resolved> resolved_fields();

/// What became of a mail to oneself.
struct TrialResult {
  const mail::Message& message;
  mail::Delivery delivery;
  bool dry_run;
};

render::Fields<TrialResult> trial_fields();

/// One file of a letter.
render::Fields<mail::TemplatePart> template_fields();

/// Where one member's mail is.
render::Fields<webinar::Reached> reached_fields();

}  // namespace qlab::cmd
