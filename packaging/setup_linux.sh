# shellcheck shell=bash
# What ./run.sh and ./test.sh share: bring a fresh computer to the point where Amana starts.
#
# Sourced, never run. It sets `root`, the project's folder; then `set_up app` brings what Amana
# needs, `set_up dev` that and what its tests need. When nothing is left to do, `set_up` compares
# two hashes, reads the linker's cache and prints nothing: hundredths of a second.
#
# Everything but system packages stays inside the project's folder: `.uv` (the installer `uv`, a
# log, a lock) and `.venv` (Python libraries, with a stamp that says what they were made from).

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)

UV_VERSION=0.13.9 # the one this lock was made with; an `uv` of 0.9 or newer on PATH serves too

# What Qt's wheels ask of the system: when it is needed, the library, its Debian package.
# "a|b": the package has two names; the first is that of Debian 13 and Ubuntu 24.04 (64-bit time).
LIBRARIES='
draw    libGL.so.1              libgl1
draw    libEGL.so.1             libegl1
draw    libX11.so.6             libx11-6
draw    libxkbcommon.so.0       libxkbcommon0
draw    libdbus-1.so.3          libdbus-1-3
draw    libfontconfig.so.1      libfontconfig1
draw    libfreetype.so.6        libfreetype6
draw    libglib-2.0.so.0        libglib2.0-0t64|libglib2.0-0
draw    libgssapi_krb5.so.2     libgssapi-krb5-2
draw    libbrotlidec.so.1       libbrotli1
draw    libzstd.so.1            libzstd1
draw    libstdc++.so.6          libstdc++6
x11     libX11-xcb.so.1         libx11-xcb1
x11     libxcb-cursor.so.0      libxcb-cursor0
x11     libxcb-icccm.so.4       libxcb-icccm4
x11     libxcb-image.so.0       libxcb-image0
x11     libxcb-keysyms.so.1     libxcb-keysyms1
x11     libxcb-randr.so.0       libxcb-randr0
x11     libxcb-render.so.0      libxcb-render0
x11     libxcb-render-util.so.0 libxcb-render-util0
x11     libxcb-shape.so.0       libxcb-shape0
x11     libxcb-shm.so.0         libxcb-shm0
x11     libxcb-sync.so.1        libxcb-sync1
x11     libxcb-util.so.1        libxcb-util1
x11     libxcb-xfixes.so.0      libxcb-xfixes0
x11     libxcb-xkb.so.1         libxcb-xkb1
x11     libxkbcommon-x11.so.0   libxkbcommon-x11-0
wayland libwayland-client.so.0  libwayland-client0
wayland libwayland-cursor.so.0  libwayland-cursor0
wayland libwayland-egl.so.1     libwayland-egl1
'

# Programs that the tests use: the program, its Debian package, what for.
TEST_PROGRAMS='
Xvfb     xvfb       an invisible screen
xauth    xauth      its lock
xdotool  xdotool    a robot typist
postgres postgresql a PostgreSQL server for the register
'
# Ubuntu has Chromium as a snap only, which starts in no container: there the phone's test is skipped.
if grep -qsx 'ID=debian' /etc/os-release; then
  TEST_PROGRAMS+=$'chromium chromium a browser of the size of a phone\n'
fi

say() { printf 'Amana: %s\n' "$*" >&2; }

die() {
  say "$@"
  exit 1
}

# Runs a command with its words kept in the log; shows the last of them only when it fails.
quietly() {
  local log=$root/.uv/setup.log before
  before=$(wc -l <"$log")
  "$@" >>"$log" 2>&1 </dev/null 9>&- && return
  tail -n +$((before + 1)) "$log" | tail -n 8 | sed 's/^/    /' >&2
  return 1
}

# --- what is there already ---------------------------------------------------------------------

has_display() { [[ -n ${DISPLAY-}${WAYLAND_DISPLAY-} ]]; }

# Prints which kinds of system libraries this start cannot do without.
needed_kinds() {
  if [[ $1 == dev || -n ${DISPLAY-} ]]; then
    echo 'draw x11'
  elif [[ -n ${WAYLAND_DISPLAY-} ]]; then
    echo 'draw wayland'
  else
    echo 'draw'
  fi
}

# Sets `missing` to the lines of LIBRARIES, of the given kinds, that the linker does not know.
find_missing() {
  local kinds=" $* " known tag kind soname package
  missing=()
  [[ $OSTYPE == linux* ]] || return 0
  known=$(PATH=$PATH:/usr/sbin:/sbin ldconfig -p 2>/dev/null) || known=''
  case $HOSTTYPE in
    x86_64) tag='x86-64' ;;
    aarch64) tag='AArch64' ;;
    *) tag='' ;;
  esac
  while read -r kind soname package; do
    [[ $kinds == *" $kind "* ]] || continue
    [[ $known == *$'\t'"$soname (libc6,$tag"* ]] || missing+=("$kind $soname $package")
  done <<<"$LIBRARIES"
  # Systems that keep libraries outside the linker's cache are asked the slow way.
  ((${#missing[@]} == 0)) || keep_unloadable
}

# Drops from `missing` what a program can load all the same.
keep_unloadable() {
  local lines
  lines=$(printf '%s\n' "${missing[@]}" | python3 -c '
import ctypes, sys

for line in sys.stdin:
    try:
        ctypes.CDLL(line.split()[1])
    except OSError:
        print(line, end="")
') || return 0
  missing=()
  [[ -z $lines ]] || while read -r; do missing+=("$REPLY"); done <<<"$lines"
}

# shellcheck disable=SC2046 # the kinds are words
libraries_are_there() {
  find_missing $(needed_kinds "$1")
  ((${#missing[@]} == 0))
}

# Tells whether a program is there; Debian keeps PostgreSQL's server off the PATH.
has_program() {
  command -v "$1" >/dev/null || compgen -G "/usr/lib/postgresql/*/bin/$1" >/dev/null
}

# Sets `missing_programs` to the packages of the test programs that are not there, and `purposes`
# to what they are wanted for.
programs_are_there() {
  local program package purpose
  missing_programs=()
  purposes=()
  [[ $1 == dev && $OSTYPE == linux* ]] || return 0
  while read -r program package purpose; do
    [[ -n $program ]] || continue
    if has_program "$program"; then continue; fi
    missing_programs+=("$package")
    purposes+=("$purpose")
  done <<<"$TEST_PROGRAMS"
  ((${#missing_programs[@]} == 0))
}

hash_of() {
  if command -v sha256sum >/dev/null; then sha256sum "$@"; else shasum -a 256 "$@"; fi
}

# Prints what the libraries in .venv depend on: its Python, the lock, and the folder itself
# (the programs in .venv/bin name it, so a moved folder needs them made anew).
libraries_key() {
  printf 'folder %s\n' "$root"
  (cd "$root" && hash_of uv.lock pyproject.toml .venv/pyvenv.cfg)
}

# The stamp's first line is the group, the rest is the key. The tests' libraries include the app's.
is_synced() {
  local stamp=$root/.venv/.amana-libraries
  [[ -f $stamp && -x $root/.venv/bin/python && -x $root/.venv/bin/amana ]] || return 1
  stamp=$(<"$stamp")
  [[ ${stamp%%$'\n'*} == "$1" || ${stamp%%$'\n'*} == dev ]] || return 1
  [[ ${stamp#*$'\n'} == "$(libraries_key)" ]]
}

translations_key() {
  (cd "$root" && shopt -s nullglob && hash_of packaging/translations.py assets/i18n/*.ts)
}

is_translated() {
  local source
  [[ -f $root/packaging/translations.py ]] || return 0
  for source in "$root"/assets/i18n/*.ts; do
    [[ ! -f $source || -f ${source%.ts}.qm ]] || return 1
  done
  [[ -f $root/.venv/.amana-translations ]] || return 1
  [[ $(<"$root/.venv/.amana-translations") == "$(translations_key)" ]]
}

is_ready() {
  is_synced "$1" && is_translated && libraries_are_there "$1" && programs_are_there "$1"
}

# --- bringing the rest --------------------------------------------------------------------------

# Adds to `packages` what is missing, and says in one line why each is wanted.
plan_packages() {
  local line words=() version
  packages=()
  if ! libraries_are_there "$1"; then
    find_missing draw x11 wayland # the rest comes along, in one go
    for line in "${missing[@]}"; do words+=("${line##* }"); done
    packages+=("${words[@]}")
    say "needs system libraries with which Qt draws text and windows: $(plain_names "${words[@]}")"
  fi
  if ! programs_are_there "$1"; then
    packages+=("${missing_programs[@]}")
    line=$(printf ', %s' "${purposes[@]}")
    say "needs for its tests ${line#, }: ${missing_programs[*]}"
  fi
  [[ $OSTYPE == linux* ]] || return 0
  if ! find_uv && ! python3 -c 'import ensurepip' 2>/dev/null; then
    version=$(python3 -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    packages+=("python$version-venv|python3-venv")
    say "needs Python's venv module, to keep its libraries in a folder of their own: python3-venv"
  fi
}

# Prints the names as people know them, for messages.
plain_names() {
  local names=("$@")
  echo "${names[*]##*|}"
}

# Prints the first of the names "a|b" that apt knows here.
apt_name() {
  local name
  for name in ${1//|/ }; do
    if apt-cache show "$name" >/dev/null 2>&1; then
      echo "$name"
      return
    fi
  done
  echo "${1##*|}"
}

as_root() {
  if ((EUID == 0)); then
    "$@"
  else
    sudo "$@"
  fi
}

# sudo drops the proxy that apt may need, so it is named again.
apt_get() {
  as_root env DEBIAN_FRONTEND=noninteractive \
    ${http_proxy:+"http_proxy=$http_proxy"} ${https_proxy:+"https_proxy=$https_proxy"} \
    ${no_proxy:+"no_proxy=$no_proxy"} apt-get -qq -o DPkg::Lock::Timeout=300 "$@"
}

# Installs what is missing from the system. A refusal here is told, and is not the end: libraries
# of Python can still come, and Amana can still run without a window.
install_packages() {
  local package names=()
  plan_packages "$1"
  ((${#packages[@]} > 0)) || return 0
  if ! command -v apt-get >/dev/null; then
    say 'this system has no apt-get: please install what holds the above (Debian names) yourself.'
    return 0
  fi
  if ((EUID != 0)) && ! command -v sudo >/dev/null; then
    say "only the administrator can install them; ask for: apt-get install $(plain_names "${packages[@]}")"
    return 0
  fi
  if ((EUID == 0)); then
    say 'installing them with apt-get …'
  else
    say 'installing them with apt-get; sudo may ask for your password …'
  fi
  if ! quietly as_root true; then
    say "not allowed. Ask the administrator for: apt-get install $(plain_names "${packages[@]}")"
    return 0
  fi
  quietly apt_get update || say 'apt-get could not refresh its lists; trying with those it has.'
  for package in "${packages[@]}"; do names+=("$(apt_name "$package")"); done
  quietly apt_get install -y --no-install-recommends "${names[@]}" ||
    say "that did not work. By hand: apt-get install ${names[*]} (on Ubuntu they are in 'universe')"
}

serves() {
  local version
  version=$("$1" --version 2>/dev/null) || return 1
  [[ $version =~ ^uv\ ([0-9]+)\.([0-9]+) ]] || return 1
  ((BASH_REMATCH[1] > 0 || BASH_REMATCH[2] >= 9))
}

# Sets `uv` to an installer that serves: Amana's own, or the one on PATH.
find_uv() {
  for uv in "$root/.uv/bin/uv" "$(command -v uv)"; do
    if [[ -n $uv ]] && serves "$uv"; then return 0; fi
  done
  return 1
}

bring_uv() {
  find_uv && return
  python3 -c 'import ensurepip' 2>/dev/null ||
    die "nothing can be fetched without Python's venv module (package python3-venv)."
  say 'fetching uv, which installs exactly the library versions in uv.lock, into .uv …'
  quietly python3 -m venv "$root/.uv" ||
    die 'Python cannot make a folder for its libraries; the last words are above.'
  quietly "$root/.uv/bin/python" -m pip install --disable-pip-version-check "uv==$UV_VERSION" ||
    die 'uv could not be fetched. Is the internet reachable? The last words are above.'
  uv=$root/.uv/bin/uv
}

# Makes .venv hold what uv.lock says.
sync_libraries() {
  local options=(sync --locked --quiet --project "$root") stamp=$root/.venv/.amana-libraries
  is_synced "$1" && return
  if [[ $1 == app ]]; then
    # Inexact: what ./test.sh brought may stay.
    options+=(--no-dev --inexact)
    say 'fetching the Python libraries that Amana runs on, into .venv (about 130 MB) …'
  else
    say 'fetching the Python libraries that Amana and its tests run on, into .venv (about 200 MB) …'
  fi
  if [[ -f $stamp ]] && ! grep -qxF "folder $root" "$stamp"; then
    say 'this folder was moved or copied, so .venv is made anew.'
    rm -rf -- "$root/.venv"
  fi
  "$root/.venv/bin/python" -c '' 2>/dev/null ||
    options+=(--python "$(python3 -c 'import sys; print(sys.executable)')")
  quietly env -u VIRTUAL_ENV UV_PROJECT_ENVIRONMENT="$root/.venv" UV_PYTHON_DOWNLOADS=never \
    UV_HTTP_TIMEOUT="${UV_HTTP_TIMEOUT:-120}" "$uv" "${options[@]}" ||
    die 'the libraries could not be fetched. Is the internet reachable? The last words are above.'
  { echo "$1" && libraries_key; } >"$stamp"
}

build_translations() {
  is_translated && return
  say 'building the Arabic and English screen texts …'
  quietly "$root/.venv/bin/python" "$root/packaging/translations.py" build ||
    die 'the screen texts could not be built; the last words are above.'
  translations_key >"$root/.venv/.amana-translations"
}

# Says what is only on this machine; fails while something is. A machine that is no till has nothing.
warn_unsent() {
  local said='' code=0
  [[ -x $root/.venv/bin/amana ]] || return 0
  said=$("$root/.venv/bin/amana" leave --dry-run 2>&1) || code=$?
  ((code == 2)) || return 0
  printf '%s\n' "$said" >&2
  return 1
}

prepare() {
  : >"$root/.uv/setup.log"
  if [[ -f $root/.venv/.amana-libraries ]]; then
    say 'something that it needs has changed since the last start; bringing it up to date.'
    warn_unsent || say 'nothing is lost by that: the sales stay in their book. Send them, or save them on a stick, as soon as it runs.'
  else
    say 'setting up on this computer. This happens once and needs the internet.'
    printf 'أمانة: تجهيز هذا الجهاز. يحدث ذلك مرة واحدة ويحتاج إلى الإنترنت.\n' >&2
  fi
  python3 -c 'import sys; sys.exit(sys.version_info < (3, 10))' 2>/dev/null ||
    die 'Python 3.10 or newer is needed as python3; Debian 12 and Ubuntu 22.04 or newer have it.'
  install_packages "$1"
  bring_uv
  sync_libraries "$1"
  build_translations
}

# Waits while another start sets the same folder up.
take_turn() {
  command -v flock >/dev/null || return 0
  flock -n 9 && return
  say 'another start is setting this folder up; waiting for it …'
  flock 9
}

# Makes this folder ready for `app` or `dev`; ends the script, with the reason, where it cannot.
set_up() {
  is_ready "$1" && return
  if ! mkdir -p "$root/.uv" || [[ ! -w $root/.uv ]]; then
    die "cannot write in $root, and must, to set up."
  fi
  (
    take_turn
    is_ready "$1" || prepare "$1"
  ) 9>"$root/.uv/lock" || exit 1
}
