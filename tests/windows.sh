#!/usr/bin/env bash
# Runs the tests in a Windows Python under Wine (Debian, as root the first time).
#
#   tests/windows.sh                        the whole suite, then the window tests in a real window
#   tests/windows.sh --smoke                only: command line, window, save, print (a minute)
#   tests/windows.sh tests/ui -k picture    what pytest is to run
#
# The Windows Python is made once, in $PIADESK_WINDOWS or ~/.cache/piadesk-windows. Tests that fail
# by Wine's own fault are named with their reasons in tests/windows/wine.py.
set -uo pipefail
cd "$(dirname "$0")/.."
here=$(pwd)
cache=${PIADESK_WINDOWS:-$HOME/.cache/piadesk-windows}

# Made anew where what it is made of has changed.
made_from=$({ sed -n '/^dependencies/,/^\[project.scripts/p' pyproject.toml; cat tests/windows/python.sh; } | sha256sum)
if [ "$(cat "$cache/made-from" 2>/dev/null)" != "$made_from" ]; then
  if ! nice tests/windows/python.sh "$cache"; then
    echo "no Windows Python could be made: nothing was tried on Windows"
    [ "${1:-}" = --smoke ] # to have none is no fault of what is to land
    exit
  fi
  echo "$made_from" >"$cache/made-from"
fi
# Under Wine a folder stands for what is shared on the network, \\server\share: each run has a server
# of its own, for two may go at a time.
mkdir -p "$cache/servers"
shared=$(mktemp -d "$cache/servers/XXXXXX")
trap 'rm -rf "$shared"' EXIT
mkdir "$shared/share"
ln -sfn "$cache/servers" "$cache/wine/dosdevices/unc"
export PIADESK_SHARE="\\\\$(basename "$shared")\\share"
# The checkout on Python's path, as an editable install would have it there.
export PYTHONPATH="Z:${here//\//\\}"

# iconv says nothing before the end of all, and then not where it has come to.
as_utf8='import sys
for line in sys.stdin.buffer:
    sys.stdout.buffer.write(line.decode("cp932", "replace").encode())
    sys.stdout.flush()'

run_tests() { # a time limit, for a program under Wine may hang where a real one ends; and where its
  # server is killed under it a program ends as if all were well, with nothing said
  set -o pipefail # in a real window this runs in a shell of its own
  timeout "$1" nice "$cache/winpy" -u -X faulthandler -m pytest -q -rfE -p no:cacheprovider \
    -p tests.windows.wine "${@:2}" 2>&1 | python3 -c "$as_utf8" |
    awk '{ print; fflush() } / passed/ { is_told = 1 } END { exit !is_told }'
}

in_real_window() { # Qt's platform "windows" on a screen of its own
  nice xvfb-run -a -s '-screen 0 1366x768x24' env PIADESK_TESTS_ON=windows "$@"
}
export -f run_tests
export cache as_utf8

failed=0
if [ "${1:-}" = --smoke ]; then
  run_tests 600 tests/windows/smoke.py || failed=1
elif [ $# -gt 0 ]; then
  run_tests 3600 "$@" || failed=1
else
  # Folder by folder: what one crash takes along is then little.
  for part in $(find tests -mindepth 2 -name 'test_*.py' | cut -d/ -f2 | sort -u) \
    $(cd tests && ls test_*.py) windows/smoke.py; do
    echo "== tests/$part"
    run_tests 3600 "tests/$part" || failed=1
  done
  for part in tests/ui tests/clerk tests/faults/test_recovery.py; do
    echo "== $part in a real window"
    in_real_window bash -c "run_tests 3600 $part" || failed=1
  done
fi
[ $failed = 0 ] && echo "all is well on Windows (under Wine)"
exit $failed
