#!/bin/sh
# Chromium in the network namespace PARLEY_NAMESPACE, for a launcher that takes one program.
exec ip netns exec "$PARLEY_NAMESPACE" "${PARLEY_CHROMIUM:-/usr/bin/chromium}" "$@"
