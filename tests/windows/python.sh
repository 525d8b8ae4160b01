#!/usr/bin/env bash
# Makes a Windows Python with the packages of this project under Wine, so that tests and bundle can
# be tried for Windows on a Debian machine.
#
#   tests/windows/python.sh FOLDER      (about two minutes and 1 GB, once)
#
# Then FOLDER/winpy ARGS runs that Python and FOLDER/winexe PROGRAM.exe ARGS any Windows program.
# It is put together from packages alone: python312.dll and the .pyd files as the panda3d wheel for
# Windows ships them, the standard library as the npm package pyodide carries it (the few modules
# left out there come from this machine's Python), a python.exe of one line, and stand-ins for three
# system libraries that Wine 8 lacks or has in part. A release for clerks is better built on a real Windows.
set -euo pipefail
[ $# -eq 1 ] || { sed -n 2,12p "$0"; exit 2; }
root=$(mkdir -p "$1" && cd "$1" && pwd)
project=$(cd "$(dirname "$0")/../.." && pwd)
minor=3.12 tag=312 pyodide=0.27.7

needed=(wine wine64 gcc-mingw-w64-x86-64 nsis xvfb xauth fonts-noto-cjk locales)
command -v npm >/dev/null || needed+=(npm)
if ! dpkg -s "${needed[@]}" >/dev/null 2>&1; then
  apt-get update -qq >/dev/null
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${needed[@]}" >/dev/null
fi
# In a Japanese locale Wine has the code page of a Japanese Windows (932).
locale -a | grep -qi '^ja_JP.utf8$' || localedef -i ja_JP -f UTF-8 ja_JP.UTF-8

py=$root/python; rm -rf "$py"; mkdir -p "$py/DLLs" "$py/Lib/site-packages" "$root/parts"
cd "$root/parts"

# ---- the interpreter and its libraries
python3 -m pip download -q --no-deps --only-binary=:all: --platform win_amd64 \
  --python-version "$minor" --implementation cp --abi "cp$tag" -d . panda3d 2>/dev/null
[ -e "pyodide-$pyodide.tgz" ] || npm pack --silent "pyodide@$pyodide" >/dev/null
tar -xzf "pyodide-$pyodide.tgz" package/python_stdlib.zip
python3 - "$py" "$tag" <<'P'
import glob, re, shutil, sys, sysconfig, zipfile
from pathlib import Path

py, tag = Path(sys.argv[1]), sys.argv[2]
lib, here = py / "Lib", Path(sysconfig.get_path("stdlib"))
useless = ("api-ms", "tcl", "tk", "_tkinter", "_wmi")  # Wine 8 ends a program that asks WMI
with zipfile.ZipFile(glob.glob(f"panda3d-*-cp{tag}-*.whl")[0]) as wheel:
    for name in wheel.namelist():
        folder, _, file = name.rpartition("/")
        if folder == "deploy_libs" and not file.startswith(useless):
            beside = file.lower().startswith(("python", "vcruntime"))
            (py / file if beside else py / "DLLs" / file).write_bytes(wheel.read(name))
zipfile.ZipFile("package/python_stdlib.zip").extractall(lib)
for name in ("ssl.py", "lzma.py", "webbrowser.py", "sqlite3", "LICENSE.txt"):
    source, target = here / name, lib / name
    if source.is_dir():
        shutil.copytree(source, target, dirs_exist_ok=True)
    else:
        shutil.copy(source, target)
# What stands there of its own version only the Python it comes with can read.
database = lib / "sqlite3" / "dbapi2.py"
words = database.read_text()
database.write_text(re.sub(r"^version_info = .*", "version_info = (2, 6, 0)", words, flags=re.M))
P

# ---- python.exe
gcc=x86_64-w64-mingw32-gcc
cat >python.c <<'C'
#include <wchar.h>
__declspec(dllimport) int Py_Main(int, wchar_t **);
int wmain(int argc, wchar_t **argv) { return Py_Main(argc, argv); }
C
python3 - "$py/python$tag.dll" "$tag" <<'P'
import re, subprocess, sys

dll, tag = sys.argv[1:]
dump = ["x86_64-w64-mingw32-objdump", "-p", dll]
table = subprocess.run(dump, capture_output=True, text=True, check=True).stdout
line = r"^\s*\[\s*\d+\]\s+(?:\+base\[\s*\d+\]\s+[0-9a-f]+\s+)?([A-Za-z_]\w*)$"
names = re.findall(line, table.split("[Ordinal/Name Pointer] Table", 1)[1], re.M)
with open("python.def", "w") as file:
    file.write(f"LIBRARY python{tag}.dll\nEXPORTS\n" + "\n".join(names) + "\n")
with open("python3.def", "w") as file:
    file.write("LIBRARY python3.dll\nEXPORTS\n")
    file.write("".join(f"{name}=python{tag}.{name}\n" for name in names))
P
x86_64-w64-mingw32-dlltool -d python.def -l libpython.a
$gcc -municode -o "$py/python.exe" python.c libpython.a
echo 'int nothing;' >empty.c
$gcc -shared -o "$py/python3.dll" empty.c python3.def

# ---- Wine: a Windows 10 in which a crash ends the program instead of waiting for a debugger
export WINEPREFIX=$root/wine WINEDEBUG=-all
DISPLAY='' wine wineboot -i >/dev/null 2>&1 </dev/null || true
wine reg add 'HKCU\Software\Wine' /v Version /d win10 /f >/dev/null 2>&1 </dev/null || true
wine reg add 'HKLM\Software\Microsoft\Windows NT\CurrentVersion\AeDebug' /v Debugger \
  /d 'cmd /c exit' /f >/dev/null 2>&1 </dev/null || true
system=$WINEPREFIX/drive_c/windows/system32
[ -d "$system" ] || { echo "Wine made no prefix in $WINEPREFIX"; exit 1; }
if [ ! -e "$system/bcryptprimitives.dll" ]; then
  cat >random.c <<'C'
#include <windows.h>
BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE p, SIZE_T n)
{ return SystemFunction036(p, (ULONG)n); }
C
  $gcc -shared -o "$system/bcryptprimitives.dll" random.c -ladvapi32
fi
if [ ! -e "$system/icuuc.dll" ]; then
  # Refuses every codec, so that Qt uses its own.
  { echo '__declspec(dllexport) void *ucnv_open(const char *n, int *e) { *e = 4; return 0; }'
    for name in close reset getMaxCharSize getName getToUCallBack getFromUCallBack setToUCallBack \
      setFromUCallBack cbToUWriteUChars toUnicode cbFromUWriteUChars toUCountPending \
      fromUCountPending getStandardName getAvailableName countAvailable fromUnicode; do
      echo "__declspec(dllexport) void *ucnv_$name(void) { return 0; }"
    done
    for way in FROM TO; do
      echo "__declspec(dllexport) void *UCNV_${way}_U_CALLBACK_SUBSTITUTE(void) { return 0; }"
    done; } >icu.c
  $gcc -shared -o "$system/icuuc.dll" icu.c
fi

# Wine's own ends a program that asks for the colours of the screen, as Qt does; this one knows none.
cat >colours.c <<'C'
#include <windows.h>
#define GIVEN __declspec(dllexport)
GIVEN void *WINAPI OpenColorProfileW(void *p, DWORD a, DWORD b, DWORD c) { return 0; }
GIVEN void *WINAPI WcsCreateIccProfile(void *p, DWORD o) { return 0; }
GIVEN BOOL WINAPI CloseColorProfile(void *p) { return TRUE; }
GIVEN BOOL WINAPI GetColorProfileFromHandle(void *p, void *b, DWORD *n) { return FALSE; }
C
$gcc -shared -o "$system/mscms.dll" colours.c
wine reg add 'HKCU\Software\Wine\DllOverrides' /v mscms /d native /f >/dev/null 2>&1 </dev/null || true

# ---- the packages of this project, its tests and its build, as pyproject.toml has them
mapfile -t packages < <(python3 - "$project/pyproject.toml" "$minor" <<'P'
import sys, tomllib
from pip._vendor.packaging.requirements import Requirement

with open(sys.argv[1], "rb") as file:
    project = tomllib.load(file)["project"]
extras = project["optional-dependencies"]
windows = {"sys_platform": "win32", "platform_system": "Windows", "python_version": sys.argv[2]}
for line in [*project["dependencies"], *extras["test"], *extras["build"]]:
    wanted = Requirement(line)
    if wanted.marker is None or wanted.marker.evaluate(windows):
        asked_extras = f"[{','.join(wanted.extras)}]" if wanted.extras else ""
        print(f"{wanted.name}{asked_extras}{wanted.specifier}")
# What pip leaves out, for it reads the conditions of packages as those of this machine.
print("colorama", "pywin32-ctypes", "pefile", "setuptools", sep="\n")
P
)
python3 -m pip install -q --target "$py/Lib/site-packages" --upgrade --platform win_amd64 \
  --python-version "$minor" --implementation cp --only-binary=:all: "${packages[@]}" 2>&1 |
  grep -vE 'WARNING|dependency (resolver|conflicts)|which is incompatible' || true

# ---- a console program under Wine needs standard input, and a pipe for its output; a server of Wine
# that it started may hold the pipe long after its end, while another program runs there
for name in winpy winexe; do
  program=; [ $name = winpy ] && program="\"$py/python.exe\""
  cat >"$root/$name" <<S
#!/usr/bin/env bash
export WINEPREFIX="$root/wine" WINEDEBUG=\${WINEDEBUG:--all} LC_ALL=\${LC_ALL:-ja_JP.UTF-8}
pipe=\$(mktemp -u); mkfifo "\$pipe"
cat <"\$pipe" & reader=\$!
wine $program "\$@" </dev/null >"\$pipe" 2>&1; code=\$?
rm "\$pipe"
for _ in \$(seq 40); do kill -0 \$reader 2>/dev/null || exit \$code; sleep 0.05; done
kill \$reader 2>/dev/null
exit \$code
S
  chmod +x "$root/$name"
done
cd "$root" && rm -rf parts
"$root/winpy" -c "import platform, PySide6.QtCore as q, pydantic
print('Windows Python', platform.python_version(), 'PySide6', q.qVersion(), 'in place')"
