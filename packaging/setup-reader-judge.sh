#!/bin/sh
# What judges the driver of PC/SC readers and is not ours: pcscd, a virtual reader (vpcd), and pyscard, which needs a compiler.
set -eu
missing=""
[ -x /usr/sbin/pcscd ] || missing="pcscd"
[ -e /usr/lib/pcsc/drivers/serial/libifdvpcd.so ] || missing="$missing vsmartcard-vpcd"
command -v swig >/dev/null 2>&1 || missing="$missing swig"
[ -e /usr/include/PCSC/winscard.h ] || missing="$missing libpcsclite-dev"
command -v gcc >/dev/null 2>&1 || missing="$missing gcc libc6-dev"
if [ -n "$missing" ]; then
    echo "Installing: $missing"
    if [ "$(id -u)" = 0 ]; then run=""; else run="sudo"; fi
    $run apt-get update -qq
    # shellcheck disable=SC2086 - a list of packages
    DEBIAN_FRONTEND=noninteractive $run apt-get install -y -qq --no-install-recommends $missing >/dev/null
fi
# beside the environment of the project, which does not need it
"${1:-.venv}/bin/python" -m pip install --quiet --target build/judges/python "pyscard==2.3.1"
