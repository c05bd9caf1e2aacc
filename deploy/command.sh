#!/usr/bin/env bash
# The command as the service runs it: same user, same settings. It works in the folder for files
# that come and go, so `-o answers.xlsx` and `survey import form.xlsx` mean files there.
set -euo pipefail

if [[ "$(id -u)" != 0 ]]; then
    exec sudo "$0" "$@"
fi
cd /var/lib/buurtstem-files
set -a
# shellcheck source=/dev/null
. /etc/buurtstem/environment
set +a
umask 077
exec setpriv --reuid=buurtstem --regid=buurtstem --init-groups \
    env HOME=/var/lib/buurtstem-files /opt/buurtstem/.venv/bin/buurtstem "$@"
