#!/bin/sh
# What judges the simulated printer and the receipts and is not ours: OCR, a QR reader, and an ESC/POS host from npm (in build/judges).
set -eu
missing=""
command -v tesseract >/dev/null 2>&1 && tesseract --list-langs 2>/dev/null | grep -q spa || missing="tesseract-ocr tesseract-ocr-eng tesseract-ocr-spa"
command -v zbarimg >/dev/null 2>&1 || missing="$missing zbar-tools"
command -v node >/dev/null 2>&1 || missing="$missing nodejs"
command -v npm >/dev/null 2>&1 || missing="$missing npm"
if [ -n "$missing" ]; then
    echo "Installing: $missing"
    if [ "$(id -u)" = 0 ]; then run=""; else run="sudo"; fi
    $run apt-get update -qq
    # shellcheck disable=SC2086 - a list of packages
    DEBIAN_FRONTEND=noninteractive $run apt-get install -y -qq --no-install-recommends $missing >/dev/null
fi
mkdir -p build/judges
cp tests/judges/printer/package.json tests/judges/printer/host.js build/judges/
npm install --prefix build/judges --no-audit --no-fund --silent
