#!/usr/bin/env bash
# Sets Amana up where that is still to be done, then starts it.
#
#   ./run.sh          the window; where there is no screen, the sample bazaar is played without one
#   ./run.sh ARGS…    the same as `amana ARGS…`
set -euo pipefail

# shellcheck source=packaging/setup_linux.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/packaging/setup_linux.sh" # sets root

# A person who chose Qt's platform by hand knows where the windows go.
chose_platform() { [[ $OSTYPE != linux* || -n ${QT_QPA_PLATFORM-} ]]; }

set_up app

if (($# > 0)) || chose_platform; then
  exec "$root/.venv/bin/amana" "$@"
fi
if ! has_display; then
  say 'there is no screen here (DISPLAY and WAYLAND_DISPLAY are empty), so no window can open.'
elif ! libraries_are_there app; then
  say "no window can open without these libraries: $(printf '%s\n' "${missing[@]}" | cut -d' ' -f2 | tr '\n' ' ')"
else
  exec "$root/.venv/bin/amana"
fi
say 'playing the sample bazaar without windows instead; its result follows.'
printf 'أمانة: لا يمكن فتح نافذة هنا؛ سيُجرى البازار التجريبي بلا نوافذ، وهذه نتيجته.\n' >&2
exec "$root/.venv/bin/amana" demo --headless
