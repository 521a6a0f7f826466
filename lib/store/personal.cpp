// SPDX-License-Identifier: Apache-2.0
#include "lib/store/personal.hpp"

#include <utility>

#include "lib/core/ids.hpp"

namespace qlab::store {

std::vector<PersonalTable> personal_data(const Store& store, const Person& person) {
  PersonalTable changes{"changes", {"at", "command", "summary"}, {}};
  // A batch says "member 5 10" for the members 5 to 10.
  append_rows(changes, store,
              "WITH RECURSIVE line (id, text, rest) AS ("
              " SELECT id, '', batches || char(10) FROM change_log WHERE batches <> ''"
              " UNION ALL SELECT id, substr(rest, 1, instr(rest, char(10)) - 1),"
              " substr(rest, instr(rest, char(10)) + 1) FROM line WHERE rest <> ''),"
              " range (id, first, last) AS ("
              " SELECT id, CAST(substr(text, 8) AS INTEGER),"
              " CAST(substr(text, 8 + instr(substr(text, 8), ' ')) AS INTEGER)"
              " FROM line WHERE text LIKE 'member %')"
              " SELECT strftime('%Y-%m-%dT%H:%M:%SZ', at, 'unixepoch'), command, summary"
              " FROM change_log WHERE ' ' || touched || ' ' LIKE '% ' || ?1 || ' %'"
              " OR id IN (SELECT id FROM range WHERE ?2 BETWEEN first AND last) ORDER BY id",
              ref(Letter::member, person.member), person.member);
  return {std::move(changes)};
}

}  // namespace qlab::store
