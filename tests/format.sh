#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Every C++ file stands as clang-format writes it; every script passes shellcheck.
# usage: tests/format.sh [SOURCE_DIR]
set -euo pipefail
cd "${1:-$(dirname "$0")/..}"
find cmd lib tests -name '*.[ch]pp' -print0 | xargs -0 clang-format --dry-run -Werror
find script .ci tests -type f \( -name '*.sh' -o -path 'script/*' -o -path '.ci/*' \) ! -name '*.py' \
  ! -name '*.md' ! -name '*.xml' ! -name '*.csv' -print0 | xargs -0 shellcheck
