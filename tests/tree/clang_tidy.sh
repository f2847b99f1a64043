#!/usr/bin/env bash
# clang_tidy.sh ROOT: runs clang-tidy over what the working tree or the last commit changed in the folders that need
# neither LibTorch nor Qt, whose headers take it half a minute a file. Ends with 77 when there is nothing to do.
set -u
cd "$1" || exit 1
readonly kMost=20  # files, some ten seconds each on a busy machine

skip() { echo "skipped: $1"; exit 77; }

command -v clang-tidy >/dev/null || skip "clang-tidy is not installed"
git rev-parse HEAD~1 >/dev/null 2>&1 || skip "no history that tells what was changed"

mapfile -t files < <(git diff --name-only --diff-filter=d HEAD~1 -- \
    'core/base/*.cpp' 'core/control/*.cpp' 'core/image/*.cpp' 'core/plan/*.cpp' |
    xargs --no-run-if-empty grep --files-without-match -E 'torch/|torch_pch' | head -n "$kMost")
[ "${#files[@]}" -gt 0 ] || skip "no changed file that it can look at"

printf '%s\n' "${files[@]}"
exec clang-tidy --quiet "${files[@]}" -- -std=c++20 -I. -isystem /usr/include/opencv4 \
    -DPGD_PROGRAM='"PanGu-Draw Studio"'
