#!/usr/bin/env bash
# Prints every measure of docs/accuracy.md as it stands now.
#
#   bash bench/accuracy.sh ../shared/corpora
set -euo pipefail
corpora=$(cd "$1" && pwd)
cd "$(dirname "$0")/.."
bin=$(mktemp)
trap 'rm -f "$bin"' EXIT
go build -o "$bin" ./cmd/rapporteur

run() {
	echo
	echo "### $1"
	echo
	echo '```'
	shift
	"$bin" eval "$@" | sed "s#$corpora#../shared/corpora#"
	echo '```'
}
run "Events of our own reports" events testdata/reports
run "Pairs in coded sentences" pairs "$corpora/plv/train.jsonl"
run "relate" relate "$corpora/plv/train.jsonl"
run "Our sentences by CAMEO code: pairs" pairs testdata/codebook/pairs.jsonl
run "Our everyday sentences" quad testdata/codebook/none.jsonl
run "The second batch: pairs" pairs testdata/codebook/second.jsonl
run "The second batch: everyday sentences" quad testdata/codebook/second-none.jsonl
run "The third batch, codes 03 to 08: pairs" pairs testdata/codebook/third-a.jsonl
run "The third batch, codes 03 to 08: everyday sentences" quad testdata/codebook/third-none-a.jsonl
run "The third batch, other codes: pairs" pairs testdata/codebook/third-b.jsonl
run "The third batch, other codes: everyday sentences" quad testdata/codebook/third-none-b.jsonl
run "The fourth batch, codes 01 to 08: pairs" pairs testdata/codebook/fourth-a.jsonl
run "The fourth batch, codes 01 to 08: everyday sentences" quad testdata/codebook/fourth-none-a.jsonl
run "The fourth batch, codes 09 to 20: pairs" pairs testdata/codebook/fourth-b.jsonl
run "The fourth batch, codes 09 to 20: everyday sentences" quad testdata/codebook/fourth-none-b.jsonl
run "Quad class" quad "$corpora/cameo_quad/train.jsonl"
run "Actors and recipients" spans "$corpora/cameo_ner/train.txt"
run "Types in synthetic stories" stories "$corpora/ngec/synthetic.jsonl"
run "Police, Gujarat 2002" police "$corpora/india_police/dev.tsv"
run "Attacks, MUC-4 dev" muc4 "$corpora/muc4/dev.json"
run "Codes of noun phrases" phrases who/testdata/phrases.tsv
run "Coreference, GUM dev" coref "$corpora/ud/en_gum-dev.conllu"
run "Times, TimeBank and AQUAINT" times "$corpora/timex"
run "Claims, PolNeAR dev" claims "$corpora/polnear/dev"
run "Places, TR-News" places "$corpora/geo/TR-News.xml"
run "Places, LGL" places "$corpora/geo/lgl.xml"
run "Names, last fifth of re3d" names-kept "$corpora/ner/re3d-train.conll"
run "Names, last fifth of wikigold" names-kept "$corpora/ner/wikigold.conll"
run "Names, GUM dev" names "$corpora/ud/en_gum-dev.conllu"
run "Trees, EWT dev, given tokens" parse-given "$corpora/ud/en_ewt-dev.conllu"
run "Trees, GUM dev, given tokens" parse-given "$corpora/ud/en_gum-dev.conllu"
run "Trees, EWT dev, raw text" parse "$corpora/ud/en_ewt-dev.conllu"
run "Trees, GUM dev, raw text" parse "$corpora/ud/en_gum-dev.conllu"
