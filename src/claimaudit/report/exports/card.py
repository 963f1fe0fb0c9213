"""One finding as a picture to share: the article's words beside the source's, below them both
figures to scale, in one SVG that says in words what it shows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from unicodedata import east_asian_width

from markupsafe import escape

from claimaudit.base.shown import named, one_line
from claimaudit.record.claims import ClaimRecord, PrintRecord
from claimaudit.record.models import Audit
from claimaudit.report.attribution import also_reported, word_alone
from claimaudit.report.exports import LANG, asked_for, language_in
from claimaudit.report.html import first_page, pictures
from claimaudit.report.html.environment import asset
from claimaudit.report.html.pictures import STYLES
from claimaudit.report.languages import gloss_in, written_in
from claimaudit.report.lookup import Lookup
from claimaudit.report.phrase import Phrase, joined, say
from claimaudit.report.standing import checked_by
from claimaudit.report.why import why

OPTIONS = {"claim": "the id of the claim"} | LANG
_WIDTH, _HEIGHT, _EDGE = 1200, 630, 56
_WIDE, _LEADING = _WIDTH - 2 * _EDGE, 1.32
_FONT = "system-ui,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif"
# So many documents are heard, and so many of their figures drawn.
_CLIPS, _DRAWN = 2, 3
# What may not be parted by the end of a line.
_TOKEN = re.compile(r"[!-~\u00a0-\u024f]+\s*|.[、，。；：！？”’）》」』…\s]*", re.DOTALL)
# How wide letters are in em, those of East Asia 1: as in DejaVu Sans, the widest of such fonts.
_WIDTHS = tuple(
    (wide, re.compile(of))
    for wide, of in (
        (1, "[MW%@mw…—×]"), (0.4, r"[fijlrtI\s.,:;'!|()\-]"), (0.75, "[A-Z0-9]"), (0.65, "."),
    )
)  # fmt: skip
# The largest letters in which a gist fits: (size, lines).
_SIZES = ((30, 4), (25, 5), (21, 6))


def _style(pattern: str) -> str:
    """What the style sheet of the report has there; its first colours are those on white."""
    found = re.search(pattern, asset("report.css"))
    assert found is not None
    return found[1]


_INK, _DIM, _SOFT = (_style(rf"--{name}:(#\w+)") for name in ("fg", "dim", "soft"))
_LINK, _FITS, _OFF = (_style(rf"--{name}:(#\w+)") for name in ("link", "vs", "vc"))
_BARS = {"k1": "#9dbdf0", "k2": _LINK, "k3": _LINK, "k4": _INK, "r1": _FITS, "r0": _OFF}


def export(audit: Audit, texts: Mapping[str, str], options: Mapping[str, str]) -> str:
    """The picture as SVG. Raises BrokenInputError where no claim of the audit is named."""
    lookup, language = Lookup(audit), language_in(options)
    claim = asked_for(lookup.claims, "claim", options, "its permanent link ends with its id")
    return "".join(_Card(lookup, claim, language).svg())


class _Card:
    """The parts of one picture, in one language."""

    def __init__(self, lookup: Lookup, claim: ClaimRecord, language: str) -> None:
        self._lookup, self._claim, self._language = lookup, claim, language
        self._scale = pictures.scale(claim, lookup.audit.policy, lookup.facts)
        answer, self._clips = why(lookup, claim), first_page.clips(lookup, claim)[:_CLIPS]
        self._gist = self._text(answer.gist or answer.headline)
        means = self._scale.told(answer.figure.means) if self._scale and answer.figure else ()
        self._intervals = [*map(self._text, means)]
        # The more there is to show, the smaller it stands.
        self._crowd = (len(self._clips) > 1) + (self._scale is not None)

    def svg(self) -> Iterator[str]:
        style = STYLES[self._claim.verdict]
        sign, colour = _style(rf'\.{style},.*?--s:"(.+?)"'), _style(rf"--{style}:(#\w+)")
        called = self._lookup.called(self._claim.article)
        verdict = say(f"verdict.{self._claim.verdict}")
        tag = "zh-Hans" if self._language == "zh" else self._language
        yield f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img"'
        yield f' aria-labelledby="t d" lang="{tag}" font-family="{_FONT}">'
        title = self._text(say("share.title", verdict=verdict, called=called))
        yield f'<title id="t">{_plain(title)}</title><desc id="d">{_plain(self._desc())}</desc>'
        yield _box(0, 0, _WIDTH, _HEIGHT, "#fff") + _box(0, 0, 14, _HEIGHT, colour)
        head = f"{sign}  {self._text(verdict)}"
        yield from _Words(head, 34, fill=colour, weight=700).at(_EDGE, 76, 400)
        yield from _Words(self._text(called), 24, fill=_DIM).at(470, 74, 674)
        tried = [_Words(self._gist, size, most, weight=500) for size, most in _SIZES]
        fits = (words for words in tried if len(words.lines(_WIDE)) <= words.most)
        yield from next(fits, tried[-1]).at(_EDGE, 132, _WIDE)
        bottom = 472 if self._scale else 544
        for left, column in ((_EDGE, self._said()), (612, self._heard())):
            yield _box(left, 284, 532, bottom - 284, _SOFT)
            yield from _column(left + 20, bottom, column)
        yield from self._to_scale()
        yield from _Words(self._strength(), 20, weight=600).at(_EDGE, 596, 540)
        yield from _Words(self._foot(), 18, 2, fill=_DIM).at(620, 596, 524)
        yield "</svg>\n"

    def _said(self) -> list[_Words]:
        """The article's side."""
        claim = self._claim
        start = None if claim.figure_start is None else claim.figure_start - claim.start
        quote = self._quoted(claim.quote, _mark(start, claim), 4)
        language = self._lookup.articles[claim.article].language
        read = self._lookup.assumed(claim)
        told = self._text(read).strip() if read else ""
        put_in = _Words(told if told not in self._gist else "", 15, 2, weight=600)
        found = [self._label("share.article"), replace(quote, lang=language), put_in]
        return [*found, self._gloss(claim, 9 - 2 * bool(told))]

    def _heard(self) -> list[_Words]:
        """The sources' side."""
        found = [self._label("share.source")]
        for one in self._clips:
            found.append(
                self._quoted(one.clip or "", _mark(one.figure_start, one), 4 - len(self._clips))
            )
            found.append(self._gloss(one, 2 - self._crowd))
            source = self._text(self._lookup.heard_from(one))
            found.append(_Words(source, 14, fill=_DIM, below=9))
        return found if self._clips else [*found, _Words(self._text(say("share.nothing")), 20, 3)]

    def _label(self, key: str) -> _Words:
        return _Words(self._text(say(key)), 18, fill=_DIM, weight=600)

    def _quoted(self, text: str, mark: tuple[int, int], most: int) -> _Words:
        return _Words(text, 22 - 2 * self._crowd, most, mark=mark, lang=written_in(text))

    def _gloss(self, said: ClaimRecord | PrintRecord, most: int) -> _Words:
        """It for readers of another language than its own."""
        gloss = gloss_in(self._language, said.gloss)
        words = self._text(say("card.gloss", text=gloss)) if gloss else ""
        return _Words(words, 15, most, fill=_DIM)

    def _to_scale(self) -> Iterator[str]:
        """What the figure can mean above what the sources give, each in the colour of its words,
        and both to scale where they can be."""
        if self._scale is None:
            return
        is_drawn = not self._scale.is_told
        fits = any(trial.holds for _, trial in self._scale.references)
        ends = zip(self._intervals, (_EDGE, 612), ("k1", "r1" if fits else "r0"), strict=True)
        for words, left, style in ends:
            yield _box(left, 485, 20, 12, _BARS[style]) if is_drawn else ""
            yield from _Words(words, 16, 2).at(left + 28 * is_drawn, 497, 504)
        if not is_drawn:
            return
        drawn = [bar for bar in self._scale.bars if bar.row <= _DRAWN]
        high, along = 30 / (1 + drawn[-1].row), _WIDE / pictures.WIDTH
        for bar in drawn:
            left, right = (_EDGE + round(along * at) for at in (bar.start, bar.end))
            top = 520 + round(high * bar.row)
            yield _box(left, top, right - left, round(high) - 2, _BARS[bar.style])
        yield _box(_EDGE, 553, _WIDE, 1, _DIM)
        for half, told in enumerate((self._scale.low, self._scale.along, self._scale.high)):
            words = self._text(told)
            left = _EDGE + round(half * (_WIDE - 12 * _em(words)) / 2)
            yield from _Words(words, 12, fill=_DIM).at(left, 566, _WIDE)

    def _strength(self) -> str:
        strength = self._lookup.rests_on(self._claim) if self._claim.is_decided else None
        keys = [f"strength_short.{strength}"] if strength else []
        keys += ["card.also_reported"] if also_reported(self._lookup, self._claim) else []
        word = word_alone(self._lookup, self._claim)
        keys += [f"card.{word}"] if word else []
        return self._text(joined(map(say, keys), "sentence.semicolon"))

    def _foot(self) -> str:
        audit = self._lookup.audit
        parts = checked_by(audit.desk), say("desk.on", on=audit.as_of)
        return self._text(joined(parts, "told.between"))

    def _desc(self) -> str:
        """What the picture shows, in words."""
        columns = [words.text for words in (*self._said(), *self._heard())]
        parts = [self._gist, *columns, *self._intervals, self._strength(), self._foot()]
        return " · ".join(filter(None, parts))

    def _text(self, phrase: Phrase) -> str:
        return phrase.text(self._language)


@dataclass(frozen=True)
class _Words:
    """Words of a picture: how large, and in how many lines at most."""

    text: str
    size: int
    most: int = 1
    fill: str = _INK
    weight: int = 400
    mark: tuple[int, int] = (0, 0)
    """What of them is bold and underlined."""
    lang: str = ""
    below: int = 3
    """How far off the next stand."""

    def lines(self, width: int) -> list[tuple[int, int]]:
        return _wrapped(self.text, width / self.size, self.mark)

    def at(self, x: int, y: int, width: int) -> Iterator[str]:
        """Its lines, the first of them there."""
        spans, text = self.lines(width), self.text
        for row, (start, end) in enumerate(spans[: self.most]):
            low, high = (min(max(at, start), end) for at in self.mark)
            bold = f'<tspan font-weight="700" text-decoration="underline">{_plain(text[low:high])}'
            inside = bold + "</tspan>" if low < high else ""
            cut = "…" if row == self.most - 1 and len(spans) > self.most else ""
            parts = f"{_run(text[start:low])}{inside}{_run(text[high:end])}{cut}"
            place = f'x="{x}" y="{y + round(row * self.size * _LEADING)}" font-size="{self.size}"'
            look = f'fill="{self.fill}" font-weight="{self.weight}" xml:space="preserve"'
            spoken = f' lang="{_plain(self.lang)}"' if self.lang else ""
            yield f"<text {place} {look}{spoken}>{parts}</text>"


def _column(x: int, bottom: int, parts: Iterable[_Words]) -> Iterator[str]:
    """One below the other, as much of each as there is room for."""
    y = 308.0
    for words in parts:
        step = words.size * _LEADING
        room = max(0, int((bottom - 8 - y) // step) + 1)
        lines = [*replace(words, most=min(words.most, room)).at(x, round(y), 492)]
        yield from lines
        y += len(lines) * step + words.below * bool(lines)


def _box(x: int, y: int, width: int, height: int, fill: str) -> str:
    return f'<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="{fill}"/>'


def _mark(start: int | None, of: ClaimRecord | PrintRecord) -> tuple[int, int]:
    """Where the figure stands in the words; nowhere, where there is none."""
    return (0, 0) if start is None or not of.figure else (start, start + len(of.figure))


def _plain(text: str) -> str:
    return str(escape(one_line(named(text))))


def _em(text: str) -> float:
    return sum(
        1 if east_asian_width(letter) in "WF" else next(w for w, of in _WIDTHS if of.match(letter))
        for letter in text
    )


def _run(text: str) -> str:
    return str(escape(named(re.sub(r"\s", " ", text))))


def _wrapped(text: str, width: float, mark: tuple[int, int] = (0, 0)) -> list[tuple[int, int]]:
    """Where each line starts and ends, by the width of its letters in em; none ends in a mark."""
    found, start, used = list[tuple[int, int]](), 0, 0.0
    low, high = mark if _em(text[slice(*mark)]) < width else (0, 0)
    ends = [token.end() for token in _TOKEN.finditer(text)]
    for begin, end in pairwise([0, *(at for at in ends if not low < at < high)]):
        wide = _em(text[begin:end])
        if used and used + wide > width:
            found.append((start, begin))
            start, used = begin, 0.0
        used += wide
    return [*found, (start, len(text))] if text else []
