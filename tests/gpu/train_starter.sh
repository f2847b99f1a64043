#!/usr/bin/env bash
# Trains the starter models on a machine that has a GPU, LibTorch with CUDA (Python's will do), CMake, ninja and g++, and
# nothing else: builds the command line, draws and encodes pictures, trains generators, partners, decoder and bridge,
# evaluates and exports. Every stage goes on from its checkpoint, so a second call goes on from the first.
#
#   WORK      folder for checkpoints and caches (default ~/starter)
#   OUT       folder for what is to be taken home: models and logs (default $WORK/out)
#   SECONDS_ALL  how long the whole call may take (default 540)
#   DEVICE    cuda or cpu (default cuda); with cpu the same stages run at a hundredth of the size: the rehearsal
#   DEPS      tar of pack_dependencies.sh, unpacked once (default: none needed)
#   CLI       a pangu-draw-cli that is built already
#   START     folder of model folders whose weights the networks go on from (default: those of the program)
#   FRESH     1: they begin from nothing
#   JUDGE_SHARE, PARTNER_SHARE, REPAIR_SECONDS, CHECK_SECONDS  see stages.sh
#   PHASES    which of draw train_all export_all repair judge check (default: all, in this order)
set -uo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=${WORK:-$HOME/starter}
out=${OUT:-$work/out}
device=${DEVICE:-cuda}
begin=$(date +%s)
seconds_all=${SECONDS_ALL:-540}
mkdir -p "$work" "$out"
log=$out/log.txt

left() { echo $((begin + seconds_all - $(date +%s))); }
say() { printf '%4ds  %s\n' $(($(date +%s) - begin)) "$*" | tee -a "$log"; }

# share PER_MILLE: minutes for a stage, of the time that training has.
share() { awk -v t="$train_seconds" -v p="$1" 'BEGIN {printf "%.3f", t * p / 1000 / 60}'; }

. "$root/tests/gpu/build_cli.sh"
. "$root/tests/gpu/stages.sh"

build_cli || { say "the command line was not built: see $out/build.txt"; exit 1; }
run_stages
say "done, $(left) s left"
