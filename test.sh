#!/usr/bin/env bash
# Sets up what the tests need, then runs every check and test: the same here and in CI.
#
#   ./test.sh                 all checks, all tests but the long ones
#   ./test.sh --long          all checks, all tests
#   ./test.sh PATH… OPTION…   all checks; these go to pytest
set -euo pipefail

# shellcheck source=packaging/setup_linux.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/packaging/setup_linux.sh" # sets root

selection=(-m 'not long')
for_pytest=()
for argument in "$@"; do
  if [[ $argument == --long ]]; then selection=(--long); else for_pytest+=("$argument"); fi
done

set_up dev
cd "$root"
export PATH=$root/.venv/bin:$PATH

report=()
failed=0

# Runs one stage under its name; a failure is kept for the end, so that every stage is seen.
stage() {
  local name=$1 start=$SECONDS verdict=passed
  shift
  printf '\n=== %s: %s\n' "$name" "$*"
  if ! "$@"; then
    verdict=FAILED
    failed=1
  fi
  report+=("$(printf '%-8s %4d s  %s' "$verdict" $((SECONDS - start)) "$name")")
}

stage lint ruff check
stage format ruff format --check
if python -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
  stage imports lint-imports
else
  printf '\n=== imports: skipped, import-linter needs Python 3.11\n'
  report+=('skipped          imports (import-linter needs Python 3.11)')
fi
stage types mypy
stage tests python -m pytest -n 2 --dist worksteal ${selection[@]+"${selection[@]}"} ${for_pytest[@]+"${for_pytest[@]}"}

printf '\n=== summary\n'
printf '%s\n' "${report[@]}"
exit "$failed"
