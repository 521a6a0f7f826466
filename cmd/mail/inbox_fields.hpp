// SPDX-License-Identifier: Apache-2.0
// How mails that came in are shown, in every format.
#pragma once

#include "lib/inbox/bounce_record.hpp"
#include "lib/inbox/classify_file.hpp"
#include "lib/inbox/record.hpp"
#include "lib/mail/opened.hpp"
#include "lib/render/fields.hpp"
#include "lib/replies/receive.hpp"

namespace qlab::cmd {

render::Fields<inbox::ClassifiedFile> classified_fields();

render::Fields<inbox::Incoming> incoming_fields();

/// One mail with what stands in it.
struct IncomingView {
  inbox::Incoming incoming;
  mail::Opened opened;
};

render::Fields<IncomingView> incoming_view_fields();

render::Fields<replies::Counts> receive_fields();

render::Fields<inbox::BounceRow> bounce_fields();

}  // namespace qlab::cmd
