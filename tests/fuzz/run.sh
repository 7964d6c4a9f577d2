#!/usr/bin/env bash
# Runs every fuzz target for a number of runs, and ends with `N passed, M failed`: run.sh [RUNS]
# PARLEY_FUZZ_SEED chooses the seed (1 unless said otherwise), PARLEY_FUZZ_BUILD the folder with the built targets; without
# it they are built. Inputs that fail are kept in build/artifacts.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

runs=${1:-20000}
seed=${PARLEY_FUZZ_SEED:-1}
artifacts=build/artifacts
mkdir -p "$artifacts"

if [ -z "${PARLEY_FUZZ_BUILD:-}" ]; then
  cmake --preset native-fuzz >/dev/null
  cmake --build --preset native-fuzz --target fuzz >/dev/null
fi
build=${PARLEY_FUZZ_BUILD:-build/native-fuzz}

work=$(mktemp -d)
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

passed=0
failed=0
for target in "$build"/tests/fuzz/fuzz_*; do
  [ -x "$target" ] || continue
  name=$(basename "$target")
  name=${name#fuzz_}
  make_corpus "$name" "$work/$name"
  if "$target" -runs="$runs" -seed="$seed" -max_len=8192 -timeout=10 -artifact_prefix="$artifacts/$name-" \
    "$work/$name" >"$work/$name.log" 2>&1; then
    passed=$((passed + 1))
    printf 'ok - %s\n' "$name"
  else
    failed=$((failed + 1))
    printf 'not ok - %s\n' "$name"
    tail -n 40 "$work/$name.log"
  fi
done

echo "$passed passed, $failed failed"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
