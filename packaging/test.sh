#!/usr/bin/env bash
# Installs what is missing, builds the release and runs every test. Ends with ctest's status.
set -u
export LC_ALL=C.UTF-8 QT_QPA_PLATFORM=offscreen
exec </dev/null

. "$(dirname "${BASH_SOURCE[0]}")/setup.sh"
install_missing
build_release
exec ctest --test-dir "$PGD_BUILD" --output-on-failure
