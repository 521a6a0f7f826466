#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Who may include whom, as ARCHITECTURE.md draws it. Prints each breach and fails.
# usage: tests/layering.sh [SOURCE_DIR]
set -euo pipefail
cd "${1:-$(dirname "$0")/..}"
breaches=0

breach() {
  echo "layering: $*"
  breaches=$((breaches + 1))
}

# allow FOLDER PREFIX...: files of FOLDER include our own headers only from PREFIXes.
allow() {
  local folder=$1
  shift
  local allowed
  allowed=$(printf '|%s' "$folder/" "$@")
  while IFS= read -r line; do
    breach "$line: $folder may include only: $folder $*"
  done < <(grep -rsnE '#include "(lib|cmd|tests)/' "$folder" --include='*.[ch]pp' |
    grep -vE "#include \"(${allowed:1})" || true)
}

# only PATTERN FOLDER...: headers matching PATTERN are included nowhere but in these FOLDERs (and tests).
only() {
  local pattern=$1
  shift
  local allowed
  allowed=$(printf '|^%s' "$@")
  while IFS= read -r line; do
    breach "$line: only $* may include this"
  done < <(grep -rnE "#include <($pattern)" lib cmd --include='*.[ch]pp' | grep -vE "${allowed:1}" || true)
}

nouns="members scenarios comments webinar calls"

allow lib/core
for room in store config render calendar; do allow "lib/$room" lib/core/; done
allow lib/mail lib/core/ lib/store/
allow lib/inbox lib/core/ lib/store/ lib/mail/ lib/calendar/
allow lib/world lib/core/ lib/mail/ lib/inbox/ lib/calendar/
for noun in $nouns; do
  allow "lib/$noun" lib/core/ lib/store/ lib/mail/ lib/calendar/ \
    lib/members/ lib/scenarios/ lib/comments/ lib/webinar/ lib/calls/
done
allow lib/replies lib/core/ lib/store/ lib/mail/ lib/inbox/ lib/handover/ \
  lib/members/ lib/scenarios/ lib/comments/ lib/webinar/ lib/calls/
allow lib/erasure lib/core/ lib/store/ lib/mail/ lib/inbox/ \
  lib/members/ lib/scenarios/ lib/comments/ lib/webinar/ lib/calls/
allow lib/handover lib/core/ lib/store/ lib/mail/ lib/inbox/ lib/calendar/ lib/render/ lib/erasure/ \
  lib/members/ lib/scenarios/ lib/comments/ lib/webinar/ lib/calls/
allow lib/site lib/core/ lib/store/ lib/mail/ lib/calendar/ lib/render/ lib/handover/ \
  lib/members/ lib/scenarios/ lib/comments/ lib/webinar/

only 'CLI/' cmd/
only 'sqlite3|SQLiteCpp' lib/store/
only 'toml' lib/config/
only 'curl|gmime|libical|zip\.h' lib/world/
only 'sodium' lib/core/
only 'expat' lib/comments/
only 'cmark' lib/render/
only 'kainjow/' lib/mail/template.cpp

# lib/ never prints, exits, reads the environment or asks the system's clock.
while IFS= read -r line; do
  breach "$line: lib never prints, exits or reads the environment"
done < <(grep -rnE 'std::(cout|cerr|clog|getenv|exit)\b|\b(printf|puts|secure_getenv|getenv)\(|fmt::print\b' lib --include='*.[ch]pp' || true)
while IFS= read -r line; do
  breach "$line: only lib/core/clock asks the clock"
done < <(grep -rnE 'system_clock::now|\btime\((NULL|nullptr|0)\)' lib cmd --include='*.[ch]pp' | grep -v '^lib/core/clock.cpp' || true)

# No SQL in cmd/; a verb never includes another verb, nor the world.
while IFS= read -r line; do
  breach "$line: no SQL in cmd"
done < <(grep -rnE '"(SELECT|INSERT|UPDATE|DELETE|CREATE|PRAGMA) ' cmd --include='*.[ch]pp' || true)
while IFS= read -r line; do
  breach "$line: only cmd/world_module may include the world"
done < <(grep -rn '#include "lib/world/' cmd lib --include='*.[ch]pp' | grep -vE '^(lib/world/|cmd/world_module[.])' || true)

# JSON of others is read within bounds; that of our own schemas needs none.
while IFS= read -r file; do
  case $file in lib/core/foreign_json.hpp | lib/render/schema.cpp) continue ;; esac
  grep -q '#include "lib/core/foreign_json.hpp"' "$file" ||
    breach "$file: JSON of others is read as lib/core/foreign_json says"
done < <(grep -rlE '\b[Jj]son::(parse|sax_parse|accept)\(' lib cmd --include='*.[ch]pp' || true)

# A name is of one type: the linker takes one of two for both, and says nothing.
types_with_files() {
  # shellcheck disable=SC2016 # what stands in $ is awk's
  find lib cmd -name '*.[ch]pp' | sort | xargs awk '
    FNR == 1 { hidden = 0 }
    /^namespace [a-z:_]+ \{/ { namespace = $2 }
    /^namespace \{/ { hidden = 1 }
    /^}  \/\/ namespace$/ { hidden = 0 }
    !hidden && /^(struct|class|enum class) [A-Z][A-Za-z]*[ :].*\{/ {
      print namespace "::" ($1 == "enum" ? $3 : $2), FILENAME
    }'
}
while IFS= read -r line; do
  breach "$line: two types of one name"
done < <(types_with_files | sort | awk '$1 == name { print file, "and", $2, "have " $1 } { name = $1; file = $2 }')

# A header is found by its .cpp: one of another name stands on its second line. fmt is not ours.
while IFS= read -r file; do
  [[ -e ${file%.cpp}.hpp || $file == lib/core/fmt.cpp ]] && continue
  header=$(sed -n '2s,^// Part of \(.*[.]hpp\)[.]$,\1,p' "$file")
  grep -q "#include \"${header:-none}\"" "$file" || breach "$file: its second line is not '// Part of' a header of ours"
done < <(find lib -name '*.cpp' | sort)

# No cycles between nouns: the order of their first includes decides, and nobody includes back.
for a in $nouns; do
  for b in $nouns; do
    [[ $a < $b ]] || continue
    if grep -rqs "#include \"lib/$b/" "lib/$a" && grep -rqs "#include \"lib/$a/" "lib/$b"; then
      breach "lib/$a and lib/$b include each other"
    fi
  done
done

if ((breaches > 0)); then
  echo "layering: $breaches breach(es)"
  exit 1
fi
echo "layering: clean"
