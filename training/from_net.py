"""Turns a weights file back into a student, so that training can go on from the committed model.

    python from_net.py --net ../lang/en/text/net.bin --out DIR      (then train_student.py --start DIR)

The file holds the words' hashes only; they stand for the words in the student's vocabulary.
"""
import argparse
import json
import os
import struct

import numpy as np
import torch

import features
from export import MAGIC
from student import GLOVE, LEARNED, Student


class File:
    def __init__(self, b):
        self.b, self.at = b, 0

    def take(self, n, dtype):
        a = np.frombuffer(self.b, dtype, n, self.at)
        self.at += a.nbytes
        return a

    def layer(self, outputs, inputs, parts, zero=0):
        """Weight and bias of rows whose input has in_bits behind the point; parts: (rows, in_bits, out_bits)."""
        w = self.take(outputs * inputs, np.int8).reshape(outputs, inputs).astype(np.float64)
        bias, shift = self.take(outputs, "<i4").astype(np.float64), self.take(outputs, "<i4").astype(np.int64)
        in_bits = np.concatenate([np.full(n, i) for n, i, _ in parts])
        out_bits = np.concatenate([np.full(n, o) for n, _, o in parts])
        e = shift - in_bits + out_bits
        half = np.where(shift > 0, np.exp2(np.maximum(shift - 1, 0)), 0)
        bias = (bias - half + zero * w.sum(1)) / np.exp2(e + in_bits)
        return torch.tensor(w / np.exp2(e)[:, None]).float(), torch.tensor(bias).float()


def put(lin, pair):
    lin.weight.copy_(pair[0])
    if lin.bias is not None:
        lin.bias.copy_(pair[1])


@torch.no_grad()
def main():
    p = argparse.ArgumentParser()
    p.add_argument("--net", required=True)
    p.add_argument("--add", default="", help="blocks to add behind those of the file; they begin without effect")
    p.add_argument("--out", required=True)
    args = p.parse_args()
    b = open(args.net, "rb").read()
    assert b.startswith(MAGIC)
    size = struct.unpack_from("<i", b, len(MAGIC))[0]
    f = File(b)
    f.at = len(MAGIC) + 4 + size
    h = json.loads(b[len(MAGIC) + 4:f.at])
    f.take(4096, "<i4")
    hashes = [int(x) for x in f.take(h["words"], "<u8")]
    blocks = " ".join(h["blocks"] + args.add.split())
    m = Student(h["words"], h["learned"], len(h["tags"]), len(h["rels"]), len(h["names"]), blocks=blocks, m=h["mid"], arc=h["arc"], lab=h["lab"])
    emb = lambda rows, width: torch.tensor((f.take(rows * width, np.uint8).reshape(rows, width).astype(np.float32) - 64) / 32)
    m.glove.weight.copy_(emb(h["words"] + 1, GLOVE))
    m.learned.weight.copy_(emb(h["learned"] + 1, LEARNED))
    for e, (_, n, w) in zip(m.hashed, features.HASHED):
        e.weight.copy_(emb(n, w))
    hid = m.cfg["h"]
    put(m.inp, f.layer(hid, m.inp.in_features, [(hid, 5, 8)], zero=64))
    for k, blk in enumerate(m.blocks):
        if k >= len(h["blocks"]):
            blk.b.weight.zero_()
            blk.b.bias.zero_()
            continue
        gate = h["blocks"][k][0] == "g"
        put(blk.a, f.layer(blk.a.out_features, blk.a.in_features, [(blk.a.out_features, 4, 8 if gate else 4)]))
        put(blk.b, f.layer(hid, blk.b.in_features, [(hid, 4, 8)], zero=64 if gate else 0))
    parts = [(m.query, 6), (m.key, 6), (m.dep, 8), (m.head, 8), (m.tag, 8), (m.name, 8)]
    w, bias = f.layer(sum(l.out_features for l, _ in parts), hid, [(l.out_features, 4, bits) for l, bits in parts])
    at = 0
    for l, _ in parts:
        put(l, (w[at:at + l.out_features], bias[at:at + l.out_features]))
        at += l.out_features
    put(m.rel, f.layer(len(h["rels"]), h["lab"], [(len(h["rels"]), 4, 8)]))
    m.dist.copy_(torch.tensor(f.take(2 * h["dist"] + 2, "<i4") / 4096.0))
    m.root_key.copy_(torch.tensor(f.take(h["arc"], "<i2") / 64.0))
    m.root_head.copy_(torch.tensor(f.take(h["lab"], "<i2") / 256.0))
    assert f.at == len(b), (f.at, len(b))
    os.makedirs(args.out, exist_ok=True)
    torch.save(m.state_dict(), os.path.join(args.out, "student.pt"))
    json.dump({"tags": h["tags"], "rels": h["rels"], "names": h["names"], "blocks": blocks, "learned": h["learned"], "vocab": hashes},
              open(os.path.join(args.out, "student.json"), "w"))


if __name__ == "__main__":
    main()
