"""What a clip, or a claim's quote, says in the reader's other language: entered by a person, and
held against it for its figures. It is there to be read and decides nothing."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from claimaudit.base.model import Told
from claimaudit.base.problems import Faults
from claimaudit.base.shown import one_line
from claimaudit.figures import Figure
from claimaudit.figures.composed import rates_alike
from claimaudit.figures.dates import Days, UnreadableDateError, read_days
from claimaudit.figures.lexicon import compiled_late, is_cjk
from claimaudit.figures.units import things
from claimaudit.workspace.reading.texts import Texts

_DIGIT = re.compile(r"\d")
# Where words of the source are left out; Chinese prints it twice as long.
_GAP = re.compile("…+")
_TOKEN = compiled_late("[A-Za-z]+|[0-9]+|[\u3400-\u9fff]")
# How 百万级 and "on the order of a million" are read.
_VAGUE = {"order", "about"}
# The most of these in a date: the fourth quarter of 2024, 2025年11月3日.
_LONGEST_DATE = 6


@dataclass(frozen=True)
class Glossed:
    """Words that have a gloss, and the figure of theirs that it has to say."""

    name: str
    """What they are called: clip or quote."""
    text: str | None
    language: str | None
    figure: str | None
    start: int | None
    """Where the figure stands in them."""
    days: Days | None
    """What it names, where it is a date."""
    near: str | None
    """What fills in the year that the date leaves out."""


def odd_gloss(gloss: Told | None, of: Glossed, most: int, texts: Texts) -> Faults:
    """(message, fix) of what is wrong with the gloss of some words; it may have `most` letters."""
    if gloss is None:
        return
    if of.text is None:
        fix = f"enter the {of.name} that it glosses, or leave it out"
        yield f"has a gloss and no {of.name}", fix
        return
    if isinstance(gloss, str) and any(map(is_cjk, gloss)) == any(map(is_cjk, of.text)):
        yield f"the gloss is in the language of its {of.name}", "gloss it in the other one"
    for words in (gloss,) if isinstance(gloss, str) else (gloss.zh, gloss.en):
        yield from _odd(words, of, most, texts)


def _odd(gloss: str, of: Glossed, most: int, texts: Texts) -> Faults:
    if len(gloss) > most:
        message = f"the gloss has {len(gloss)} letters; {most} are allowed"
        yield message, f"say no more than the {of.name} does"
    gaps, of_clip = (len(_GAP.findall(words)) for words in (gloss, of.text or ""))
    if of.name == "clip" and gaps != of_clip:  # a quote stands whole in the article beside it
        message = f"the gloss has {gaps} of “…”, where words are left out, its clip {of_clip}"
        yield message, "gloss the words of the clip, and show its gaps where they are"
    theirs = texts.places(of.text or "", of.language).figures()
    figures = [figure for _, figure in texts.places(gloss).figures()]
    odd = (figure for figure in figures if not any(_are_same(figure, other) for _, other in theirs))
    if (other := next(odd, None)) is not None:
        message = f"the gloss says “{one_line(other.text, 80)}”, its {of.name} does not"
        yield message, f"gloss the figures of the {of.name}"
    elif of.figure is not None and not _says_it(gloss, figures, theirs, of, texts):
        yield f"the gloss does not say “{one_line(of.figure, 80)}”", "gloss the figure, too"


def _says_it(
    gloss: str, told: list[Figure], theirs: list[tuple[int, Figure]], of: Glossed, texts: Texts
) -> bool:
    """Whether the gloss says the figure of the words. One without digits (數十年, 幾乎歸零) may be
    words again, which nobody reads as a figure."""
    figure = of.figure or ""
    if of.days is not None:
        slack = texts.policy.date_slack.vague_days if of.days.first < of.days.last else 0
        return any(_apart(days, of.days) <= slack for days in _days(gloss, of.near))
    if of.start is None or not _DIGIT.search(figure):
        return True
    there = [one for at, one in theirs if of.start <= at < of.start + len(figure)]
    return any(_are_same(there[0], one) for one in told) if there else figure in gloss


def _days(text: str, near: str | None) -> Iterator[Days]:
    """The days that words or characters in a row name; `near` fills in what they leave out."""
    tokens = [token.span() for token in _TOKEN.finditer(text)]
    for at, (start, _) in enumerate(tokens):
        for _, end in tokens[at : at + _LONGEST_DATE]:
            with suppress(UnreadableDateError):
                yield read_days(text[start:end], near)


def _apart(a: Days, b: Days) -> int:
    """How many days their ends are apart: 八月中旬 and mid-August have no sharp ones."""
    return max(abs((a.first - b.first).days), abs((a.last - b.last).days))


def _are_same(a: Figure, b: Figure) -> bool:
    """Whether two figures read the same: a bare one has the unit of the other, and what is counted
    may be counted in another word (72 packages, 72个). How far they round is the clip's to say."""
    units, counted = {a.unit, b.unit}, things()
    is_alike = len(units - {None}) < 2 or units <= counted or rates_alike(a.unit, b.unit, counted)
    bounds = {a.bound, b.bound}
    return is_alike and a.value == b.value and (len(bounds) == 1 or bounds == _VAGUE)
