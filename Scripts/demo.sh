#!/usr/bin/env bash
# Sets up, builds and runs the main job on a generated Quảng Ninh: records to figures, standing and review documents.
# Usage: Scripts/demo.sh [FOLDER [SEED]]     FOLDER is made anew; default demo-workspace.
set -euo pipefail
cd "$(dirname "$0")/.."
folder="${1:-demo-workspace}"
seed="${2:-1}"

Scripts/setup.sh
printf '• building twofold\n'
swift build --product twofold --quiet
"$(swift build --show-bin-path)/twofold" demo "$folder" --seed "$seed" --replace
