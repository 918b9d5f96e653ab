#!/bin/sh
# What judges the staff console and is not ours: Chromium, headless, and Playwright, which drives it.
set -eu
if ! command -v chromium >/dev/null 2>&1; then
    echo "Installing: chromium"
    if [ "$(id -u)" = 0 ]; then run=""; else run="sudo"; fi
    $run apt-get update -qq
    DEBIAN_FRONTEND=noninteractive $run apt-get install -y -qq --no-install-recommends chromium >/dev/null
fi
# beside the environment of the project, which does not need it
"${1:-.venv}/bin/python" -m pip install --quiet --target build/judges/python "playwright==1.65.2"
