#!/bin/sh
# What judges how sound goes out and is not ours: PulseAudio, with a sink that nobody hears. No service of it is started.
set -eu
if ! command -v pulseaudio >/dev/null 2>&1 || ! command -v parec >/dev/null 2>&1; then
    echo "Installing: pulseaudio pulseaudio-utils"
    if [ "$(id -u)" = 0 ]; then run=""; else run="sudo"; fi
    $run apt-get update -qq
    DEBIAN_FRONTEND=noninteractive $run apt-get install -y -qq --no-install-recommends pulseaudio pulseaudio-utils >/dev/null
fi
