"""One finding as a picture to share: the article's words beside the source's, below them both
figures to scale, in one SVG that says in words what it shows."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from unicodedata import east_asian_width

from markupsafe import escape

from claimaudit.base.shown import named, one_line
from claimaudit.record.claims import ClaimRecord, PrintRecord
from claimaudit.record.models import Audit
from claimaudit.report.exports import LANG, asked_for, language_in
from claimaudit.report.html import pictures, views
from claimaudit.report.html.environment import asset
from claimaudit.report.html.pictures import STYLES
from claimaudit.report.languages import gloss_in, written_in
from claimaudit.report.lookup import Lookup
from claimaudit.report.phrase import Phrase, name_of, say
from claimaudit.report.why import why

OPTIONS = {"claim": "the id of the claim"} | LANG
_WIDTH, _HEIGHT, _EDGE = 1200, 630, 56
_FONT = "system-ui,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif"
# So many documents are heard, and so many of their figures drawn.
_CLIPS, _DRAWN = 2, 3
# What may not be parted by the end of a line.
_TOKEN = re.compile(r"[!-~\u00a0-\u024f]+\s*|.[、，。；：！？”’）》」』…\s]*", re.DOTALL)
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
        self._told = why(lookup, claim)
        self._clips = views.clips(lookup, claim)[:_CLIPS]
        self._scale = pictures.scale(claim, lookup.audit.policy, lookup.facts)

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
        yield f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fff"/>'
        yield f'<rect width="14" height="{_HEIGHT}" fill="{colour}"/>'
        head = f"{sign}  {self._text(verdict)}"
        yield from _lines(head, _EDGE, 76, 400, 34, most=1, fill=colour, weight=700)
        yield from _lines(self._text(called), 470, 74, 674, 24, most=1, fill=_DIM)
        gist, wide = self._text(self._gist), _WIDTH - 2 * _EDGE
        fits = (pair for pair in _SIZES if len(_wrapped(gist, wide / pair[0])) <= pair[1])
        size, most = next(fits, _SIZES[-1])
        yield from _lines(gist, _EDGE, 132, wide, size, most=most, weight=500)
        yield from self._sides(472 if self._scale else 544)
        yield from self._to_scale()
        yield from _lines(self._strength(), _EDGE, 596, 540, 20, most=1, fill=_INK, weight=600)
        foot = say("share.foot", on=self._lookup.audit.as_of, id=self._claim.id)
        yield from _lines(self._text(foot), 620, 596, 524, 18, most=2, fill=_DIM)
        yield "</svg>\n"

    def _sides(self, bottom: int) -> Iterator[str]:
        for left in (_EDGE, 612):
            place = f'x="{left}" y="284" width="532" height="{bottom - 284}"'
            yield f'<rect {place} rx="10" fill="{_SOFT}"/>'
        claim, crowded = self._claim, len(self._clips) > 1
        steps = crowded + (self._scale is not None)
        size = (22, 20, 18)[steps]
        start = None if claim.figure_start is None else claim.figure_start - claim.start
        tag = self._lookup.articles[claim.article].language
        quote = _Said(claim.quote, size, 4, mark=_mark(start, claim), lang=tag)
        label = _Said(self._text(say("share.article")), 18, 1, fill=_DIM, weight=600)
        yield from _column(_EDGE + 20, bottom, [label, quote, _Said(self._gloss, 15, 9, fill=_DIM)])
        found = [_Said(self._text(say("share.source")), 18, 1, fill=_DIM, weight=600)]
        for one in self._clips:
            mark, tag = _mark(one.figure_start, one), written_in(one.clip or "")
            found.append(_Said(one.clip or "", size, 2 if crowded else 3, mark=mark, lang=tag))
            found.append(_Said(self._glossed(one), 15, (2, 1, 0)[steps], fill=_DIM))
            found.append(_Said(self._text(views.heard_from(self._lookup, one)), 14, 1, fill=_DIM))
        nothing = [] if self._clips else [_Said(self._text(say("share.nothing")), size, 3)]
        yield from _column(632, bottom, found + nothing)

    def _to_scale(self) -> Iterator[str]:
        """What the figure can mean above what the sources give, each in the colour of its words."""
        if self._scale is None:
            return
        fits = any(trial.holds for _, trial in self._scale.references)
        styles = zip(self._intervals, (_EDGE, 612), ("k1", "r1" if fits else "r0"), strict=True)
        for words, left, style in styles:
            yield f'<rect x="{left}" y="485" width="20" height="12" fill="{_BARS[style]}"/>'
            yield from _lines(words, left + 28, 497, 504, 16, most=2)
        drawn = [bar for bar in self._scale.bars if bar.row <= _DRAWN]
        pitch, along = 30 / (1 + drawn[-1].row), (_WIDTH - 2 * _EDGE) / pictures.WIDTH
        for bar in drawn:
            x, y = _EDGE + along * bar.start, 533 + pitch * bar.row
            wide = max(along * (bar.end - bar.start), 3)
            place = f'x="{x:.0f}" y="{y:.0f}" width="{wide:.0f}" height="{pitch - 2:.0f}"'
            yield f'<rect {place} fill="{_BARS[bar.style]}"/>'
        yield f'<path d="M{_EDGE} 566h{_WIDTH - 2 * _EDGE}" stroke="{_DIM}"/>'

    @property
    def _gist(self) -> Phrase:
        return self._told.gist or self._told.headline

    @property
    def _intervals(self) -> list[str]:
        figure = self._told.figure
        return [*map(self._text, self._scale.told(figure.means))] if self._scale and figure else []

    @property
    def _gloss(self) -> str:
        return self._glossed(self._claim)

    def _glossed(self, said: ClaimRecord | PrintRecord) -> str:
        """It for readers of another language than its own."""
        gloss = gloss_in(self._language, said.gloss)
        return self._text(say("card.gloss", text=gloss)) if gloss else ""

    def _strength(self) -> str:
        strength = self._lookup.rests_on(self._claim) if self._claim.is_decided else None
        return self._text(say(f"strength_short.{strength}")) if strength else ""

    def _desc(self) -> str:
        """What the picture shows, in words."""
        said = [("article", self._claim.quote), *(("source", p.clip or "") for p in self._clips)]
        lines = [say("share.line", label=say(f"share.{key}"), words=words) for key, words in said]
        gist, quote, *clips = [self._text(line) for line in (self._gist, *lines)]
        told = [gist, quote, self._gloss, *clips]
        told += [
            words
            for p in self._clips
            for words in (self._glossed(p), self._text(views.heard_from(self._lookup, p)))
        ]
        told += self._intervals
        desk = self._lookup.audit.desk
        told += [self._strength(), self._text(name_of(desk)) if desk else ""]
        return " ".join(filter(None, told))

    def _text(self, phrase: Phrase) -> str:
        return phrase.text(self._language)


@dataclass(frozen=True)
class _Said:
    """Words of a column: their size, and at most so many lines of them."""

    text: str
    size: int
    most: int
    fill: str = _INK
    weight: int = 400
    mark: tuple[int, int] = (0, 0)
    lang: str = ""


def _column(x: int, bottom: int, parts: Iterable[_Said]) -> Iterator[str]:
    """One below the other, as much of each as there is room for."""
    y = 312.0
    for said in parts:
        step = said.size * 1.32
        room = max(0, int((bottom - 8 - y) // step) + 1)
        most = min(said.most, room, len(_wrapped(said.text, 492 / said.size)))
        if most:
            yield from _lines(
                said.text,
                x,
                round(y),
                492,
                said.size,
                most=most,
                fill=said.fill,
                weight=said.weight,
                mark=said.mark,
                lang=said.lang,
            )
            y += most * step + 3


def _mark(start: int | None, of: ClaimRecord | PrintRecord) -> tuple[int, int]:
    """Where the figure stands in the words; nowhere, where there is none."""
    return (0, 0) if start is None or not of.figure else (start, start + len(of.figure))


def _plain(text: str) -> str:
    return str(escape(one_line(named(text))))


def _em(text: str) -> float:
    return sum(1.0 if east_asian_width(letter) in "WF" else 0.56 for letter in text)


def _lines(
    text: str, x: int, y: int, width: int, size: int, *, most: int, fill: str = _INK,
    weight: int = 400, mark: tuple[int, int] = (0, 0), lang: str = "",
) -> Iterator[str]:  # fmt: skip
    """`text` in at most so many lines, what `mark` spans of it bold and underlined."""
    spans = _wrapped(text, width / size)
    for row, (start, end) in enumerate(spans[:most]):
        low, high = (min(max(at, start), end) for at in mark)
        marked = f'<tspan font-weight="700" text-decoration="underline">{_plain(text[low:high])}'
        inside = marked + "</tspan>" if low < high else ""
        cut = "…" if row == most - 1 and len(spans) > most else ""
        parts = f"{_run(text[start:low])}{inside}{_run(text[high:end])}{cut}"
        place = f'x="{x}" y="{y + round(row * size * 1.32)}" font-size="{size}"'
        look = f'fill="{fill}" font-weight="{weight}" xml:space="preserve"'
        spoken = f' lang="{_plain(lang)}"' if lang else ""
        yield f"<text {place} {look}{spoken}>{parts}</text>"


def _run(text: str) -> str:
    return str(escape(named(re.sub(r"\s", " ", text))))


def _wrapped(text: str, width: float) -> list[tuple[int, int]]:
    """Where each line starts and ends, by the width of its letters in em."""
    found, start, used = list[tuple[int, int]](), 0, 0.0
    for token in _TOKEN.finditer(text):
        wide = _em(token[0])
        if used and used + wide > width:
            found.append((start, token.start()))
            start, used = token.start(), 0.0
        used += wide
    return [*found, (start, len(text))] if text else []
