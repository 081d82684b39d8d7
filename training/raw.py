"""Raw news text from the corpora, cut into sentences and UD-like tokens, one sentence a line.

    python raw.py --words 1200000 --out raw.txt

Only for the silver trees: the product has its own, better tokenizer.
"""
import argparse
import glob
import html
import json
import os
import random
import re

from data import CORPORA

ABBREV = set("""mr mrs ms dr st gen col lt sgt capt maj brig adm rep sen gov prof hon rev jr sr inc corp co ltd no vs etc
u.s u.n u.k a.m p.m jan feb mar apr jun jul aug sep sept oct nov dec mt ft e.g i.e d.c cmdr dept messrs pres""".split())
WHOLE_PREFIX = set("e non pre post co re anti semi ex multi inter sub ultra un mid neo counter pseudo quasi bi de".split())

TOKEN = re.compile(r"""
    https?://\S+ | www\.\S+ | \S+@\S+\.\S+ | [@\#]\w+
  | \d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s|bn|m|km|am|pm)?\b
  | (?:[A-Za-z]\.){2,}[A-Za-z]?(?!\w)
  | [^\W\d_]+(?:[\d]+\w*)?
  | \.{2,} | -{2,} | aEUR[~"(TM)\x80-\xff]* | \w+ | \S
""", re.X)
CLITIC = re.compile(r"(?i)^(.+?)(n['’]t|['’](?:s|re|ve|ll|d|m))$")


def tokens(text):
    out = []
    for chunk in text.split():
        out += chunk_tokens(chunk)
    return out


def chunk_tokens(chunk):
    m = re.match(r"(?i)^([\"'“‘(\[]*)([^\W\d_]+(?:[-.][^\W\d_]+)*)(n['’]t|['’](?:s|re|ve|ll|d|m))([^\w]*)$", chunk)
    if m:
        open_, word, clitic, rest = m.groups()
        return chunk_tokens(open_) + hyphens(word) + [clitic] + chunk_tokens(rest) if open_ or rest else hyphens(word) + [clitic]
    m = re.match(r"^([^\w]*)((?:[^\W\d_]\.?)+(?:-[^\W\d_]+)+)([^\w]*)$", chunk)
    if m and "." not in m.group(2):
        return plain(m.group(1)) + hyphens(m.group(2)) + plain(m.group(3))
    m = re.match(r"(?i)^(cannot|gonna|wanna|gotta)(\W*)$", chunk)
    if m:
        w = m.group(1)
        return [w[:3], w[3:]] + plain(m.group(2))
    m = re.match(r"^(\W*)([A-Za-z][a-z]*\.)(\W*)$", chunk)
    if m and (m.group(2)[:-1].lower() in ABBREV or re.fullmatch(r"[A-Z]\.", m.group(2))):
        return plain(m.group(1)) + [m.group(2)] + plain(m.group(3))
    return plain(chunk)


def plain(text):
    return TOKEN.findall(text)


def hyphens(word):
    parts = word.split("-")
    if len(parts) == 1 or parts[0].lower() in WHOLE_PREFIX:
        return plain(word) if len(parts) == 1 else [word]
    out = []
    for p in parts:
        out += [p, "-"] if p else []
    return out[:-1]


def sentences(paragraph):
    """Token lists; a stop ends a sentence unless it belongs to an abbreviation."""
    out, cur = [], []
    chunks = paragraph.split()
    for i, c in enumerate(chunks):
        cur += chunk_tokens(c)
        bare = re.sub(r"[\"'”’)\]]+$", "", c)
        if not bare or bare[-1] not in ".?!":
            continue
        word = bare.rstrip(".?!").lstrip("\"'“‘([")
        nxt = chunks[i + 1].lstrip("\"'“‘([") if i + 1 < len(chunks) else "A"
        abbrev = bare[-1] == "." and (word.lower() in ABBREV or re.fullmatch(r"[A-Za-z]|(?:[A-Za-z]\.)+[A-Za-z]", word))
        if abbrev or not nxt or nxt[0].islower():
            continue
        if cur[-1:] and len(cur[-1]) > 2 and cur[-1].endswith("."):
            cur[-1:] = [cur[-1][:-1], "."]
        out.append(cur)
        cur = []
    if cur:
        out.append(cur)
    return out


def paragraphs(text):
    text = html.unescape(text)
    return [re.sub(r"\s+", " ", p).strip() for p in re.split(r"\n\s*\n", text) if p.strip()]


def read(path):
    with open(path, encoding="utf-8", errors="replace") as f:
        return f.read()


def strip_tags(s):
    return re.sub(r"<[^>]+>", "", s)


def sources():
    at = lambda *p: os.path.join(CORPORA, *p)
    out = {"polnear": [p for f in sorted(glob.glob(at("polnear", "*", "text", "*"))) for p in read(f).split("\n")]}
    out["muc4"] = [p for n in ("train", "dev") for d in json.loads(read(at("muc4", n + ".json"))).values()
                   for p in paragraphs(d["doc"])]
    out["police"] = [l.split("\t")[0].strip().strip('"').replace('""', '"').replace("''", "'")
                     for n in ("train", "dev") for l in read(at("india_police", n + ".tsv")).split("\n")]
    ngec = [json.loads(l) for l in read(at("ngec", "synthetic.jsonl")).splitlines()]
    out["ngec"] = [p for d in ngec for p in d["text"].split("\n")] + [d["title"] for d in ngec if "{" not in d["title"]]
    out["timex"] = [p for f in sorted(glob.glob(at("timex", "*.tml")))
                    for t in re.findall(r"(?s)<TEXT>(.*?)</TEXT>", read(f)) for p in paragraphs(strip_tags(t).replace("''", '"').replace("``", '"'))]
    out["geo"] = [p for n in ("lgl", "TR-News") for t in re.findall(r"(?s)<text><!\[CDATA\[(.*?)\]\]>", read(at("geo", n + ".xml")))
                  for p in t.split("\n")]
    out["geo"] += [strip_tags(t).strip() for t in re.findall(r"(?s)<title>.*?</title>", read(at("geo", "TR-News.xml")))]
    out["plv"] = [json.loads(l)["text"] for l in read(at("plv", "train.jsonl")).splitlines()]
    out["cameo"] = [json.loads(l)["text"] for l in read(at("cameo_quad", "train.jsonl")).splitlines()]
    return out


def lower_caps(words):
    """All-capitals wire text as a reader might recase it: lower, sentence begin and names unknown."""
    return [words[0].capitalize()] + [w.lower() for w in words[1:]]


def usable(words):
    return 3 <= len(words) <= 70 and sum(w[0].isalpha() for w in words) >= len(words) / 2


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--words", type=int, default=1200000)
    p.add_argument("--out", required=True)
    args = p.parse_args()
    random.seed(1)
    seen, sents, count = set(), [], {}
    for name, paras in sources().items():
        for para in paras:
            for s in sentences(para):
                key = " ".join(s)
                if key in seen or not usable(s):
                    continue
                seen.add(key)
                sents.append(s)
                count[name] = count.get(name, 0) + len(s)
                if name == "muc4" and random.random() < 0.5:
                    sents.append(lower_caps(s))
    random.shuffle(sents)
    total, n = 0, 0
    with open(args.out, "w", encoding="utf-8") as f:
        for s in sents:
            if total >= args.words:
                break
            f.write(" ".join(s) + "\n")
            total, n = total + len(s), n + 1
    print(count, "written", n, "sentences", total, "words")


if __name__ == "__main__":
    main()
