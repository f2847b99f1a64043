#!/usr/bin/env bash
# Checks and times the CUDA path: golden single evaluations in fp32 without TF32 and in fp16, a fixed seed painted on both
# devices, seconds a step of Stable Diffusion 1.5 and SDXL shapes beside the card's own matrix product. Uses the variables
# of train_starter.sh; by itself it builds first.
set -uo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=${WORK:-$HOME/starter}
out=${OUT:-$work/out}
device=${DEVICE:-cuda}
mkdir -p "$work" "$out"
log=$out/log.txt
say() { echo "$*" | tee -a "$log"; }
. "$root/tests/gpu/build_cli.sh"
build_cli || exit 1
models=$out/models
[ -d "$models/starter/unet" ] || models=$root/resources/models
sides=512,1024
[ "$device" = cuda ] || sides=64
"$cli" bench device --device "$device" --golden "$root/tests/data/golden" --models "$models" --sides "$sides" \
    $([ "$device" = cuda ] || echo --precisions fp32) --json "$out/device.json"
