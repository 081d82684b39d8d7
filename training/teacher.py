"""The teacher: a small pretrained transformer fine-tuned on trees and names together.

    python teacher.py train --passes 12 --out DIR
    python teacher.py label --model DIR --in raw.txt --out silver.npz   (one tokenized sentence a line)
"""
import argparse
import json
import math
import os
import random
import time

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from tokenizers import Tokenizer
from transformers import BertModel

import data
import features

SHAPES = 8
HALF = "avx512_bf16" in open("/proc/cpuinfo").read() if os.path.exists("/proc/cpuinfo") else False
MAXSUB = 250


def shape(w, first):
    letters = [c for c in w if c.isalpha()]
    if not letters:
        return 1 if any(c.isdigit() for c in w) else 0
    if all(c.islower() for c in letters):
        return 2
    if all(c.isupper() for c in letters):
        return 3 if len(letters) > 1 else 4
    if w[0].isupper() and all(c.islower() for c in letters[1:]):
        return 5 if first else 6
    return 7


class Teacher(nn.Module):
    def __init__(self, encoder, tags, rels, arc=320, rel=96):
        super().__init__()
        self.tags, self.rels = tags, rels
        self.enc = encoder
        h = encoder.config.hidden_size
        self.shape = nn.Embedding(SHAPES + 1, h)
        nn.init.zeros_(self.shape.weight)
        self.root = nn.Parameter(torch.zeros(h))
        self.drop = nn.Dropout(0.2)
        self.arc_d, self.arc_h = nn.Linear(h, arc), nn.Linear(h, arc)
        self.rel_d, self.rel_h = nn.Linear(h, rel), nn.Linear(h, rel)
        self.arc_u = nn.Parameter(torch.randn(arc, arc) * 0.02)
        self.arc_b = nn.Parameter(torch.zeros(arc))
        self.rel_u = nn.Parameter(torch.randn(len(rels), rel + 1, rel + 1) * 0.02)
        self.tag = nn.Sequential(nn.Linear(h, 256), nn.GELU(), nn.Linear(256, len(tags)))
        self.name = nn.Sequential(nn.Linear(h, 128), nn.GELU(), nn.Linear(128, len(data.NAME_TAGS)))

    def encode(self, b):
        emb = self.enc.embeddings.word_embeddings(b["ids"]) + self.shape(b["shapes"])
        # Where the processor multiplies bfloat16 itself the encoder is three times as fast; the heads stay in float32.
        with torch.autocast("cpu", torch.bfloat16, enabled=HALF):
            x = self.enc(inputs_embeds=emb, attention_mask=b["mask"]).last_hidden_state.float()
        first = b["first"].unsqueeze(-1).expand(-1, -1, x.shape[-1])
        return self.drop(x.gather(1, first))

    def forward(self, b):
        x = self.encode(b)
        root = self.root.expand(x.shape[0], 1, -1)
        xr = torch.cat([root, x], 1)
        d, h = F.gelu(self.arc_d(x)), F.gelu(self.arc_h(xr))
        arcs = torch.einsum("bia,ac,bjc->bij", self.drop(d), self.arc_u, self.drop(h)) + (h @ self.arc_b).unsqueeze(1)
        n = arcs.shape[1]
        arcs = arcs.masked_fill(~b["head_ok"].unsqueeze(1), -1e4)
        arcs = arcs.masked_fill(torch.eye(n, n + 1).roll(1, 1).bool(), -1e4)
        return x, xr, arcs, self.tag(x), self.name(x)

    def labels(self, x, xr, heads):
        """Scores of the relations given each word's head."""
        d = F.gelu(self.rel_d(x))
        h = F.gelu(self.rel_h(xr)).gather(1, heads.unsqueeze(-1).expand(-1, -1, self.rel_h.out_features))
        one = torch.ones_like(d[..., :1])
        d, h = torch.cat([self.drop(d), one], -1), torch.cat([self.drop(h), one], -1)
        return torch.einsum("bia,rac,bic->bir", d, self.rel_u, h)


class Batcher:
    def __init__(self, tok, tags, rels):
        self.tok = tok
        self.tags = {t: i for i, t in enumerate(tags)}
        self.rels = {t: i for i, t in enumerate(rels)}
        self.names = {t: i for i, t in enumerate(data.NAME_TAGS)}
        self.cache = {}

    def sub(self, w):
        got = self.cache.get(w)
        if got is None:
            got = self.tok.encode(w, add_special_tokens=False).ids[:8] or [100]
            self.cache[w] = got
        return got

    def size(self, s):
        return 2 + sum(len(self.sub(w)) for w in s.words)

    def batch(self, sents, recase=0.0):
        n = max(len(s.words) for s in sents)
        ids, shapes, first = [], [], []
        for s in sents:
            words = s.words
            r = random.random()
            if r < recase:
                words = [w.upper() if r < recase / 2 else w.lower() for w in words]
            i, sh, fi = [101], [SHAPES], []
            for k, w in enumerate(words):
                p = self.sub(w)
                fi.append(len(i))
                i += p
                sh += [shape(w, k == 0)] * len(p)
            ids.append(i + [102])
            shapes.append(sh + [SHAPES])
            first.append(fi)
        pad = lambda rows, v, m: torch.tensor([r + [v] * (m - len(r)) for r in rows])
        m = max(map(len, ids))
        b = {"ids": pad(ids, 0, m), "shapes": pad(shapes, 0, m), "first": pad(first, 0, n)}
        b["mask"] = (b["ids"] != 0).long()
        b["words"] = pad([[1] * len(s.words) for s in sents], 0, n).bool()
        b["head_ok"] = F.pad(b["words"], (1, 0), value=True)
        look = lambda f, table: pad([[table.get(x, -100) for x in f(s)] if f(s) else [-100] * len(s.words) for s in sents], -100, n)
        b["tag"] = look(lambda s: s.tags, self.tags)
        b["rel"] = look(lambda s: s.rels, self.rels)
        b["name"] = look(lambda s: s.names, self.names)
        b["head"] = pad([s.heads or [-100] * len(s.words) for s in sents], -100, n)
        return b


def ce(scores, gold):
    if (gold >= 0).sum() == 0:
        return scores.sum() * 0
    return F.cross_entropy(scores.flatten(0, 1), gold.flatten(), ignore_index=-100)


def loss_of(model, b):
    x, xr, arcs, tag, name = model(b)
    rel = model.labels(x, xr, b["head"].clamp(min=0))
    return ce(arcs, b["head"]) + ce(rel, b["rel"]) + 0.7 * ce(tag, b["tag"]) + 0.5 * ce(name, b["name"])


def buckets(sents, size, budget, shuffle=True):
    """Batches of like length, each at most budget subwords with padding."""
    order = sorted(range(len(sents)), key=lambda i: size(sents[i]) + (random.random() * 4 if shuffle else 0))
    out, cur, longest = [], [], 0
    for i in order:
        longest = max(longest, size(sents[i]))
        if cur and longest * (len(cur) + 1) > budget:
            out.append(cur)
            cur, longest = [], size(sents[i])
        cur.append(sents[i])
    if cur:
        out.append(cur)
    if shuffle:
        random.shuffle(out)
    return out


@torch.no_grad()
def evaluate(model, batcher, sents):
    model.eval()
    c = dict(n=0, uas=0, las=0, lasm=0, upos=0, xpos=0)
    pred_names = []
    for batch in buckets(sents, batcher.size, 6000, shuffle=False):
        b = batcher.batch(batch)
        x, xr, arcs, tag, name = model(b)
        heads = arcs.argmax(-1)
        rel = model.labels(x, xr, heads).argmax(-1)
        tag, name = tag.argmax(-1), name.argmax(-1)
        for k, s in enumerate(batch):
            pred_names.append((s, [data.NAME_TAGS[t] for t in name[k][:len(s.words)]]))
            for i in range(len(s.words)) if s.heads else ():
                c["n"] += 1
                x_, u_ = model.tags[tag[k, i]].split("|")
                gx, gu = s.tags[i].split("|")
                c["upos"] += u_ == gu
                c["xpos"] += x_ == gx
                if heads[k, i] == s.heads[i]:
                    c["uas"] += 1
                    r = model.rels[rel[k, i]]
                    c["las"] += r == s.rels[i]
                    c["lasm"] += r.split(":")[0] == s.rels[i].split(":")[0]
    model.train()
    n = max(c.pop("n"), 1)
    return {k: round(100 * v / n, 2) for k, v in c.items()}, pred_names


def names_f1(pairs, linked_only=False):
    """Spans with their type; predictions over words of unknown label are not counted."""
    tp = fp = fn = 0
    for s, pred in pairs:
        if s.names is None:
            continue
        unknown = {i for i, n in enumerate(s.names) if n is None}
        gold = set(data.spans(s.names))
        if linked_only:
            keep = {(a, b, k) for a, b, k, l in s.linked if l} | {g for g in gold if g[2] == "NORP"}
            unknown |= {i for g in gold - keep for i in range(g[0], g[1])}
            gold &= keep
        got = {g for g in data.spans(pred) if not any(i in unknown for i in range(g[0], g[1]))}
        tp += len(got & gold)
        fp += len(got - gold)
        fn += len(gold - got)
    return round(200 * tp / max(1, 2 * tp + fp + fn), 2)


def dev_sets():
    return {"ewt": data.ud("en_ewt-dev.conllu"), "gum": data.ud("en_gum-dev.conllu"),
            "re3d": data.names_split("re3d-train.conll")[1], "wikigold": data.names_split("wikigold.conll")[1]}


def report(evaluate_one):
    out = {}
    for name, sents in dev_sets().items():
        scores, pairs = evaluate_one(sents)
        if name in ("ewt", "gum"):
            out[name] = scores
        if name != "ewt":
            out[name + "_names"] = names_f1(pairs, linked_only=name == "gum")
    return out


def train(args):
    data.steady(1)
    gold = data.gold_train()
    count = lambda key: sorted({x for s in gold if key(s) for x in key(s)})
    tags, rels = count(lambda s: s.tags), count(lambda s: s.rels)
    batcher = Batcher(Tokenizer.from_file(os.path.join(args.encoder, "tokenizer.json")), tags, rels)
    batcher.tok.no_truncation()
    batcher.tok.no_padding()
    model = Teacher(BertModel.from_pretrained(args.encoder, add_pooling_layer=False), tags, rels)
    # The word pieces stay as they were learned from billions of words: rare ones keep their place.
    model.enc.embeddings.word_embeddings.weight.requires_grad_(False)
    gold = [s for s in gold if batcher.size(s) <= MAXSUB]
    body = [p for n, p in model.named_parameters() if n.startswith("enc.") and p.requires_grad]
    head = [p for n, p in model.named_parameters() if not n.startswith("enc.")]
    opt = torch.optim.AdamW([{"params": body, "lr": args.lr}, {"params": head, "lr": 1e-3}], weight_decay=0.01, betas=(0.9, 0.98), fused=True)
    base = [g["lr"] for g in opt.param_groups]
    start, step, seen = time.time(), 0, 0
    goal = args.passes * sum(len(s.words) for s in gold)
    for epoch in range(args.passes):
        for batch in buckets(gold, batcher.size, args.budget):
            done = seen / goal
            rate = min(1, (step + 1) / 100) * (1 - done)
            for g, r in zip(opt.param_groups, base):
                g["lr"] = r * rate
            loss = loss_of(model, batcher.batch(batch, recase=0.12))
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            opt.step()
            opt.zero_grad(set_to_none=True)
            step += 1
            seen += sum(len(s.words) for s in batch)
            if step % 50 == 0:
                print(f"step {step} epoch {epoch} loss {loss.item():.3f} words/s {seen / (time.time() - start):.0f} done {done:.2f}", flush=True)
        if epoch % 3 == 2 or epoch == args.passes - 1:
            print(epoch + 1, json.dumps(report(lambda s: evaluate(model, batcher, s))), flush=True)
        os.makedirs(args.out, exist_ok=True)
        torch.save(model.state_dict(), os.path.join(args.out, "teacher.pt"))
        json.dump({"tags": tags, "rels": rels}, open(os.path.join(args.out, "labels.json"), "w"))


def load(args):
    from transformers import BertConfig
    lab = json.load(open(os.path.join(args.model, "labels.json")))
    enc = BertModel(BertConfig.from_pretrained(args.encoder), add_pooling_layer=False)
    model = Teacher(enc, lab["tags"], lab["rels"])
    model.load_state_dict(torch.load(os.path.join(args.model, "teacher.pt")))
    model.eval()
    batcher = Batcher(Tokenizer.from_file(os.path.join(args.encoder, "tokenizer.json")), lab["tags"], lab["rels"])
    batcher.tok.no_truncation()
    batcher.tok.no_padding()
    return model, batcher


TOP = 4


@torch.no_grad()
def label(args):
    """Writes, for each word, the four likeliest heads, relations (given the first head), tags and names."""
    data.steady(2)
    model, batcher = load(args)
    lines = [l.split() for l in open(args.inp, encoding="utf-8")]
    sents = [data.Sent(w) for w in lines]
    for k, s in enumerate(sents):
        s.doc = k
    total = sum(map(len, lines))
    offsets = np.concatenate([[0], np.cumsum([len(w) for w in lines])])
    ids = {k: np.zeros((total, TOP), np.int16) for k in ("head", "rel", "tag", "name")}
    prob = {k: np.zeros((total, TOP), np.float16) for k in ids}
    order = [s for s in sents if 0 < len(s.words) and batcher.size(s) <= MAXSUB]
    ok = np.zeros(len(lines), bool)
    forms = {}
    word_id = [np.array([forms.setdefault(features.norm(w), len(forms)) for w in l], np.int64) for l in lines]
    vectors, times = np.zeros((len(forms), 384), np.float32), np.zeros(len(forms), np.int32)
    start, seen = time.time(), 0
    for batch in buckets(order, batcher.size, 5000, shuffle=False):
        b = batcher.batch(batch)
        x, xr, arcs, tag, name = model(b)
        rel = model.labels(x, xr, arcs.argmax(-1))
        for key, scores in (("head", arcs), ("rel", rel), ("tag", tag), ("name", name)):
            p = F.softmax(scores, -1)
            v, i = p.topk(min(TOP, p.shape[-1]), -1)
            for k, s in enumerate(batch):
                o, n = offsets[s.doc], len(s.words)
                w = v.shape[-1]
                ids[key][o:o + n, :w] = i[k, :n].numpy()
                prob[key][o:o + n, :w] = v[k, :n].numpy()
        for k, s in enumerate(batch):
            ok[s.doc] = True
            seen += len(s.words)
            np.add.at(vectors, word_id[s.doc], x[k, :len(s.words)].numpy())
            np.add.at(times, word_id[s.doc], 1)
    print(f"{seen} words, {seen / (time.time() - start):.0f} a second", flush=True)
    # What a word means to the teacher on average: the student's word vectors begin there.
    np.savez(args.out, ok=ok, forms=np.array(list(forms)), vectors=vectors, times=times, **{"i_" + k: v for k, v in ids.items()}, **{"p_" + k: v for k, v in prob.items()})


def main():
    p = argparse.ArgumentParser()
    p.add_argument("verb", choices=["train", "label", "eval"])
    p.add_argument("--encoder", default="encoder")
    p.add_argument("--out")
    p.add_argument("--model")
    p.add_argument("--in", dest="inp")
    p.add_argument("--passes", type=int, default=12, help="times that every gold sentence is seen")
    p.add_argument("--budget", type=int, default=1000)
    p.add_argument("--lr", type=float, default=2e-4)
    args = p.parse_args()
    if args.verb == "train":
        train(args)
    elif args.verb == "label":
        label(args)
    else:
        model, batcher = load(args)
        print(json.dumps(report(lambda s: evaluate(model, batcher, s))))


if __name__ == "__main__":
    main()
