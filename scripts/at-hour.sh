#!/usr/bin/env bash
# Runs the tests as if it were an odd hour: scripts/at-hour.sh NAME [options and files of vitest].
# Without a name it lists them; `of-the-day` is one in turn. Needs Debian's faketime. Time goes on from that hour, for
# the tests and what they start, but for database servers and browsers, which keep the machine's time.
set -euo pipefail
cd "$(dirname "$0")/.."

# Name, moment, time zone of the machine, and why. In Germany the clock changes at 01:00 UTC, and midnight is at
# 23:00 UTC in winter; what begins a few minutes before happens during the run.
hours=(
  'evening 2027-01-19T23:30Z UTC it is tomorrow in Germany already'
  'evening-in-summer 2027-07-20T22:10Z UTC it is tomorrow in Germany already'
  'midnight 2027-01-19T22:57Z UTC the day ends in Germany'
  'america 2027-01-20T05:30Z America/Los_Angeles it is yesterday there'
  'asia 2027-01-19T17:30Z Asia/Tokyo it is tomorrow there'
  'half-hour-zone 2027-01-19T19:30Z Asia/Kolkata it is tomorrow there, half an hour aside'
  'spring-change 2027-03-28T00:57Z UTC the clock goes forward in Germany'
  'after-spring-change 2027-03-28T05:30Z America/Los_Angeles the day has 23 hours in Germany, and has begun later there'
  'autumn-change 2027-10-31T00:57Z UTC the clock goes back in Germany'
  'after-autumn-change 2027-10-31T01:30Z Asia/Tokyo the day has 25 hours in Germany'
  'february-28 2027-02-28T22:57Z UTC March begins in Germany'
  'leap-day 2028-02-28T22:57Z UTC 29 February begins in Germany'
  'after-leap-day 2028-02-29T23:30Z America/Los_Angeles 1 March in Germany, 29 February there'
  'new-year 2026-12-31T22:57Z UTC the year ends in Germany'
  'new-year-utc 2026-12-31T23:57Z UTC the year ends there'
)

main() {
  local wanted="${1:-}"
  if [ "$wanted" = of-the-day ]; then wanted="$(of_the_day)"; fi
  local hour name moment zone why
  for hour in "${hours[@]}"; do
    read -r name moment zone why <<<"$hour"
    if [ "$name" = "$wanted" ]; then run "${@:2}"; fi
  done
  printf 'usage: scripts/at-hour.sh NAME [options and files of vitest], where NAME is of-the-day or one of\n' >&2
  printf '  %s\n' "${hours[@]}" >&2
  exit 2
}

# The same all day long, so a failed run can be repeated.
of_the_day() {
  local days=$(($(date +%s) / 86400))
  echo "${hours[$((days % ${#hours[@]}))]%% *}"
}

run() {
  local library
  library="$(compgen -G '/usr/lib/*/faketime/libfaketimeMT.so.1')" || {
    echo 'There is no libfaketime; install it (apt-get install faketime).' >&2
    exit 1
  }
  printf 'At the hour "%s": %s, on a machine in %s: %s.\n' "$name" "$moment" "$zone" "$why"
  # An offset, not a moment, so every process that is started on the way has the same time. Timers measure with
  # the monotonic clock, which is left alone.
  export FAKETIME="$(printf '%+d' $(($(date -d "$moment" +%s) - $(date +%s))))"
  export FAKETIME_DONT_FAKE_MONOTONIC=1 DONT_FAKE_MONOTONIC=1 TZ="$zone" LD_PRELOAD="$library"
  exec npx vitest run "$@"
}

main "$@"
