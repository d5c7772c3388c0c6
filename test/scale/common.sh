# What the scripts of both engines share: a folder that goes with them, pages, the single run, and the comparison at the end.
# Sourced; sets $work, $pages, $program. Everything a script starts ends with it.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
program="$root/bin/govdisclose.js"
work=$(mktemp -d)
pages="$work/pages"
started=()

end_all() {
  local status=$?
  [ "${#started[@]}" -eq 0 ] || kill "${started[@]}" 2>/dev/null || true
  wait 2>/dev/null || true
  if [ -n "${KEEP:-}" ]; then echo "kept: $work"; else rm -rf "$work"; fi
  exit "$status"
}
trap end_all EXIT

node "$root/test/scale/write-pages.mjs" "$pages"
cd "$work"
node "$program" parse pages -o single -q

# All that a joined dataset must have byte for byte.
compare() {
  node "$program" build "$@" -o joined -q
  local part
  for part in records tables codebook.csv codebook.md datapackage.json; do
    diff -r "single/$part" "joined/$part" || { echo "differs: $part"; exit 1; }
  done
  echo "same: $(find joined/records -name '*.json' | wc -l) records, their tables and the data package"
}
