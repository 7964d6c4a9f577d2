# Shared by the scripts of this folder: steps with quiet output, builds by preset, counts of test results.
# Source it; it sets `root`, changes into it, and makes build/logs.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
logs=$root/build/logs
mkdir -p "$logs"
export PATH="$root/node_modules/.bin:$PATH"

fail() {
  printf '\nparley: %s\n' "$1" >&2
  shift
  printf '        %s\n' "$@" >&2
  exit 1
}

# Shows the newest line of standard input on one line of the terminal; elsewhere swallows it.
show_newest_line() {
  if [ -t 1 ]; then
    local width line
    width=$(tput cols 2>/dev/null || echo 80)
    while IFS= read -r line; do printf '\r\033[K  %.*s' "$((width - 4))" "$line"; done
    printf '\r\033[K'
  else
    cat >/dev/null
  fi
}

# step LOG-NAME TITLE ADVICE COMMAND…: runs the command, shows one line; on failure the end of its output and the advice.
step() {
  local log=$logs/$1.log title=$2 advice=$3 started=$SECONDS
  shift 3
  printf '%s …\n' "$title"
  if ! "$@" </dev/null 2>&1 | tee "$log" | show_newest_line; then
    tail -n 40 "$log" >&2
    fail "this step failed: $title" "$advice" "Its whole output: ${log#"$root"/}"
  fi
  [ $((SECONDS - started)) -lt 3 ] || printf '  done in %d s\n' $((SECONDS - started))
}

# configure PRESET OPTION…: has CMake write the build's files.
configure() {
  step "configure-$1" "Configuring $1" "Run scripts/setup; if that does not help, delete build/$1 and try again." \
    cmake --preset "$@"
}

# build PRESET TARGET…: configures only when needed; ninja does nothing when nothing has changed.
build() {
  local preset=$1 folder=build/$1
  shift
  if [ ! -f "$folder/build.ninja" ] || [ CMakePresets.json -nt "$folder/build.ninja" ]; then
    configure "$preset"
  fi
  step "build-$preset" "Building $preset" "Correct what the compiler says above and run this again." \
    cmake --build --preset "$preset" --target "$@"
}

# count_results FILE: prints "PASSED FAILED" of a ctest log: GoogleTest's own counts, lines of the form
# `N passed, N failed`, and one for each program that prints neither.
count_results() {
  awk '
    /^[0-9]+\/[0-9]+ Testing: / { counted = 0; failed_here = 0 }
    /^\[  PASSED  \] [0-9]+ tests?\.$/ { passed += $4; counted = 1 }
    /^\[  FAILED  \] [0-9]+ tests?, listed below:$/ { failed += $4; failed_here = 1; counted = 1 }
    /^[0-9]+ passed, [0-9]+ failed$/ { passed += $1; failed += $3; failed_here = $3 > 0; counted = 1 }
    /^Test Passed\.$/ { if (!counted) passed += 1 }
    /^Test (Failed|Timeout)|^Test time = .* Timeout|^Test Fail/ { if (!failed_here) { failed += 1; failed_here = 1 } }
    END { printf "%d %d\n", passed, failed }
  ' "$1"
}
