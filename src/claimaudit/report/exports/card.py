"""One finding as a picture to share: the article's words beside the source's, in one SVG that says
in words what it shows."""

import re
from collections.abc import Iterator, Mapping
from unicodedata import east_asian_width

from markupsafe import escape

from claimaudit.base.shown import named, one_line
from claimaudit.record.claims import ClaimRecord, PrintRecord
from claimaudit.record.models import Audit
from claimaudit.report.exports import LANG, asked_for, language_in
from claimaudit.report.html import views
from claimaudit.report.html.environment import asset
from claimaudit.report.html.pictures import STYLES
from claimaudit.report.languages import gloss_in, written_in
from claimaudit.report.lookup import Lookup
from claimaudit.report.phrase import Phrase, name_of, say
from claimaudit.report.why import why

OPTIONS = {"claim": "the id of the claim"} | LANG
_WIDTH, _HEIGHT, _EDGE = 1200, 630, 56
_FONT = "system-ui,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif"
# So many documents are heard.
_CLIPS = 2
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
        yield from self._sides()
        yield from _lines(self._strength(), _EDGE, 584, 540, 20, most=1, fill=_INK, weight=600)
        foot = say("share.foot", on=self._lookup.audit.as_of, id=self._claim.id)
        yield from _lines(self._text(foot), 620, 584, 524, 18, most=2, fill=_DIM)
        yield "</svg>\n"

    def _sides(self) -> Iterator[str]:
        for left in (_EDGE, 612):
            yield f'<rect x="{left}" y="300" width="532" height="244" rx="10" fill="{_SOFT}"/>'
        yield from self._label("share.article", _EDGE + 20)
        claim = self._claim
        start = None if claim.figure_start is None else claim.figure_start - claim.start
        tag = self._lookup.articles[claim.article].language
        mark = _mark(start, claim)
        size, most = (22, 3) if self._gloss else (25, 5)
        yield from _lines(claim.quote, _EDGE + 20, 374, 492, size, most=most, mark=mark, lang=tag)
        # What room the quote leaves, in lines of 22.
        below = 384 + 29 * min(most, len(_wrapped(claim.quote, 492 / size)))
        most = 1 + (534 - below) // 22
        yield from _lines(self._gloss, _EDGE + 20, below, 492, 17, most=most, fill=_DIM)
        yield from self._label("share.source", 632)
        if not self._clips:
            yield from _lines(self._text(say("share.nothing")), 632, 374, 492, 22, most=3)
        most = 5 if len(self._clips) == 1 else 2
        for one, top in zip(self._clips, (370, 462), strict=False):
            mark = _mark(one.figure_start, one)
            tag = written_in(one.clip or "")
            yield from _lines(one.clip or "", 632, top, 492, 22, most=most, mark=mark, lang=tag)
            below = top + 29 * most - 4 if most == 2 else 526
            yield from _lines(self._from(one), 632, below, 492, 17, most=1, fill=_DIM)

    def _label(self, key: str, left: int) -> Iterator[str]:
        return _lines(self._text(say(key)), left, 334, 492, 19, most=1, fill=_DIM, weight=600)

    @property
    def _gist(self) -> Phrase:
        return self._told.gist or self._told.headline

    @property
    def _gloss(self) -> str:
        """The quote for readers of another language than the article's."""
        gloss = gloss_in(self._language, self._claim.gloss)
        return self._text(say("card.gloss", text=gloss)) if gloss else ""

    def _strength(self) -> str:
        strength = self._lookup.rests_on(self._claim) if self._claim.is_decided else None
        return self._text(say(f"strength_short.{strength}")) if strength else ""

    def _from(self, one: PrintRecord) -> str:
        document = self._lookup.documents[one.document]
        on = document.published or say("card.undated")
        publisher = self._lookup.publisher(document.publisher)
        return self._text(say("share.from", publisher=publisher, on=on))

    def _desc(self) -> str:
        """What the picture shows, in words."""
        said = [("article", self._claim.quote), *(("source", p.clip or "") for p in self._clips)]
        lines = [say("share.line", label=say(f"share.{key}"), words=words) for key, words in said]
        gist, quote, *clips = [self._text(line) for line in (self._gist, *lines)]
        told = [gist, quote, self._gloss, *clips]
        told += [self._from(one) for one in self._clips]
        desk = self._lookup.audit.desk
        told += [self._strength(), self._text(name_of(desk)) if desk else ""]
        return " ".join(filter(None, told))

    def _text(self, phrase: Phrase) -> str:
        return phrase.text(self._language)


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
