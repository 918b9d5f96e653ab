#!/bin/sh
# What lists and checks our dependencies: CycloneDX's own tool and pip-audit (both Apache 2.0), beside the environment of the project.
set -eu
tools=${1:-build/audit-tools}
[ -x "$tools/bin/python" ] || "${PYTHON:-python3}" -m venv "$tools"
"$tools/bin/pip" install --quiet --disable-pip-version-check "cyclonedx-bom>=7,<8" "pip-audit>=2.9,<3"
