#!/usr/bin/env bash
# Builds the wheel and tries it from a folder of its own, far from the source tree: are the
# resources inside? The libraries are those of the environment that Python is run from.
#   tests/wheel.sh [PYTHON]
set -euo pipefail
python=$(realpath -s "${1:-$(dirname "$0")/../.venv/bin/python}")
source=$(realpath "$(dirname "$0")/..")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

cp -r "$source"/{piadesk,ui,resources,pyproject.toml,README.md,LICENSE} "$folder"
"$python" -m pip wheel -q --no-deps -w "$folder/wheel" "$folder"
rm -rf "${folder:?}"/{piadesk,ui,resources,build}

"$python" -m venv --without-pip "$folder/venv"
"$python" -m pip --python "$folder/venv/bin/python" install -q --no-deps "$folder"/wheel/*.whl
site=$(echo "$folder"/venv/lib/python3*/site-packages)
# The plain folder, not its .pth files: an editable install of the source tree must not be found.
"$python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))' >"$site/libraries.pth"

cd "$folder"
run() { PIADESK_DATA="$folder/data" PIADESK_SETTINGS="$folder/settings" PIADESK_LOGS="$folder/logs" venv/bin/"$@"; }
run python -c 'import piadesk, sys; sys.exit(not piadesk.__file__.startswith(sys.prefix))'
run piadesk demo --no-window --out "$folder/demo" >/dev/null
for pdf in "$folder"/demo/*.pdf; do head -c 5 "$pdf" | grep -q '%PDF-'; done
# The window dresses itself from the resources too.
QT_QPA_PLATFORM=offscreen run python -c '
from PySide6.QtWidgets import QApplication
from ui.app import dress
from ui.window import Window
app = QApplication([])
dress(app)
assert app.font().family().startswith("PIA "), app.font().family()
Window().close()'
echo "The wheel runs on its own: $(ls "$folder"/demo/*.pdf | wc -l) samples printed."
