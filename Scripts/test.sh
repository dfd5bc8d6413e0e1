#!/usr/bin/env bash
# Sets up, builds once (a warning is an error), and runs every test. With arguments, which go to 'swift test' (--filter NAME),
# the tests of pages and server are left out; Scripts/test-browser.sh and Scripts/test-server.sh run them alone.
# A test whose optional tool or data is missing is skipped with its reason; with CI set, a skipped test is a failure.
set -euo pipefail
cd "$(dirname "$0")/.."

Scripts/setup.sh
printf '• layout\n'
Scripts/lint.sh
printf '• building with tests\n'
swift build --build-tests --quiet
log="$(mktemp)"
trap 'rm -f "$log"' EXIT
printf '• testing\n'
swift test --skip-build --disable-xctest "$@" 2>&1 | tee "$log"
printf '• benchmarks, smoke\n'
Scripts/bench.sh --smoke
if [ $# -eq 0 ]; then
    printf '• testing pages in a browser\n'
    TWOFOLD="$(swift build --show-bin-path)/twofold" Scripts/test-browser.sh
    printf '• asking the server from outside\n'
    Scripts/test-server.sh
fi
if [ -n "${CI:-}" ] && grep -E 'Test .* skipped' "$log"; then
    printf 'test: in CI nothing may be skipped; see the lines above\n' >&2
    exit 1
fi
