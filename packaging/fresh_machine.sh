#!/usr/bin/env bash
# Proves ./run.sh and ./test.sh on an empty computer: a minimal Debian that has only python3.
#
#   sudo packaging/fresh_machine.sh [SUITE] [--root] [--keep]
#
# SUITE is bookworm (the default), trixie, or another suite that the mirror has. The commands run
# as an ordinary user who may use sudo; with --root, as root on a system without sudo. --keep
# leaves the system in place for a look. Environment: MIRROR, where debootstrap fetches from (its
# own default without it); TMPDIR, where the system is made; proxies, PIP_*, UV_* and the
# certificate bundle of the calling environment are handed on. Needs root and debootstrap.
#
# Everything is mounted and run in namespaces of its own, which the kernel takes down with this
# script: no process stays behind, and nothing of the host can be reached through the folder when
# it is deleted.
set -euo pipefail

if [[ ${AMANA_FRESH_MACHINE-} != inside ]]; then
  ((EUID == 0)) || { echo 'fresh_machine.sh needs root: debootstrap and chroot do.' >&2; exit 1; }
  command -v debootstrap >/dev/null || { echo 'Missing: apt-get install debootstrap' >&2; exit 1; }
  AMANA_FRESH_MACHINE=inside exec unshare --mount --propagation private \
    --pid --fork --kill-child --mount-proc -- "${BASH_SOURCE[0]}" "$@"
fi

project=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)
suite=bookworm
person=seller
keep=no
for argument in "$@"; do
  case $argument in
    --root) person=root ;;
    --keep) keep=yes ;;
    -*) echo "fresh_machine.sh: unknown option $argument" >&2; exit 2 ;;
    *) suite=$argument ;;
  esac
done

system=$(mktemp -d "${TMPDIR:-/tmp}/amana-fresh.XXXXXX")
chmod 755 "$system" # its ordinary user must be able to enter

mounts_left() { grep -qF " $system/" /proc/self/mounts; }

clean_up() {
  local place
  # Deepest first; a lazy unmount also lets go of what a stray process still holds.
  while read -r place; do umount --lazy "$place" || :; done < <(
    awk -v below="$system/" 'index($2, below) == 1 { print $2 }' /proc/self/mounts | sort -r
  )
  if mounts_left; then
    echo "Left in place, for something is still mounted in it: $system" >&2
  elif [[ $keep == yes ]]; then
    echo "Kept: $system"
  else
    rm -rf --one-file-system -- "$system"
  fi
}
trap clean_up EXIT
trap 'exit 130' INT TERM HUP

packages=python3,ca-certificates
[[ $person == root ]] || packages+=,sudo
echo "== an empty $suite with only $packages"
debootstrap --variant=minbase --include="$packages" "$suite" "$system" ${MIRROR:+"$MIRROR"} \
  >"$system.log" 2>&1 || { tail -n 20 "$system.log" >&2; exit 1; }
rm -f -- "$system.log"

mount -t proc proc "$system/proc"
mount -t sysfs -o ro sysfs "$system/sys"
mount -t tmpfs -o mode=755 tmpfs "$system/dev"
for node in null zero full random urandom tty; do
  touch "$system/dev/$node"
  mount --bind "/dev/$node" "$system/dev/$node"
done
mkdir "$system/dev/shm" "$system/dev/pts"
mount -t tmpfs -o mode=1777 tmpfs "$system/dev/shm"
mount -t devpts -o newinstance,ptmxmode=0666,mode=620 devpts "$system/dev/pts"
ln -s pts/ptmx "$system/dev/ptmx"
ln -s /proc/self/fd "$system/dev/fd"

# The way to the network is the host's: names, proxies, and whom to trust.
cp --dereference /etc/resolv.conf /etc/hosts "$system/etc/"
environment=(PATH=/usr/local/bin:/usr/bin:/bin:/usr/local/sbin:/usr/sbin:/sbin LANG=C.UTF-8)
while read -r name; do
  case $name in
    http_proxy | https_proxy | no_proxy | HTTP_PROXY | HTTPS_PROXY | NO_PROXY | ALL_PROXY | all_proxy) ;;
    PIP_* | UV_* | SSL_CERT_FILE | REQUESTS_CA_BUNDLE | CURL_CA_BUNDLE) ;;
    *) continue ;;
  esac
  environment+=("$name=${!name}")
  # A bundle of certificates is handed on with the variable that names it.
  if [[ $name =~ CERT|CA_BUNDLE && -f ${!name} ]]; then
    install -D -m 644 -- "${!name}" "$system${!name}"
  fi
done < <(compgen -e)

if [[ $person == root ]]; then
  home=/root
else
  home=/home/$person
  chroot "$system" useradd --create-home --shell /bin/bash "$person"
  echo "$person ALL=(ALL) NOPASSWD: ALL" >"$system/etc/sudoers.d/$person"
fi
git clone --quiet --no-local -- "$project" "$system$home/amana"
chroot "$system" chown -R "$person:" "$home/amana"
environment+=("HOME=$home" "USER=$person" "LOGNAME=$person")

# Runs a command there in the project's folder, with no terminal and no input, and tells its time.
there() {
  local begin=$EPOCHREALTIME verdict=0
  echo "== $*"
  chroot --userspec="$person:$person" "$system" env -i "${environment[@]}" \
    bash -c 'cd ~/amana && exec "$@"' there "$@" </dev/null || verdict=$?
  last_ms=$(((${EPOCHREALTIME//[.,]/} - ${begin//[.,]/}) / 1000))
  echo "== $*: exit $verdict after $last_ms ms"
  return "$verdict"
}

failed=0
there ./run.sh || failed=1
first_ms=$last_ms
there ./run.sh || failed=1
second_ms=$last_ms
there ./run.sh --version || failed=1
through_ms=$last_ms
there .venv/bin/amana --version || failed=1
direct_ms=$last_ms
there ./test.sh || failed=1
tests_ms=$last_ms
there ./run.sh --version || failed=1

cat <<END

$suite, as $person ($(nproc) cores):
  first start, all set-up included  $first_ms ms
  second start                      $second_ms ms
  of which run.sh itself            $((through_ms - direct_ms)) ms
  ./test.sh, its set-up included    $tests_ms ms
END
if ((failed)); then echo 'FAILED'; else echo 'passed'; fi
((failed == 0))
