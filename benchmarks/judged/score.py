"""Scores summaries, titles, dates, entities and quotes against the judged set.

    score.py SET DOCS_DIR [--ids FILE] [--details FILE] [--row NAME] -- COMMAND ...

COMMAND is run once with every path after it and prints a line of JSON (briefing/1 or briefing/2) a document.
A summary is the units of rank 1 to 5, each with its context, where it has one: that is quoted with it, may
carry a fact, and its words count. Offsets are those of source.text.

cover   weights 1, 1/2, 1/3 … of the must facts that are carried by a chosen sentence, of all weights
lead    the first fact is carried
viol    documents with a never passage among the five
waste   of the lines of the five, those that are never passages
@100w   cover of what fits into 100 words, taken by rank (the first always): long sentences gain nothing
lines, words   means over the documents
title, date   right, of those judged
P, R, type    entities: precision over the five named types (entities_ok, and entities that are minor or of
              another type, are left out), recall, right type of those found
split, merged entities of the set that stand in two or more entries; entries that hold two or more of them
quote   quotes found with the right speaker, of all; (found) whoever the speaker
Only the standard library is used.
"""

import argparse
import collections
import json
import re
import subprocess
import sys
from pathlib import Path

NAMED = {"person", "organization", "place", "nationality", "event"}
ORDER = [
    "news",
    "longread",
    "feature",
    "translated",
    "sitrep",
    "hazard",
    "intsum",
    "cable",
    "secinc",
    "minutes",
    "committee",
    "status",
    "press",
    "newsletter",
    "market",
    "email",
    "interview",
    "speech",
    "policy",
    "court",
    "research",
    "tech",
]
SIGNS = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "\u00a0": " ", "\u202f": " "})
GONE = set("*`\u00ad\u200b")


def plain(text):
    """The text without markup and with single spaces, and where each character stood."""
    out, where, space = [], [], True
    for i, character in enumerate(text):
        if character in GONE:
            continue
        c = character.translate(SIGNS)
        if c.isspace():
            if space:
                continue
            c, space = " ", True
        else:
            space = False
        out.append(c)
        where.append(i)
    return "".join(out), where


def name_key(name):
    n = plain(name)[0].strip().casefold()
    n = re.sub(r"^the ", "", n)
    return re.sub(r"(?:'s|')$", "", n) if not n.endswith("s'") else n[:-1]


def spans(flat, where, needle):
    n, found, at = plain(needle)[0].strip(), [], 0
    while n and (at := flat.find(n, at)) >= 0:
        found.append((where[at], where[at + len(n) - 1] + 1))
        at += 1
    return found


def overlap(a, b):
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def carries(sentence, span):
    return overlap(sentence, span) >= 0.8 * (span[1] - span[0])


def shown(unit):
    """The spans that are quoted when a unit is: its context, and its own."""
    return [*((c["start"], c["end"]) for c in unit.get("context") or []), (unit["start"], unit["end"])]


def quoted(text, spans):
    return " ".join(" ".join(text[a:b].split()) for a, b in spans)


def wasted(sentence, span):
    return carries(sentence, span) or overlap(sentence, span) >= 0.8 * (sentence[1] - sentence[0])


def accepted(value):
    return value if isinstance(value, list) else [value]


def title_key(t):
    t = plain(t or "")[0].strip().casefold()
    return re.sub(r"^[#\s]+|[.:;\s]+$", "", t)


def score_entities(record, entities):
    gold = [g for g in record["entities"] if g["type"] in NAMED and not g.get("minor")]
    others = [g for g in record["entities"] if g["type"] not in NAMED or g.get("minor")]
    by_name = {name_key(n): i for i, g in enumerate(gold) for n in [g["name"], *g["aliases"]]}
    fine = {name_key(n) for n in record.get("entities_ok", [])}
    fine |= {name_key(n) for g in others for n in [g["name"], *g["aliases"]]}
    claims, merged, wrong, right = collections.defaultdict(list), [], [], 0
    for e in entities:
        names = [e["name"], *e["aliases"]]
        hits = [by_name[k] for n in names if (k := name_key(n)) in by_name]
        own = by_name.get(name_key(e["name"]), hits[0] if hits else None)
        if own is not None:
            claims[own].append(e)
        if len(set(hits)) > 1:
            merged.append([e["name"], sorted({gold[i]["name"] for i in hits})])
        if e["type"] in NAMED:
            if own is not None:
                right += 1
            elif not any(name_key(n) in fine for n in names):
                wrong.append([e["name"], e["type"]])
    typed, mistyped = 0, []
    for i, es in claims.items():
        allowed = [gold[i]["type"], *gold[i].get("type_ok", [])]
        typed += es[0]["type"] in allowed
        if es[0]["type"] not in allowed:
            mistyped.append([gold[i]["name"], gold[i]["type"], es[0]["type"]])
    split = [[gold[i]["name"], [e["name"] for e in es]] for i, es in claims.items() if len(es) > 1]
    return {
        "right": right,
        "wrong": wrong,
        "found": len(claims),
        "gold": len(gold),
        "typed": typed,
        "mistyped": mistyped,
        "missed": [g["name"] for i, g in enumerate(gold) if i not in claims],
        "split": split,
        "merged": merged,
    }


def score_quotes(record, answer, flat, where):
    by_id = {e["id"]: e for e in answer["entities"]}
    alias = {g["name"]: {name_key(n) for n in [g["name"], *g["aliases"]]} for g in record["entities"]}
    found = right = 0
    missed = []
    for q in record["quotes"]:
        at = spans(flat, where, q["text start"])
        if not at:
            missed.append([q["text start"], "not in the text"])
            continue
        s = at[0]
        here = [x for x in answer["quotes"] if overlap((x["start"], x["end"]), s) >= min(10, s[1] - s[0])]
        if not here:
            missed.append([q["text start"], "not found"])
            continue
        found += 1
        best = max(here, key=lambda x: (overlap((x["start"], x["end"]), s), x["kind"] == "direct"))
        e = by_id.get(best["speaker"])
        ok = (
            e is None
            if q["speaker"] is None
            else e is not None
            and any(
                name_key(n) in alias.get(q["speaker"], {name_key(q["speaker"])})
                for n in [e["name"], *e["aliases"]]
            )
        )
        right += ok
        if not ok:
            missed.append(
                [q["text start"], "speaker " + (e["name"] if e else "unknown") + ", not " + str(q["speaker"])]
            )
    return {"found": found, "right": right, "of": len(record["quotes"]), "missed": missed}


def score(record, answer):
    text = answer["source"]["text"]
    flat, where = plain(text)
    ranked = sorted(
        (s for s in answer["sentences"] if s.get("rank") and s["rank"] <= 5), key=lambda s: s["rank"]
    )
    chosen = [shown(s) for s in ranked]
    weights = [1 / (i + 1) for i in range(len(record["must"]))]
    short, room = [], 100
    for x in sorted((x for x in answer["sentences"] if x.get("rank")), key=lambda x: x["rank"]):
        n = len(quoted(text, shown(x)).split())
        if short and n > room:
            continue
        short.append(shown(x))
        room -= n
    got, brief, lost, facts = 0.0, 0.0, [], []
    for w, fact in zip(weights, record["must"], strict=False):
        at = [p for s in fact["any"] for p in spans(flat, where, s)]
        if not at:
            lost.append(fact["fact"])
        hit = any(carries(c, p) for spans_ in chosen for c in spans_ for p in at)
        facts.append([fact["fact"], hit])
        got += w * hit
        brief += w * any(carries(c, p) for spans_ in short for c in spans_ for p in at)
    never = [(n, p) for n in record["never"] for p in spans(flat, where, n)]
    must = [p for fact in record["must"] for s in fact["any"] for p in spans(flat, where, s)]
    # A sentence that carries a fact is a violation only where the never passage is half of it or more.
    bad = [
        [" ".join(text[c[0] : c[1]].split())[:160], n]
        for *_, c in chosen
        for n in [
            next(
                (
                    n
                    for n, p in never
                    if wasted(c, p)
                    and (overlap(c, p) >= 0.5 * (c[1] - c[0]) or not any(carries(c, m) for m in must))
                ),
                None,
            )
        ]
        if n
    ]
    r = {
        "id": record["id"],
        "kind": record["kind"],
        "cover": got / sum(weights),
        "brief": brief / sum(weights),
        "lead": facts[0][1],
        "facts": facts,
        "lost": lost,
        "lines": len(chosen),
        "bad": bad,
        "summary": [quoted(text, c) for c in chosen],
        "words": sum(len(quoted(text, c).split()) for c in chosen),
    }
    titles = [t for t in accepted(record["title"]) if t]
    t = answer["source"].get("title")
    r["title"] = None if not titles else title_key(t) in {title_key(x) for x in titles}
    r["title_given"] = t
    d = answer["source"].get("date")
    r["date"] = d in accepted(record["date"])
    r["date_given"] = d
    r["entities"] = score_entities(record, answer["entities"])
    r["quotes"] = score_quotes(record, answer, flat, where)
    return r


def share(a, b):
    return f"{100 * a / b:.0f}" if b else "–"


def row(name, rs, bare):
    n, lines = len(rs), sum(r["lines"] for r in rs)
    cells = [
        name,
        str(n),
        f"{100 * sum(r['cover'] for r in rs) / n:.1f}",
        f"{100 * sum(r['brief'] for r in rs) / n:.1f}",
        share(sum(r["lead"] for r in rs), n),
        share(sum(bool(r["bad"]) for r in rs), n),
        share(sum(len(r["bad"]) for r in rs), lines),
        f"{lines / n:.1f}",
        f"{sum(r['words'] for r in rs) / n:.0f}",
    ]
    if bare:
        return cells
    titled = [r["title"] for r in rs if r["title"] is not None]
    e, q = [r["entities"] for r in rs], [r["quotes"] for r in rs]
    right, wrong = sum(x["right"] for x in e), sum(len(x["wrong"]) for x in e)
    found, of = sum(x["found"] for x in q), sum(x["of"] for x in q)
    cells += [
        share(sum(titled), len(titled)),
        share(sum(r["date"] for r in rs), n),
        share(right, right + wrong),
        share(sum(x["found"] for x in e), sum(x["gold"] for x in e)),
        share(sum(x["typed"] for x in e), sum(x["found"] for x in e)),
        f"{sum(len(x['split']) for x in e)}/{sum(len(x['merged']) for x in e)}",
        f"{share(sum(x['right'] for x in q), of)} ({share(found, of)}) of {of}" if of else "–",
    ]
    return cells


HEAD = ["kind", "docs", "cover", "@100w", "lead", "viol", "waste", "lines", "words"]
MORE = ["title", "date", "P", "R", "type", "split/merged", "quote (found)"]


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("set")
    p.add_argument("docs")
    p.add_argument("--ids")
    p.add_argument("--details", help="write all that was found, one line of JSON a document")
    p.add_argument("--row", help="print only the line of all, under this name")
    args, command = sys.argv[1:], []
    if "--" in args:
        at = args.index("--")
        args, command = args[:at], args[at + 1 :]
    a = p.parse_args(args)
    if not command:
        p.error("no command after --")
    records = [json.loads(line) for line in Path(a.set).read_text(encoding="utf-8").splitlines()]
    if a.ids:
        wanted = set(Path(a.ids).read_text().split())
        records = [r for r in records if r["id"] in wanted]
    paths = [str(Path(a.docs) / r["file"]) for r in records]
    out = subprocess.run([*command, *paths], stdout=subprocess.PIPE, check=False).stdout.decode("utf-8")
    answers = {}
    for line in out.splitlines():
        x = json.loads(line)
        if "error" in x:
            print("error:", x["source"], x["error"], file=sys.stderr)
        else:
            answers.setdefault(Path(x["source"]["path"]).name, x)
    results = []
    for r in records:
        if r["file"] in answers:
            results.append(score(r, answers[r["file"]]))
        else:
            print("no answer:", r["file"], file=sys.stderr)
    if not results:
        sys.exit("nothing to score")
    bare = not any(x["entities"] for x in answers.values())
    if a.details:
        Path(a.details).write_text(
            "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in results), "utf-8"
        )
    if a.row:
        print("| " + " | ".join(row(a.row, results, bare)) + " |")
        return
    print("| " + " | ".join(HEAD + ([] if bare else MORE)) + " |")
    print("| --- " + "| ---: " * (len(HEAD) - 1 + (0 if bare else len(MORE))) + "|")
    for kind in ORDER:
        if rs := [r for r in results if r["kind"] == kind]:
            print("| " + " | ".join(row(kind, rs, bare)) + " |")
    print("| " + " | ".join(row("all", results, bare)) + " |")
    lost = [(r["id"], f) for r in results for f in r["lost"]]
    if lost:
        print("\nfacts that are not in source.text:", *[f"{i}: {f};" for i, f in lost])


if __name__ == "__main__":
    main()
