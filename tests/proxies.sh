#!/usr/bin/env bash
# The site behind nginx, Apache, Varnish and Caddy as Debian has them: tests/BackendCareer.Tests/Proxies.
set -euo pipefail
cd "$(dirname "$0")/.."

missing=()
for server in nginx:nginx-light apache2:apache2 varnishd:varnish caddy:caddy; do
    command -v "${server%:*}" >/dev/null || missing+=("${server#*:}")
done
if ((${#missing[@]})); then
    apt-get update -qq
    # Debian starts what it installs: here each is started by its test alone.
    printf '#!/bin/sh\nexit 101\n' >/usr/sbin/policy-rc.d
    chmod +x /usr/sbin/policy-rc.d
    trap 'rm /usr/sbin/policy-rc.d' EXIT
    apt-get install -y -qq "${missing[@]}" >/dev/null
fi

dotnet test "$@" --settings tests/BackendCareer.Tests/proxies.runsettings
