#!/usr/bin/env bash
# Fails when a C++ file is not laid out as .clang-format says: format.sh [ROOT]
set -euo pipefail
cd "${1:-$(dirname "$0")/../..}"
find . -path ./build -prune -o -path ./node_modules -prune -o -name '*.[ch]pp' -print0 |
  xargs -0 -r -P "$(nproc)" -n 20 clang-format-14 --style=file --dry-run -Werror
