// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/uncounted.hpp"

#include "lib/core/ids.hpp"
#include "lib/webinar/letter.hpp"

namespace qlab::webinar {

std::optional<Uncounted> uncounted_because(const Webinar& webinar, const Reply& reply,
                                           std::int64_t sequence) {
  if (sequence < webinar.sequence) return Uncounted::older_revision;
  const bool is_late = webinar.is_closed(reply.answered_at) && reply.answer != Answer::no;
  return is_late ? std::optional(Uncounted::late) : std::nullopt;
}

void keep_uncounted(store::Store& store, const Webinar& webinar, const Reply& reply,
                    std::int64_t sequence, Uncounted why, std::string_view digest, Instant now) {
  store.run(
      "INSERT INTO uncounted_answer (webinar_id, member_id, answer, why, sequence, source,"
      " answered_at, recorded_at, digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
      " ON CONFLICT (digest) DO UPDATE SET member_id = excluded.member_id",
      webinar.id, reply.member, name(reply.answer), name(why), sequence, name(reply.source),
      reply.answered_at, now, digest);
}

std::vector<UncountedAnswer> uncounted_answers(const store::Store& store, const Webinar& webinar) {
  std::vector<UncountedAnswer> found;
  auto row = store.prepare(
      "SELECT said.member_id, member.name, answer, why, sequence, source, answered_at,"
      " EXISTS (SELECT 1 FROM message WHERE purpose = ?2 AND object = ?3"
      "  AND recipient = 'm' || said.member_id AND occurrence = ?4 AND state <> 'cancelled')"
      " FROM uncounted_answer AS said JOIN member ON member.id = said.member_id"
      " WHERE webinar_id = ?1 AND erased_at IS NULL"
      " AND NOT EXISTS (SELECT 1 FROM uncounted_answer AS later"
      "  WHERE later.webinar_id = ?1 AND later.member_id = said.member_id"
      "  AND (later.answered_at, later.id) > (said.answered_at, said.id))"
      " AND NOT EXISTS (SELECT 1 FROM rsvp WHERE rsvp.webinar_id = ?1"
      "  AND rsvp.member_id = said.member_id AND rsvp.answered_at >= said.answered_at"
      "  AND rsvp.answer <> 'invited' AND rsvp.source <> 'automatic')"
      " ORDER BY said.member_id");
  row.bind(webinar.id, name(Occasion::again), ref(Letter::webinar, webinar.id),
           std::to_string(webinar.sequence));
  while (row.step()) {
    UncountedAnswer each;
    each.member = row.integer(0);
    each.name = row.text(1);
    each.answer = named<Answer>(answers, row.view(2)).value_or(Answer::none);
    each.why = named<Uncounted>(uncounted_reasons, row.view(3)).value_or(Uncounted::late);
    each.sequence = row.integer(4);
    each.source = named<Source>(sources, row.view(5)).value_or(Source::calendar);
    each.answered_at = row.instant(6);
    each.asked_again = row.integer(7) != 0;
    found.push_back(std::move(each));
  }
  return found;
}

std::vector<std::string> uncounted_mails(const store::Store& store, std::int64_t webinar,
                                         std::int64_t member) {
  std::vector<std::string> digests;
  auto row =
      store.prepare("SELECT digest FROM uncounted_answer WHERE webinar_id = ? AND member_id = ?");
  row.bind(webinar, member);
  while (row.step()) digests.push_back(row.text(0));
  return digests;
}

}  // namespace qlab::webinar
