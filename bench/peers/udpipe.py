"""Trains UDPipe 1 on EWT and measures it on the dev sets of EWT and GUM.

  python bench/peers/udpipe.py train ../shared/corpora udpipe.model
  python bench/peers/udpipe.py measure ../shared/corpora udpipe.model

UDPipe's own models are on no package registry, so it learns here, by the
settings that its manual gives for English but with fewer rounds (half an hour
on a free core). The scores are its own evaluator's.
"""
import sys
import time

import ufal.udpipe as udpipe

TOKENIZER = "dimension=24;epochs=10;initialization_range=0.5;batch_size=50;learning_rate=0.005;dropout=0.2;early_stopping=1"
TAGGER = "models=2;iterations=6;templates_1=tagger;guesser_suffix_rules_1=8;use_lemma_1=0;use_feats_1=1;templates_2=lemmatizer;guesser_suffix_rules_2=6;use_lemma_2=1;provide_lemma_2=1;use_feats_2=0;provide_feats_2=0"
PARSER = "iterations=6;embedding_upostag=20;embedding_feats=20;embedding_xpostag=0;embedding_form=50;embedding_lemma=0;embedding_deprel=20;learning_rate=0.02;learning_rate_final=0.001;l2=0.5;hidden_layer=200;batch_size=10;transition_system=projective;transition_oracle=dynamic;structured_interval=10"
TREEBANKS = {"EWT": "ewt", "GUM": "gum"}


def read(path):
    """The sentences of a file of CoNLL-U, without enhanced dependencies."""
    text = open(path, encoding="utf-8").read()
    reader = udpipe.InputFormat.newConlluInputFormat()
    reader.setText(text)
    sentences, error = udpipe.Sentences(), udpipe.ProcessingError()
    while True:
        s = udpipe.Sentence()
        if not reader.nextSentence(s, error):
            break
        sentences.push_back(s)
    if error.occurred():
        raise SystemExit(f"{path}: {error.message}")
    return sentences


def train(corpora, out):
    data, held = udpipe.Sentences(), udpipe.Sentences()
    for s in read(f"{corpora}/ud/en_ewt-train.conllu"):
        data.push_back(s)
    error = udpipe.ProcessingError()
    model = udpipe.Trainer.train("morphodita_parsito", data, held, TOKENIZER, TAGGER, PARSER, error)
    if error.occurred():
        raise SystemExit(error.message)
    with open(out, "wb") as f:
        f.write(model.encode("latin-1", "surrogateescape") if isinstance(model, str) else model)


def measure(corpora, path):
    model = udpipe.Model.load(path)
    print("| UDPipe 1, trained here | from | scores |\n|---|---|---|")
    for label, name in TREEBANKS.items():
        gold = open(f"{corpora}/ud/en_{name}-dev.conllu", encoding="utf-8").read()
        for how, tokenizer in (("given tokens", udpipe.Pipeline.NONE), ("raw text", udpipe.Pipeline.DEFAULT)):
            e = udpipe.Evaluator(model, tokenizer, udpipe.Pipeline.DEFAULT, udpipe.Pipeline.DEFAULT)
            error = udpipe.ProcessingError()
            result = e.evaluate(gold, error)
            if error.occurred():
                raise SystemExit(error.message)
            print(f"| {label} dev | {how} | {' '.join(result.split())} |")
    text = open(f"{corpora}/ud/en_ewt-dev.conllu", encoding="utf-8").read()
    raw = "\n".join(l[9:] for l in text.split("\n") if l.startswith("# text = "))
    pipe = udpipe.Pipeline(model, "tokenize", udpipe.Pipeline.DEFAULT, udpipe.Pipeline.DEFAULT, "conllu")
    start = time.process_time()
    out = pipe.process(raw, udpipe.ProcessingError())
    print(f"\n{out.count('# sent_id') / (time.process_time() - start):.0f} sentences/s on one core (EWT dev, raw)")


if __name__ == "__main__":
    {"train": train, "measure": measure}[sys.argv[1]](*sys.argv[2:])
