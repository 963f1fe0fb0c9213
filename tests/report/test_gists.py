"""The gist stands first wherever a conviction is told, in the reader's language and in no other."""

from __future__ import annotations

import csv
import io
import json
import re
from calendar import month_name
from collections.abc import Iterator
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal
from html import unescape

import pytest

from claimaudit.base.model import Bilingual
from claimaudit.record.claims import ClaimRecord
from claimaudit.record.models import Audit, SumRecord
from claimaudit.report.exports import export
from claimaudit.report.gists import gist_entered, gist_of, is_convicted, noted, weight_of
from claimaudit.report.languages import LANGUAGES, language_of
from claimaudit.report.lookup import Lookup
from claimaudit.report.phrase import same
from claimaudit.report.sums import sum_told
from claimaudit.report.text import explained
from claimaudit.report.why import why
from claimaudit.workspace.gist import LONGEST
from tests.report.html.made import CONDITIONS, TIERS, audit, claim, document, fact, made_sum, trial

Report = tuple[Audit, dict[str, str]]

ZH, EN = "文中写1，来源写2。", "The article says 1, the source 2."
TOLD = {"gist": {"zh": ZH, "en": EN}, "weight": "point"}
DESK = {"publisher": "Desk", "url": "https://desk.example/x"}


def convicted(verdict: str = "contradicted", **keys: object) -> Audit:
    """One claim that a source denies, with a gist, and a note in English."""
    made = claim(
        "a", verdict, **{"reasons": ["attested_false"], "decided_by": 0, "facts": ["f"], "publish": True,
        "trials": [trial("refuted", "f", reference=None)], "note": "a note of the desk",
        "form": "assertion", "figure": None, "claimed": None, **TOLD, **keys},
    )  # fmt: skip
    says = fact("f", "d", printed=None, subject=None, metric=None, attests="a", holds="no",
                why="the maker denies it")  # fmt: skip
    return audit(
        claims=[made], facts=[says], documents=[document("d")], tiers=TIERS, conditions=CONDITIONS,
        arithmetic=[made_sum("s", **TOLD)],
    )  # fmt: skip


# --- of what it is told ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("record", "told"),
    [
        (claim("a", "contradicted", **TOLD), True),
        (claim("a", "misleading", **TOLD), True),
        (claim("a", "conflicting", **TOLD), False),
        (claim("a", "supported", **TOLD), False),
        (claim("a", "unverifiable", **TOLD), False),
        (claim("a", "contradicted"), False),
        (made_sum("s", **TOLD), True),
        (made_sum("s", **TOLD, holds=True), False),
        (made_sum("s"), False),
    ],
)
def test_it_is_told_of_convictions_alone(record: ClaimRecord | SumRecord, told: bool) -> None:
    assert (gist_of(record) is not None) == (weight_of(record) == "point") == told


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("he counts the papers presented (在會上發表的), not those submitted (提交的)", "en"),
        ("NVIDIA自己数的是裸片", "zh"),
        ("英伟达的H20 GPU", "zh"),
        ("no source", "en"),
        ("", "en"),
    ],
)
def test_a_note_is_in_the_language_that_most_of_it_is_in(text: str, language: str) -> None:
    assert language_of(text) == language


def test_a_note_beside_a_gist_is_for_readers_of_its_language() -> None:
    beside, alone = claim("a", "misleading", **TOLD), claim("a", "misleading")
    for record, zh in ((beside, ""), (alone, "a note")):
        note = noted(record, same("a note"), "a note")
        assert (note.text("zh"), note.text("en")) == (zh, "a note")


# --- where it is told -------------------------------------------------------------------------


@pytest.mark.parametrize(("language", "gist"), [("zh", ZH), ("en", EN)])
def test_explain_tells_it_before_what_was_computed(language: str, gist: str) -> None:
    record = convicted()
    lines = explained(why(Lookup(record), record.claims[0]), 1, language).splitlines()
    headline = why(Lookup(record), record.claims[0]).headline.text(language)
    assert lines[1].strip() == gist
    assert lines[3].strip() == headline
    assert (
        headline
        == {
            "zh": "Maker说法相反。",
            "en": "Maker says otherwise. Working note: the maker denies it.",
        }[language]
    )


def test_an_idle_gist_is_not_told() -> None:
    record = convicted("supported").model_copy(update={"arithmetic": []})
    told = why(Lookup(record), record.claims[0])
    assert told.gist is None
    assert ZH not in explained(told, 1, "zh")


def test_a_sum_tells_it_and_keeps_its_note_for_readers_of_its_language() -> None:
    told = sum_told(Lookup(convicted()), made_sum("s", **TOLD))
    assert told.gist is not None
    assert told.gist.text("zh") == ZH
    assert (told.why.text("zh"), told.why.text("en")) == ("", "they are one and the same")


@pytest.mark.parametrize(
    ("entered", "zh", "en"),
    [
        (Bilingual(zh="二者相同", en="they are one"), "二者相同", "they are one"),
        ("they are one", "“they are one”", "they are one"),
        ("二者相同", "二者相同", "“二者相同”"),
    ],
)
def test_why_a_sum_is_made_is_told_in_each_language_or_quoted_from_the_one(
    entered: Bilingual | str, zh: str, en: str
) -> None:
    told = sum_told(Lookup(convicted()), made_sum("s", why=entered, holds=True))
    assert (told.why.text("zh"), told.why.text("en")) == (zh, en)


def test_the_exports_tell_it() -> None:
    record = convicted()
    (row,) = csv.DictReader(io.StringIO(export("csv", record, {}, {})))
    assert (row["weight"], row["gist_zh"], row["gist_en"]) == ("point", ZH, EN)
    assert f"| {EN} |" in export("markdown", record, {}, {})
    (review,) = json.loads(export("claimreview", record, {}, DESK))
    assert (
        review["reviewRating"]["ratingExplanation"]
        == f"{EN} Maker says otherwise. Working note: the maker denies it."
    )
    summary = export("summary", record, {}, {})
    assert f"**contradicted**: {EN} Maker says otherwise" in summary
    assert f"`s`: {EN}" in summary
    (item,) = json.loads(export("annotations", record, {"000": "the quote"}, {}))["first"]["items"]
    assert item["body"][0]["value"].startswith(EN)


# --- the report of the five articles -------------------------------------------------------------

# So many plain words of English in a row are no name and no title.
ENGLISH = re.compile(r"(?:\b[a-z]+\b[ ,]+){3}\b[a-z]+\b")
HAN = re.compile("[\u3400-\u9fff]")
QUOTED = re.compile(r"<q\b.*?</q>", re.DOTALL)


def shown(html: str, words: dict[str, tuple[str, str]], language: str) -> str:
    """What readers of a language see of it, quotes left out."""
    html = QUOTED.sub(" ", html)
    html = re.sub(r"<i class=(\w+)></i>", lambda m: words[m[1]][language == "en"], html)
    hidden = r"<i lang=en>.*?</i>" if language == "zh" else r"<i>[^<]*</i>"
    return " ".join(unescape(re.sub("<[^>]*>", " ", re.sub(hidden, "", html))).split())


def words_of(page: str) -> dict[str, tuple[str, str]]:
    rules = re.findall(r'\.(\w+)\{--z:"([^"]*)";--e:(?:initial|"([^"]*)")\}', page)
    return {name: (zh, en or zh) for name, zh, en in rules}


def blocks(page: str, record: Audit) -> Iterator[tuple[ClaimRecord | SumRecord, str]]:
    """Every finding of the front page and every summary of a convicted claim's card."""
    claims = [c for c in record.claims if is_convicted(c)]
    glance = page[page.index("<ol class=finds") : page.index('<section class="view article"')]
    items = re.findall(
        r"<li><a class=v[cmek] href=#(\S+) id=h.*?(?=<li><a class=v|</ol>)", glance, re.DOTALL
    )
    by_id: dict[str, ClaimRecord | SumRecord] = {c.id: c for c in claims if not c.repeat_of}
    by_id |= {f"m_{s.id}": s for s in record.arithmetic if not s.holds}
    assert sorted(items) == sorted(by_id)
    for name, found in by_id.items():
        start = glance.index(f"href=#{name} id=h")
        end = min(e for e in (glance.find("<li>", start), glance.find("</ol>", start)) if e > 0)
        yield found, glance[start - len("<a class=vc ") : end]
    for one in claims:
        start = page.rindex("<summary>", 0, page.index(f"<div id={one.id}>"))
        yield one, page[start : page.index("</summary>", start)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_says_why_in_the_language_of_its_reader(
    real_audit: Report, real_page: str, language: str
) -> None:
    record = real_audit[0]
    words = words_of(real_page)
    names = sorted({n for d in record.documents for n in (d.publisher, d.title)}, key=len)[::-1]
    names += [article.publisher for article in record.articles]
    count = 0
    for found, html in blocks(real_page, record):
        text = shown(html, words, language)
        gist = gist_entered(found)
        assert gist is not None, f"{found.id} has no gist"
        for part in gist.parts:
            assert " ".join(getattr(part, language).split()) in text, found.id
        # Names stand as they are everywhere, and the figures of the article as it prints them.
        claims = [found] if isinstance(found, ClaimRecord) else [
            c for c in record.claims if c.id in found.terms.values()
        ]  # fmt: skip
        for name in (*(c.figure for c in claims if c.figure), *names):
            text = text.replace(name, " ")
        assert not (ENGLISH if language == "zh" else HAN).search(text), (found.id, text)
        count += 1
    assert count > 50


def digits(number: str) -> str:
    return re.sub(r"[.,]", "", number).strip("0")


def is_among(number: str, known: set[str]) -> bool:
    """Whether it is one of these figures, in another unit (亿, billion) or with fewer digits."""
    wanted = digits(number)
    for one in known:
        value = Decimal(one.replace(",", "").rstrip("."))
        for rounding in (ROUND_HALF_UP, ROUND_HALF_EVEN):
            context = Context(prec=max(len(wanted), 1), rounding=rounding)
            if digits(f"{context.create_decimal(value):f}") == wanted:
                return True
    return False


def figures_of(record: Audit, claim: ClaimRecord) -> Iterator[object]:
    """Everything that a gist may take a figure from."""
    lookup = Lookup(record)
    yield from (claim.quote, claim.figure, claim.note, claim.as_of, claim.reference, claim.claimed)
    yield from (lookup.subject(name).text("en") for name in (claim.subject, claim.versus) if name)
    for trial_of in claim.trials:
        yield from (trial_of.reference, trial_of.steps)
        for fact_of in lookup.facts_of(trial_of.facts):
            yield from (fact_of.why, fact_of.note, fact_of.interval)
            for one in fact_of.prints:
                yield from (one.figure, one.clip, lookup.documents[one.document].published)


def test_no_gist_holds_a_figure_of_its_own(real_audit: Report) -> None:
    """Each is of the claim, of what its facts print, of what was computed, or of a name."""
    record, texts = real_audit
    by_id, number = {c.id: c for c in record.claims}, re.compile(r"(?<![A-Za-z])\d[\d,]*(?:\.\d+)?")
    checked = 0
    for one in (*record.claims, *record.arithmetic):
        gist = gist_entered(one)
        if gist is None:
            continue
        terms = [one] if isinstance(one, ClaimRecord) else [by_id[i] for i in one.terms.values()]
        pool = [part for term in terms for part in figures_of(record, term)]
        # What stands around it: the year of a quarter is printed a clause or a sentence away.
        pool += [texts[c.article][max(0, c.start - 160) : c.end + 60] for c in terms]
        pool += [document.publisher for document in record.documents]  # 36Kr
        if isinstance(one, SumRecord):
            pool += [one.left, one.right, one.left_shown, one.right_shown]
        text = " ".join(map(str, pool))
        known = set(number.findall(text))
        known |= {str(n) for n, month in enumerate(month_name) if month and month in text}
        for text in (gist.zh, gist.en):
            strange = [n for n in number.findall(text) if digits(n) and not is_among(n, known)]
            assert strange == [], (one.id, text)
            checked += 1
    assert checked > 60


def test_every_gist_of_the_five_articles_stands_within_its_length(real_audit: Report) -> None:
    record = real_audit[0]
    found = [r for r in (*record.claims, *record.arithmetic) if is_convicted(r)]
    assert len(found) > 30
    for one in found:
        gist, weight = gist_entered(one), weight_of(one)
        assert gist is not None
        assert weight is not None
        assert len(gist.zh) <= LONGEST["zh"] and len(gist.en) <= LONGEST["en"]
