"""Whether an article prints what a claim is entered under: in its paragraph, the heading over that
or the title. What it does not print is an assumption, and says so."""

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from claimaudit.base.folding import fold
from claimaudit.figures.dates import Days, UnreadableDateError, read_iso, read_period
from claimaudit.figures.lexicon import Lexicon
from claimaudit.workspace.articles import Article
from claimaudit.workspace.claims import Claim
from claimaudit.workspace.library import METRICS, Vocabulary
from claimaudit.workspace.register import RegisteredClaim
from claimaudit.workspace.wording.labels import heading_over
from claimaudit.workspace.wording.stretches import YEAR, days_in

_WORDS = Lexicon(Path(__file__).with_suffix(".yaml"))
_YEARS, _QUARTERS = (
    [(re.compile(words), meant) for words, meant in _WORDS.table(name).items()]
    for name in ("years", "quarters")
)
_PARAGRAPH_END = re.compile(r"\n[ \t\r]*\n")
(_PAGE,) = map(int, _WORDS.words("page"))
_AT = "as_of"


def odd_printed(registered: RegisteredClaim, vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """(message, fix) of each condition that a claim states and its article does not print near it,
    and of each that is assumed though it is printed there."""
    claim, said = registered.claim, _near(registered)
    for name, value in _stated(claim):
        if name != _AT and any(vocabulary.odd_conditions({name: value})):
            continue
        is_period, assumed = name in (_AT, "period"), name in claim.assumed
        stands = is_period and _is_told(value, said, registered.article, exact=name != _AT)
        if stands or _is_named(name, value, said, vocabulary):
            if assumed:
                message = f"{name} {value} is assumed, and the text prints it"
                yield message, "enter it under conditions"
        elif not assumed:
            message = f"{name} {value} is printed neither in its paragraph nor over it"
            words = "a date" if is_period else f"a name or words of it ({METRICS}, words)"
            yield message, f"enter {words} that the text prints; or it under assumed, with why"


def _stated(claim: Claim) -> Iterator[tuple[str, str]]:
    """What a claim says that it holds under; of the ends of a change and the whole of a share the
    periods aside, which a text seldom prints one by one."""
    yield from claim.conditions.items()
    if claim.as_of:
        yield _AT, claim.as_of
    for end in (claim.from_, claim.to, claim.whole.conditions if claim.whole else {}):
        yield from ((name, value) for name, value in end.items() if name != "period")


def _near(registered: RegisteredClaim) -> str:
    """The paragraph of a claim, the heading over it and the title, folded. Where no line of an
    article is empty, each is a paragraph."""
    text, start, end = registered.article.text, registered.start, registered.end
    line_end = _PARAGRAPH_END if _PARAGRAPH_END.search(text) else re.compile("\n")
    breaks = [0, *(i for m in line_end.finditer(text) for i in m.span()), len(text)]
    first = max(i for i in breaks if i <= start)
    last = min(i for i in breaks if i >= end)
    first, last = max(first, start - _PAGE), min(last, end + _PAGE)
    title = registered.article.entry.title
    return fold("\n".join((title, heading_over(text, first), text[first:last]))).text


def _is_named(name: str, value: str, said: str, vocabulary: Vocabulary) -> bool:
    """Whether one of the names or words of a value stands in `said`."""
    subject, known = vocabulary.subjects.get(value), vocabulary.table.conditions.get(name)
    names = [value, value.replace("-", " "), *(subject.names if subject else ())]
    if known:
        names += known.words.get(value, [])
        if value in known.names:
            names += [known.names[value].zh, known.names[value].en]
    return any(_pattern(one).search(said) for one in names if one.strip())


@lru_cache(maxsize=4096)
def _pattern(name: str) -> re.Pattern[str]:
    """Finds a name in folded text, in small letters or capitals, as no part of a longer word or
    number: 2 is not in 2.1."""
    words = fold(name).text
    before = r"(?<![a-z0-9])(?<!\d[.,])" if words[:1].isascii() else ""
    behind = r"(?:s|['’]s)?(?![a-z0-9]|[.,]\d)" if words[-1:].isascii() else ""
    return re.compile(rf"{before}{re.escape(words)}{behind}", re.I)


def _is_told(period: str, said: str, article: Article, *, exact: bool) -> bool:
    """Whether dates in `said` give a period: its first day and its last; or from when to when years
    run of which it is one. What is not `exact` may be in it, or stand at its end."""
    try:
        days = read_period(period)
    except UnreadableDateError:
        return False  # it is refused for that
    if days is None:
        return _is_fiscal(period, said)
    told = _days(said, article.entry.judged)
    if not exact and any(d.within(days) or _is_end(days, d) for d in told):
        return True
    if period.isdecimal() and any(days.within(d) and d.written is None for d in told):
        return True
    firsts, lasts = {d.first for d in told}, {d.last for d in told}
    return days.first in firsts and days.last in lasts


def _is_end(days: Days, of: Days) -> bool:
    return days.within(of) and days.last == of.last


def _is_fiscal(period: str, said: str) -> bool:
    """Whether the year and the quarter of a period that is none of the calendar are printed."""
    year = YEAR.search(period)
    quarter = [words for words, meant in _QUARTERS if period.endswith(meant)]
    return bool(year and year.group() in said and all(words.search(said) for words in quarter))


@lru_cache(maxsize=1024)
def _days(said: str, judged: str | None) -> tuple[Days, ...]:
    """All days that `said` may name in an article of a day, and that day where it speaks of now. A
    month still to come in its year may be one of the year before."""
    years = dict.fromkeys(YEAR.findall(said))
    found = {read_iso(year) for year in years}
    if judged is None:
        return (*found, *days_in(said, years))
    today = read_iso(judged)
    if _WORDS.pattern("now").search(said):
        found |= {read_iso(judged[:end]) for end in (4, 7, 10)}
    for near in (today.first.year, today.first.year - 1):
        these = set(days_in(_in_year(said, near), (*years, str(near))))
        found |= these
        if all(days.first <= today.last for days in these):
            break
    return tuple(found)


def _in_year(said: str, near: int) -> str:
    """`said`, with its years by their numbers where it tells them by that of an article."""
    for words, by in _YEARS:
        said = words.sub(f"{near + by}\\g<unit>", said)
    return said
