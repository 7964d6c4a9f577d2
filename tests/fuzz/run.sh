#!/usr/bin/env bash
# Runs every fuzz target for a number of runs, and ends with `N passed, M failed`: run.sh [RUNS [BYTES]]
# No input is longer than BYTES (8192 unless said otherwise): shorter ones run faster, and many runs want them short.
# PARLEY_FUZZ_SEED chooses the seed (1 unless said otherwise), PARLEY_FUZZ_BUILD the folder with the built targets; without
# it they are built. Inputs that fail are kept in build/artifacts.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

export runs=${1:-20000} bytes=${2:-8192} seed=${PARLEY_FUZZ_SEED:-1}
export artifacts=build/artifacts
mkdir -p "$artifacts"

if [ -z "${PARLEY_FUZZ_BUILD:-}" ]; then
  cmake --preset native-sanitizers >/dev/null
  cmake --build --preset native-sanitizers --target fuzz >/dev/null
fi
build=${PARLEY_FUZZ_BUILD:-build/native-sanitizers}

work=$(mktemp -d)
export work
trap 'rm -rf "$work"' EXIT

# make_corpus NAME FOLDER: our own seeds, and the examples of the document whose name NAME begins with.
make_corpus() {
  local name=$1 folder=$2 document stem
  mkdir -p "$folder"
  if [ -d "tests/fuzz/corpus/$name" ]; then cp "tests/fuzz/corpus/$name"/* "$folder"; fi
  for document in wasm/core/dialect/*.md; do
    stem=$(basename "$document" .md)
    if [[ "${name#dialect_}" == "$stem"* ]]; then python3 tests/fuzz/seeds.py "$document" "$folder"; fi
  done
}

# fuzz TARGET: prints `ok - NAME` or `not ok - NAME` and the end of what the target said.
fuzz() {
  local target=$1 name=${1##*/fuzz_}
  make_corpus "$name" "$work/$name"
  # Weighing rare features takes longer than running a codec.
  if "$target" -runs="$runs" -seed="$seed" -max_len="$bytes" -timeout=10 -entropic=0 \
    -artifact_prefix="$artifacts/$name-" "$work/$name" >"$work/$name.log" 2>&1; then
    printf 'ok - %s\n' "$name"
  else
    printf 'not ok - %s\n%s\n' "$name" "$(tail -n 40 "$work/$name.log")"
  fi
}
export -f make_corpus fuzz

find "$build/tests/fuzz" -maxdepth 1 -name 'fuzz_*' -type f -perm -u+x -print0 | sort -z |
  xargs -0 -P "$(nproc)" -I TARGET bash -c 'fuzz TARGET' | tee "$work/results"
passed=$(grep -c '^ok - ' "$work/results") || true
failed=$(grep -c '^not ok - ' "$work/results") || true

echo "$passed passed, $failed failed"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
