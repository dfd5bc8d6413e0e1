#!/usr/bin/env bash
# Builds in release and measures what a user waits for, beside peers in the same run. Arguments go to the program
# (--rows 10000,1000000 --only ingest --json). With --smoke: the debug build, everything once at 10,000 rows, under a minute.
set -euo pipefail
cd "$(dirname "$0")/.."

Scripts/setup.sh
build=(--product benchmarks)
for argument in "$@"; do
    [ "$argument" = --smoke ] && smoke=1
done
if [ -z "${smoke:-}" ]; then
    # A folder of its own, so that the debug build beside it stays as it is.
    build+=(-c release --scratch-path .build-release)
fi
printf '• building the benchmarks\n' >&2
swift build "${build[@]}" --quiet
"$(swift build "${build[@]}" --show-bin-path)/benchmarks" "$@"
