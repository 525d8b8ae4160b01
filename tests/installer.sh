#!/usr/bin/env bash
# Installs setup.exe under Wine as an IT department would, and looks at what it does and leaves.
#
#   tests/installer.sh [SETUP.exe]      without it, resources/installer/release.py makes one (minutes)
#
# For one user, silently; command line; window by a double-clicked file; refusal while it runs;
# update over itself, also where a file of it is held; uninstall; then the same for everybody in a folder of its own.
set -euo pipefail
cd "$(dirname "$0")/.."
cache=${PIADESK_WINDOWS:-$HOME/.cache/piadesk-windows}
[ -x "$cache/winpy" ] || nice tests/windows/python.sh "$cache"

# One screen for all of it: Wine's desktop dies with the screen it was started on.
if [ -z "${PIADESK_SCREEN:-}" ]; then
  PIADESK_SCREEN=1 exec xvfb-run -a -s '-screen 0 1366x768x24' "$0" "$@"
fi

work=$(mktemp -d)
export WINEPREFIX=$work/wine WINEDEBUG=-all LC_ALL=ja_JP.UTF-8
trap 'wineserver -k 2>/dev/null || true; sleep 1; rm -rf "$work"' EXIT
cp -a "$cache/wine" "$WINEPREFIX" # has the stand-ins for what Wine lacks

setup=${1:-}
if [ -z "$setup" ]; then
  nice python3 resources/installer/release.py --wine "$cache" --out "$work/release"
  setup=$(ls "$work"/release/*-setup.exe)
fi
setup=$(realpath "$setup")

say() { echo "-- $*"; }
fail() { echo "FAILED: $*" >&2; exit 1; }
win() { timeout 600 wine "$@" </dev/null 2>&1 | iconv -f cp932 -t utf-8 -c; }
expect() { # CODE PROGRAM ARGS…
  local wanted=$1 got=0; shift
  win "$@" || got=$?
  [ "$got" = "$wanted" ] || fail "$* ended with $got, not with $wanted"
}
run_setup() { # CODE SWITCHES…: from a batch file, for /D= wants a folder with blanks unquoted
  printf '@"%s" %s\r\n@exit /b %%errorlevel%%\r\n' "$(winepath -w "$setup")" "${*:2}" >"$work/setup.bat"
  expect "$1" cmd /c "$(winepath -w "$work/setup.bat")"
}
has_key() { wine reg query "$1" >/dev/null 2>&1 </dev/null; }
appears() { for _ in $(seq 90); do [ -e "$1" ] && return 0; sleep 1; done; fail "$1 does not appear"; }
gone() { for _ in $(seq 60); do [ -e "$1" ] || return 0; sleep 1; done; fail "$1 is still there"; }

user=$WINEPREFIX/drive_c/users/$(id -un)
local_data=$user/AppData/Local
classes='Software\Classes' uninstall='Software\Microsoft\Windows\CurrentVersion\Uninstall\PIAdesk'
menu='Microsoft/Windows/Start Menu/Programs/PIAdesk.lnk'

try() { # HIVE FOLDER STARTMENU SWITCHES…: everything, for one user or for all
  local hive=$1 folder=$2 menu=$3; shift 3
  local program=$folder/PIAdesk.exe cli=$folder/piadesk-cli.exe version

  say "installs silently into $folder"
  run_setup 0 /S "$@"
  for file in "$program" "$cli" "$folder/uninstall.exe" "$folder/_internal/resources/style.qss" "$menu"; do
    [ -e "$file" ] || fail "no $file"
  done
  [ ! -e "$folder/_new" ] || fail "unfinished files are left"
  has_key "$hive\\$uninstall" || fail "not under アプリと機能"
  has_key "$hive\\$classes\\.piadesk" || fail "no file type .piadesk"

  say "command line: samples made, checked, printed"
  version=$(win "$cli" --version | tr -d '\r')
  [[ $version == "PIAdesk "* ]] || fail "no version: $version"
  rm -rf "$WINEPREFIX/drive_c/demo"
  expect 0 "$cli" demo --no-window --out 'C:\demo'
  [ "$(find "$WINEPREFIX/drive_c/demo" -name '*.pdf' -size +10k | wc -l)" -ge 4 ] || fail "no papers"
  local sheet; sheet=$(find "$WINEPREFIX/drive_c/demo" -name '*2*.*' -not -name '*.pdf' | head -n 1)
  mkdir -p "$user/評価書 1"; cp "$sheet" "$user/評価書 1/住民 基本.piadesk"
  expect 0 "$cli" print "$(winepath -w "$user/評価書 1/住民 基本.piadesk")" -o 'C:\demo\again.pdf'

  say "the window opens by the file, is seen, and keeps setup from running"
  local picture=$work/window.png
  local open=("$user/評価書 1/住民 基本.piadesk")
  if [ "$hive" = HKCU ]; then # Wine 8 knows no file types of one user
    open=("$program" "$(winepath -w "${open[0]}")")
  fi
  timeout 300 wine start /unix "${open[@]}" </dev/null >/dev/null 2>&1 &
  appears "$user/評価書 1/.~lock.住民 基本.piadesk#"
  sleep 5
  import -window root "$picture" 2>/dev/null || true
  run_setup 3 /S "$@"
  [ -e "$program" ] || fail "setup has touched the open program"
  wineserver -k
  sleep 1
  [ -s "$local_data/PIAdesk/Logs/piadesk.log" ] || fail "no log"
  if [ -s "$picture" ] && [ -n "${PIADESK_PICTURES:-}" ]; then cp "$picture" "$PIADESK_PICTURES/"; fi

  say "an update takes what is old away and leaves what is the clerk's"
  touch "$folder/_internal/of-an-older-version.dll"; echo '{}' >"$local_data/PIAdesk/settings.json"
  touch "$folder/office.toml"
  wine reg add "$hive\\$uninstall" /v DisplayVersion /d 0.0.1 /f >/dev/null 2>&1 </dev/null
  run_setup 0 /S "$@"
  [ ! -e "$folder/_internal/of-an-older-version.dll" ] || fail "old files stay"
  [ -e "$local_data/PIAdesk/settings.json" ] || fail "the settings are gone"
  [ -e "$folder/office.toml" ] || fail "what the office presets is gone"
  win reg query "$hive\\$uninstall" /v DisplayVersion | grep -qF "${version#PIAdesk }" || fail "the old version stays under アプリと機能"
  rm "$folder/office.toml"

  say "an update while another program holds a file leaves the one version or the other, whole"
  local asked; asked=$(winepath -w "$folder/_internal/resources/style.qss")
  wine "$cache/python/python.exe" -c "import sys, time
with open(sys.argv[1]): open(sys.argv[2], 'w').close(); time.sleep(600)" \
    "$asked" "$(winepath -w "$work/held")" </dev/null >/dev/null 2>&1 &
  local holder=$!
  appears "$work/held"
  run_setup 0 /S "$@"
  expect 0 "$cli" check "$(winepath -w "$user/評価書 1/住民 基本.piadesk")" --debug
  run_setup 4 /S "$@" # what was put aside is still held: the new one does not go in
  [ ! -e "$folder/_new" ] || fail "unfinished files are left"
  expect 0 "$cli" check "$(winepath -w "$user/評価書 1/住民 基本.piadesk")" --debug
  kill "$holder"; wait "$holder" 2>/dev/null || true
  wineserver -k; sleep 1; rm "$work/held"
  run_setup 0 /S "$@"
  [ ! -e "$folder/_old" ] || fail "the old version is left"

  say "uninstalls, and leaves sheets, settings and earlier saves"
  win "$folder/uninstall.exe" /S $([ "$hive" = HKCU ] && echo /CURRENTUSER)
  gone "$program"; gone "$folder/_internal"; gone "$folder"; gone "$menu"
  if has_key "$hive\\$uninstall" || has_key "$hive\\$classes\\PIAdesk.Sheet"; then
    fail "keys stay in the registry"
  fi
  [ -e "$user/評価書 1/住民 基本.piadesk" ] || fail "the sheet is gone"
  [ -e "$local_data/PIAdesk/settings.json" ] || fail "the settings are gone"
}

say "for one user"
try HKCU "$local_data/Programs/PIAdesk" "$user/AppData/Roaming/$menu" /CURRENTUSER
say "for everybody, in a folder of its own"
try HKLM "$WINEPREFIX/drive_c/Tools/PIA desk" "$WINEPREFIX/drive_c/ProgramData/$menu" '/D=C:\Tools\PIA desk'
say "the installer works"
