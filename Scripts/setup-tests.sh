#!/usr/bin/env bash
# Installs what only the browser tests and the pictures of pages need: Debian's chromium, and Playwright and axe-core in
# .tools/browser. Asks the network only for what is missing.
set -euo pipefail
cd "$(dirname "$0")/.."
say() { printf '• %s\n' "$*"; }

if ! command -v chromium >/dev/null; then
    say "installing Debian package chromium"
    as_root=()
    [ "$(id -u)" = 0 ] || as_root=(sudo)
    "${as_root[@]}" apt-get update -qq
    DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends chromium >/dev/null
fi

wanted=Tests/browser/requirements.txt
kept=.tools/browser/requirements.txt
if ! cmp -s "$wanted" "$kept"; then
    say "installing Playwright and axe-core into .tools/browser"
    rm -rf .tools/browser
    python3 -m pip install --quiet --disable-pip-version-check --no-deps --target .tools/browser -r "$wanted"
    cp "$wanted" "$kept"
fi
