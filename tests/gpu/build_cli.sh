# shellcheck shell=bash
# Sourced by train_starter.sh and check.sh: builds pangu-draw-cli against the LibTorch at hand, once.

build_cli() {
    cli=${CLI:-$work/build/bin/pangu-draw-cli}
    local prefix=$work/deps options=()
    [ -x "$cli" ] || compile_cli || return 1
    # Not before: the compiler and its friends are to find their own libraries.
    [ ! -d "$prefix/usr" ] || export LD_LIBRARY_PATH=$prefix/usr/lib/x86_64-linux-gnu:${LD_LIBRARY_PATH:-}
}

# LibTorch without the fmt that newer ones bring, which is not the one we are built with.
without_fmt() {
    local entry
    mkdir -p "$work/torch/include"
    for entry in "$1"/include/*; do
        [ "$(basename "$entry")" = fmt ] || ln -sfn "$entry" "$work/torch/include/"
    done
    ln -sfn "$1/lib" "$work/torch/lib"
    echo "$work/torch"
}

compile_cli() {
    if [ -n "${DEPS:-}" ] && [ ! -d "$prefix/usr" ]; then
        mkdir -p "$prefix" && tar -xzf "$DEPS" -C "$prefix" || return 1
    fi
    if [ -d "$prefix/usr" ]; then
        options+=("-DCMAKE_PREFIX_PATH=$prefix/usr" "-DCMAKE_LIBRARY_PATH=$prefix/usr/lib/x86_64-linux-gnu"
            "-DCMAKE_LIBRARY_ARCHITECTURE=x86_64-linux-gnu" "-DCMAKE_BUILD_RPATH=$prefix/usr/lib/x86_64-linux-gnu")
    fi
    local torch
    torch=$(python3 -c 'import os, torch; print(os.path.dirname(torch.__file__))' 2>/dev/null) &&
        options+=("-DTORCH_ROOT=$(without_fmt "$torch")")
    say "building the command line with $(nproc) cores"
    cmake -S "$root" -B "$work/build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DPGD_STUDIO=OFF "${options[@]}" \
        >"$out/build.txt" 2>&1 && cmake --build "$work/build" --target pangu-draw-cli -j "$(nproc)" >>"$out/build.txt" 2>&1 ||
        { tail -40 "$out/build.txt"; return 1; }
    say "built"
}
