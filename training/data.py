"""Reads the corpora into one plain form: lists of Sent.

Trees come from UD EWT and GUM; names from re3d, wikigold and GUM. What a
corpus does not label stays None, and the loss leaves it out.
"""
import json
import os
import random
import re
from dataclasses import dataclass, field

HERE = os.path.dirname(os.path.abspath(__file__))
CORPORA = os.environ.get("RAPPORTEUR_CORPORA", os.path.join(HERE, "..", "..", "shared", "corpora"))

NAME_TYPES = ["PER", "ORG", "LOC", "NORP"]
NAME_TAGS = ["O"] + [p + "-" + t for t in NAME_TYPES for p in "BI"]
GUM_TYPE = {"person": "PER", "organization": "ORG", "place": "LOC"}
RE3D_TYPE = {"Person": "PER", "Organisation": "ORG", "Location": "LOC", "Nationality": "NORP"}



def steady(seed):
    """The same numbers in every run on one kind of processor: sums are split among two threads, however many cores there are."""
    import torch
    random.seed(seed)
    torch.manual_seed(seed)
    torch.set_num_threads(2)
    torch.use_deterministic_algorithms(True)


@dataclass
class Sent:
    words: list
    tags: list = None    # "XPOS|UPOS" a word
    heads: list = None   # 0 is the root, words count from 1
    rels: list = None
    names: list = None   # BIO a word; None for a word whose label is unknown
    doc: str = ""
    source: str = ""
    linked: list = field(default_factory=list)  # GUM: (start, end, type, has Wikipedia link)


def demonyms():
    with open(os.path.join(HERE, "demonyms.txt"), encoding="utf-8") as f:
        return {w for line in f if not line.startswith("#") for w in line.split()}


DEMONYMS = demonyms()


def read_conllu(path):
    """Yields Sent for each sentence; GUM's entities become names."""
    doc, rows, opened, gum = "", [], {}, "gum" in os.path.basename(path)
    with open(path, encoding="utf-8") as f:
        for line in f:
            line = line.rstrip("\n")
            if line.startswith("# newdoc id ="):
                doc, opened = line.split("=", 1)[1].strip(), {}
            elif line.startswith("#"):
                continue
            elif not line:
                if rows:
                    yield tree_sentence(rows, doc, path, gum)
                rows = []
            else:
                cols = line.split("\t")
                if cols[0].isdigit():
                    rows.append(cols)
    if rows:
        yield tree_sentence(rows, doc, path, gum)


def tree_sentence(rows, doc, path, gum):
    s = Sent([r[1] for r in rows], [r[4] + "|" + r[3] for r in rows],
             [int(r[6]) for r in rows], [r[7] for r in rows], doc=doc,
             source=os.path.basename(path))
    if gum:
        s.linked = gum_entities(rows)
        s.names = ["O"] * len(rows)
        for a, b, kind, _ in sorted(s.linked, key=lambda e: e[0] - e[1]):
            if all(n == "O" for n in s.names[a:b]):
                put(s.names, a, b, kind)
        put_demonyms(s)
    return s


def gum_entities(rows):
    """Named persons, organizations and places: (start, end, type, linked)."""
    out, open_ = [], {}
    for i, r in enumerate(rows):
        m = re.search(r"(?:^|\|)Entity=([^|]+)", r[9])
        if not m:
            continue
        for part in re.findall(r"\([^()]*\)?|[^()]+\)", m.group(1)):
            if part.startswith("("):
                fields = part.strip("()").split("-", 7)
                ent = (i, fields[1], fields[5], len(fields) > 7)
                if part.endswith(")"):
                    add_entity(out, rows, ent, i + 1)
                else:
                    open_.setdefault(fields[0], []).append(ent)
            else:
                stack = open_.get(part.rstrip(")"))
                if stack:
                    add_entity(out, rows, stack.pop(), i + 1)
    return out


# Words that alone are no name, though the corpora mark some of them as mentions of one.
NOMINAL = set("""i we you he she it they us them me him her this that these those who which our their his
    president emperor king queen speaker senator minister director chairman founders whip lord god professor
    general the a an of mr. mrs. madam sir chief justice""".split())

JOIN = {"of", "the", "and", "for", "de", "la", "al", "el", "van", "von", "der", "&", "-", "'s", "’s", ".", "'", "on", "in", "del", "di", "to", "at"}


def add_entity(out, rows, ent, end):
    """GUM marks whole noun phrases; the name is the run of proper nouns round its head."""
    start, kind, minspan, linked = ent
    kind = GUM_TYPE.get(kind)
    if kind is None:
        return
    first = minspan.split(",")[0]
    if not first.isdigit() or start + int(first) > end:
        return
    head = start + int(first) - 1
    if rows[head][3] != "PROPN":
        return
    a, b = head, head + 1
    proper = lambda k: rows[k][3] in ("PROPN", "NUM") or (rows[k][1][:1].isupper() and k > 0)
    while a > start and proper(a - 1):
        a -= 1
    while b < end:
        if proper(b):
            b += 1
            continue
        k = b
        while k < end and rows[k][1].lower() in JOIN and k - b < 2:
            k += 1
        if k > b and k < end and rows[k][3] == "PROPN":
            b = k + 1
        else:
            break
    if not all(r[1].lower() in NOMINAL for r in rows[a:b]):
        out.append((a, b, kind, linked))


def put(names, a, b, kind):
    names[a] = "B-" + kind
    for k in range(a + 1, b):
        names[k] = "I-" + kind


def put_demonyms(s):
    for i, w in enumerate(s.words):
        if w in DEMONYMS and s.names[i] == "O":
            s.names[i] = "B-NORP"


def read_names(path):
    """re3d (BIO) and wikigold (IO) columns."""
    with open(path, encoding="utf-8") as f:
        words, labels = [], []
        for line in f:
            cols = line.rstrip("\n").replace("\t", " ").rsplit(" ", 1)
            if len(cols) < 2 or not cols[0].strip():
                if words:
                    yield name_sentence(words, labels, path)
                words, labels = [], []
            elif cols[0] != "-DOCSTART-":
                words.append(cols[0])
                labels.append(cols[1])
    if words:
        yield name_sentence(words, labels, path)


def name_sentence(words, labels, path):
    names, last = [], "O"
    for w, l in zip(words, labels):
        kind = l[2:]
        mapped = kind if kind in NAME_TYPES else RE3D_TYPE.get(kind)
        begin = l.startswith("B-") or (l != "O" and l[2:] != last)
        last = kind if l != "O" else "O"
        if l == "I-MISC":
            names.append("B-NORP" if w in DEMONYMS else None)
        elif mapped is None:
            names.append("O")
        else:
            names.append(("B-" if begin else "I-") + mapped)
    s = Sent(list(words), names=names, source=os.path.basename(path))
    blank_nominals(s)
    put_demonyms(s)
    return s


def blank_nominals(s):
    """re3d also marks "they" and "the soldiers": no names, so neither taught nor counted."""
    for a, b, _ in spans(s.names):
        common = all(w.lower() in NOMINAL for w in s.words[a:b])
        if common or not any(w[:1].isupper() and (i + a > 0 or len(w) > 3) for i, w in enumerate(s.words[a:b])):
            for k in range(a, b):
                s.names[k] = None


def spans(names):
    """(start, end, type) of BIO labels; an I- that continues nothing begins a span."""
    out, start, kind = [], None, None
    for i, n in enumerate(list(names) + ["O"]):
        n = n or "O"
        if start is not None and not (n.startswith("I-") and n[2:] == kind):
            out.append((start, i, kind))
            start = None
        if n != "O" and start is None:
            start, kind = i, n[2:]
    return out


def ud(name):
    return list(read_conllu(os.path.join(CORPORA, "ud", name)))


def names_split(name):
    """(train, kept back): the last fifth of the sentences is never trained on."""
    all_ = list(read_names(os.path.join(CORPORA, "ner", name)))
    cut = len(all_) * 4 // 5
    return all_[:cut], all_[cut:]


def gold_train():
    sents = ud("en_ewt-train.conllu") + ud("en_gum-train.conllu")
    for n in ("re3d-train.conll", "wikigold.conll"):
        sents += names_split(n)[0]
    return sents
