// SPDX-License-Identifier: Apache-2.0
#include "lib/mail/retry.hpp"

#include <fmt/format.h>

#include "lib/core/ids.hpp"
#include "lib/core/text.hpp"
#include "lib/mail/listing.hpp"
#include "lib/mail/outbox.hpp"
#include "lib/store/change.hpp"

namespace qlab::mail {
namespace {

/// Why a mail in this state is not tried again; nothing where it may be.
std::string objection(State state) {
  switch (state) {
    case State::failed:
    case State::deferred:
      return {};
    case State::queued:
      return "it waits for the next 'mail send' already";
    case State::sending:
      return "it is being sent";
    case State::sent:
      return "it was sent already";
    case State::uncertain:
      return "it may have been sent: 'qlab mail resolve' settles that";
    case State::cancelled:
      return "it was taken out for good";
    case State::missed:
      return "its time has passed";
  }
  return {};
}

}  // namespace

Retries retriable(const store::Store& store, std::span<const std::int64_t> mails) {
  Retries retries;
  for (const auto id : mails) {
    const auto entry = find(store, id);
    auto why = entry ? objection(entry->state) : "there is no such mail";
    if (why.empty()) {
      retries.again.push_back(id);
    } else {
      retries.refused.push_back({id, std::move(why)});
    }
  }
  return retries;
}

Retries retriable(const store::Store& store, std::string_view query) {
  Retries retries;
  if (text::trim(query).empty()) return retries;
  list(store, query, [&](const Entry& entry) {
    if (objection(entry.state).empty()) retries.again.push_back(entry.id);
  });
  return retries;
}

void retry_all(store::Store& store, const Retries& retries, Instant now) {
  store::Change change(store, now);
  for (const auto id : retries.again) {
    if (retry(store, id, now)) change.touch(Letter::message, id);
  }
  change.commit(fmt::format("{} mails are tried again", retries.again.size()));
}

}  // namespace qlab::mail
