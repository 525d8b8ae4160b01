#!/usr/bin/env bash
# Builds the bundle in a folder of its own and does the main job inside it, without this Python.
# Usage: tests/bundle.sh [PYTHON with the packages of .[build]]
set -euo pipefail
python=$(realpath -s "${1:-.venv/bin/python}")
project=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cd "$project"
"$python" -m PyInstaller --noconfirm --log-level WARN \
  --distpath "$work/dist" --workpath "$work/build" build.spec
cd "$work"
mv dist/PIAdesk moved
export PIADESK_DATA="$work/data" PIADESK_SETTINGS="$work/settings" PIADESK_LOGS="$work/logs"
in_bundle() { env -i PATH=/nowhere HOME="$work" LC_ALL=C.UTF-8 PIADESK_DATA="$PIADESK_DATA" \
  PIADESK_SETTINGS="$PIADESK_SETTINGS" PIADESK_LOGS="$PIADESK_LOGS" "$@"; }

in_bundle moved/PIAdesk --version
in_bundle moved/PIAdesk demo --no-window --out demo
for sheet in demo/*.json; do
  test -s "${sheet%.json}.pdf"
  in_bundle moved/PIAdesk import "${sheet%.json}.pdf" -o again.json --overwrite >/dev/null
  in_bundle moved/PIAdesk show again.json >/dev/null
done
# The window itself: it must come up and stay until it is told to end.
ended=0
in_bundle QT_QPA_PLATFORM=offscreen "$(command -v timeout)" 5 moved/PIAdesk again.json || ended=$?
test "$ended" -eq 124 || { echo "the window did not stay (exit code $ended)"; exit 1; }
du -sh moved | cut -f1
echo "the bundle works"
