#!/bin/sh
# From the shared data to model/default, in one command. Each step that took long is resumed or skipped when its
# result lies in the scratch folder; delete the folder to start over. See README.md for what must be installed.
set -eu
cd "$(dirname "$0")"
export BAYAN_SHARED="${BAYAN_SHARED:-$(cd ../../.. && pwd)/shared}"
export BAYAN_SCRATCH="${BAYAN_SCRATCH:-/tmp/bayan-train}"
export BAYAN_NODE="${BAYAN_NODE:-$BAYAN_SCRATCH/node}"
export OMP_NUM_THREADS="${OMP_NUM_THREADS:-$(nproc)}"
# Debian's OpenBLAS takes a new AVX-512 machine for an old one: five times slower.
if grep -q avx512f /proc/cpuinfo 2>/dev/null; then export OPENBLAS_CORETYPE="${OPENBLAS_CORETYPE:-SkylakeX}"; fi
python="${PYTHON:-/usr/bin/python3}"
mkdir -p "$BAYAN_NODE"

$python corpus.py check
if [ ! -d "$BAYAN_NODE/node_modules/tokenizers" ]; then
  (cd "$BAYAN_NODE" && npm install --ignore-scripts --no-save tokenizers onnxruntime-node)
fi
if [ ! -f "$BAYAN_SCRATCH/tokens.en.npy" ]; then
  $python select_text.py
  $python vocabulary.py
  $python pack.py
fi
# On one GPU seven minutes are 20,450 steps; on a CPU give it hours, it goes on where it stopped.
$python pretrain.py --minutes "${PRETRAIN_MINUTES:-7.1}"
[ -f "$BAYAN_SCRATCH/public.00" ] || $python finetune.py public --epochs 1 --batch 96 --composed 12000
[ -f "$BAYAN_SCRATCH/own.00" ] || $python finetune.py own --start public --epochs 15 --batch 64 --rate 7e-4 --seeds 3 --out own
$python finetune.py own --start own --epochs 4 --batch 64 --rate 4e-4 --masked 0.3 --real --composed 1200 --out stance
$python export.py
$python vectors.py --checkpoint stance
$python evaluate.py
