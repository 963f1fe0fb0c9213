"""Whether an article prints what a claim is entered under: in its paragraph, the heading over that
or the title. What it does not print is an assumption, and says so."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from claimaudit.base.folding import fold
from claimaudit.figures.dates import Days, UnreadableDateError, read_iso, read_period
from claimaudit.figures.lexicon import Lexicon
from claimaudit.scan.clauses import Sentences
from claimaudit.workspace.claims import SAID_BY, Claim
from claimaudit.workspace.library import METRICS, Vocabulary
from claimaudit.workspace.register import RegisteredClaim
from claimaudit.workspace.wording.conditions import is_denied, is_turned, marked
from claimaudit.workspace.wording.labels import heading_over
from claimaudit.workspace.wording.seen import as_seen
from claimaudit.workspace.wording.stretches import DATED, YEAR, days_in, whole_years
from claimaudit.workspace.wording.whose import is_of_another

_WORDS = Lexicon(Path(__file__).with_suffix(".yaml"))
_YEARS, _QUARTERS = (
    [(re.compile(words), meant) for words, meant in _WORDS.table(name).items()]
    for name in ("years", "quarters")
)
_PARAGRAPH_END = re.compile(r"\n[ \t\r]*\n")
(_PAGE,) = map(int, _WORDS.words("page"))
_AT = "as_of"
_NAMES = f"a name or words of it ({METRICS}, words)"
_WORDS_OF = {"period": "a date"}
_FIX = "enter {words} that the text prints; or it under assumed, with why"
_FIXES = {
    _AT: "as_of is a day that the text gives: enter one that stands there, or take as_of out; what "
    "is only read into the text is a period under assumed, with why",
    SAID_BY: "enter whom the text names there, by one of his names (references/subjects.yaml); "
    "where it names him elsewhere, said_by goes under assumed, with why",
}
_ENTER = {SAID_BY: "enter it as said_by of the claim"}


class _Near(NamedTuple):
    """What a reader sees near a claim, folded: the sentences that it stands in, the heading over
    them and the title; and the other sentences of its paragraph, and a title that the text does
    not print. `judged` is the article's day."""

    own: tuple[str, ...]
    others: tuple[str, ...]
    judged: str | None


def odd_printed(
    registered: RegisteredClaim, vocabulary: Vocabulary
) -> Iterator[tuple[str, str, str]]:
    """(message, fix, name) of each condition that a claim states and its article does not print
    near it, and of each that is assumed though it is printed there."""
    claim, near = registered.claim, _near(registered)
    for name, value, is_assumed in _stated(claim):
        if name not in _FIXES and any(vocabulary.odd_conditions({name: value})):
            continue
        if _stands(name, value, near, vocabulary):
            if is_assumed:
                message = f"{name} {value} is assumed, and the text prints it"
                yield message, _ENTER.get(name, "enter it under conditions"), name
        elif not is_assumed:
            message = f"{name} {value} is printed neither in its paragraph nor over it"
            yield message, _FIXES.get(name, _FIX.format(words=_WORDS_OF.get(name, _NAMES))), name


def told_beside(
    registered: RegisteredClaim, vocabulary: Vocabulary
) -> Iterator[tuple[str, str, str]]:
    """(name, value, sentence) of each condition that neither the sentence of a claim prints, nor
    the heading over it or the title, but another sentence of its paragraph (or a title that the
    text lacks): nobody but a reader can tell whether that one speaks of the claim."""
    near = _near(registered)
    alone = near._replace(others=())
    for name, value, is_assumed in _stated(registered.claim):
        if is_assumed or _stands(name, value, alone, vocabulary):
            continue
        for words in near.others:
            if _stands(name, value, near._replace(others=(words,)), vocabulary):
                yield name, value, words.strip()
                break


def _stated(claim: Claim) -> Iterator[tuple[str, str, bool]]:
    """(name, value, whether it is assumed) of what a claim says that it holds under, and of who
    says it; of the ends of a change and the whole of a share the periods aside, which a text seldom
    prints one by one."""
    for name, value in (*claim.conditions.items(), (_AT, claim.as_of), (SAID_BY, claim.said_by)):
        if value:
            yield name, value, name in claim.assumed
    for end in (claim.from_, claim.to, claim.whole.conditions if claim.whole else {}):
        yield from ((name, value, False) for name, value in end.items() if name != "period")


def _stands(name: str, value: str, near: _Near, vocabulary: Vocabulary) -> bool:
    if name in (_AT, "period"):
        return _is_told(value, near, exact=name != _AT)
    return _is_named(name, value, (*near.own, *near.others), vocabulary)


def _near(registered: RegisteredClaim) -> _Near:
    """Where no line of an article is empty, each is a paragraph."""
    text, start, end = registered.article.text, registered.start, registered.end
    line_end = _PARAGRAPH_END if _PARAGRAPH_END.search(text) else re.compile("\n")
    breaks = [0, *(i for m in line_end.finditer(text) for i in m.span()), len(text)]
    first = max(i for i in breaks if i <= start)
    last = min(i for i in breaks if i >= end)
    first, last = max(first, start - _PAGE), min(last, end + _PAGE)
    entry, text = registered.article.entry, as_seen(text)
    ends = (first + at for at in Sentences(text[first:last], last - first).ends)
    spans = list(pairwise(sorted({first, *ends, last})))
    own = [text[a:b] for a, b in spans if a < end and b > start] + [heading_over(text, first)]
    others = [text[a:b] for a, b in spans if a >= end or b <= start]
    # A title that the text does not print is only said to be the article's.
    (own if _running(entry.title) in _running(text) else others).append(entry.title)
    return _Near(tuple(map(_folded, own)), tuple(map(_folded, others)), entry.judged)


@lru_cache(maxsize=64)  # an article is asked for with each of its claims
def _running(text: str) -> str:
    return fold(text).running


def _folded(text: str) -> str:
    return fold(text).text


def _is_named(name: str, value: str, said: Iterable[str], vocabulary: Vocabulary) -> bool:
    """Whether one of the names or words of a value stands in a sentence of `said` that names it
    neither only to say that it is not so nor, of who says it, only to tell who another is."""
    patterns = [_pattern(one) for one in _names(name, value, vocabulary) if one.strip()]
    named = (
        marked(one, *found.span())
        for one in said
        for pattern in patterns
        for found in pattern.finditer(one)
    )
    unsaid = _WORDS.pattern("unsaid").search
    return any(
        not is_turned(one) and not (name == SAID_BY and (is_of_another(one) or unsaid(one)))
        for one in named
    )


def _names(name: str, value: str, vocabulary: Vocabulary) -> Iterator[str]:
    """What a value goes by; a company's prospectus by the company's names, too."""
    if name != SAID_BY:
        yield from (value, value.replace("-", " "))
    known = vocabulary.table.conditions.get(name)
    if known:
        yield from known.words.get(value, ())
        if value in known.names:
            yield from (known.names[value].zh, known.names[value].en)
    ids = {value} & vocabulary.subjects.keys()
    if name == SAID_BY:
        english = [one.en for one in vocabulary.publishers if value in (one.zh, one.en)]
        names = (value, *english)
        called = [*names, *(_WORDS.pattern("papers").sub("", one) for one in names)]
        yield from (one for one in called if not one.islower())  # who goes by a word has no name
        ids = {i for one in called for i in vocabulary.named(one)}
    for one in sorted(ids):
        yield from vocabulary.subjects[one].names


@lru_cache(maxsize=4096)
def _pattern(name: str) -> re.Pattern[str]:
    """Finds a name in folded text, in small letters or capitals, as no part of a longer word or
    number: 2 is not in 2.1. A version may follow: DeepSeekV3.1."""
    words = fold(name).text
    before = r"(?<![a-z0-9])" if words[:1].isascii() else ""
    before += r"(?<!\d[.,])" if words[:1].isdecimal() else ""
    behind = r"(?=(?-i:V)\d|(?:s|['’]s)?(?![a-z0-9]))" if words[-1:].isascii() else ""
    behind += r"(?![.,]\d)" if words[-1:].isdecimal() else ""
    return re.compile(rf"{before}{re.escape(words)}{behind}", re.I)


def _is_told(period: str, near: _Near, *, exact: bool) -> bool:
    """Whether dates near a claim give a period: its first day and its last; or from when to when
    years run of which it is one. What is not `exact` may be in it, or stand at its end."""
    dates = DATED if exact else YEAR
    own = (_undenied(one, dates) if exact else one for one in near.own)
    said = "\n".join((*own, *(_undenied(one, dates) for one in near.others)))
    try:
        days = read_period(period)
    except UnreadableDateError:
        return False  # it is refused for that
    if days is None:
        return _is_fiscal(period, said)
    told = _days(said, near.judged)
    if not exact and any(d.within(days) or (days.within(d) and days.last == d.last) for d in told):
        return True
    if period.isdecimal() and any(days.within(d) and d.written is None for d in told):
        return True
    firsts, lasts = {d.first for d in told}, {d.last for d in told}
    return days.first in firsts and days.last in lasts


def _undenied(said: str, dates: re.Pattern[str]) -> str:
    """A sentence without the dates that it names only to say that something is not of them."""
    for found in reversed(list(dates.finditer(said))):
        odd = is_turned if YEAR.fullmatch(found.group()) else is_denied
        if odd(marked(said, *found.span())):
            said = said[: found.start()] + said[found.end() :]
    return said


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
    found = {read_iso(year) for year in whole_years(said)}
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
