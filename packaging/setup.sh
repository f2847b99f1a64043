# Sourced by run.sh and test.sh: installs what is missing, then configures and builds the release.

PGD_ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
PGD_BUILD=$PGD_ROOT/build/release

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

# Runs a command as root; sudo may ask for a password on the terminal.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        die "Missing packages need root to install, and there is no sudo. As root, run: $*"
    fi
}

install_missing() {
    if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
        printf 'Needed, by their names in Debian 12:\n' >&2
        needed_packages | sed 's/^/  /' >&2
        die "This system has no apt, so nothing was installed: install the packages above, then run: cmake --preset release && cmake --build --preset release"
    fi
    local missing
    missing=$(missing_packages)
    [ -n "$missing" ] || return 0
    echo "Installing:" $missing
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -q update ||
        die "apt-get update failed, so the missing packages cannot be installed: see its message above."
    # shellcheck disable=SC2086  # one word a package
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends $missing ||
        die "apt-get could not install the missing packages: see its message above."
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

build_release() {
    cd "$PGD_ROOT" || die "The folder $PGD_ROOT cannot be entered."
    cmake --preset release || die "The build could not be configured: see CMake's message above."
    cmake --build --preset release -j "$(build_jobs)" || die "The build failed: see the compiler's message above."
}
