"""The student: a small convolutional net whose arithmetic can be done in integers.

All numbers that flow have a fixed point: activations are 0..127 sixteenths, the
stream between the blocks is 16 bits with 8 behind the point, weights are 8 bits
with a power of two a row. fake() below puts that grid into training.
"""
import torch
import torch.nn as nn
import torch.nn.functional as F

import features

ACT = 16.0      # activations: sixteenths, 0..127
STREAM = 256.0  # stream: 1/256
EMB = 32.0      # embeddings: 1/32, -64..63
ARC = 64.0      # query and key of the arcs: 1/64
GLOVE, LEARNED = 50, 38
DIST = 32       # distances beyond +-DIST share their bias


class Grid(torch.autograd.Function):
    """Rounds to the grid 1/scale between lo and hi; the gradient passes inside."""

    @staticmethod
    def forward(ctx, x, scale, lo, hi):
        q = torch.floor(x * scale + 0.5)
        ctx.save_for_backward((q >= lo) & (q <= hi))
        return q.clamp(lo, hi) / scale

    @staticmethod
    def backward(ctx, g):
        (inside,) = ctx.saved_tensors
        return g * inside, None, None, None


def grid(x, scale, lo, hi, on):
    """Off, values are left alone: few ever reach the ends, and clamping costs a sixth of the time."""
    return Grid.apply(x, scale, lo, hi) if on else x


def act(x, on):
    return grid(x, ACT, 0, 127, True) if on else F.relu(x)


def exponent(w):
    """The power of two for each row that makes the most of 8 bits, at least 4, at most 14."""
    return torch.floor(torch.log2(127.0 / w.abs().amax(1).clamp(min=1e-6))).clamp(4, 14)


class Lin(nn.Linear):
    def forward(self, x, on):
        w = self.weight
        if on:
            s = torch.exp2(exponent(w.detach())).unsqueeze(1)
            w = w + (torch.floor(w * s + 0.5).clamp(-127, 127) / s - w).detach()
        return F.linear(x, w, self.bias)


class Conv(nn.Module):
    """relu, three words at a distance, relu, back to the stream."""

    def __init__(self, h, m, dil):
        super().__init__()
        self.dil, self.a, self.b = dil, Lin(3 * h, m), Lin(m, h)
        nn.init.kaiming_normal_(self.a.weight, nonlinearity="relu")
        nn.init.normal_(self.b.weight, std=0.5 / m ** 0.5)

    def forward(self, x, mask, on):
        a = act(x, on) * mask
        p = F.pad(a, (0, 0, self.dil, self.dil))
        n = a.shape[1]
        three = torch.cat([p[:, :n], a, p[:, 2 * self.dil:]], -1)
        return grid(x + self.b(act(self.a(three, on), on), on), STREAM, -32768, 32767, on)


class Gate(nn.Module):
    """A gated running mean over the sentence, once from each side."""

    def __init__(self, h, g):
        super().__init__()
        self.g, self.a, self.b = g, Lin(h, 4 * g), Lin(2 * g, h)
        nn.init.normal_(self.b.weight, std=0.5 / (2 * g) ** 0.5)
        with torch.no_grad():
            self.a.bias[:2 * g] = torch.linspace(-2.5, 2, g).repeat(2)

    def forward(self, x, mask, on):
        y = self.a(act(x, on) * mask, on)
        y = grid(y, STREAM, -2048, 2047, on)
        z, c = torch.sigmoid(y[..., :2 * self.g]) * mask, y[..., 2 * self.g:]
        g = self.g
        left, right = z[..., :g].unbind(1), z[..., g:].unbind(1)
        zc = (z * c)
        cl, cr = zc[..., :g].unbind(1), zc[..., g:].unbind(1)
        h = torch.zeros_like(cl[0])
        fwd, bwd = [], []
        for zt, ct in zip(left, cl):
            h = h - zt * h + ct
            fwd.append(h)
        h = torch.zeros_like(h)
        for zt, ct in zip(reversed(right), reversed(cr)):
            h = h - zt * h + ct
            bwd.append(h)
        hs = torch.cat([torch.stack(fwd, 1), torch.stack(bwd[::-1], 1)], -1)
        return grid(x + self.b(grid(hs.clamp(-4, 3.9375), ACT, -64, 63, on), on), STREAM, -32768, 32767, on)


class Student(nn.Module):
    def __init__(self, vocab, learned, tags, rels, names, h=256, m=96, blocks="c1 g96 c2 g96", arc=96, lab=128):
        super().__init__()
        self.cfg = dict(h=h, m=m, blocks=blocks, arc=arc, lab=lab, tags=tags, rels=rels, names=names)
        self.on = False
        self.glove = nn.Embedding(vocab + 1, GLOVE)
        self.glove.weight.requires_grad_(False)
        self.learned = nn.Embedding(learned + 1, LEARNED)  # the first words of the vocabulary only
        nn.init.normal_(self.learned.weight, std=0.3)
        self.hashed = nn.ModuleList([nn.Embedding(n, w) for _, n, w in features.HASHED])
        for e in self.hashed:
            nn.init.normal_(e.weight, std=0.3)
        width = GLOVE + LEARNED + sum(w for _, _, w in features.HASHED)
        self.inp = Lin(width, h)
        self.blocks = nn.ModuleList([Conv(h, m, int(b[1:])) if b[0] == "c" else Gate(h, int(b[1:])) for b in blocks.split()])
        self.query, self.key = Lin(h, arc), Lin(h, arc)
        self.dep, self.head = Lin(h, lab), Lin(h, lab, bias=False)
        self.root_key, self.root_head = nn.Parameter(torch.zeros(arc)), nn.Parameter(torch.zeros(lab))
        self.dist = nn.Parameter(torch.zeros(2 * DIST + 2))  # the last is the root's
        self.rel, self.tag, self.name = Lin(lab, rels), Lin(h, tags), Lin(h, names)
        self.drop, self.word_drop = 0.15, 0.07

    def embed(self, f):
        w = f[..., 0]
        if self.training:
            w = w * (torch.rand(w.shape) > self.word_drop)
        l = torch.where(w < self.learned.num_embeddings, w, 0)
        e = [self.glove(w), self.learned(l)] + [t(f[..., i + 1]) for i, t in enumerate(self.hashed)]
        return grid(torch.cat(e, -1), EMB, -64, 63, self.on)

    def forward(self, f, mask):
        m = mask.unsqueeze(-1).float()
        drop = lambda x: F.dropout(x, self.drop, self.training)
        x = grid(self.inp(drop(self.embed(f)), self.on), STREAM, -32768, 32767, self.on)
        for b in self.blocks:
            x = b(x, m, self.on)
        a = drop(act(x, self.on))
        q = grid(self.query(a, self.on), ARC, -2047, 2047, self.on)
        k = grid(self.key(a, self.on), ARC, -2047, 2047, self.on)
        k = torch.cat([self.root_key.expand(k.shape[0], 1, -1), k], 1)
        arcs = q @ k.transpose(1, 2) + self.distance(f.shape[1])
        ok = F.pad(mask, (1, 0), value=True).unsqueeze(1)
        arcs = arcs.masked_fill(~ok, -1e4)
        n = f.shape[1]
        arcs = arcs.masked_fill(torch.eye(n, n + 1).roll(1, 1).bool(), -1e4)
        d = grid(self.dep(a, self.on), STREAM, -16384, 16383, self.on)
        h = grid(self.head(a, self.on), STREAM, -16384, 16383, self.on)
        h = torch.cat([self.root_head.expand(h.shape[0], 1, -1), h], 1)
        return arcs, (d, h), self.tag(a, self.on), self.name(a, self.on)

    def distance(self, n):
        i = torch.arange(1, n + 1).unsqueeze(1)
        j = torch.arange(0, n + 1).unsqueeze(0)
        k = (j - i).clamp(-DIST, DIST) + DIST
        k = torch.where(j == 0, 2 * DIST + 1, k)
        return self.dist[k]

    def labels(self, dh, heads):
        d, h = dh
        h = h.gather(1, heads.unsqueeze(-1).expand(-1, -1, h.shape[-1]))
        return self.rel(act(d + h, self.on), self.on)
