#!/usr/bin/env bash
# .venv holds exactly the locked packages of one requirements file, and the program itself.
set -euo pipefail

lock=${1:?which requirements file}
if [[ ! -x .venv/bin/python ]] || ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
    "$(dirname "$0")/python.sh" >/dev/null
    echo "Making .venv"
    "$("$(dirname "$0")/python.sh")" -m venv --clear .venv
fi
echo "Installing $lock"
pip=(.venv/bin/python -m pip --disable-pip-version-check --quiet install)
"${pip[@]}" --require-hashes -r "$lock"
# The build tool is locked as well, so nothing unlocked is fetched to install the program.
"${pip[@]}" --no-deps --no-build-isolation -e .
