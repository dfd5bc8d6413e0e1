#!/usr/bin/env bash
# Measures what a reader waits for, from a client on the same machine, which takes its share of it: Today and an indicator's page of
# the demo at a constant 200 requests a second for 20 s, the records behind a figure at 5 a second, and the memory of server and
# DuckDB at rest; beside the bars of the design. Release build in .build-release.
# Usage: Scripts/bench-web.sh [--smoke] [--records N | WORKSPACE]
#   --records: makes a workspace of N synthetic declarations first, and measures the pages of records behind its figures, each page
#     another one; 10000000 takes some minutes more and 3 GiB of disk.
#   --smoke: the debug build, 20 requests a second for 2 s.
#   TWOFOLD in the environment names a program built already.
#   WORKSPACE: one of yours with more records, copied, whose records behind a figure are measured too (10 million: the bar).
set -euo pipefail
cd "$(dirname "$0")/.."
rate=200 seconds=20 build=(--product twofold -c release --scratch-path .build-release)
if [ "${1:-}" = --smoke ]; then rate=20 seconds=2 build=(--product twofold); shift; fi
records=
if [ "${1:-}" = --records ]; then records="$2"; shift 2; fi
large="${1:-}"

if [ -z "${TWOFOLD:-}" ]; then
    printf '• building twofold\n' >&2
    swift build "${build[@]}" --quiet
    TWOFOLD="$(swift build "${build[@]}" --show-bin-path)/twofold"
fi
twofold="$(realpath "$TWOFOLD")"
scratch="$(mktemp -d)"
server=
stop() { if [ -n "$server" ]; then kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; server=; fi; }
trap 'stop; rm -rf "$scratch"' EXIT

start() { # start WORKSPACE: sets address and cookie
    local password
    password="$("$twofold" user add "$1" "bench-$$" --role leader --random | sed -n 's/^its password, shown this once: //p')"
    "$twofold" serve "$1" --port 0 --log-level warning >"$scratch/address" 2>"$scratch/log" &
    server=$!
    for _ in $(seq 150); do
        address="$(sed -n 's/^serving .* on \(http.*\)$/\1/p' "$scratch/address")"
        [ -z "$address" ] || break
        sleep 0.2
    done
    [ -n "$address" ] || { printf 'bench-web: the server did not start\n' >&2; cat "$scratch/log" >&2; exit 2; }
    cookie="$(python3 - "$address" "$password" "bench-$$" <<'PYTHON'
import http.cookiejar, re, sys, urllib.parse, urllib.request
address, password = sys.argv[1:3]
jar = http.cookiejar.CookieJar()
browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
page = browser.open(address + "/sign-in").read().decode()
code = re.search(r'name="csrf" value="([^"]*)"', page).group(1).replace("&#43;", "+").replace("&#x3D;", "=")
form = urllib.parse.urlencode({"csrf": code, "name": sys.argv[3], "password": password, "next": "/health"})
browser.open(address + "/sign-in", form.encode()).read()
print(next(f"{c.name}={c.value}" for c in jar if c.name.endswith("session")))
PYTHON
)"
}
ask() { python3 Scripts/bench_web.py "$1" "$2" "$3" "$4" "$address$5" "$cookie"; }
memory() { # KiB of a process and of its children
    local kib=0 pid
    for pid in "$1" $(pgrep -P "$1"); do
        kib=$((kib + $(sed -n 's/^VmRSS:[[:space:]]*\([0-9]*\) kB/\1/p' "/proc/$pid/status")))
    done
    printf '%s' "$kib"
}

if [ -z "${DEMO_WORKSPACE:-}" ]; then
    printf '• making the demo workspace\n' >&2
    "$twofold" demo "$scratch/ws" >/dev/null 2>&1
else
    cp -a "$DEMO_WORKSPACE" "$scratch/ws"
fi
printf '%-34s %7s %9s %8s %8s %8s  %-22s %s\n' 'page (ms from the planned moment)' req/s first p50 p95 p99 bar failures
start "$scratch/ws"
period='period=2020H1&asat=2020-06-30'
ask 'Today' 'p95 <= 20' "$rate" "$seconds" "/?$period"
ask 'an indicator' 'p95 <= 20' "$rate" "$seconds" "/indicators/revenue?$period"
ask 'API: figures of every unit' '-' "$rate" "$seconds" "/api/v1/figures?indicators=revenue&periods=2020H1&all_units=true"
reference="$("$twofold" figures "$scratch/ws" --indicator revenue --period 2020H1 --format csv | tail -n 1 | sed 's/.*,//')"
encoded="$(python3 -c 'import sys, urllib.parse; print(urllib.parse.quote(sys.argv[1], safe=""))' "$reference")"
ask 'API: records behind a figure' 'p95 <= 150 at 10 M' 5 "$seconds" "/api/v1/trace?limit=50&ref=$encoded"
sleep 30
printf '%-34s %s MiB\n' 'memory at rest, server + DuckDB' "$(($(memory "$server") / 1024))"
stop
if [ -n "$records" ]; then
    printf '• making a workspace of %s declarations\n' "$records" >&2
    swift build "${build[@]/twofold/benchmarks}" --quiet
    read -r extract covers < <("$(swift build "${build[@]}" --show-bin-path)/benchmarks" --extract --rows "$records")
    "$twofold" init "$scratch/large" --pack packs/quang-ninh >/dev/null
    "$twofold" ingest "$scratch/large" "$extract" --covers "$covers" >/dev/null 2>&1
    large="$records declarations"
    LARGE_INDICATOR=declarations
elif [ -n "$large" ]; then
    cp -a "$large" "$scratch/large"
fi
if [ -n "$large" ]; then
    start "$scratch/large"
    reference="$("$twofold" figures "$scratch/large" --indicator "${LARGE_INDICATOR:-revenue}" \
        --period "${LARGE_PERIOD:-2020H1}" --format csv | tail -n 1 | sed 's/.*,//')"
    encoded="$(python3 -c 'import sys, urllib.parse; print(urllib.parse.quote(sys.argv[1], safe=""))' "$reference")"
    ask "drill-down, $(basename "$large")" 'p95 <= 150 at 10 M' 2 "$seconds" "/figure?ref=$encoded&page={n}"
    ask "the same by API" 'p95 <= 150 at 10 M' 2 "$seconds" "/api/v1/trace?limit=50&ref=$encoded"
    sleep 30
    printf '%-34s %s MiB\n' 'memory at rest, server + DuckDB' "$(($(memory "$server") / 1024))"
    stop
fi
