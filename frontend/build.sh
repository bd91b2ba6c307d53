#!/bin/sh
# The one way in which Maven calls the front end: `sh build.sh build` or `sh build.sh check`.
set -eu
cd "$(dirname "$0")"

major=$(node --version 2>/dev/null | sed 's/^v\([0-9]*\).*/\1/')
if [ -z "$major" ] || [ "$major" -lt 20 ] || ! command -v npm >/dev/null 2>&1; then
  echo "The front end needs Node.js 20 or newer with npm; found: Node.js ${major:-none}." >&2
  echo "Install it from your system's packages or from nodejs.org, then run the same command again." >&2
  exit 1
fi
if [ ! -f node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
  npm ci --no-audit --no-fund --ignore-scripts --loglevel=error
fi
npm run --silent "$1"
