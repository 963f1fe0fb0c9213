"""Which documents decide: tiers, read or not, whose knowledge it is, before or after the article."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple
from unicodedata import category, normalize
from urllib.parse import unquote, urlsplit

from opencc import OpenCC

from claimaudit.workspace.articles import CatalogEntry
from claimaudit.workspace.claims import Claim
from claimaudit.workspace.library import Library, ReadFact, ReadPrint, Vocabulary
from claimaudit.workspace.policy import Policy
from claimaudit.workspace.references import Document

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


def one_headline(a: str, b: str, policy: Policy) -> bool:
    return letters(a) == letters(b) and len(letters(a)) >= policy.same_text.title


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
    owned = re.split(r"[,，、;；:：/|·&]|[–—-](?= )|\b(?:by|of|from)\b", one.publisher)[1:]
    owners = re.split(r"旗下|所属|['’]s ", one.publisher)[:-1]
    if any(_mentions(piece, names) for piece in (*owned, *owners)):
        return True
    asked = unquote(unquote((one.url or "").partition("://")[2].partition("/")[2])).lower()
    words = [site(f"https://{word}") for word in re.findall(r"[\w.-]+", asked)]
    return bool(other.url) and site(str(other.url)) in words


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
    if _house(document, library) in known or one_headline(document.title, entry.title, policy):
        return True
    return bool(entry.url and document.url) and site(str(entry.url)) == site(str(document.url))


def _shown(url: str) -> str:
    """The address of the page that an archive, a cache or a carrier of short pages shows."""
    held = re.search(
        r"//(web\.archive\.org|translate\.google\.com|webcache\.googleusercontent\.com)/.*(https?://.*)",
        url,
    )
    if held is None and ".cdn.ampproject.org/c/s/" in url:
        return f"https://{url.partition('/c/s/')[2]}"
    return held[2] if held else url


def _one_page(a: str, b: str) -> bool:
    """One site, one way to the page (as a browser goes it), and no two questions."""
    one, other = (urlsplit(unquote(_shown(url)).lower()) for url in (a, b))
    ways = [_way(p.path) for p in (one, other)]
    asked = {q for q in (_asked(one.query), _asked(other.query)) if q}
    return site(a) == site(b) and ways[0] == ways[1] and len(asked) < 2


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
    keep = 3 if len(labels) > 2 and labels[-2] in _SHARED and len(labels[-1]) == 2 else 2
    return ".".join(labels[-keep:])


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
    sites = [site(d.url) if d.url else d.id for d in (a, b)]
    held = [books.library.bytes_of.get(d.id, d.id) for d in (a, b)]
    apart = names[0] != names[1] and sites[0] != sites[1] and held[0] != held[1]
    if any(_of_its_house(x, y, books.library) for x, y in ((a, b), (b, a))):
        return False
    return apart and not one_headline(a.title, b.title, books.policy)


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
    near_x, near_y = (Span.of(f.near.low, f.near.high) for f in (x, y))
    return near_x.meets(Span.at(y.value)) or near_y.meets(Span.at(x.value))


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
    alike = {
        s for known, ids in _names(library.vocabulary).items() if _bare(known) == bare for s in ids
    }
    return next(iter(alike)) if len(alike) == 1 else bare or name.casefold()


_LEGAL = {*["the", "and", "&", "inc", "llc", "llp", "ltd", "limited", "plc", "co", "corp", "corporation", "company", "gmbh", "kg", "ag", "group", "holding", "holdings", "pte", "pty", "pvt", "sdn", "bhd", "srl", "sarl", "spa", "sa", "se", "nv", "bv", "ab", "as", "kk", "oy", "online"]}  # fmt: skip
_OFFICES = {*["china", "asia", "europe", "uk", "usa", "us", "japan", "korea", "india", "taiwan", "germany", "deutschland", "france", "shanghai", "beijing", "london", "global", "international", "worldwide", "singapore"]}  # fmt: skip
_KINDS = {"air", "bank", "radio", "of", "news", "times"}
_ENDINGS = {"com", "co", "net", "org", "cn", "uk", "de", "io", "fr", "jp", "me", "az"}


@lru_cache(maxsize=4096)
def _bare(name: str) -> str:
    """A name without what its house is before the law, where its office is, and what ends an address."""
    text = SIMPLIFIED.convert(normalize("NFKD", name)).casefold()
    if "(" in text[1:] and ")" in text and not text.rstrip().endswith(")"):
        text = text[: text.index("(")] + " " + text[text.index(")") + 1 :]
    if "." in text and " " not in text.strip():
        labels = text.strip().split(".")
        while len(labels) > 1 and labels[-1] in _ENDINGS:
            labels.pop()
        text = labels[-1]
    words = [w.strip(".,;:").replace(".", "") for w in text.split()]
    words = [w for w in words if w not in _LEGAL]
    if len(words) > 1 and words[-1] in _OFFICES and words[-2] not in _KINDS:
        words.pop()
    found = "".join(c for word in words for c in word if c.isalnum())
    for form in ("股份有限公司", "有限公司", "公司", "集团", "股份", "控股", "株式会社"):
        found = found.replace(form, "")
    for city in ("上海", "北京", "深圳", "中国"):
        found = found.removeprefix(city) if len(found) >= len(city) + 2 else found
    return found


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
