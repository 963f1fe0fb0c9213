#!/usr/bin/env bash
# Prints the home of a Java that Apache Spark runs on; root (or passwordless sudo) installs Debian's.
set -euo pipefail
least=17
package=openjdk-$least-jre-headless

home() {
  local java=${JAVA_HOME:+$JAVA_HOME/bin/}java version
  version=$("$java" -version 2>&1 | sed -nE '1s/.*version "([0-9]+).*/\1/p') || return 1
  [ "${version:-0}" -ge "$least" ] || return 1
  dirname "$(dirname "$(readlink -f "$(command -v "$java")")")"
}
home && exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then as_root=(sudo -n); fi
if ! command -v apt-get >/dev/null || ! "${as_root[@]}" true 2>/dev/null; then
  echo "no Java $least or newer, and no right to install it: install $package, or set JAVA_HOME to one" >&2
  exit 1
fi
"${as_root[@]}" apt-get update -qq >&2
DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "$package" >&2
unset JAVA_HOME
home
