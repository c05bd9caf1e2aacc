#!/usr/bin/env bash
# The system packages for one purpose (demo, tests, server) are there afterwards.
# When all are there it asks nobody, so that a second run is quick and needs no network.
set -euo pipefail

demo=(python3-venv libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-noto-core espeak-ng)
case "${1:-}" in
demo) wanted=("${demo[@]}") ;;
tests) wanted=("${demo[@]}" chromium libatomic1 poppler-utils libreoffice-calc-nogui
    webkit2gtk-driver xvfb) ;;
server) wanted=("${demo[@]}" nginx openssl) ;;
*)
    echo "packages.sh demo | tests | server" >&2
    exit 2
    ;;
esac

# What another distribution or a hand-made installation brings counts as well.
present() {
    if command -v dpkg-query >/dev/null &&
        [[ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" == installed ]]; then
        return 0
    fi
    case "$1" in
    python3-venv) "$(dirname "$0")/python.sh" >/dev/null 2>&1 ;;
    chromium) command -v chromium chromium-browser >/dev/null ;;
    poppler-utils) command -v pdftoppm >/dev/null ;;
    libreoffice-calc-nogui) command -v soffice libreoffice >/dev/null ;;
    libpango-1.0-0) library libpango-1.0.so.0 ;;
    libpangoft2-1.0-0) library libpangoft2-1.0.so.0 ;;
    libharfbuzz-subset0) library libharfbuzz-subset.so.0 ;;
    fonts-noto-core) command -v fc-list >/dev/null && fc-list : family | grep 'Noto Sans Ethiopic' >/dev/null ;;
    espeak-ng | nginx | openssl) command -v "$1" >/dev/null ;;
    webkit2gtk-driver) command -v WebKitWebDriver >/dev/null ;;
    xvfb) command -v Xvfb >/dev/null ;;
    libatomic1) library libatomic.so.1 ;;
    *) false ;;
    esac
}

library() {
    PATH="$PATH:/sbin:/usr/sbin" ldconfig -p 2>/dev/null | grep -F "$1" >/dev/null
}

missing=()
for package in "${wanted[@]}"; do
    present "$package" || missing+=("$package")
done
[[ ${#missing[@]} -eq 0 ]] && exit 0

refuse() {
    echo "$1 Please install these system packages, then try again:" >&2
    echo "  ${missing[*]}" >&2
    exit 1
}
command -v apt-get >/dev/null || refuse "This is not Debian or Ubuntu."
if [[ "$(id -u)" == 0 ]]; then
    root=(env)
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
    root=(sudo env)
else
    refuse "Only root may install system packages, and sudo asks for a password here."
fi

echo "Installing system packages: ${missing[*]}"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
quiet=("${root[@]}" DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=120)
if ! { "${quiet[@]}" update && "${quiet[@]}" install --no-install-recommends "${missing[@]}"; } >"$log" 2>&1; then
    tail -n 15 "$log" >&2
    refuse "apt could not install them."
fi
