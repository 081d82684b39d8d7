"""The mean of two students' weights, of which the second went on from the first (--start): better than either.

    python average.py FIRST SECOND --second 0.6 --out DIR
"""
import argparse
import os
import shutil

import torch

p = argparse.ArgumentParser()
p.add_argument("first")
p.add_argument("last")
p.add_argument("--second", type=float, default=0.6, help="weight of the second")
p.add_argument("--out", required=True)
args = p.parse_args()
os.makedirs(args.out, exist_ok=True)
a, b = (torch.load(os.path.join(d, "student.pt")) for d in (args.first, args.last))
torch.save({k: a[k] * (1 - args.second) + b[k] * args.second for k in a}, os.path.join(args.out, "student.pt"))
shutil.copy(os.path.join(args.last, "student.json"), args.out)
