#!/usr/bin/env bash
# Tests the pages in a real Chromium: builds the program, makes a demo workspace, serves it. Arguments go to pytest (-k NAME).
# TWOFOLD_TEST_WORKSPACE=DIR takes a copy of that workspace instead of making one; TWOFOLD=PROGRAM another program, unbuilt.
# Without Chromium the tests are skipped with the reason; with CI set, that is a failure.
set -euo pipefail
cd "$(dirname "$0")/.."

if [ -z "${TWOFOLD:-}" ]; then
    Scripts/setup.sh
    swift build --product twofold --quiet
fi
if ! Scripts/setup-tests.sh; then
    printf 'browser tests skipped: Chromium or its driver could not be installed\n' >&2
    [ -z "${CI:-}" ] || exit 1
    exit 0
fi
export PYTHONPATH="$PWD/.tools/browser" PYTHONDONTWRITEBYTECODE=1
python3 -m pytest -c Tests/browser/pytest.ini --rootdir Tests/browser "$@" Tests/browser
