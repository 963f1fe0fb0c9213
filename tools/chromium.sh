#!/usr/bin/env bash
# Puts Debian's Chromium within reach of the browser tests and prints its path: its headless shell
# where it is offered, which keeps no windows and computes 40 % less for each page. Where there is
# another Chromium, the shell of the same version is laid beside what it has, or it has to do.
# Root (or passwordless sudo) installs the package; anybody else unpacks it, with what it
# needs, below .cache/chromium, touching nothing outside of this folder.
set -euo pipefail
cd "$(dirname "$0")/.."
home=$PWD/.cache/chromium
shell=chromium-headless-shell

installed() { command -v $shell || unpacked || other; }
other() { command -v chromium || command -v chromium-browser || command -v google-chrome; }
unpacked() { [ -x "$home/chromium" ] && echo "$home/chromium"; }
offered() { if apt-cache "$@" show $shell >/dev/null 2>&1; then echo $shell; else echo chromium; fi; }

wrap() {
  cat > "$home/chromium" <<WRAP
#!/bin/sh
root=$home/root
export LD_LIBRARY_PATH="\$root/usr/lib/x86_64-linux-gnu:\$root/usr/lib/aarch64-linux-gnu:\$root/usr/lib:\${LD_LIBRARY_PATH:-}"
export XDG_DATA_DIRS="\$root/usr/share:/usr/share"
exec "\$root/usr/lib/chromium/$1" "\$@"
WRAP
  chmod +x "$home/chromium"
}

# By the lists that apt has: nothing is asked of the network where they do not offer it.
beside() (
  has=$(dpkg-query --showformat '${Version}' --show chromium-common) \
    && apt-cache show "$shell=$has" && mkdir -p "$home/root" && cd "$home" \
    && timeout 90 apt-get download -qq "$shell=$has" && dpkg -x $shell*.deb root && rm $shell*.deb \
    && cp -rsn /usr/lib/chromium/. root/usr/lib/chromium/ \
    && wrap $shell && "$home/chromium" --no-sandbox --dump-dom about:blank || rm -f "$home/chromium"
)

if other >/dev/null && ! command -v $shell >/dev/null && ! unpacked >/dev/null; then beside >/dev/null 2>&1; fi
installed && exit 0

if ! command -v apt-get >/dev/null; then
  echo "no Chromium, and no apt-get to install it with: install chromium, or set CHROMIUM to its path" >&2
  exit 1
fi

as_root=()
if [ "$(id -u)" -ne 0 ] && command -v sudo >/dev/null && sudo -n true 2>/dev/null; then as_root=(sudo -n); fi
if [ "$(id -u)" -eq 0 ] || [ ${#as_root[@]} -gt 0 ]; then
  "${as_root[@]}" apt-get update -qq >&2
  DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "$(offered)" fonts-noto-cjk >&2
  installed
  exit
fi

mkdir -p "$home/state/lists/partial" "$home/cache/archives/partial" "$home/root"
apt=(-o "Dir::State=$home/state" -o "Dir::State::status=/var/lib/dpkg/status" -o "Dir::Cache=$home/cache" -o Debug::NoLocking=1 -o APT::Sandbox::User= -qq)
apt-get "${apt[@]}" update >&2
browser=$(offered "${apt[@]}")
mapfile -t wanted < <(apt-get "${apt[@]}" install -y --no-install-recommends --simulate "$browser" fonts-noto-cjk | awk '/^Inst /{print $2}')
(cd "$home/cache" && apt-get "${apt[@]}" download "${wanted[@]}" >&2)
for deb in "$home"/cache/*.deb; do dpkg -x "$deb" "$home/root"; done
rm -f "$home"/cache/*.deb
wrap "$browser"
unpacked
