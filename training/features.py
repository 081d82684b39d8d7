"""What the student sees of a word. text/net/features.go does the same, byte for byte."""
import numpy as np

FNV64, PRIME64 = 14695981039346656037, 1099511628211
FNV32, PRIME32 = 2166136261, 16777619

# name: (buckets, width); order is the order in the network's input.
HASHED = [("suf2", 2048, 16), ("suf3", 8192, 24), ("suf4", 16384, 24), ("pre3", 8192, 24), ("shape", 2048, 16)]
# The same as text.Normal, so that it makes no difference whether the words have been through it.
FOLD = {"`": "'", "…": "...", "—": "--"} | dict.fromkeys("’‘´‚", "'") | dict.fromkeys("“”„«»", '"') | dict.fromkeys("–−―", "-")


def fnv64(b):
    h = FNV64
    for c in b:
        h = ((h ^ c) * PRIME64) & 0xFFFFFFFFFFFFFFFF
    return h


def fnv32(b, seed):
    h = (FNV32 ^ seed) * PRIME32 & 0xFFFFFFFF
    for c in b:
        h = ((h ^ c) * PRIME32) & 0xFFFFFFFF
    return h ^ (h >> 15)


def lower(c):
    l = c.lower()
    return l if len(l) == 1 else c


def norm(word):
    """Lower case, digits as 0, quotes and dashes in one form."""
    out = []
    for c in word:
        if c in FOLD:
            out.append(FOLD[c])
        elif "0" <= c <= "9":
            out.append("0")
        else:
            out.append(lower(c))
    return "".join(out)


def is_upper(c):
    return lower(c) != c


def is_lower(c):
    u = c.upper()
    return len(u) == 1 and u != c


def shape(word):
    """X upper, x lower, 0 digit, . other; runs longer than two are cut."""
    out = []
    for c in "".join(FOLD.get(c, c) for c in word):
        k = "X" if is_upper(c) else "x" if is_lower(c) else "0" if "0" <= c <= "9" else "."
        if len(out) < 2 or out[-1] != k or out[-2] != k:
            out.append(k)
    return "".join(out[:8])


def casing(words):
    """0 ordinary, 1 all capitals, 2 no capital at all."""
    up = any(is_upper(c) for w in words for c in w)
    low = sum(is_lower(c) for w in words for c in w)
    high = sum(is_upper(c) for w in words for c in w)
    if not up:
        return 2
    return 1 if high > 4 * low else 0


def word_hash(w):
    return w if isinstance(w, int) else fnv64(w.encode())


class Featurizer:
    """Word ids come from a vocabulary of normal forms, or their hashes; 0 is the unknown word."""

    def __init__(self, vocab):
        self.ids = {word_hash(w): i + 1 for i, w in enumerate(vocab)}
        self.cache, self.shapes = {}, {}

    def word(self, w):
        got = self.cache.get(w)
        if got is None:
            b = norm(w).encode()
            got = [self.ids.get(fnv64(b), 0), fnv32(b[-2:], 1) % 2048, fnv32(b[-3:], 2) % 8192,
                   fnv32(b[-4:], 3) % 16384, fnv32(b[:3], 4) % 8192]
            self.cache[w] = got
        return got

    def shape(self, w, case):
        key = (w, case)
        got = self.shapes.get(key)
        if got is None:
            got = fnv32(shape(w).encode(), 5 + case) % 2048
            self.shapes[key] = got
        return got

    def sentence(self, words):
        """One row a word: word id and the hashed features in the order of HASHED."""
        case = casing(words)
        return np.array([self.word(w) + [self.shape(w, case)] for w in words], np.int32).reshape(-1, 6)

    def recased(self, words):
        """The shape column had the sentence been all capitals, or all small."""
        up, low = [w.upper() for w in words], [w.lower() for w in words]
        return np.array([[self.shape(u, 1), self.shape(l, 2)] for u, l in zip(up, low)], np.int32).reshape(-1, 2)
