#!/usr/bin/env bash
# Fails when clang-tidy has something to say about the core: clang_tidy.sh [ROOT]
set -euo pipefail
cd "${1:-$(dirname "$0")/../..}"
find wasm/core -name '*.cpp' -print0 |
  xargs -0 -P "$(nproc)" -n 4 sh -c 'clang-tidy-14 --quiet "$@" -- -std=c++20 -fno-exceptions -Iwasm 2>/dev/null' sh
