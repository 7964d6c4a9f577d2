#!/usr/bin/env bash
# Runs the server under load with AddressSanitizer and with ThreadSanitizer: server.sh [SECONDS], some 60 for each of
# them unless said otherwise. Members relay while rooms fill and are left beside them, by several dialects; then the
# same with handshakes of TLS and a certificate that is loaded anew all the time. Fails on any finding, a member that
# was dropped, or an exit code. Ends with `N passed, N failed`.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/../../scripts/lib.sh"

seconds=${1:-60}
[[ $seconds =~ ^[1-9][0-9]*$ ]] || fail 'SECONDS is a positive number.'

scripts/setup test
configure native-release -DPARLEY_TESTS=ON
build native-release server_load
load=$root/build/native-release/tests/server_load

folder=$(mktemp -d)
server_pid=
clean_up() {
  [ -z "$server_pid" ] || kill -KILL "$server_pid" 2>/dev/null || true
  rm -rf "$folder"
}
trap clean_up EXIT

unlimited=()
for option in connections connections-per-address tcp-connections-per-address frames-burst frames-per-second rooms; do
  unlimited+=("--$option" 1000000)
done
findings='ERROR: (Address|Leak|UndefinedBehavior)Sanitizer|WARNING: ThreadSanitizer|runtime error:|session-failed'
passed=0
failed=0

# start PRESET OPTION…: starts that build; sets server_pid, port and the name of its log.
start() {
  local preset=$1
  shift
  : >"$folder/out"
  log=$logs/soak-$preset.log
  ASAN_OPTIONS=detect_leaks=1:detect_stack_use_after_return=1 UBSAN_OPTIONS=print_stacktrace=1 \
    "build/$preset/parley-server" --port 0 --drain-seconds 0 --log-level warning "${unlimited[@]}" "$@" \
    >"$folder/out" 2>"$log" &
  server_pid=$!
  for _ in {1..300}; do
    port=$(sed -n 's/^Parley is ready: .*:\([0-9]*\)\/$/\1/p' "$folder/out")
    [ -z "$port" ] || return 0
    sleep 0.1
  done
  tail -n 40 "$log" >&2
  fail 'the server did not start.'
}

# stop TITLE STATUS: ends the server, and counts the phase as passed where it and its load had nothing to say.
stop() {
  local code=0
  kill -TERM "$server_pid"
  wait "$server_pid" || code=$?
  server_pid=
  if [ "$2" = 0 ] && [ "$code" = 0 ] && ! grep -qE "$findings" "$log"; then
    passed=$((passed + 1))
    printf '  %-60s passed\n' "$1"
  else
    failed=$((failed + 1))
    printf '  %-60s FAILED (load %s, server %s)\n' "$1" "$2" "$code"
    tail -n 60 "$log"
  fi
}

# Members by chance of all kinds who come, speak and go, until $end.
churn() {
  while [ "$SECONDS" -lt "$end" ]; do
    "$load" storm parley "$port" 200 20 </dev/null >/dev/null || return 1
    "$load" relay peer-list "$port" 60 4 0 2000 <<<'' >/dev/null || return 1
    "$load" relay voice-room "$port" 60 4 0 2000 <<<'' >/dev/null || return 1
    "$load" idle parley "$port" 500 <<<'' >/dev/null || return 1
  done
}

relay() {
  while [ "$SECONDS" -lt "$end" ]; do
    "$load" relay parley "$port" 100 8 0 20000 <<<'' >/dev/null || return 1
    "$load" relay parley "$port" 400 0 2000 4000 <<<'' >/dev/null || return 1
  done
}

# both COMMAND COMMAND: runs them beside each other; 0 where both ended well.
both() {
  local other status=0
  "$1" &
  other=$!
  "$2" || status=1
  wait "$other" || status=1
  return $status
}

# Handshakes of both versions, each with a request, while the certificate changes under them.
handshakes() {
  local version
  while [ "$SECONDS" -lt "$end" ]; do
    for version in -tls1_2 -tls1_3; do
      openssl s_time -connect "127.0.0.1:$port" -new "$version" -www /healthz -time 3 >/dev/null 2>&1 || return 1
    done
  done
}

certify() {
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout "$folder/key" -out "$folder/certificate" \
    -days 30 -subj /CN=localhost 2>/dev/null
}

reloads() {
  while [ "$SECONDS" -lt "$end" ]; do
    certify || return 1
    kill -HUP "$server_pid" || return 1
    sleep 0.2
  done
}

certify
for preset in native-sanitizers native-threads; do
  build "$preset" parley-server
  printf 'Loading %s for %d s …\n' "$preset" "$seconds"
  status=0
  start "$preset"
  end=$((SECONDS + seconds * 3 / 4))
  both relay churn || status=1
  stop "$preset: relays, storms and idle members" $status
  status=0
  start "$preset" --tls-certificate-file "$folder/certificate" --tls-key-file "$folder/key"
  end=$((SECONDS + seconds / 4 + 1))
  both handshakes reloads || status=1
  stop "$preset: handshakes and new certificates" $status
done
printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" = 0 ]
