#!/usr/bin/env bash
# How much the published site carries, beside a bare Kestrel that answers with the same bytes: reads, answers that nothing has
# changed, a reader with a key, posts, and all of it at once. Prints for each the requests a second, the processor time of one,
# and its ratio to the bare Kestrel's. Needs wrk (Debian: apt-get install wrk) and two processors: one serves, one asks.
set -euo pipefail

if [[ ! ${1:-3} =~ ^[1-9][0-9]*$ || ! ${2:-8} =~ ^[1-9][0-9]*$ || $# -gt 2 ]]; then
    echo "Usage: tests/load.sh [ROUNDS [SECONDS]], 3 rounds of 8 seconds each where nothing is said" >&2
    exit 2
fi

command -v wrk >/dev/null || { echo "Needs wrk: apt-get install wrk" >&2; exit 2; }
(($(nproc) > 1)) || { echo "Needs two processors: one serves, one asks." >&2; exit 2; }

rounds=${1:-3}
seconds=${2:-8}
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
ticks=$(getconf CLK_TCK)
declare -A asked

# shellcheck disable=SC2317  # called by the trap
stop() {
    jobs -p >"$work/jobs"
    xargs -r kill <"$work/jobs" 2>/dev/null || true
    wait 2>/dev/null || true
    rm -rf "$work"
}
trap stop EXIT
trap 'exit 1' INT TERM

# Waits for the line with which a server says its address, and prints the address. $1: its log.
address_in() {
    local line
    until line=$(grep -om1 'istening on.* \(http://[0-9.:]*\)' "$1"); do
        sleep 0.1
        jobs -r | grep -q . || { cat "$1" >&2; exit 1; }
    done
    echo "${line##* }"
}

# User and system time of a process so far, in ticks. $1: its id.
cpu_of() { awk '{ print $14 + $15 }' "/proc/$1/stat"; }

# Asks for some seconds and notes "requests microseconds requests-per-second". $1: a name; $2: the process; the rest: for wrk.
ask() {
    local name=$1 process=$2 before out requests
    shift 2
    before=$(cpu_of "$process")
    out=$(taskset -c 1 wrk -t1 -c16 "$@")
    requests=$(awk '/requests in/ { print $1 }' <<<"$out")
    if grep -q 'Non-2xx' <<<"$out"; then
        echo "$name: $(grep 'Non-2xx' <<<"$out")" >&2
        exit 1
    fi
    asked[$name]+="$(awk -v ticks=$(($(cpu_of "$process") - before)) -v hz="$ticks" -v n="$requests" -v s="$seconds" \
        'BEGIN { printf "%.1f %.0f", ticks * 1e6 / hz / n, n / s }')"$'\n'
}

# The median of a column of what was noted. $1: a name; $2: which column.
median() { cut -d' ' -f"$2" <<<"${asked[$1]%$'\n'}" | sort -n | awk '{ a[NR] = $1 } END { print a[int((NR + 1) / 2)] }'; }

cat >"$work/post.lua" <<'LUA'
local number = 0
local headers = { ["Content-Type"] = "application/x-www-form-urlencoded" }
function request()
    number = number + 1
    local mixed = os.getenv("MIXED") and number % 20 ~= 0
    if mixed then return wrk.format("GET", wrk.path, { ["Accept-Encoding"] = "br" }) end
    local body = string.format("article=role&name=&body=Comment+%d+of+a+measurement,+%d.", number, os.time())
    headers["Origin"] = string.format("http://%s:%d", wrk.host, wrk.port)
    return wrk.format("POST", "/comments", headers, body)
end
LUA

echo "Publishing…" >&2
make() { "$@" -c Release -v quiet >"$work/make.log" || { cat "$work/make.log" >&2; exit 1; }; }
make dotnet build "$root/tests/BackendCareer.Benchmarks" -o "$work/bare"
make dotnet publish "$root/src/BackendCareer" -o "$work/site"

# One sender is many readers here.
for limit in PerKeyPerMinute PerKeyPerHour PerSenderPerMinute PerSenderPerHour SitePerMinute; do
    export "Comments__Limits__$limit=0"
done
cd "$work"
ASPNETCORE_URLS=http://127.0.0.1:0 ConnectionStrings__Comments="Data Source=$work/comments.db" Comments__HoldWhen=Never \
    taskset -c 0 dotnet site/BackendCareer.dll >site.log 2>&1 &
site=$!
address=$(address_in site.log)
page=$address/role
curl -sf "$page" >/dev/null
taskset -c 0 dotnet bare/BackendCareer.Benchmarks.dll kestrel "$page" http://127.0.0.1:0 >bare.log 2>&1 &
bare=$!
floor=$(address_in bare.log)
tag=$(curl -sfI "$page" | sed -n 's/^etag: \(.*\)\r$/\1/Ip')
key=$(curl -sf -o /dev/null -c - -H "Origin: $address" -d 'article=role' --data-urlencode 'body=To get a key.' "$address/comments" |
    awk '!/^# / && NF > 5 { print $6 "=" $7 }')

echo "Warming up…" >&2
for server in "$page" "$floor/"; do
    taskset -c 1 wrk -t1 -c16 -d10 -H 'Accept-Encoding: br' "$server" >/dev/null
done
for ((round = 1; round <= rounds; round++)); do
    echo "Round $round of $rounds…" >&2
    ask 'bare Kestrel' $bare -d"$seconds" -H 'Accept-Encoding: br' "$floor/"
    ask 'a page' $site -d"$seconds" -H 'Accept-Encoding: br' "$page"
    ask 'a page that has not changed' $site -d"$seconds" -H 'Accept-Encoding: br' -H "If-None-Match: $tag" "$page"
    ask 'a page for a reader with a key' $site -d"$seconds" -H 'Accept-Encoding: br' -H "Cookie: $key" "$page"
    ask 'a post' $site -d"$seconds" -s post.lua "$address/duties"
    MIXED=1 ask '19 pages and a post' $site -d"$seconds" -s post.lua "$address/duties"
done

printf '\nMedians of %d rounds of %d s, 16 connections, one processor.\n\n' "$rounds" "$seconds"
printf '| | CPU µs | × bare Kestrel | a second |\n| --- | ---: | ---: | ---: |\n'
least=$(median 'bare Kestrel' 1)
for name in 'bare Kestrel' 'a page' 'a page that has not changed' 'a page for a reader with a key' 'a post' '19 pages and a post'; do
    printf '| %s | %s | %s | %s |\n' "$name" "$(median "$name" 1)" \
        "$(awk -v a="$(median "$name" 1)" -v b="$least" 'BEGIN { printf "%.2f", a / b }')" "$(median "$name" 2)"
done
printf '\nMemory of the site at its end: %d MB (PSS).\n' "$(awk '/^Pss:/ { print int($2 / 1024) }' "/proc/$site/smaps_rollup")"
