#!/bin/sh
# Makes the virtual environment from the committed lock, and sees to the system libraries that Qt needs.
# Installs them by apt where that is allowed; otherwise names them in one line and stops.
set -eu
venv=$1
python=${PYTHON:-python3}

apt_install() {
    if ! command -v apt-get >/dev/null 2>&1; then
        echo "Please install these system packages (or your system's equivalents), then run this again: $*" >&2
        exit 1
    fi
    if [ "$(id -u)" = 0 ]; then run=""
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then run="sudo"
    else
        echo "Please run: sudo apt-get install $*   and then run this again." >&2
        exit 1
    fi
    echo "Installing system packages: $*"
    $run apt-get update -qq
    DEBIAN_FRONTEND=noninteractive $run apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

if ! command -v "$python" >/dev/null 2>&1; then apt_install python3 python3-venv; fi
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "Python 3.11 or newer is needed; $python is $("$python" -V 2>&1)." >&2
    exit 1
}
"$python" -c 'import ensurepip, venv' 2>/dev/null || apt_install python3-venv

[ -x "$venv/bin/python" ] || "$python" -m venv "$venv"
echo "Installing the pinned Python packages (the first time takes a minute or two)"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .

qt_loads() {
    QT_QPA_PLATFORM=$1 "$venv/bin/python" - 2>/dev/null <<'PYTHON'
from PySide6 import QtGui, QtMultimedia, QtQml, QtQuick, QtSvg
QtGui.QGuiApplication([])
PYTHON
}
qt_loads offscreen || apt_install libgl1 libegl1 libxkbcommon0 libdbus-1-3 libfontconfig1 libglib2.0-0 libpulse0 libxrandr2 \
    fontconfig fonts-dejavu-core
if [ -n "${WAYLAND_DISPLAY:-}" ]; then
    qt_loads wayland || apt_install libwayland-cursor0 libwayland-egl1
elif [ -n "${DISPLAY:-}" ]; then
    qt_loads xcb || apt_install libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-render-util0 libxcb-shape0 \
        libxcb-xkb1 libxkbcommon-x11-0
fi
command -v espeak-ng >/dev/null 2>&1 || (apt_install espeak-ng) || echo "Note: without it nothing is read aloud." >&2
[ -x /usr/games/stockfish ] || (apt_install stockfish) || echo "Note: without it the strongest level of chess is missing." >&2
# What is not Latin is drawn with the system's fonts: all scripts, Chinese, Japanese and Korean, emoji in colour, and the rest of Unicode.
fonts=$(fc-list : family 2>/dev/null || true)
case $fonts in *"Noto Sans Thai"*) ;; *) missing_fonts="fonts-noto-core" ;; esac
case $fonts in *"Noto Sans CJK"*) ;; *) missing_fonts="${missing_fonts:-} fonts-noto-cjk" ;; esac
case $fonts in *"Noto Color Emoji"*) ;; *) missing_fonts="${missing_fonts:-} fonts-noto-color-emoji" ;; esac
case $fonts in *"Unifont Upper"*) ;; *) missing_fonts="${missing_fonts:-} fonts-unifont" ;; esac
if [ -n "${missing_fonts:-}" ]; then
    # shellcheck disable=SC2086 - a list of packages
    (apt_install fontconfig $missing_fonts) || echo "Note: until they are there, emoji and letters of other scripts show as boxes." >&2
fi
