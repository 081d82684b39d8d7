"""Writes a trained student as the weights file of text/net, and what the Go net must answer.

    python export.py --student DIR --out net.bin --golden golden.json

The reference below computes with the integers of the file, in numpy; it is what
Go's tests are held against.
"""
import argparse
import json
import os
import struct

import numpy as np
import torch

import data
import features
from student import DIST, GLOVE, LEARNED, Student, exponent

MAGIC = b"RAPPNET\x01"
SENTENCES = """Two months ago , Haftar rejected a secret peace offer .
TERRORISTS OF THE FARABUNDO MARTI NATIONAL LIBERATION FRONT ( FMLN ) ATTACKED A POWER STATION IN SAN MIGUEL TODAY .
“ We do n't — really … — know who did it , ” said Gen. Abdel Fattah al - Burhan , 62 , in Khartoum .
police
The Élysée Palace said on 14 July 2016 that France 's president , whom the E.U. had backed – twice – would go .
he told reporters that the israelis and the palestinians , who met in oslo , had agreed to talk again on monday""".split("\n")


def rounded(x):
    return np.floor(np.asarray(x, np.float64) + 0.5).astype(np.int64)


class Layer:
    """w8, bias and shift so that (w8 @ q + bias) >> shift has the wanted scale."""

    def __init__(self, lin, in_bits, out_bits, zero=0):
        w = lin.weight.detach()
        e = exponent(w).numpy().astype(np.int64)
        self.w = np.clip(rounded(w.numpy() * np.exp2(e)[:, None]), -127, 127).astype(np.int64)
        self.shift = e + in_bits - out_bits
        assert (self.shift >= 0).all()
        bias = lin.bias.detach().numpy() if lin.bias is not None else np.zeros(len(w))
        half = np.where(self.shift > 0, np.int64(1) << np.maximum(self.shift - 1, 0), 0)
        self.bias = rounded(bias.astype(np.float64) * np.exp2(e + in_bits)) - zero * self.w.sum(1) + half

    def __call__(self, q):
        return (q @ self.w.T + self.bias) >> self.shift

    @staticmethod
    def stack(layers):
        out = Layer.__new__(Layer)
        out.w, out.shift, out.bias = (np.concatenate([getattr(l, k) for l in layers]) for k in ("w", "shift", "bias"))
        return out

    def bytes(self):
        return self.w.astype(np.int8).tobytes() + self.bias.astype("<i4").tobytes() + self.shift.astype("<i4").tobytes()


def emb(t):
    return (np.clip(rounded(t.weight.detach().numpy() * 32), -64, 63) + 64).astype(np.uint8)


SIGMOID = rounded(32768 / (1 + np.exp(-np.arange(-2048, 2048) / 256)))


class Reference:
    def __init__(self, model):
        self.cfg = model.cfg
        self.glove, self.learned = emb(model.glove), emb(model.learned)
        self.hashed = [emb(t) for t in model.hashed]
        self.inp = Layer(model.inp, 5, 8, zero=64)
        self.blocks = []
        for b, name in zip(model.blocks, model.cfg["blocks"].split()):
            gate = name[0] == "g"
            self.blocks.append((name, Layer(b.a, 4, 8 if gate else 4), Layer(b.b, 4, 8, zero=64 if gate else 0)))
        parts = [(model.query, 6), (model.key, 6), (model.dep, 8), (model.head, 8), (model.tag, 8), (model.name, 8)]
        self.heads = Layer.stack([Layer(l, 4, bits) for l, bits in parts])
        self.cuts = np.cumsum([l.out_features for l, _ in parts])[:-1]
        self.rel = Layer(model.rel, 4, 8)
        self.dist = rounded(model.dist.detach().numpy() * 4096)
        self.root_key = np.clip(rounded(model.root_key.detach().numpy() * 64), -2047, 2047)
        self.root_rel = np.clip(rounded(model.root_head.detach().numpy() * 256), -16384, 16383)

    def bytes(self, words, hashes, header):
        h = json.dumps(header, ensure_ascii=False).encode()
        out = [MAGIC, struct.pack("<i", len(h)), h, SIGMOID.astype("<i4").tobytes(), np.array(hashes, "<u8").tobytes(),
               self.glove.tobytes(), self.learned.tobytes()] + [t.tobytes() for t in self.hashed]
        out.append(self.inp.bytes())
        for _, a, b in self.blocks:
            out += [a.bytes(), b.bytes()]
        out += [self.heads.bytes(), self.rel.bytes(), self.dist.astype("<i4").tobytes(),
                self.root_key.astype("<i2").tobytes(), self.root_rel.astype("<i2").tobytes()]
        return b"".join(out)

    def run(self, f):
        """Arc scores, tags, names and a function from heads to relations, for one sentence's features."""
        learned = np.where(f[:, 0] < len(self.learned), f[:, 0], 0)
        q = np.concatenate([self.glove[f[:, 0]], self.learned[learned]] + [t[f[:, i + 1]] for i, t in enumerate(self.hashed)], 1)
        sat = lambda v: np.clip(v, -32768, 32767)
        act = lambda x: np.clip((x + 8) >> 4, 0, 127)
        x = sat(self.inp(q.astype(np.int64)))
        for name, a, b in self.blocks:
            u = act(x)
            if name[0] == "c":
                mid = np.clip(a(three(u, int(name[1:]))), 0, 127)
            else:
                mid = gated(np.clip(a(u), -2048, 2047))
            x = sat(x + sat(b(mid)))
        u = act(x)
        qq, k, d, h, tag, name = np.split(sat(self.heads(u)), self.cuts, 1)
        qq, k, d, h = np.clip(qq, -2047, 2047), np.clip(k, -2047, 2047), np.clip(d, -16384, 16383), np.clip(h, -16384, 16383)
        arcs = qq @ np.concatenate([self.root_key[None], k]).T
        n = len(f)
        i, j = np.arange(1, n + 1)[:, None], np.arange(0, n + 1)[None]
        arcs = arcs + self.dist[np.where(j == 0, 2 * DIST + 1, np.clip(j - i, -DIST, DIST) + DIST)]
        arcs[np.arange(n), np.arange(1, n + 1)] = -(1 << 30)
        hh = np.concatenate([self.root_rel[None], h])
        root = self.cfg["rel_names"].index("root")

        def rel(heads):
            scores = sat(self.rel(act(d + hh[heads])))
            scores[:, root] = np.where(heads == 0, 32768, -32769)
            return scores.argmax(1)

        return arcs, tag.argmax(1), name.argmax(1), rel


def three(u, dil):
    p = np.pad(u, ((dil, dil), (0, 0)))
    n = len(u)
    return np.concatenate([p[:n], u, p[2 * dil:]], 1)


def gated(y):
    both = y.shape[1] // 2
    g, open_, cand = both // 2, SIGMOID[y[:, :both] + 2048], y[:, both:] << 4
    out = np.zeros((len(y), both), np.int64)
    for part, order in ((slice(0, g), range(len(y))), (slice(g, both), range(len(y) - 1, -1, -1))):
        h = np.zeros(g, np.int64)
        for t in order:
            h = h + (((cand[t, part] - h) * open_[t, part] + (1 << 14)) >> 15)
            out[t, part] = h
    return np.clip(((out + 128) >> 8) + 64, 0, 127)


def load(folder):
    cfg = json.load(open(os.path.join(folder, "student.json")))
    model = Student(len(cfg["vocab"]), cfg["learned"], len(cfg["tags"]), len(cfg["rels"]), len(cfg["names"]), blocks=cfg["blocks"])
    model.load_state_dict(torch.load(os.path.join(folder, "student.pt")))
    return cfg, model


def sentences_for_golden():
    return [s.split() for s in SENTENCES]


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--student", required=True)
    p.add_argument("--out", required=True)
    p.add_argument("--golden")
    args = p.parse_args()
    cfg, model = load(args.student)
    model.cfg["rel_names"] = cfg["rels"]
    fz = features.Featurizer(cfg["vocab"])
    ref = Reference(model)
    header = {"tags": cfg["tags"], "rels": cfg["rels"], "names": cfg["names"], "words": len(cfg["vocab"]), "learned": cfg["learned"],
              "blocks": cfg["blocks"].split(), "mid": model.cfg["m"], "arc": model.cfg["arc"], "lab": model.cfg["lab"], "dist": DIST}
    hashes = [features.word_hash(w) for w in cfg["vocab"]]
    with open(args.out, "wb") as f:
        f.write(ref.bytes(cfg["vocab"], hashes, header))
    if args.golden:
        out = []
        for words in sentences_for_golden():
            arcs, tag, name, rel = ref.run(fz.sentence(words))
            heads = arcs.argmax(1)
            out.append({"words": words, "arcs": arcs.sum(1, where=arcs > -(1 << 30)).tolist(), "tags": tag.tolist(), "names": name.tolist(),
                        "best": heads.tolist(), "rels": rel(heads).tolist()})
        json.dump(out, open(args.golden, "w"), ensure_ascii=False)


if __name__ == "__main__":
    main()
