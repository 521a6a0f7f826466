// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/personal.hpp"

namespace qlab::handover {

std::vector<store::PersonalTable> personal_data(const store::Store& store,
                                                const store::Person& person) {
  store::PersonalTable tasks{"tasks", {"task", "state", "next_step", "due", "done"}, {}};
  store::append_rows(tasks, store,
                     "SELECT task, state, next_step, strftime('%Y-%m-%dT%H:%M:%SZ', due_at,"
                     " 'unixepoch'), strftime('%Y-%m-%dT%H:%M:%SZ', done_at, 'unixepoch')"
                     " FROM progress WHERE member_id = ? ORDER BY id",
                     person.member);
  return {std::move(tasks)};
}

}  // namespace qlab::handover
