#!/usr/bin/env bash
# Fails when clang 14 does not accept the core with all warnings: compile_with_clang.sh [ROOT]
set -euo pipefail
cd "${1:-$(dirname "$0")/../..}"
find wasm/core -name '*.cpp' -print0 |
  xargs -0 -P "$(nproc)" -n 4 clang++-14 -std=c++20 -fno-exceptions -Wall -Wextra -Wpedantic -Wswitch-enum -Werror \
    -fsyntax-only -Iwasm
