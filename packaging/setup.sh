# shellcheck shell=bash
# Sourced by run.sh and test.sh: installs what is missing, then configures and builds the release.

PGD_ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
PGD_BUILD=$PGD_ROOT/build/release # for the scripts that source this

die() {
    printf '%s\n' "$*" >&2
    exit 1
}

needed_packages() {
    sed -e 's/#.*//' -e '/^[[:space:]]*$/d' "$PGD_ROOT/packaging/apt-packages.txt"
}

missing_packages() {
    local package
    for package in $(needed_packages); do
        [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || printf '%s\n' "$package"
    done
}

# Runs apt-get as root; sudo may ask for a password on the terminal.
apt() {
    local command=(env DEBIAN_FRONTEND=noninteractive apt-get -q "$@")
    [ "$(id -u)" -eq 0 ] || command=(sudo "${command[@]}")
    "${command[@]}"
}

install_missing() {
    if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
        printf 'Needed, by their names in Debian 12:\n' >&2
        needed_packages | sed 's/^/  /' >&2
        die "This system has no apt, so nothing was installed: install the packages above, then run: cmake --preset release && cmake --build --preset release"
    fi
    local missing
    mapfile -t missing < <(missing_packages)
    [ "${#missing[@]}" -gt 0 ] || return 0
    echo "Installing: ${missing[*]}"
    [ "$(id -u)" -eq 0 ] || command -v sudo >/dev/null ||
        die "Installing needs root, and there is no sudo. As root, run: apt-get install --no-install-recommends ${missing[*]}"
    apt update || die "The list of packages could not be updated: see the message of apt-get above."
    apt install -y --no-install-recommends "${missing[@]}" ||
        die "The missing packages could not be installed: see the message of apt-get above."
}

# As many compilers as there are cores, but each gets 1.5 GB of memory: LibTorch's headers need it.
build_jobs() {
    local cores memory
    cores=$(nproc)
    memory=$(awk '/MemAvailable/ {print int($2 / 1500000)}' /proc/meminfo 2>/dev/null)
    [ "${memory:-0}" -ge 1 ] || memory=1
    [ "$memory" -lt "$cores" ] && cores=$memory
    echo "$cores"
}

# build_release [TARGETS...]: everything, or what is named.
build_release() {
    local targets=()
    [ "$#" -eq 0 ] || targets=(--target "$@")
    cd "$PGD_ROOT" || die "The folder $PGD_ROOT cannot be entered."
    cmake --preset release || die "The build could not be configured: see CMake's message above."
    cmake --build --preset release -j "$(build_jobs)" "${targets[@]}" ||
        die "The build failed: see the compiler's message above."
}
