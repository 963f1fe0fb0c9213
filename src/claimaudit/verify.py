"""`verify.py WORKSPACE`: a second opinion on its audit.json and sources, by code of its own."""

import html
import json
import re
import sys
from collections import Counter, defaultdict
from datetime import date
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any
from unicodedata import normalize

Entry = dict[str, Any]
WORTH: Entry = {"not_seen": 0, "one_report": 1, "one_origin": 2, "two_reports": 3, "firm": 4}
SITES = r"(web\.)?archive\.(org|ph|today|is|li|vn|md|fo)|(translate|webcache)\.google\w*\.com"
SHOWN = rf"(?:(?:{SITES}|12ft\.io)/(?:.*https?(:|%3a)(/|%2f)+|(web/)?[\w*]+/(?=[\w-]+\.)))?"
SITE = r".*?([^.]+\.((com?|net|org|gov|edu|ac)\.\w\w|[a-z]\w*))(\.\w+\.goog|\.cdn\.amp\w+\.org)?$"
ODD = re.compile(r"[^\w\s'()<>=!]")  # with neither dots, brackets nor commas it can call nothing
HOLDING, LOCK = {"holds", "truncated", "understated", "vague"}, "lock of captures: there is none"
SCALES = {"千": 3, "万": 4, "萬": 4, "亿": 8, "億": 8, "万亿": 12, "萬億": 12, "": 0}
SCALES |= {"thousand": 3, "million": 6, "billion": 9, "trillion": 12, "bn": 9}
HAN, WORDS = "[\u3400-\u9fff\uf900-\ufaff]", "一二三四五六七八九十百千万亿萬億兩两半几幾每"
NUMBER = re.compile(
    rf"[^\d{WORDS}]*?(\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*(?![KMBTkmbt]\b)"
    rf"({'|'.join(sorted(SCALES, reverse=True))})(?![a-z]*illion)[^\d{WORDS}成多余餘級级]*"
)
BARE = {None, "%", "x", "card", "item", "company", "person", "CNY", "USD", "HKD", "GBP", "EUR"}


def span(pair: Any) -> Any:
    return tuple(Decimal(f if e is None else e) for e, f in zip(pair, ("-inf", "inf"), strict=True))


def meets(one: Any, other: Any) -> Any:  # share more than an end; a point may lie on one
    (a, b), (c, d) = span(one), span(other)
    return max(a, c) < min(b, d) or (max(a, c) == min(b, d) and (a == b or c == d))


class Check:
    def __init__(self, audit: Entry, folder: Path) -> None:
        self.audit, self.folder, self.found, self.texts = audit, folder, list[str](), Entry()
        self.captured, self.names, self.unchecked = set[object](), Entry(), Counter[str]()
        self.day, self.same = defaultdict[Any, str](str), defaultdict[object, list[Entry]](list)
        by = ({e["id"]: e for e in audit[n]} for n in ("facts", "documents", "subjects", "metrics"))
        self.facts, self.pages, self.subjects, metrics = by
        self.metrics = {name: metrics.get(m["negative_of"], m) for name, m in metrics.items()}
        for i, s in self.subjects.items():
            self.names |= {n.casefold(): i for n in (i, s["zh"], s["en"], *s["aliases"])}
        for one in audit["documents"] * 9:
            whole, tier = self.pages[one["copy_of"] or one["id"]], audit["tiers"][one["type"]]
            name = re.sub(r"(?<=\S)\s*[(（][^()（）]*[)）]\s*$", "", one["publisher"]).casefold()
            marks = [*audit["twins"].get(one["id"], ()), self.names.get(name, name)]
            one["house"] = next((m for m in marks if m.startswith("house of ")), marks[-1])
            one |= {"text": whole.get("text", whole["id"]), "alone": tier["decides"] == "alone"}
            self.day[one["id"]] = one["published"] or whole["published"] or self.day[one["origin"]]
            host = re.sub(rf"^https?://{SHOWN}|[/:%].*$", "", (one["url"] or one["id"]).casefold())
            host = re.sub(r"(?<!-)-(?=\w.*\.(goog|ampproject\.org)$)", ".", host).replace("--", "-")
            one |= {"origin": whole["origin"], "near": {re.sub(SITE, r"\1", host), *marks}}
        for one in audit["facts"]:
            self.same[self.key(one)].append(one)
        lock = folder / "references" / "captures.lock.yaml"
        self.unchecked[LOCK] += not (raw := lock.read_text("utf-8") if lock.is_file() else "")
        audit["captures"] = [{"id": b.split()[1], "entry": b} for b in re.split("(?m)^- ", raw)[1:]]
        for check in (self.capture, self.article, self.fact, self.claim):
            for one in self.audit[f"{check.__name__}s"]:
                self.at = f"{one.get('file', lock.name)}:{one.get('line', 1)}: {one['id']}"
                check(one)
        self.at, claims = "audit.json", self.audit["claims"]
        tried = {f for c in claims for t in c["trials"] for f in t["facts"]}
        self.that(self.audit["facts_used"] == sorted(tried), "facts_used are other facts")
        for one in [*self.audit["articles"], self.audit | {"id": None}]:
            mine = Counter(c["verdict"] for c in claims if one["id"] in (None, c["article"]))
            self.that(+Counter(one["counts"]) == mine, f"counts of {one['id'] or 'all'}")

    def that(self, holds: object, said: str) -> None:
        self.found += [] if holds else [f"{self.at}: {said}"]

    def article(self, one: Entry) -> None:
        data = (self.folder / "seeds" / Path(one["file"]).name).read_bytes()
        self.that(sha256(data).hexdigest() == one["sha256"], "has another sha256")
        self.texts[one["id"]] = str(data, "utf-8", "replace"), one

    def capture(self, one: Entry) -> None:
        clips = [c.replace("''", "'") for c in re.findall(r"    clip: '?(.*?)'?\n", one["entry"])]
        one = dict(re.findall(r"^(?:  )?(\w+): (.*)$", one["entry"], re.M))
        self.shows(f"evidence/{one['sha256']}.{one['kind']}", clips, one)

    def stands(self, piece: str, text: str, start: int = 0) -> int:  # where it ends, whole; else -1
        spaced = r"\s*".join(re.escape(c) for c in piece if not c.isspace())
        behind = r"(?!\d|[.,]\d)" + "(?![%万萬亿億])" * piece[-1].isdigit()
        found = re.compile(rf"(?<!\d)(?<!\d[.,]){spaced}{behind}").search(text, start)
        return found.end() if found else -1

    def shows(self, name: str, clips: list[str], of: Entry) -> None:
        self.captured |= {(of.get("document"), clip) for clip in clips}
        here = (file := self.folder / name).is_file() and file.suffix not in (".pdf", ".xlsx")
        self.unchecked["captures or files that are not here, or no text"] += not here
        data = file.read_bytes() if here else b""
        self.that(not here or of.get("sha256") in (None, sha256(data).hexdigest()), "other sha256")
        charset = "raw_unicode_escape" if data.isascii() else of.get("charset", "utf-8")
        gap = r'("[^"]*")|,' if file.suffix == ".csv" else "()<[!/?a-zA-Z][^<>]*>"  # between cells
        text = normalize("NFKC", html.unescape(re.sub(gap, r"\1 ", str(data, charset, "replace"))))
        for clip in clips * here:
            end, parts = 0, filter(str.strip, re.split(r"…\s*-?|\.{3,}", clip))
            found = all((end := self.stands(normalize("NFKC", p), text, end)) >= 0 for p in parts)
            self.that(found, f"does not print “{clip}”")

    def fact(self, fact: Entry) -> None:
        for one in fact["prints"]:
            clip, figure, name = one["clip"] or "", one["figure"], one["document"]
            if one.get("data") and (file := self.pages[name].get("file")):
                self.shows(file, [clip], one | {"document": name})
            found = (name, clip) in self.captured or (self.unchecked[LOCK] and one["seen"] < "d")
            seen = "captured" if found else "read" if clip else "not_seen"
            self.that(one["seen"] == seen, f"its print in {name} is {seen}, not {one['seen']}")
            words = re.findall(r"[^\W_]+(?:[^\w\s]+[^\W_]+)*", re.sub(HAN, " ", clip))
            self.that(len(words) < 16 and len(re.findall(HAN, clip)) < 41, f"is too long: {clip}")
            one["of"], one["parts"] = self.pages[name], {p["part"] for p in fact["prints"]} - {None}
            one["day"] = one["of"]["published"] or self.day[one["origin"] or name]
            if clip and figure:
                self.that(self.stands(figure, clip) >= 0, f"“{figure}” is not whole in “{clip}”")
            if figure and fact["interval"]:
                self.read(f"{figure} {one['unit_from'] or ''}", fact, name != fact["document"])

    def read(self, figure: str, of: Entry, other: bool = False) -> None:
        found = NUMBER.fullmatch(normalize("NFKC", figure).strip())
        value = Decimal(found[1].replace(",", "")).scaleb(SCALES[found[2]]) if found else 0
        ends = [abs(e) for e in of.get("near") or of["interval"] if not isinstance(e, str | None)]
        odd = not (value and ends and of["unit"] in BARE) or ("%" in figure) != (of["unit"] == "%")
        self.unchecked["figures that are not plainly printed"] += odd
        by = value * Decimal("0.5" if len(ends) < 2 else "0.05" if other else "0")
        self.that(odd or min(ends) - by <= value <= max(ends) + by, f"“{figure}” is not in {ends}")

    def claim(self, claim: Entry) -> None:
        text, by = self.texts[claim["article"]][0], claim | claim["conditions"]
        start, end, figure, at = (claim[k] for k in ("start", "end", "figure", "figure_start"))
        self.that(text[start:end] == claim["quote"], f"its quote does not stand at {start}")
        self.that(all(by.get(n) == a["is"] for n, a in claim["assumed"].items()), "not as assumed")
        self.that(at is None or text[max(start, at) : end].startswith(figure), f"no figure at {at}")
        if claim["near"]:
            self.read(figure, claim)
            self.that(meets(claim["claimed"], [claim["point"]] * 2), "claimed is not its figure")
        self.weigh(claim, claim["trials"])
        self.weigh(claim, claim["elsewhere"])
        self.judge(claim)

    def key(self, fact: Entry) -> object:
        if fact["attests"]:
            return fact["attests"], fact["holds"]
        metric, kinds = self.metrics[fact["metric"]], self.audit["conditions"]
        held = {"period": "period" in metric["conditions"] and fact["as_of"]} | fact["conditions"]
        free = {n: k["settled"] for n, k in kinds.items() if k["kind"] == "note"}
        kept = sorted((n, v) for n, v in held.items() if v not in (free.get(n, [None]) or [v]))
        return fact["subject"], metric["id"], fact["versus"], fact["unit"], str(kept)

    def root(self, page: Entry, origin: str | None, own: set[str], near: set[str]) -> Any:
        origin, of = origin or page["origin"], self.pages[page["text"]]
        itself = {page["id"], of["id"]} & own  # the article's own page, which is no witness
        if origin in self.pages and not itself:
            return self.root(self.pages[origin], None, own, near | {of["id"]})[:3]
        known = not itself and (origin == "own" or (of["alone"] and not origin))
        return (of["house"], origin != "own" and of["house"], near, of["alone"]) if known else ()

    def strength(self, prints: list[Entry], about: set[str | None]) -> int:
        for _ in range(9):
            about |= {self.subjects[name]["of"] for name in about if name in self.subjects}
        worths, read = list[int](), [p for p in prints if p["clip"]]
        for part in {part for p in prints for part in p["parts"]} or {None}:
            told = [p for p in read if p["part"] in (None, part)]
            pairs = [(a, b) for a in told for b in told if not a["of"]["near"] & b["of"]["near"]]
            roots = [(a["root"], b["root"], b["document"] in a["like"]) for a, b in pairs]
            two = any(r[:1] != s[:1] and r and s and not like for r, s, like in roots)
            owners = {r[1] for r, s, _ in roots if r and r[:2] == s[:2] and not r[2] & s[2]}
            retold = 2 if owners & about else min(1, len(told))
            worths.append(4 if any(True in p["root"][3:] for p in told) else 3 if two else retold)
        return max(min(worths), min(1, len(read)))

    def worth(self, fact: Entry, claim: Entry, against: bool) -> tuple[int, bool, Any, Any]:
        said = fact["attests"] and self.names.get((claim["said_by"] or "").casefold())
        both = (fact, claim if fact["attests"] else fact)
        about = {said} | {n for e in both for n in (e["subject"], e["conditions"].get("speaker"))}
        our, near = self.same[self.key(fact)], fact["rounded"]
        like = near and [o for o in our if meets([o["point"]] * 2, near)]
        like = like or [o for o in our if o["interval"] == fact["interval"]]
        like = [*like * any(p["clip"] for p in fact["prints"]), fact]
        own = [p for one in like for p in reversed(one["prints"])]
        day = (of := self.texts[claim["article"]][1])["judged_as_of"] or of["published"] or ""
        for one in own:
            one["root"] = self.root(one["of"], one["origin"], {*of["own"]}, one["of"]["near"])
        prints = {(p["document"], p["part"]): p for p in sorted(own, key=lambda e: bool(e["clip"]))}
        timely = [p for p in prints.values() if p["day"][: len(day)] <= day[: len(p["day"])]]
        early, whole = self.strength(timely, about), self.strength([*prints.values()], about)
        late = not timely or (early < 2 and whole > early)
        dated = [p for p in timely if p["clip"] and (not day or p["day"] or True in p["root"][3:])]
        early = max(min(early, 1), self.strength(dated, about)) if against else early
        return (whole if late else early), late, dated, about

    def weigh(self, claim: Entry, trials: list[Entry]) -> None:
        enough = [t for t in trials if WORTH[t["strength"]] > 1 and t["outcome"] != "inconclusive"]
        bears_out = all(t["late"] and t["outcome"] in HOLDING for t in enough)
        whole, ends = claim["whole"] or claim, claim["from"] | claim["to"]
        times = "open" in {self.audit["conditions"][n]["kind"] for n in ends}
        revised = any(self.metrics[m]["revised"] for m in (claim["metric"], whole["metric"]))
        series = revised and (times if claim["form"] == "change" else claim["form"] == "share")
        for one in trials:
            against = one["outcome"] not in HOLDING | {"inconclusive"}
            left = one["judged_by"] == "editions.of_two_editions" and not against
            ws = [self.worth(self.facts[f], claim, against) for f in one["facts"]]
            strength, late = min(w[0] for w in ws), any(w[1] for w in ws)
            on = set.intersection(*({p["of"]["text"] for p in w[2]} for w in ws))
            best = min(self.strength([p for p in d if p["of"]["text"] in on], a) for *_, d, a in ws)
            two = series and best < 2 and (left or (against and strength > 1 > late))
            found = strength, late, strength > 1 and (not late or bears_out), two
            told = WORTH[one["strength"]], one["late"], one["decides"], left
            self.that(told == found, f"trial on {one['facts']} is {found}, not {told}")
            tried = one | {"outcome": "overstated"} if one["judged_by"][0] == "e" else one
            self.that(self.fits(claim, tried), f"{one['outcome']} of {one['facts']} does not fit")

    def fits(self, claim: Entry, trial: Entry) -> Any:
        outcome, fact, how = trial["outcome"], self.facts[trial["facts"][0]], trial["steps"]
        if fact["attests"]:
            return outcome == {"yes": "holds", "no": "refuted", "partly": "partly"}[fact["holds"]]
        if claim["unit"] == "date":
            a, b, c, d = map(date.fromisoformat, claim["claimed"] + trial["reference"])
            kind, slack = "vague_" * (outcome == "vague"), self.audit["policy"]["date_slack"]
            return (max(a - d, c - b).days <= slack[f"{kind}days"]) == (outcome in HOLDING)
        low, high = reference = span(trial["reference"] or (None, None))
        if claim["claimed"] is None:
            to = Decimal(self.audit["policy"]["level"]["tolerance"])
            up, down, level = low >= 1 != high, high <= 1 != low, meets((1 - to, 1 + to), reference)
            told = {"above": up, "up": up, "below": down, "down": down, "level": level}
            return outcome == "inconclusive" or told[claim["relation"]] == (outcome == "holds")
        claimed, near = span(claim["claimed"]), span(claim["rounded"])
        if claim["bound"] == "up_to":
            claimed = max(claimed[0], near[0]), min(claimed[1], near[1])
        ends = [*claimed, Decimal(claim["cut_off"] or claimed[0])]
        met, cut = meets(claimed, reference), meets((min(ends), max(ends)), reference)
        nil, (lo, hi) = meets(near, (0, 0)) or low <= 0 <= high, span(trial["possible"] or claimed)
        by = [Decimal(10) ** n for n in self.audit["policy"]["power_of_ten"]["shifts"] if not nil]
        slip = any(meets((near[0] * n, near[1] * n), reference) for s in by for n in (s, 1 / s))
        beyond = hi > claimed[1] or (claim["bound"] != "up_to" and lo < claimed[0])
        sure = met and meets(claimed, trial["surely"] or reference)
        free = met != sure or beyond or None in trial["reference"] + fact["interval"] or "×" in how
        told = {"truncated": cut and not met, "slip": slip and not met, "overstated": not met}
        told |= {"miss": not met and (free or not slip), "inconclusive": free}
        return (told | {"opposite": claim["point"] * (low + high) < 0}).get(outcome, sure)

    def judge(self, claim: Entry) -> None:
        tried = [t for t in claim["trials"] if t["outcome"] != "inconclusive"]
        weak = [] if any(WORTH[t["strength"]] > 1 for t in tried) else tried
        comparable = [t for t in tried if t["decides"] or not t["late"]] or weak
        deciding = [t for t in comparable if t["decides"]]
        groups, sides = defaultdict[str, set[bool]](set), dict[bool, int]()
        for one in deciding:
            bears = one["outcome"] in HOLDING | {"partly"}
            sides[bears] = max(sides.get(bears, 0), WORTH[one["strength"]])
            attests = self.facts[one["facts"][0]]["attests"]
            groups["" if attests else str(sorted(one["conditions"].items()))].add(bears)
        said = groups.pop("", set())
        sums = Counter(str(sorted(g | said)) for g in groups.values() or [said])
        ws = [WORTH[t["strength"]] for t in comparable]
        best = min(sides.values()) if sides else max(ws, default=None)
        self.that(WORTH.get(claim["strength"]) == best, f"its strength is not {claim['strength']}")
        left = [t for t in claim["trials"] if t not in tried and WORTH[t["strength"]]]
        right = sum(t["decides"] and t["outcome"] in HOLDING for t in claim["elsewhere"])
        row: Entry = defaultdict(int, claim | Counter(t["outcome"] for t in deciding + left))
        row |= {"hold": sums["[True]"], "miss": sums["[False]"], "mixed": sums["[False, True]"]}
        row |= {"elsewhere": right, "comparable": len(comparable), "rated": claim["kind"] == "fact"}
        free = {str(sorted(t["conditions"].items())) for t in left if t["decides"] and not said}
        row |= {"__builtins__": {}, "seen": sum(map(bool, ws)), "left_open": len(free - {*groups})}
        row |= {"depends_on": claim["depends_on_kind"], "facts": claim["facts_of_quantity"]}
        first = next(r for r in self.audit["ladder"] if eval(ODD.sub("?", r["when"]), row))  # noqa: S307
        found = [first["rung"], first["verdict"], *filter(None, [first["reason"]]), first["rung"]]
        told = [claim["rung"], claim["verdict"], *claim["reasons"], *claim["rules"][:1]]
        self.that(told == found, f"{told} ought to be {found}")
        bare = claim["verdict"] in ("unverifiable", "not rated")
        self.that(claim["provisional"] == (bool(sides) and best != 4 and not bare), "provisional")
        used = sorted({f for t in claim["trials"] if t["decides"] for f in t["facts"]})
        read = bare or any(p["clip"] for f in used for p in self.facts[f]["prints"])
        self.that(claim["facts"] == used and read, f"not decided by {used}, or without a clip")


def main(folder: Path, file: str = "reports/out/audit.json") -> int:
    try:
        check = Check(json.loads((folder / file).read_bytes(), parse_float=Decimal), folder)
    except Exception as error:  # whatever breaks it, broken it is
        at = getattr(error, "filename", None) or f"{file}:{getattr(error, 'lineno', 1)}"
        print(f"error: {str(at)!r} is missing or broken: run `claimaudit audit`", file=sys.stderr)
        return 2
    for line in check.found + [f"not checked: {n} {w}" for w, n in (+check.unchecked).items()]:
        print("".join(c if c.isprintable() else "?" for c in line)[:300])
    todo = ": run `claimaudit audit`; what stays is an error of claimaudit" * bool(check.found)
    print(f"{len(check.audit['claims'])} claims: {len(check.found) or 'no'} disagreements{todo}")
    return 1 if check.found else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else ".")))
