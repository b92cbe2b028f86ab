#!/usr/bin/env bash
# Reads the same pages with Recount, @mozilla/readability on jsdom and Debian's python3-readability, each on one core, and
# prints pages a second, the ratios and peak memory. Pages a second are of processor time, so that other work on the
# machine counts little: each reads all pages over and over for SECONDS (60) of it, and its best round counts.
# Usage: benchmarks/pages/run.sh [FOLDER…]; default ../shared/data/pages, else samples/. EVERY=N takes every Nth page: the
# slow ones take minutes for all. Needs the .NET SDK, node, npm, and apt-get or python3-readability.
set -euo pipefail
here="$(cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")" && pwd)"
root="$(cd -- "$here/../.." && pwd)"
cache="${RECOUNT_BENCH_CACHE:-$root/.artifacts/bench}"
data="${RECOUNT_DATA:-$root/../shared}/data/pages"
if [ $# -gt 0 ]; then folders=("$@"); elif [ -d "$data" ]; then folders=("$data"); else folders=("$root/samples"); fi

mkdir -p "$cache"
if [ ! -d "$cache/node_modules/jsdom" ] || [ ! -d "$cache/node_modules/@mozilla/readability" ]; then
  (cd "$cache" && npm install --silent --no-audit --no-fund --prefix "$cache" @mozilla/readability@0.6 jsdom@26 >&2)
fi
if ! /usr/bin/python3 -c 'import readability' 2>/dev/null; then
  apt-get install -qq -y --no-install-recommends python3-readability >&2
fi
dll="$root/benchmarks/Recount.Benchmarks/bin/Release/net10.0/Recount.Benchmarks.dll"
if [ ! -f "$dll" ] || [ -n "$(find "$root/src/Recount.Reading" "$root/src/Recount.Core" "$root/models/reading" "$root/lexicons/reading" "$root/benchmarks" -newer "$dll" -type f -not -path '*/obj/*' -not -path '*/bin/*' -print -quit)" ]; then
  dotnet build "$root/benchmarks/Recount.Benchmarks/Recount.Benchmarks.csproj" -c Release -v q -p:UseSharedCompilation=false >&2
fi

core="$(taskset -pc $$ | grep -oE '[0-9]+' | tail -n 1)"
one() { taskset -c "$core" "$@"; }
lines="$(mktemp)"
one env DOTNET_gcServer=0 dotnet exec "$dll" pages "${folders[@]}" >>"$lines"
NODE_PATH="$cache/node_modules" one node --max-old-space-size=4096 "$here/read-pages.js" "${folders[@]}" >>"$lines"
one /usr/bin/python3 "$here/read-pages.py" "${folders[@]}" >>"$lines"
awk -F'\t' 'BEGIN { printf "%-22s %6s %9s %9s %9s %9s %7s\n", "reader", "pages", "cpu s", "wall s", "pages/s", "peak MB", "ratio" }
  NR == 1 { first = $5 }
  { printf "%-22s %6d %9.2f %9.2f %9.1f %9d %7s\n", $1, $2, $3, $4, $5, $6, NR == 1 ? "" : sprintf("%.1f", first / $5) }' "$lines"
rm -f "$lines"
