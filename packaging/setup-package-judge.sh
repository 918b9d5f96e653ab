#!/bin/sh
# What judges the packages and is not ours: a bare Debian (debootstrap), booted with systemd in a container, and a program that takes
# pictures of a display. The mirror is the one that this machine uses.
set -eu
base=${1:-build/judges/package/base}
[ "$(id -u)" = 0 ] || { echo "judge-package: run this as root" >&2; exit 1; }
missing=""
command -v debootstrap >/dev/null 2>&1 || missing="debootstrap"
command -v systemd-nspawn >/dev/null 2>&1 || missing="$missing systemd-container"
command -v grim >/dev/null 2>&1 || missing="$missing grim"
if [ -n "$missing" ]; then
    echo "Installing: $missing"
    apt-get update -qq
    # shellcheck disable=SC2086 - a list of packages
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
fi
if [ ! -e "$base/.ready" ]; then
    echo "Making a bare Debian in $base (some minutes)"
    # shellcheck disable=SC2046 - an address and a suite
    set -- $(apt-get indextargets --format '$(REPO_URI) $(CODENAME)' 'Created-By: Packages' | grep '/debian/* [a-z]*$' | head -n 1)
    rm -rf "$base"
    mkdir -p "$base"
    debootstrap --variant=minbase --include=systemd,systemd-sysv,dbus,python3,udev,usbguard,apparmor "$2" "$base" "$1" >/dev/null
    wanted=$(sed -n 's/^Depends: //p' packaging/deb/kiosk/control packaging/deb/central/control | sed 's/([^)]*)//g; s/,/ /g')
    # shellcheck disable=SC2086 - a list of packages
    chroot "$base" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $wanted >/dev/null
    touch "$base/.ready"
fi
