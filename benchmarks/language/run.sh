#!/usr/bin/env bash
# Reads the same articles with Recount's language layer and with npm's compromise and wink-nlp, each on one core, and prints words
# a second of processor time (best of several rounds; a word is a run without blanks). The others do less: compromise tags and
# finds people, places and organisations; wink-nlp splits sentences, tags and finds entities. Recount also draws trees, resolves
# times, places, quantities and coreference.
# Usage: benchmarks/language/run.sh [FILE…]: text, or JSON Lines with "text". Needs the .NET SDK, node and npm.
set -euo pipefail
here="$(cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")" && pwd)"
root="$(cd -- "$here/../.." && pwd)"
cache="${RECOUNT_BENCH_CACHE:-$root/.artifacts/bench}"
coverage="${RECOUNT_DATA:-$root/../shared}/data/coverage/day1.jsonl"
if [ $# -gt 0 ]; then files=("$@"); elif [ -f "$coverage" ]; then files=("$coverage"); else mapfile -t files < <(find "$root/samples" -name '*.txt' | sort); fi

mkdir -p "$cache"
if [ ! -d "$cache/node_modules/wink-nlp" ] || [ ! -d "$cache/node_modules/compromise" ]; then
  (cd "$cache" && npm install --silent --no-audit --no-fund --prefix "$cache" compromise@14 wink-nlp@2 wink-eng-lite-web-model >/dev/null)
fi
dotnet build "$root/benchmarks/Recount.Benchmarks/Recount.Benchmarks.csproj" -c Release -v q -p:UseSharedCompilation=false >/dev/null
dll="$root/benchmarks/Recount.Benchmarks/bin/Release/net10.0/Recount.Benchmarks.dll"

core="$(taskset -pc $$ | grep -oE '[0-9]+' | tail -n 1)"
lines="$(mktemp)"
taskset -c "$core" env DOTNET_gcServer=0 DOTNET_TieredCompilation=1 dotnet exec "$dll" texts "${files[@]}" >>"$lines"
for other in compromise wink; do
  NODE_PATH="$cache/node_modules" taskset -c "$core" node "$here/read-texts.js" "$other" "${files[@]}" >>"$lines"
done
awk -F'\t' 'BEGIN { printf "%-12s %8s %8s %10s\n", "reader", "words", "cpu s", "words/s" } { printf "%-12s %8d %8.2f %10.0f\n", $1, $2, $3, $2 / $3 }' "$lines"
rm -f "$lines"
