#!/bin/sh
# What judges video visits and is not ours: Chromium, headless, with its fake camera and microphone.
set -eu
if ! command -v chromium >/dev/null 2>&1 && ! command -v chromium-browser >/dev/null 2>&1 && ! command -v google-chrome >/dev/null 2>&1; then
    echo "Installing: chromium"
    if [ "$(id -u)" = 0 ]; then run=""; else run="sudo"; fi
    $run apt-get update -qq
    DEBIAN_FRONTEND=noninteractive $run apt-get install -y -qq --no-install-recommends chromium >/dev/null
fi
