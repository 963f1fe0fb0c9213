"""Days that cannot be: of a far year, or an article's long after the day of the audit."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from claimaudit.base.problems import Problem
from claimaudit.figures.dates import read_iso
from claimaudit.workspace.articles import CATALOG, Article
from claimaudit.workspace.captures import CAPTURES
from claimaudit.workspace.library import Library
from claimaudit.workspace.limits import Limits

_FIX = "enter the day that it was; an audit is dated by the newest day a source was retrieved"


def odd_days(
    articles: Mapping[str, Article], library: Library, limits: Limits
) -> Iterator[Problem]:
    """Problems of what was published, retrieved or captured on such a day."""
    retrieved = {name: one.retrieved for name, one in library.documents.items()}
    newest = max(filter(None, (_within(day, limits) for day in retrieved.values())), default=None)
    for name, day in retrieved.items():
        if _within(day, limits) is None:
            yield Problem(*library.places[name], f"document {name}: retrieved {_late(day)}", _FIX)
    last = newest + timedelta(limits.days_ahead) if newest else None
    for article in articles.values():
        for key in ("published", "judged_as_of"):
            day = getattr(article.entry, key)
            if day and _is_off(day, last, limits):
                yield Problem(CATALOG, 0, f"article {article.id}: {key} {_late(day)}", _FIX)
    for key, capture in library.captures.items():  # a source may be looked at again years on
        if _within(capture.captured[:10], limits) is None:
            yield Problem(CAPTURES, 0, f"{key}: captured {_late(capture.captured)}", _FIX)


def _within(day: str, limits: Limits) -> date | None:
    first = read_iso(day).first
    return first if first.year <= limits.last_year else None


def _is_off(day: str, last: date | None, limits: Limits) -> bool:
    first = _within(day, limits)
    return first is None or (last is not None and first > last)


def _late(day: str) -> str:
    return f"{day} is long after this audit"
