"""What of an article, its waivers and its claims is a finding, and what of that is new."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml

from claimaudit.coverage.candidates import ScannedArticle, read_articles, seen_by
from claimaudit.coverage.waivers import Waiver, Waivers
from claimaudit.gate.base import PastClaim
from claimaudit.gate.findings import (
    candidate_findings,
    claim_findings,
    language_findings,
    waiver_findings,
)
from claimaudit.record.claims import ClaimRecord
from claimaudit.scan.scanner import Scanner
from claimaudit.workspace.articles import Article, CatalogEntry
from claimaudit.workspace.claims import Searched
from claimaudit.workspace.policy import Verdict

SCAN = seen_by(Scanner())
PAGES = {
    page["language"]: page["text"]
    for page in yaml.safe_load(
        (Path(__file__).parents[1] / "scan" / "languages.yaml").read_text("utf-8")
    )["pages"]
}
FRENCH, GERMAN, ENGLISH, CHINESE = (PAGES[tag] for tag in ("fr", "de", "en", "zh"))
# So short that nobody can tell what it is, only that it is not English.
SHORT = "Gewinn 2.345 und Umsatz 1.234 im dritten Quartal"


def _article(text: str, told: str = "en", waivers: Waivers | None = None) -> ScannedArticle:
    entry = CatalogEntry(
        id="t", file="t.txt", title="T", publisher="P", language=told, sha256="0" * 64, rights="none"
    )  # fmt: skip
    return read_articles({"t": Article(entry, text)}, (), {"t": waivers or {}}, SCAN)["t"]


UNREAD = (
    "figures in French (fr) cannot be read; there are German (de), English (en) and Chinese (zh)"
)
Told = tuple[str, str]


@pytest.mark.parametrize(
    ("now", "before", "compared", "said"),
    [
        # what nobody can read
        (("fr", FRENCH), None, False, UNREAD),
        (("fr", FRENCH), None, True, UNREAD),
        (("und", FRENCH), None, True, UNREAD),
        (("fr", FRENCH), ("en", FRENCH), True, UNREAD),
        (("fr", FRENCH), ("fr", FRENCH), True, None),
        (("fr", FRENCH), ("fr", f"{FRENCH} Vraiment."), True, UNREAD),
        # what is read as another language, of which the other rules would see other figures
        (("en", GERMAN), None, True, "the catalog has language en, and the text looks like de"),
        (("en", GERMAN), ("en", GERMAN), True, None),
        (("en", GERMAN), ("en", f"{GERMAN} Ja."), True, "the catalog has language en, and the text looks like de"),
        (("en", GERMAN), ("de", GERMAN), True, "the catalog has language en, and the text looks like de"),
        (("en", SHORT), None, True, "the catalog has language en, and the text looks like de"),
        (("de", ENGLISH), None, True, "the catalog has language de, and the text looks like en"),
        (("en", FRENCH), None, True, "the catalog has language en, and the text looks like fr"),
        # with no base to compare with, what is told is told
        (("en", GERMAN), None, False, None),
        # as it should be
        (("en", ENGLISH), None, True, None),
        (("de", GERMAN), None, True, None),
        (("zh-Hans", CHINESE), None, True, None),
        (("zh-Hans", ENGLISH), None, True, None),  # both are read alike
        (("en", "1,234 people."), None, True, None),  # nobody can tell
        (("und", GERMAN), None, True, None),  # read as what it is
    ],
)  # fmt: skip
def test_whether_an_article_is_read_as_what_it_is(
    now: Told, before: Told | None, compared: bool, said: str | None
) -> None:
    then = _article(before[1], before[0]) if before else None
    found = list(language_findings(_article(now[1], now[0]), then, compared))
    assert [f.message for f in found] == ([said] if said else [])
    for one in found:
        assert (one.code, str(one.place), one.place.article) == (
            "unread-article",
            "seeds/t.txt:1",
            "t",
        )
        assert (one.place.start, one.place.end) == (0, 0)


@pytest.mark.parametrize(
    ("before", "new"),
    [
        (None, ["300 people", "40 km"]),
        ("It has 300 people.", ["40 km"]),
        ("It has 301 people.", ["300 people", "40 km"]),
        ("It has 300 people. The road is 40 km long.", []),
    ],
)
def test_a_figure_that_stood_open_in_the_base_is_not_new(
    before: str | None, new: list[str]
) -> None:
    now = _article("It has 300 people. The road is 40 km long.")
    then = None if before is None else _article(before)
    found = candidate_findings(now, then, compared=before is not None)
    assert [one.figure for one in found] == new


TODAY, LONGEST = date(2025, 11, 21), timedelta(days=400)
STAFF = Waiver(
    quote="It has 300 people.", figure="300 people", reason="staff counts are not audited",
    review_by="2026-06-30",
)  # fmt: skip
BARE = STAFF.model_copy(update={"reason": "no"})
FIRST = Waiver(quote="It is the first one.", reason=STAFF.reason, review_by="2026-06-30")
HERE, GONE = "It has 300 people.\n", "It has people.\n"


def _until(day: str) -> Waiver:
    return STAFF.model_copy(update={"review_by": day})


NOTHING_LEFT = ("orphaned-waiver", "the waiver of “300 people” has nothing left to waive")
NO_REASON = ("waiver-without-reason", "the waiver of “300 people” gives no reason")
PAST = ("expired-waiver", "the waiver of “300 people” was to be looked at again by 2025-11-20")
NO_END = ("waiver-without-end", "the waiver of “300 people” holds until 2026-12-27")


@pytest.mark.parametrize(
    ("waiver", "now", "before", "said"),
    [
        (STAFF, HERE, None, None),
        (STAFF, HERE, (None, HERE), None),
        # nothing is left to waive
        (STAFF, GONE, None, NOTHING_LEFT),
        (STAFF, GONE, (None, GONE), NOTHING_LEFT),
        (STAFF, GONE, (STAFF, HERE), NOTHING_LEFT),
        (STAFF, GONE, (STAFF, GONE), None),
        (BARE, GONE, None, NOTHING_LEFT),
        (BARE, GONE, (BARE, HERE), NOTHING_LEFT),
        (_until("2025-11-20"), GONE, None, NOTHING_LEFT),
        (FIRST, HERE, None, ("orphaned-waiver", "the waiver of “It is the first one.” has nothing left to waive")),
        # it says nothing
        (BARE, HERE, None, NO_REASON),
        (BARE, HERE, (None, HERE), NO_REASON),
        (BARE, HERE, (STAFF, HERE), NO_REASON),
        (BARE, HERE, (STAFF, GONE), NO_REASON),
        (BARE, HERE, (BARE, HERE), None),
        # nobody looked again
        (_until("2025-11-20"), HERE, None, PAST),
        (_until("2025-11-20"), HERE, (None, HERE), PAST),
        (_until("2025-11-20"), HERE, (_until("2025-11-20"), HERE), None),
        (_until("2025-11-20"), HERE, (STAFF, HERE), None),
        (_until("2025-11-21"), HERE, None, None),
        (_until("2025-11"), HERE, None, None),
        # nobody is to look for too long
        (_until("2026-12-26"), HERE, None, None),
        (_until("2026-12-27"), HERE, None, NO_END),
        (_until("2026-12-27"), HERE, (None, HERE), NO_END),
        (_until("2026-12-27"), HERE, (STAFF, HERE), NO_END),
        (_until("2026-12-27"), HERE, (_until("2026-12-27"), HERE), None),
    ],
)  # fmt: skip
def test_what_is_found_of_a_waiver(
    waiver: Waiver,
    now: str,
    before: tuple[Waiver | None, str] | None,
    said: tuple[str, str] | None,
) -> None:
    """The day is 2025-11-21, and a waiver may hold for 400 days."""
    then = _article(before[1], waivers={before[0]: 3} if before[0] else {}) if before else None
    article = _article(now, waivers={waiver: 7})
    found = list(waiver_findings(article, then, TODAY, LONGEST))
    assert [(f.code, f.message) for f in found] == ([said] if said else [])
    for one in found:
        assert (str(one.place), one.place.article) == ("claims/baseline/t.yaml:7", "t")
        assert (one.quote, one.figure) == (waiver.quote, waiver.figure or "")


def test_every_waiver_of_an_article_is_looked_at() -> None:
    waivers = {FIRST: 4, _until("2026-01-01"): 5, BARE.model_copy(update={"quote": "No."}): 6}
    found = waiver_findings(_article(HERE, waivers=waivers), None, TODAY, LONGEST)
    assert [f.place.line for f in found] == [4, 6]


QUOTE = "300 people"
LOOKED = Searched(where=["the maker's site"], on="2025-11-20")


def _claim(verdict: Verdict, reason: str, searched: Searched | None = None) -> ClaimRecord:
    """A claim that came out so."""
    return ClaimRecord.model_construct(
        id="c", article="t", quote=QUOTE, figure="300 people", start=7, end=17, verdict=verdict,
        reasons=[reason] if reason else [], searched=searched,
    )  # fmt: skip


def _was(verdict: Verdict, *, unsourced: bool = False) -> PastClaim:
    return PastClaim(verdict, unsourced)


@pytest.mark.parametrize(
    ("reason", "searched", "unsourced", "then", "said"),
    [
        ("no_reference", None, True, None, f"claim c has no reference: {QUOTE}"),
        ("sources_leave_open", None, True, None, f"claim c has no source of its quantity: {QUOTE}"),
        (
            "no_reference", LOOKED, True, None,
            f"claim c has no reference, and its note of a search says nothing: {QUOTE}",
        ),
        ("no_reference", None, False, None, None),
        ("no_reference", None, True, _was("unverifiable", unsourced=True), None),
        ("no_reference", None, True, _was("unverifiable"), f"claim c has no reference: {QUOTE}"),
        ("no_reference", LOOKED, False, _was("unverifiable", unsourced=True), None),
    ],
)  # fmt: skip
def test_whether_a_claim_lacks_its_source(
    reason: str,
    searched: Searched | None,
    unsourced: bool,
    then: PastClaim | None,
    said: str | None,
) -> None:
    claim = _claim("unverifiable", reason, searched)
    found = list(
        claim_findings(claim, _article(HERE).article, unsourced, then, None, compared=True)
    )
    assert [(f.code, f.message) for f in found] == ([("unsourced-claim", said)] if said else [])


@pytest.mark.parametrize(
    ("now", "then", "under_id", "said"),
    [
        # new, and bad
        ("contradicted", None, None, "is new since the base, and is contradicted now"),
        ("misleading", None, None, "is new since the base, and is misleading now"),
        ("conflicting", None, None, None),
        ("supported", None, None, None),
        # worse than what is known of its words
        ("contradicted", "supported", None, "was supported, and is contradicted now"),
        ("unverifiable", "supported", None, "was supported, and is unverifiable now"),
        ("contradicted", "contradicted", None, None),
        ("supported", "contradicted", None, None),
        ("not rated", "supported", None, None),
        # or than what is known under its id: other words take nothing away
        ("unverifiable", None, "supported", "was supported, and is unverifiable now"),
        ("unverifiable", "unverifiable", "supported", "was supported, and is unverifiable now"),
        ("contradicted", "contradicted", "misleading", "was misleading, and is contradicted now"),
        ("contradicted", "contradicted", "contradicted", None),
        ("contradicted", "supported", "misleading", "was supported, and is contradicted now"),
        # the words are new, whatever stood under the id
        ("contradicted", None, "contradicted", "is new since the base, and is contradicted now"),
    ],
)  # fmt: skip
def test_whether_a_claim_turned_worse(
    now: Verdict, then: Verdict | None, under_id: Verdict | None, said: str | None
) -> None:
    claim, article = _claim(now, "its_reason"), _article(HERE).article
    found = list(
        claim_findings(claim, article, False, _was(then) if then else None, under_id, compared=True)
    )
    message = f"claim c {said} (its_reason)"
    assert [(f.code, f.message) for f in found] == ([("verdict-worse", message)] if said else [])


def test_a_finding_on_a_claim_says_where_and_which() -> None:
    """Without a source and worse at once are two findings."""
    claim, article = _claim("unverifiable", "no_reference"), _article(HERE).article
    found = list(claim_findings(claim, article, True, _was("supported"), None, compared=True))
    assert [f.code for f in found] == ["unsourced-claim", "verdict-worse"]
    for one in found:
        assert (one.claim, one.quote, one.figure) == ("c", QUOTE, "300 people")
        place = one.place
        assert (place.article, place.file, place.start, place.end) == ("t", "seeds/t.txt", 7, 17)
    assertion = claim.model_copy(update={"figure": None})
    found = list(claim_findings(assertion, article, True, None, None, compared=False))
    assert [f.figure for f in found] == [""]
