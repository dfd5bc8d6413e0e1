#!/usr/bin/env bash
# Takes pictures of every page of the demo: on a desk, on a phone, on paper; Today also in English.
# Usage: Scripts/screenshots.sh [FOLDER]     default out/pages
#        Scripts/screenshots.sh --documents  only those that README and the guides show, into docs/images/web
set -euo pipefail
cd "$(dirname "$0")/.."

if [ -z "${TWOFOLD:-}" ]; then
    Scripts/setup.sh
    swift build --product twofold --quiet
fi
Scripts/setup-tests.sh
export PYTHONPATH="$PWD/.tools/browser" PYTHONDONTWRITEBYTECODE=1
if [ "${1:-}" = --documents ]; then
    python3 Tests/browser/pictures.py docs/images/web --for-documents
else
    python3 Tests/browser/pictures.py "${1:-out/pages}"
fi
