#!/usr/bin/env bash
# Builds everything and runs every test. The last line is "N passed, N failed", with ", N skipped" where any were.
# Needs: the .NET 10 SDK; python3 for the tests that compare with the reference scorer, and Chromium for those that open
# pages (each skipped without it).
set -uo pipefail
cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 RECOUNT_DATA="${RECOUNT_DATA:-$PWD/../shared}"

if ! command -v dotnet >/dev/null; then
  echo "test.sh: the .NET 10 SDK is needed (dotnet isn't on PATH)" >&2
  exit 2
fi
if ! command -v python3 >/dev/null && command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
  apt-get update -qq && apt-get install -qq -y python3 >/dev/null || true
fi

if ! [ -x "${RECOUNT_CHROMIUM:-/usr/bin/chromium}" ] && command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
  apt-get update -qq && apt-get install -qq -y --no-install-recommends chromium >/dev/null || true
fi

log="$(mktemp)"
trap 'rm -f "$log"' EXIT
if ! dotnet build Recount.slnx --configuration Release --verbosity quiet -p:UseSharedCompilation=false >"$log" 2>&1; then
  cat "$log"
  echo "0 passed, 1 failed"
  exit 1
fi

passed=0 failed=0 skipped=0
for project in tests/*/; do
  name="$(basename "$project")"
  program="$project/bin/Release/net10.0/$name.dll"
  echo "== $name"
  timeout 1200 dotnet exec "$program" -noColor >"$log" 2>&1
  code=$?
  # xunit v3 closes with: "   Name  Total: 12, Errors: 0, Failed: 0, Skipped: 1, Not Run: 0, Time: 0.5s"
  summary="$(grep -oE 'Total: [0-9]+, Errors: [0-9]+, Failed: [0-9]+, Skipped: [0-9]+' "$log" | tail -n 1)"
  if [ -z "$summary" ]; then
    cat "$log"
    echo "$name ended with code $code and no summary"
    failed=$((failed + 1))
    continue
  fi
  read -r total errors fails skips <<<"$(echo "$summary" | grep -oE '[0-9]+' | tr '\n' ' ')"
  [ $((errors + fails)) -gt 0 ] && cat "$log"
  [ "$skips" -gt 0 ] && grep -E '\[SKIP\]' "$log"
  passed=$((passed + total - errors - fails - skips))
  failed=$((failed + errors + fails))
  skipped=$((skipped + skips))
  # A project that fails without a failed test (a crash at the end) fails too.
  [ $code -ne 0 ] && [ $((errors + fails)) -eq 0 ] && { cat "$log"; failed=$((failed + 1)); }
done

if [ "$skipped" -gt 0 ]; then
  echo "$passed passed, $failed failed, $skipped skipped"
else
  echo "$passed passed, $failed failed"
fi
[ "$failed" -eq 0 ]
