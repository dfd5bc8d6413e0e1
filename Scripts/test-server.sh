#!/usr/bin/env bash
# Starts the debug server on a small workspace and asks it from outside: schemathesis holds every operation of the API against its
# description, a request under way is finished when the server is told to end, and reminders and calendars reach a mail server and a
# calendar library. Under a minute.
# Usage: Scripts/test-server.sh [WORKSPACE]     one that is there is copied and not changed; without it a demo is made.
set -euo pipefail
cd "$(dirname "$0")/.."
tools="$PWD/.tools"
version=4.32.5

if [ "$(cat "$tools/schemathesis/.version" 2>/dev/null)" != "$version" ]; then
    printf '• installing schemathesis %s into .tools/schemathesis\n' "$version"
    rm -rf "$tools/schemathesis"
    python3 -m pip install --quiet --disable-pip-version-check --target "$tools/schemathesis" "schemathesis==$version"
    printf '%s\n' "$version" >"$tools/schemathesis/.version"
fi
wanted=Tests/server/requirements.txt
kept="$tools/mail/requirements.txt"
if ! cmp -s "$wanted" "$kept"; then
    printf '• installing aiosmtpd and icalendar into .tools/mail\n'
    rm -rf "$tools/mail"
    python3 -m pip install --quiet --disable-pip-version-check --no-deps --target "$tools/mail" -r "$wanted"
    cp "$wanted" "$kept"
fi
twofold="$(swift build --show-bin-path)/twofold"
[ -x "$twofold" ] || { printf 'test-server: build first: swift build\n' >&2; exit 2; }
scratch="$(mktemp -d)"
trap 'rm -rf "$scratch"' EXIT
if [ $# -gt 0 ]; then
    cp -a "$1" "$scratch/ws"
else
    printf '• making a demo workspace\n'
    "$twofold" demo "$scratch/ws" >/dev/null 2>&1
fi
python3 Tests/server/test_server.py "$twofold" "$scratch/ws" "$tools/schemathesis"
PYTHONPATH="$tools/mail" python3 Tests/server/test_mail.py "$twofold" "$scratch/ws"
