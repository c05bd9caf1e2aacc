#!/usr/bin/env bash
# Prints the first Python of this machine that is new enough and can make an environment.
set -euo pipefail

for candidate in python3.11 python3.12 python3.13 python3; do
    if command -v "$candidate" >/dev/null && "$candidate" - 2>/dev/null <<'PY'; then
import sys, ensurepip, venv
sys.exit(sys.version_info < (3, 11))
PY
        command -v "$candidate"
        exit 0
    fi
done
echo "Python 3.11 or newer with the modules venv and ensurepip is needed (Debian: python3-venv)." >&2
exit 1
