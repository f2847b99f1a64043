#!/usr/bin/env bash
# Installs what is missing, builds the release and opens the studio. Without a display it paints a
# first picture into the current folder instead.
set -u
start_folder=$PWD

. "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

# first-picture.png, or the next number that is free.
free_name() {
    local name=$start_folder/first-picture.png number=2
    while [ -e "$name" ]; do
        name=$start_folder/first-picture-$number.png
        number=$((number + 1))
    done
    printf '%s\n' "$name"
}

paint_first_picture() {
    local picture
    picture=$(free_name)
    echo "There is no display: painting a picture instead of opening the window."
    "$PGD_BUILD/bin/pangu-draw-cli" generate --prompt "a girl in a red dress on the beach, watercolour" \
        --seed 7 --size 256x256 --out "$picture" || die "No picture was painted: see the message above."
    echo "The picture is $picture"
}

install_missing
build_release pangu-draw pangu-draw-cli
if [ -n "${DISPLAY:-}" ] || [ -n "${WAYLAND_DISPLAY:-}" ]; then
    cd "$start_folder" && exec "$PGD_BUILD/bin/pangu-draw" "$@"
fi
paint_first_picture
