#!/bin/sh
# From the shared data to model/default, in one command. Each step that took long is resumed or skipped when its
# result lies in the scratch folder; delete the folder to start over. See README.md for what must be installed.
set -eu
cd "$(dirname "$0")"
export BAYAN_SHARED="${BAYAN_SHARED:-$(cd ../../.. && pwd)/shared}"
export BAYAN_SCRATCH="${BAYAN_SCRATCH:-/tmp/bayan-train}"
export BAYAN_NODE="${BAYAN_NODE:-$BAYAN_SCRATCH/node}"
export OMP_NUM_THREADS="${OMP_NUM_THREADS:-1}"
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
  $python pack.py --vectors 256 --threads "$(nproc)"
fi
$python pretrain.py --minutes "${PRETRAIN_MINUTES:-51}" --processes "$(nproc)"
[ -f "$BAYAN_SCRATCH/public.pt" ] || $python finetune.py public --epochs 1 --composed 12000
$python finetune.py own --start public.pt --epochs 11 --seed 9 --rate 6e-4 --dropout 0.15
$python export.py
$python vectors.py --checkpoint stance.pt
$python evaluate.py --phenomena
