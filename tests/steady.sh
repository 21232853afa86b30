#!/usr/bin/env bash
# Whether the tests of HEAD are steady: runs `dotnet test` N times, a third of them two at a time, a fifth beside two busy
# loops, the rest alone, and prints a line for each run. Ends with 1 if any was red.
set -euo pipefail

if [[ ! ${1:-} =~ ^[1-9][0-9]*$ ]]; then
    echo "Usage: tests/steady.sh N, where N says how often the tests are run" >&2
    exit 2
fi

runs=$1
pairs=$(((runs + 3) / 6))
busy=$(((runs + 2) / 5))
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)

# Nothing that an earlier build left running may have a part in these, and what they print is read below.
export UseSharedCompilation=false MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_UI_LANGUAGE=en

# What is still under way ends with the script.
# shellcheck disable=SC2317  # called by the trap
stop() {
    jobs -p >"$work/jobs"
    xargs -r kill <"$work/jobs" 2>/dev/null || true
    wait
    rm -rf "$work"
}
trap stop EXIT
trap 'exit 1' INT TERM

# A clone of its own, built. $1: its name.
prepare() {
    git clone -q "$root" "$work/$1"
    if ! (cd "$work/$1" && dotnet build) >"$work/build.log" 2>&1; then
        cat "$work/build.log" >&2
        exit 1
    fi
}

# The most memory, in kB, that the test host of a clone has held so far; nothing where there is none. The kernel keeps that
# figure, and the host has the clone's path among its arguments, so two runs at a time are not mixed up. $1: the clone.
peak_of() {
    local hosts
    mapfile -t hosts < <(grep -lsz testhost /proc/[0-9]*/cmdline | xargs -r grep -lszF -- "$work/$1/")
    awk '/^VmHWM:/ && $2 > most { most = $2 } END { print most }' "${hosts[@]/%cmdline/status}" /dev/null 2>/dev/null || true
}

# What a run came to. $1: its log, $2: its exit code.
result_of() {
    local failed
    failed=$(sed -nE 's/^ *Failed (BackendCareer\..*) \[[^[]*\]$/\1/p' "$1" | sort | paste -sd ';')
    if (($2 == 0)) && grep -q '^Passed!' "$1"; then
        echo green
    else
        echo "${failed:-red without a failed test: $(tail -n 1 "$1")}"
    fi
}

# One run of the tests, to be started as a job. $1: its number, $2: how, $3: the clone.
run() {
    local log="$work/$1.log" start=$SECONDS peak=0 code=0 tests now
    cd "$work/$3"
    setsid dotnet test >"$log" 2>&1 & # a group of its own, to be stopped with all that it starts
    tests=$!
    trap 'kill -- "-$tests"; wait; exit 1' TERM
    while kill -0 "$tests" 2>/dev/null; do
        now=$(peak_of "$3")
        peak=$((now > peak ? now : peak))
        sleep 0.5
    done
    wait "$tests" || code=$?
    printf '%3d  %-13s  %7d  %7d  %s\n' "$1" "$2" "$((SECONDS - start))" "$((peak / 1024))" "$(result_of "$log" "$code")" >"$work/$1.line"
}

prepare one
prepare two

number=1
while ((number <= runs)); do
    if ((number <= 2 * pairs)); then
        run "$number" "two at a time" one &
        first=$!
        run "$((number + 1))" "two at a time" two &
        wait "$first" "$!"
        number=$((number + 2))
        continue
    fi

    how=alone loops=()
    if ((number <= 2 * pairs + busy)); then
        how=busy
        for _ in 1 2; do
            while :; do :; done &
            loops+=("$!")
        done
    fi

    run "$number" "$how" one &
    wait "$!"
    for loop in "${loops[@]}"; do
        kill "$loop"
    done
    number=$((number + 1))
done

printf '%3s  %-13s  %7s  %7s  %s\n' run how seconds "peak MB" result
red=0
for ((number = 1; number <= runs; number++)); do
    cat "$work/$number.line"
    grep -q ' green$' "$work/$number.line" || red=1
done
exit "$red"
