#!/usr/bin/env bash
# Takes Amana's program files off this computer: the libraries in .venv and the tool in .uv. Books, keys and settings stay where
# they are, in Amana's own folder.
#
#   packaging/uninstall.sh                  refused while anything is only on this machine
#   packaging/uninstall.sh --all-the-same   says so and goes on
set -euo pipefail

# shellcheck source=packaging/setup_linux.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/setup_linux.sh" # sets root

if ! warn_unsent; then
  [[ ${1-} == --all-the-same ]] || die 'nothing was taken off. Send everything first, or save it on a stick; or say --all-the-same.'
  say 'it is taken off all the same; the sales stay in their book on this computer.'
fi
rm -rf -- "$root/.venv" "$root/.uv"
say "the program files are gone. Books, keys and settings stay in ${AMANA_HOME:-${XDG_DATA_HOME:-$HOME/.local/share}/amana}."
