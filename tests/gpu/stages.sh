# shellcheck shell=bash
# Sourced by train_starter.sh: the stages and their shares of the time. Needs work, out, device, cli, root, left, say.

# The numbers of a GPU of the H100 class, and of the rehearsal on a CPU.
if [ "$device" = cuda ]; then
    pictures=200000 controls=80000 first_chunk=00015 batch=256 helpers=2 drawers=6 precision=bf16 average=0.998
    width=320 depth=8 partner_width=256 partner_depth=6 repair_seconds=${REPAIR_SECONDS:-130} check_seconds=${CHECK_SECONDS:-60}
    judged=128 judge_pictures=20000 decoder_batch=96
else
    pictures=1000 controls=1000 first_chunk=00000 batch=4 helpers=0 drawers=1 precision=fp32 average=0.9
    width=64 depth=2 partner_width=64 partner_depth=2 repair_seconds=${REPAIR_SECONDS:-20} check_seconds=${CHECK_SECONDS:-20}
    judged=8 judge_pictures=256 decoder_batch=4
fi
# Of a thousand parts of the time: for both judges together, for each of the two partners.
judge_share=${JUDGE_SHARE:-160} partner_share=${PARTNER_SHARE:-400}
leader=$work/leader partner=$work/partner
start=${START:-$root/resources/models}
run=(--device "$device" --checkpoint-seconds 45)

stage() { # stage NAME COMMAND...: its output to a log of its own, the last line to the common one
    local name=$1 began
    shift
    began=$(date +%s)
    "$@" >>"$out/$name.txt" 2>&1 && say "$name: $(($(date +%s) - began)) s  $(tail -1 "$out/$name.txt")" ||
        { say "$name FAILED: $(tail -2 "$out/$name.txt")"; return 1; }
}

# Networks go on from the weights in START; where it has none, or with FRESH=1, they begin from nothing.
prepare() {
    [ -d "$leader/vae" ] || stage import "$cli" train import --fresh-generators --work "$leader" --from "$start/starter"
    [ -d "$partner/vae" ] || stage import "$cli" train import --fresh-generators --work "$partner" --from "$start/starter-pose"
    begin_with "$leader/structure" "$start/starter/unet"
    begin_with "$leader/texture" "$start/starter/unet_texture"
    begin_with "$partner/pose" "$start/starter-pose/unet"
    begin_with "$partner/edges" "$start/starter-edge/unet"
}

begin_with() { # begin_with STAGE_FOLDER NETWORK_FOLDER
    [ "${FRESH:-0}" = 0 ] && [ ! -e "$1/config.json" ] && [ -e "$2/config.json" ] || return 0
    mkdir -p "$1"
    cp "$2/diffusion_pytorch_model.safetensors" "$1/start.safetensors"
    cp "$2/config.json" "$1/config.json"
}

# Pictures are drawn by the processor while the generators learn; what is there already is left alone.
draw() {
    "$cli" train latents --work "$leader" "${run[@]}" --threads "$drawers" --pictures "$pictures" >>"$out/latents.txt" 2>&1 &
    drawing=($!)
    "$cli" train controls --work "$partner" "${run[@]}" --threads "$drawers" --pictures "$controls" >>"$out/controls.txt" 2>&1 &
    drawing+=($!)
    while [ ! -e "$leader/latents/$first_chunk.safetensors" ] || [ ! -e "$partner/controls/00003.safetensors" -a "$device" = cuda ]; do
        kill -0 "${drawing[0]}" 2>/dev/null || break
        sleep 0.5
    done
    [ "$device" = cuda ] || wait "${drawing[@]}"
    say "drawn: $(ls "$leader/latents" | wc -l) and $(ls "$partner/controls" | wc -l) thousand"
}

learn() { # learn STAGE WORK WIDTH DEPTH PER_MILLE
    stage "$1" "$cli" train "$1" --work "$2" "${run[@]}" --helpers "$helpers" --precision "$precision" --batch "$batch" \
        --muon --average "$average" --rate "${RATE:-3e-3}" --width "$3" --depth "$4" --samples 0 --minutes "$(share "$5")"
}

# The judges: whose features the decoder learns by, and who finds faces when all is measured.
judges() { # judges PER_MILLE
    local common=("${run[@]}" --threads "$drawers" --samples 0)
    stage classifier "$cli" train classifier --work "$work/judges" --out "$out/models/world-classifier" "${common[@]}" \
        --pictures "$judge_pictures" --batch "$((batch / 2))" --half-size 0.5 --minutes "$(share "$(($1 * 3 / 4))")"
    stage face-finder "$cli" train face-finder --work "$work/judges" --out "$out/models/face-finder" "${common[@]}" \
        --pictures "$((judge_pictures / 4))" --batch "$((batch / 2))" --minutes "$(share "$(($1 / 4))")"
    enlarger "$(($1 / 4))"
}

# It learns to enlarge what the autoencoder decodes; that of the models which come with the program will do.
enlarger() { # enlarger PER_MILLE
    stage enlarger "$cli" train enlarger --work "$work/judges" --out "$out/models/starter-enlarger" "${run[@]}" --threads "$drawers" \
        --helpers "$helpers" --samples 0 --autoencoder "$root/resources/models/starter" --pictures "$((judge_pictures / 32))" \
        --batch "$((batch / 2))" --minutes "$(share "$1")"
}

# Three lanes side by side on one card: each generator, and the small networks one after the other.
train_all() {
    train_seconds=$(($(left) - repair_seconds - check_seconds - 15))
    [ "$train_seconds" -gt 5 ] || { say "no time to train"; return; }
    say "training for $train_seconds s"
    learn structure "$leader" "$width" "$depth" 1000 &
    local lanes=($!)
    learn texture "$leader" "$width" "$depth" 1000 &
    lanes+=($!)
    (
        [ "$judge_share" = 0 ] || judges "$judge_share"
        learn pose "$partner" "$partner_width" "$partner_depth" "$partner_share"
        learn edges "$partner" "$partner_width" "$partner_depth" "$partner_share"
    ) &
    lanes+=($!)
    wait "${lanes[@]}"
    kill "${drawing[@]}" 2>/dev/null
    wait "${drawing[@]}" 2>/dev/null
}

export_all() {
    stage export "$cli" train export --work "$leader" --out "$out/models/starter"
    stage export "$cli" train export-partner --work "$partner" --out "$out/models/starter-pose" --pose --strength 0.6
    stage export "$cli" train export-partner --work "$partner" --out "$out/models/starter-edge" --edges --strength 0.5
    for kept in pose-finder world-classifier face-finder starter-bridge starter-enlarger; do
        [ ! -d "$start/$kept" ] || [ -d "$out/models/$kept" ] || cp -r "$start/$kept" "$out/models/"
    done
}

# The decoder learns last, on what the new generators get wrong.
repair() {
    stage pairs "$cli" train pairs --work "$leader" --model "$out/models/starter" "${run[@]}" --threads "$((2 * drawers))" \
        --minutes "$(awk -v s="$repair_seconds" 'BEGIN {printf "%.3f", s / 4 / 60}')" || return 1
    learn_decoder "$precision" || learn_decoder fp32 || return 1
    stage export "$cli" train export --work "$leader" --out "$out/models/starter"
}

learn_decoder() { # learn_decoder PRECISION
    stage decoder "$cli" train decoder --work "$leader" "${run[@]}" --helpers "$((2 * drawers))" --threads "$drawers" --samples 0 \
        --judge "$out/models/world-classifier" --average "$average" --precision "$1" --batch "$decoder_batch" \
        --minutes "$(awk -v s="$repair_seconds" 'BEGIN {printf "%.3f", s * 0.6 / 60}')"
}

judge() {
    stage evaluate timeout "$check_seconds" "$cli" evaluate --suite full --device "$device" --batch "$judged" --models "$out/models" \
        --pictures "$judged" --sheet "$out/sheet.png" --json "$out/full.json"
}

# PHASES names what a call does, for machines that end a call before all of it is done.
run_stages() {
    local phase
    prepare || return
    for phase in ${PHASES:-draw train_all export_all repair judge check}; do "$phase"; done
}

check() {
    bash "$root/tests/gpu/check.sh" >>"$out/check.txt" 2>&1 || say "the check of the CUDA path failed: see check.txt"
}
