#!/usr/bin/env bash
# A Debian server runs this program afterwards: code in /opt, a service, an nginx site. Running it
# again updates the code and leaves settings, data, keys and certificate alone.
set -euo pipefail
cd "$(dirname "$0")/.."

program=/opt/buurtstem
settings=/etc/buurtstem

refuse() {
    echo "make install: $1" >&2
    exit 1
}

# The nginx site for one host name, on standard output.
site() {
    sed "s/@HOST@/$1/g" deploy/nginx.conf
}

if [[ "${1:-}" == --print-site ]]; then
    site "${2:?which host name}"
    exit 0
fi

[[ -e /etc/debian_version ]] || refuse "this is for a Debian server; docs/host.md says what it does."
[[ "$(id -u)" == 0 ]] || refuse "only root may install a service: sudo make install URL=https://your.address"

url=${URL:-}
if [[ -z "$url" && -e $settings/environment ]]; then
    url=$(sed -n 's/^BUURTSTEM_URL=//p' $settings/environment | tail -n 1)
fi
if [[ -z "$url" ]]; then
    url="https://$(hostname -f 2>/dev/null || hostname)"
    echo "No URL=https://your.address was given; taking $url. Change it in $settings/environment."
fi
url=${url%/}
[[ "$url" =~ ^https://[A-Za-z0-9.-]+$ ]] || refuse "URL must look like https://your.address, without a port or path."
host=${url#https://}

deploy/packages.sh server

if ! getent passwd buurtstem >/dev/null; then
    useradd --system --user-group --no-create-home --home-dir /var/lib/buurtstem-files \
        --shell /usr/sbin/nologin buurtstem
fi

echo "Copying the program to $program"
mkdir -p $program
for part in app exports surveys translations pictograms wording deploy; do
    rm -rf "${program:?}/$part"
    cp -r "$part" "$program/$part"
done
cp pyproject.toml requirements.txt README.md LICENSE $program/
find $program -name __pycache__ -prune -exec rm -rf {} +
(cd $program && deploy/environment.sh requirements.txt)
chown -R root:root $program
chmod -R u=rwX,go=rX $program
install -m 0755 deploy/command.sh /usr/local/bin/buurtstem

mkdir -p $settings/tls /var/www/buurtstem
for folder in buurtstem buurtstem-keys buurtstem-files; do
    install -d -m 0700 -o buurtstem -g buurtstem "/var/lib/$folder"
done
if [[ ! -e $settings/environment ]]; then
    sed "s|@URL@|$url|" deploy/environment >$settings/environment
else
    sed -i "s|^BUURTSTEM_URL=.*|BUURTSTEM_URL=$url|" $settings/environment
fi
chown root:buurtstem $settings/environment
chmod 0640 $settings/environment

issued=/etc/letsencrypt/live/$host
temporary=no
if [[ -e $issued/fullchain.pem ]]; then
    ln -sf "$issued/fullchain.pem" "$issued/privkey.pem" $settings/tls/
elif [[ ! -e $settings/tls/fullchain.pem ]]; then
    temporary=yes
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 30 \
        -subj "/CN=$host" -addext "subjectAltName=DNS:$host" \
        -keyout $settings/tls/privkey.pem -out $settings/tls/fullchain.pem 2>/dev/null
fi
site "$host" >/etc/nginx/sites-available/buurtstem
ln -sf /etc/nginx/sites-available/buurtstem /etc/nginx/sites-enabled/buurtstem
nginx -t -q || refuse "nginx does not accept the site; see /etc/nginx/sites-available/buurtstem."

install -m 0644 deploy/buurtstem.service /etc/systemd/system/buurtstem.service
if [[ -d /run/systemd/system ]]; then
    systemctl daemon-reload
    systemctl enable --quiet buurtstem nginx
    systemctl restart buurtstem
    systemctl reload-or-restart nginx
    for _ in $(seq 60); do
        up=$($program/.venv/bin/python -c 'from urllib.request import urlopen as u; print(u("http://127.0.0.1:8000/healthz", timeout=2).status)' 2>/dev/null || true)
        [[ "$up" == 200 ]] && break
        sleep 1
    done
    [[ "$up" == 200 ]] || refuse "the service does not answer; see: journalctl -u buurtstem"
    echo "Buurtstem serves $url"
else
    echo "Everything is in place, but systemd does not run here: start the service and nginx by hand."
fi
if [[ $temporary == yes ]]; then
    echo "The certificate is a temporary one of our own. Get a real one, then run make install again:"
    echo "  apt-get install certbot && certbot certonly --webroot -w /var/www/buurtstem -d $host"
fi
echo "Next: buurtstem doctor   (the guide for hosts is docs/host.md)"
