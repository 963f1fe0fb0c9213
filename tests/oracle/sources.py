"""Which documents decide: tiers, read or not, whose knowledge it is, before or after the article."""

from __future__ import annotations

import re
from collections import Counter
from enum import IntEnum
from functools import cache, lru_cache
from itertools import combinations
from pathlib import Path
from typing import NamedTuple
from unicodedata import category, normalize
from urllib.parse import unquote, urlsplit

from opencc import OpenCC

from claimaudit.verdict import houses
from claimaudit.workspace.articles import CatalogEntry
from claimaudit.workspace.claims import Claim
from claimaudit.workspace.library import Library, ReadFact, ReadPrint, Vocabulary
from claimaudit.workspace.policy import Policy
from claimaudit.workspace.references import Document
from tests.table import read_table

from .spans import Span

# Second levels under which anybody registers: a site is one label more.
_SHARED = frozenset(("com", "co", "gov", "org", "net", "edu", "ac", "or", "ne"))


class Standing(IntEnum):
    UNSEEN = 0
    RETOLD = 1
    ANNOUNCED = 2
    PAIR = 3
    ALONE = 4


DECIDES = Standing.ANNOUNCED


SIMPLIFIED = OpenCC("t2s")


class Books(NamedTuple):
    """What the prints of a claim of `entry` are weighed by."""

    library: Library
    policy: Policy
    entry: CatalogEntry


def letters(text: str) -> str:
    """Letters and digits; a Chinese character is four of them, traditional as simplified, and é
    is e."""
    plain = SIMPLIFIED.convert(normalize("NFKD", text)).casefold()
    kept = (c for c in plain if category(c)[0] in "LN")
    return "".join(c * 4 if "\u3400" <= c <= "\u9fff" else c for c in kept)


def one_headline(a: Document | CatalogEntry, b: Document | CatalogEntry, policy: Policy) -> bool:
    """The same letters as often, the outlet's name before or behind them aside."""
    one, other = (_headline(d) for d in (a, b))
    return one == other and one.total() >= policy.same_text.title


def _headline(one: Document | CatalogEntry) -> Counter[str]:
    outlet = _bare(re.sub(r"\s*[(（][^()（）]*[)）]\s*$", "", one.publisher))
    parts = re.split(r"\s*[|_｜]\s*|\s+[-–—·]+\s+|:\s", one.title)
    return Counter(letters("".join(p for p in parts if _bare(p) != outlet)) or letters(one.title))


def one_wording(a: str | None, b: str | None, policy: Policy) -> bool:
    """So many letters in a row that both have."""
    one, other, least = letters(a or ""), letters(b or ""), policy.same_text.letters
    return any(one[i : i + least] in other for i in range(len(one) - least + 1))


def is_of_the_article(one: ReadPrint, books: Books) -> bool:
    """Whether the article, its outlet or its author stands anywhere behind a print."""
    documents = books.library.documents
    waiting, behind = [one.document], list[Document]()
    if one.print.origin is not None:
        waiting = [_original(one.document, books.library), one.document]
        if one.print.origin != "own":
            behind = _behind(documents[one.print.origin], books.library)
    else:
        behind = _behind(one.document, books.library)
    names = re.split(
        r"[()（）、,，;；/&|]|\band\b|记者", f"{books.entry.publisher};{books.entry.author or ''}"
    )
    is_report = books.policy.tiers[one.document.type].decides != "alone"
    if is_report and _mentions(one.print.clip, names):
        return True
    return any(_is_by_the_article(d, books) for d in (*waiting, *behind))


def _mentions(words: str | None, names: list[str]) -> bool:
    """Whether one of these names, which is no word of every day, is among the words."""
    told = f" {SIMPLIFIED.convert(normalize('NFKC', words or ''))} "
    for name in names:
        bare = name.strip().removeprefix("The ").removeprefix("the ")
        named = SIMPLIFIED.convert(normalize("NFKC", bare))
        if not (named.isupper() or len(named) > (1 if ord(named[:1] or "a") > 0x2E80 else 4)):
            continue
        if any(
            not (a.isascii() and a.isalpha()) and not (b.isascii() and b.isalpha())
            for a, b in re.findall(f"(?=(.){re.escape(named)}(.))", told, re.S)
        ):
            return True
    return False


def _goes_by(document: Document, library: Library) -> list[str]:
    subject = library.vocabulary.subjects.get(_house(document, library))
    known = [subject.zh, subject.en, *subject.aliases] if subject else []
    return [re.sub(r"\s*[(（][^()（）]*[)）]\s*$", "", document.publisher), *known]


def _of_its_house(one: Document, other: Document, library: Library) -> bool:
    """Whether a publisher says whose it is, or an address has the other's site in it."""
    names = _goes_by(other, library)
    first, *owned = re.split(
        r"[,，、;；:：/|·&]|[–—-](?= )|\b(?:by|of|from|for|via)\b", one.publisher
    )
    if _known_as(first.strip(), library) == _house(other, library):
        return True
    short = re.sub(r"\s*[(（][^()（）]*[)）]\s*$", "", one.publisher)
    if short.isupper() and 1 < len(short) < 7 and short in map(_initials, names):
        return True
    owners = re.split(r"旗下|所属|['’]s ", one.publisher)[:-1]
    if any(_mentions(piece, names) for piece in (*owned, *owners)):
        return True
    asked = unquote(unquote((one.url or "").partition("://")[2].partition("/")[2])).lower()
    words = [site(f"https://{word}") for word in re.findall(r"[\w.-]+", asked)]
    return bool(other.url) and site(str(other.url)) in words


def _initials(name: str) -> str:
    return "".join(w[0] for w in re.split(r"\W+", name) if w and w.lower() not in _LEGAL).upper()


def _behind(document: Document, library: Library) -> list[Document]:
    found = [document]
    while (name := document.copy_of or document.origin) and name != "own":
        document = library.documents[name]
        found.append(document)
    return found


def _is_by_the_article(document: Document, books: Books) -> bool:
    entry, library, policy = books.entry, books.library, books.policy
    if entry.url and document.url and _one_page(entry.url, document.url):
        return True
    if library.bytes_of.get(document.id) in (entry.sha256, f"seeds/{entry.file}"):
        return True
    if policy.tiers[document.type].decides == "alone":
        return False  # what a house publishes of itself, it answers for
    printed = [entry.publisher, *([entry.author] if entry.author else [])]
    pieces = [p for n in printed for p in re.split(r"[()（）、,，;；/&|]|\band\b|记者", n)]
    known = {_known_as(n.strip(), library) for n in (*printed, *pieces) if n.strip()}
    if _house(document, library) in known or one_headline(document, entry, policy):
        return True
    return bool(entry.url and document.url) and one_site(str(entry.url), str(document.url))


def _shown(url: str) -> str:
    """The address of the page that an archive, a cache or a carrier of short pages shows."""
    held = re.search(
        r"//(web\.archive\.org|translate\.google\.com|webcache\.googleusercontent\.com)/.*(https?://.*)",
        url,
    )
    if carried := re.search(r"\.cdn\.ampproject\.org/(?:[crv]/)?(?:s/)?([\w-]+\.[\w.-]+.*)", url):
        return f"https://{carried[1]}"
    if other := re.match(r"https://([\w-]+)\.(?:translate\.goog|cdn\.ampproject\.org)\b", url):
        host = other[1].replace("--", "\0").replace("-", ".").replace("\0", "-")
        return url.replace(other[0], f"https://{host}")
    return held[2] if held else url


def _one_page(a: str, b: str) -> bool:
    """One site, one way to the page (as a browser goes it), and no two questions."""
    one, other = (urlsplit(unquote(_shown(url)).lower()) for url in (a, b))
    ways = [_way(p.path) for p in (one, other)]
    asked = {q for q in (_asked(one.query), _asked(other.query)) if q}
    return one_site(a, b) and ways[0] == ways[1] and len(asked) < 2


def _way(path: str) -> list[str]:
    steps = list[str]()
    for step in path.split("/"):
        if step == "..":
            del steps[-1:]
        elif step not in ("", "."):
            steps.append(step)
    if steps and (steps[-1] == "amp" or re.fullmatch(r"(index|default)\.\w+", steps[-1])):
        del steps[-1]
    if steps:
        steps[-1] = steps[-1].removesuffix(".amp")
    return steps


def _asked(query: str) -> str:
    told = ("utm_", "fbclid", "gclid", "ref", "from", "spm", "share", "cmpid", "ncid", "amp")
    return "&".join(sorted(q for q in query.split("&") if q and not q.startswith(told)))


def site(url: str) -> str:
    """news.example.com.cn -> example.com.cn"""
    labels = (urlsplit(_shown(url)).hostname or "").lower().split(".")
    if labels[-1].isdigit():
        return ".".join(labels)
    keep = 3 if len(labels) > 2 and labels[-2] in _SHARED and len(labels[-1]) == 2 else 2
    return ".".join(labels[-keep:])


_ANYBODYS = {*["example", "news", "blog", "times", "post", "mail", "press", "media", "daily", "today", "online", "finance", "market", "markets", "money", "business", "world", "global", "tech", "science", "health", "sport", "sports"]}  # fmt: skip


def one_site(a: str, b: str) -> bool:
    """One registered name, under whichever ending."""
    one, other = site(a), site(b)
    name = one.split(".")[0]
    named = len(name) > 3 and name not in _ANYBODYS
    return one == other or (named and name == other.split(".")[0])


def _original(document: Document, library: Library) -> Document:
    while document.copy_of:
        document = library.documents[document.copy_of]
    return document


def source(one: ReadPrint, books: Books) -> tuple[Document, bool] | None:
    """(what a print has its knowledge from, whether that is a document which it retells and not
    what a publisher found out itself); None where nobody says, or it is the article."""
    if is_of_the_article(one, books):
        return None
    library, policy, _ = books
    document, told = one.document, one.print.origin
    while True:
        if told is None:
            document = _original(document, library)
            told = document.origin
        if told == "own":
            return document, False
        if told is None:
            alone = policy.tiers[document.type].decides == "alone"
            return (document, True) if alone else None
        document, told = library.documents[told], None


def _elsewhere(a: Document, b: Document, books: Books) -> bool:
    names = [_house(d, books.library) for d in (a, b)]
    near = a.id == b.id or bool(a.url and b.url and one_site(str(a.url), str(b.url)))
    held = [books.library.bytes_of.get(d.id, d.id) for d in (a, b)]
    apart = names[0] != names[1] and not near and held[0] != held[1]
    if any(_of_its_house(x, y, books.library) for x, y in ((a, b), (b, a))):
        return False
    return apart and not one_headline(a, b, books.policy)


def _prints(fact: ReadFact, library: Library) -> list[ReadPrint]:
    """Everything that says what the fact says, read or not; a fact that nobody has read has only
    itself."""
    if all(p.print.clip is None for p in fact.prints):
        return list(fact.prints)
    same = [f for f in library.facts.values() if f is fact or _same_figure(fact, f, library)]
    return [p for f in same for p in f.prints]


def _same_figure(a: ReadFact, b: ReadFact, library: Library) -> bool:
    if a.fact.attests or b.fact.attests:
        return (a.fact.attests, a.fact.holds) == (b.fact.attests, b.fact.holds)
    alike = (a.fact.subject, a.metric, a.fact.versus) == (b.fact.subject, b.metric, b.fact.versus)
    if not alike or _conditions(a, library) != _conditions(b, library):
        return False
    if a.days is not None:
        return a.days == b.days
    x, y = a.figure, b.figure
    assert x is not None
    if y is None or x.unit != y.unit:
        return False
    # Hedges aside: "over 820,000" and "820,000" are one figure; 700 and 800, which only touch
    # where both are rounded, are not.
    # And a rounder figure has nothing to say of a finer one's last digits.
    return Span.of(x.near.low, x.near.high).meets(Span.at(y.value))


def _conditions(fact: ReadFact, library: Library) -> dict[str, str]:
    """What changes the value; its as_of is its period where it names none."""
    kinds = library.vocabulary.table.conditions
    held = {n: v for n, v in fact.fact.conditions.items()
            if kinds[n].kind != "note" or is_plan(n, v, library)}  # fmt: skip
    listed = library.vocabulary.metrics[str(fact.metric)].conditions
    if fact.fact.as_of and "period" in listed:
        held.setdefault("period", fact.fact.as_of)
    return held


def is_plan(name: str, value: str, library: Library) -> bool:
    """Whether a figure under that note is what somebody expects or means to do."""
    settled = library.vocabulary.table.conditions[name].settled
    return settled is not None and value not in settled


def standing(
    fact: ReadFact,
    books: Books,
    claim: Claim,
    *,
    against: bool = False,
) -> tuple[Standing, bool]:
    """(what the fact is worth, whether that takes what came out after the article's day); where it
    goes `against` the claim, what it is worth by the prints of which a day is known. An attestation
    is about what its claim is about."""
    library, judged = books.library, books.entry.judged
    prints = _prints(fact, library)
    early = [p for p in prints if not is_late(told_on(p, library), judged)]
    about = {fact.fact.subject, fact.fact.conditions.get("speaker")}
    if fact.fact.attests:
        about |= {claim.subject, claim.conditions.get("speaker")} | _named(claim.said_by, library)
    before, ever = (_worth(p, about, books) for p in (early, prints))
    if not early:
        return ever, True
    if before < DECIDES and ever > before:
        return ever, True
    if against and judged is not None:
        known = [p for p in early if told_on(p, library) or _is_first_hand(p, books)]
        dated = _worth(known, about, books)
        before = dated if dated >= DECIDES else min(before, Standing.RETOLD)
    return before, False


def shown_together(facts: tuple[ReadFact, ...], books: Books) -> Standing:
    """What is the least that one of `facts` is worth by those documents alone which print every
    one of them; a copy prints what is printed in what it copies. They speak against a claim, so
    that only prints of before the article's day count, and reports only with a day."""
    library, judged = books.library, books.entry.judged
    sides = []
    for fact in facts:
        early = [p for p in _prints(fact, library) if not is_late(told_on(p, library), judged)]
        sides.append(
            [
                p
                for p in early
                if p.print.clip is not None
                and (judged is None or told_on(p, library) or _is_first_hand(p, books))
            ]
        )
    telling = [{_original(p.document, library).id for p in side} for side in sides]
    least = Standing.ALONE
    for fact, side in zip(facts, sides, strict=True):
        left = [p for p in side if all(_original(p.document, library).id in t for t in telling)]
        about = {fact.fact.subject, fact.fact.conditions.get("speaker")}
        least = min(least, _worth(left, about, books))
    return least


def _worth(prints: list[ReadPrint], about: set[str | None], books: Books) -> Standing:
    """Of what is told in parts, each part by itself: it is worth no more than the weakest."""
    named = set[str]().union(*(p.parts for p in prints))
    whole = [p for p in prints if p.print.part is None]
    if not named:
        return _worth_of_one(prints, about, books)
    each = [[*whole, *(p for p in prints if p.print.part == name)] for name in named]
    least = min(_worth_of_one(one, about, books) for one in each)
    return max(least, Standing.RETOLD) if any(p.print.clip for p in prints) else least


def _worth_of_one(prints: list[ReadPrint], about: set[str | None], books: Books) -> Standing:
    prints = [p for p in prints if p.print.clip is not None]
    library = books.library
    if not prints:
        return Standing.UNSEEN
    if any(_is_first_hand(one, books) for one in prints):
        return Standing.ALONE
    found = Standing.RETOLD
    for a, b in combinations(prints, 2):
        one, other = source(a, books), source(b, books)
        if one is None or other is None or not _elsewhere(a.document, b.document, books):
            continue
        if _house(one[0], library) != _house(other[0], library):
            told = any(
                _mentions(x.print.clip, _goes_by(y.document, library)) for x, y in ((a, b), (b, a))
            )
            told |= bool(_thanked(a.print.clip or "") & _thanked(b.print.clip or ""))
            if not told and not one_wording(a.print.clip, b.print.clip, books.policy):
                return Standing.PAIR
        elif _reports_between(a, library) & _reports_between(b, library):
            continue
        elif one[1] and other[1] and _speaks_for(one[0], about, library):
            found = Standing.ANNOUNCED
    return found


def _reports_between(one: ReadPrint, library: Library) -> set[str]:
    """Its own text, and each text that tells it what the source says; without the source."""
    way = [one.document]
    if one.print.origin is None:
        way = _behind(one.document, library)
    elif one.print.origin != "own":
        way += _behind(library.documents[one.print.origin], library)
    texts = [_original(document, library).id for document in way]
    return {text for text in texts if text != texts[-1]}


def _is_first_hand(one: ReadPrint, books: Books) -> bool:
    first = _original(one.document, books.library)
    own = all(told in (None, "own") for told in (one.print.origin, first.origin))
    alone = books.policy.tiers[one.document.type].decides == "alone"
    return own and alone and not is_of_the_article(one, books)


def told_on(one: ReadPrint, library: Library) -> str | None:
    """The day by which what a print tells was out, its own or that of what it retells."""
    document, origin = one.document, one.print.origin
    while document.published is None:
        if origin is None:
            document = _original(document, library)
            if document.published is not None:
                break
            origin = document.origin
        if origin is None or origin == "own":
            return None
        document, origin = library.documents[origin], None
    return document.published


# The names of the vocabulary that was asked for last; kept with it, so that it stays itself.
_last: list[tuple[Vocabulary, dict[str, set[str]]]] = []


def _names(vocabulary: Vocabulary) -> dict[str, set[str]]:
    """Name -> the subjects that go by it. Made once: each print of each claim asks for it."""
    if not _last or _last[0][0] is not vocabulary:
        found: dict[str, set[str]] = {}
        for s in vocabulary.subjects.values():
            for name in (s.id, s.zh, s.en, *s.aliases):
                found.setdefault(name.casefold(), set()).add(s.id)
        _last[:] = [(vocabulary, found)]
    return _last[0][1]


_last_looks: list[tuple[Vocabulary, dict[str, set[str]]]] = []


def _looks(vocabulary: Vocabulary) -> dict[str, set[str]]:
    """How a name looks -> the subjects whose it is."""
    if not _last_looks or _last_looks[0][0] is not vocabulary:
        found: dict[str, set[str]] = {}
        for name, ids in _names(vocabulary).items():
            found.setdefault(_look(_plain_words(name)), set()).update(ids)
        _last_looks[:] = [(vocabulary, found)]
    return _last_looks[0][1]


def _named(name: str | None, library: Library) -> set[str]:
    """The subjects that go by a name."""
    return set(_names(library.vocabulary).get((name or "").casefold(), ()))


def _house(document: Document, library: Library) -> str:
    """Who published it, under one of its names: what is in brackets behind it is a remark."""
    name = document.publisher.strip()
    opened = max(name.rfind("("), name.rfind("（"))
    if opened > 0 and name[-1] in ")）" and not {*"()（）"} & {*name[opened + 1 : -1]}:
        name = name[:opened].strip()
    return _known_as(name, library)


def _known_as(name: str, library: Library) -> str:
    named = _named(name, library)
    if len(named) == 1:
        return next(iter(named))
    bare = _bare(name)
    alike = _looks(library.vocabulary).get(bare, set())
    return next(iter(alike)) if len(alike) == 1 else bare or name.casefold()


_LEGAL = {*["the", "and", "&", "inc", "llc", "llp", "ltd", "limited", "plc", "co", "corp", "corporation", "company", "gmbh", "kg", "ag", "group", "holding", "holdings", "pte", "pty", "pvt", "sdn", "bhd", "srl", "sarl", "spa", "sa", "se", "nv", "bv", "ab", "as", "kk", "oy", "online"]}  # fmt: skip
_OFFICES = {*["china", "asia", "europe", "uk", "usa", "us", "japan", "korea", "india", "taiwan", "germany", "deutschland", "france", "shanghai", "beijing", "london", "global", "international", "worldwide", "singapore"]}  # fmt: skip
_KINDS = {"air", "bank", "radio", "of", "news", "times"}
_ENDINGS = {"com", "co", "net", "org", "cn", "uk", "de", "io", "fr", "jp", "me", "az"}


_HOUSES = read_table(Path(houses.__file__).parent / "houses.yaml")
_BEHIND = ("on sunday", "news", "newsroom", "newswire", "news agency", "daily", "sunday", "weekend", "mobile", "app", "website", "web", "digital", "live", "print", "tv", "magazine", "epaper", "e paper", "staff", "staff writer", "staff writers", "staff reporter", "staff reporters", "reporter", "reporters", "writer", "writers", "editor", "editors", "editorial", "editorial board", "editorial team", "team", "desk", "bureau", "correspondent", "correspondents", "communications", "press office", "blog", "media", "verlag", "podcast", "podcasts", "newsletter", "newsletters", "radio", "north", "south", "east", "west")  # fmt: skip
_HAN_BEHIND = ("新闻客户端", "新闻中心", "新闻网", "客户端", "公众号", "编辑部", "本报讯", "电子版", "手机版", "新闻", "网站", "官网", "官微", "微博", "记者", "app", "网", "讯", "传媒", "报业", "融媒体", "融媒", "播客")  # fmt: skip
_COMMON = re.compile(re.sub(r"\n\s*", "", _HOUSES["common"]["pattern"]).replace("[ ]", " "))


@lru_cache(maxsize=4096)
def _bare(name: str) -> str:
    """A name without what its house is before the law, where its office is, which edition it is,
    and what ends an address; in letters of one look, sorted."""
    text = SIMPLIFIED.convert(normalize("NFKD", name)).casefold()
    text = re.sub(r"\W*\svia\s.*|\s*[,，、]?\s*(来自|转自|通过).+", "", text)
    if desk := re.fullmatch(r"(.+?)\s*[,–—]\s*([\w. -]+)", text):
        last = desk[2].split()[-1].rstrip("s")
        if last in {"bureau", "desk", "office", "edition", "newsroom", "staff", "correspondent"}:
            text = desk[1]
    words = _plain_words(text)
    tried = [words]
    while (shorter := _without_edition(tried[-1])) != tried[-1]:
        tried.append(shorter)
    known = (_meant().get(_look(one)) for one in tried)
    return next(filter(None, known), None) or _look(tried[-1])


@cache  # each bench has all names anew
def _plain_words(text: str) -> tuple[str, ...]:
    text = SIMPLIFIED.convert(normalize("NFKD", text)).casefold()
    text = "".join(c for c in text if category(c) != "Mn")
    if "(" in text[1:] and ")" in text and not text.rstrip().endswith(")"):
        text = text[: text.index("(")] + " " + text[text.index(")") + 1 :]
    if "." in text and " " not in text.strip():
        labels = text.strip().split(".")
        while len(labels) > 1 and labels[-1] in _ENDINGS:
            labels.pop()
        text = labels[-1]
    text = re.sub(r"\b(\w)\.(?=\w\b)", r"\1", text)
    words = [w for w in re.split(r"[\W_]+", text) if w and w not in _LEGAL]
    if len(words) > 1 and words[-1] in _OFFICES and words[-2] not in _KINDS:
        words.pop()
    return tuple(w for w in map(_without_form, words) if w)


def _without_form(found: str) -> str:
    for form in ("股份有限公司", "有限公司", "公司", "集团", "股份", "控股", "株式会社"):
        found = found.replace(form, "")
    for city in ("上海", "北京", "深圳", "中国"):
        found = found.removeprefix(city) if len(found) >= len(city) + 2 else found
    return found


def _without_edition(words: tuple[str, ...]) -> tuple[str, ...]:
    """One edition less, where a name is left."""
    text, shorter = " ".join(words), ""
    first = words[:1] and words[0] in {"daily", "sunday", "weekend", "mobile"}
    behind = sorted((b for b in _BEHIND if text.endswith(f" {b}")), key=len)
    han = [b for b in _HAN_BEHIND if text.endswith(b) and text[-len(b) - 2 : -len(b)] >= "\u3400"]
    if first and len(words) > 1:
        shorter = " ".join(words[1:])
    elif behind:
        shorter = text.removesuffix(f" {behind[-1]}")
    elif glued := re.search(r"[a-z]{4}(news|daily)$", text):
        shorter = text.removesuffix(glued[1])
    elif han and len(text) > len(han[0]) + 1:
        shorter = text.removesuffix(han[0])
    left = shorter and not _COMMON.fullmatch(shorter)
    return tuple(shorter.split()) if left else words


@cache
def _look(words: tuple[str, ...]) -> str:
    if len(words) > 1:
        words = tuple(re.sub(r"(?<=[a-z][a-z])s$", "", w) for w in words)
    found, at = "", 0
    text, alike = "".join(words), _HOUSES["same_look"]["words"]
    while at < len(text):
        pair, one = text[at : at + 2], text[at]
        found += alike.get(pair) or alike.get(one) or one
        at += 2 if pair in alike else 1
    is_han = any("\u3400" <= c <= "\u9fff" for c in found)
    return found if is_han or len(found) < 6 else "".join(sorted(found))


@cache
def _meant() -> dict[str, str]:
    """How a name of one of several names looks -> how the house's own does."""
    found = dict[str, str]()
    for name, house in _HOUSES["one_house"]["words"].items():
        found[_look(_plain_words(name))] = found[_look(_plain_words(house))] = _look(
            _plain_words(house)
        )
    return found


_THANKS = ("according to", "citing", "cite", "cites", "quoted by", "cited by", "reported by", "seen by", "told", "says", "said", "from", "据", "援引", "转引", "引述", "告诉")  # fmt: skip
_TELLS = (" says", " said", " reports", " reported", " writes", " wrote", "'s report", "'s figures", "'s figure", "'s story", "'s survey", "'s poll", "的报道", "报道", "消息", "援引", "称", "说", "披露")  # fmt: skip


@lru_cache(maxsize=4096)
def _thanked(words: str) -> frozenset[str]:
    """The agencies and papers of several names of which words say that they have it from them."""
    found = set[str]()
    for name in {n for pair in _HOUSES["one_house"]["words"].items() for n in pair}:
        for at in re.finditer(rf"(?<![A-Za-z]){re.escape(name)}(?![A-Za-z])", words):
            before = words[: at.start()].lower().rstrip().removesuffix(" the").rstrip()
            behind = words[at.end() :].replace("’", "'").removeprefix(",")
            if before.endswith(_THANKS) or behind.startswith(_TELLS):
                found.add(_meant()[_look(_plain_words(name))])
    return frozenset(found)


def _speaks_for(document: Document, about: set[str | None], library: Library) -> bool:
    """Whether its publisher is the one that the figure is about, or the one whose that is."""
    subjects = library.vocabulary.subjects
    named = _named(document.publisher, library)
    for one in about:
        at = one
        while at is not None and at in subjects:
            if named == {at}:
                return True
            at = subjects[at].of
    return False


def is_late(published: str | None, judged: str | None) -> bool:
    """Whether even its first possible day is after the last on which the article can stand."""
    if published is None or judged is None:
        return False
    shorter = min(len(published), len(judged))
    return published[:shorter] > judged[:shorter]
