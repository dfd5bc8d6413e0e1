#!/usr/bin/env bash
# Sets up, builds and runs the main job on a generated Quảng Ninh: records to figures, standing and the mid-year review; then
# serves its pages in the background, and prints how to sign in and how to stop it.
# Usage: Scripts/demo.sh [--no-serve] [FOLDER [SEED]]
#   FOLDER is made anew, default demo-workspace; a server of an earlier run on it is stopped. TWOFOLD_HTTP_PORT: default 8080.
set -euo pipefail
cd "$(dirname "$0")/.."
serve=1
if [ "${1:-}" = --no-serve ]; then serve=; shift; fi
folder="${1:-demo-workspace}"
seed="${2:-1}"
kept="$folder.serving"

# Whether the process a file names is still our server: the number may be another's by now.
is_ours() { [ -r "/proc/$1/cmdline" ] && tr '\0' ' ' <"/proc/$1/cmdline" | grep -q 'twofold serve '; }

if [ -f "$kept" ]; then
    pid="$(cat "$kept")"
    if is_ours "$pid"; then
        printf '• stopping the server of the last run (%s)\n' "$pid"
        kill "$pid"
        for _ in $(seq 100); do is_ours "$pid" || break; sleep 0.1; done
        if is_ours "$pid"; then printf 'demo: the process %s does not end; end it and run this again\n' "$pid" >&2; exit 2; fi
    fi
    rm -f "$kept"
fi

Scripts/setup.sh
printf '• building twofold\n'
swift build --product twofold --quiet
twofold="$(swift build --show-bin-path)/twofold"
"$twofold" demo "$folder" --seed "$seed" --replace
[ -n "$serve" ] || exit 0

account=lanhdao
roles=(viewer reporter approver planner leader auditor administrator)
password="$("$twofold" user add "$folder" "$account" "${roles[@]/#/--role=}" --random |
    sed -n 's/^its password, shown this once: //p')"
log="$folder/serving.log"
nohup "$twofold" serve "$folder" >"$log" 2>&1 </dev/null &
pid=$!
printf '%s\n' "$pid" >"$kept"
for _ in $(seq 150); do
    address="$(sed -n 's/^serving .* on \(http.*\)$/\1/p' "$log")"
    [ -z "$address" ] || break
    if ! is_ours "$pid"; then
        printf 'demo: the server did not start:\n' >&2
        tail -n 5 "$log" >&2
        rm -f "$kept"
        exit 2
    fi
    sleep 0.2
done
[ -n "$address" ] || { printf 'demo: the server says nothing; see %s\n' "$log" >&2; exit 2; }
cat <<END

The pages:   $address
Sign in as:  $account
Password:    $password
To stop it:  kill $pid        (its log: $log)
END
