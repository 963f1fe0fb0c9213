"""An article's text with its claims marked in place, cut where claims begin, end or overlap; quotes
and clips with their figure marked."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from markupsafe import Markup

from claimaudit.base.folding import fold, glosses
from claimaudit.base.shown import html_text
from claimaudit.record.claims import ClaimRecord, PrintRecord
from claimaudit.report.html.pictures import STYLES
from claimaudit.report.languages import LANGUAGES, gloss_in
from claimaudit.scan.chrome import Chrome
from claimaudit.workspace.policy import GRAVEST

# Shorter lines in front of the first claim are headings, bylines and links.
_PARAGRAPH = 40
_NESTED = str.maketrans("“”", "‘’")
# What is left of characters that were lost: their sign, or the gloss of one that is gone.
BROKEN = re.compile(r"\ufffd|\?[a-zà-ǜ]+\)(?:.{1,4}\?[a-zà-ǜ]+\))*|“”")
_GLOSS, _FIGURE = Markup("<u>{}</u>"), Markup("<b>{}</b>")


def without_glosses(text: str) -> Markup:
    """A text of an article, its pinyin set apart: that shows where a reader asks for it."""
    return _shown(text, 0, len(text))


def quote_of(claim: ClaimRecord) -> Markup:
    """A claim's quote, its figure marked."""
    start = None if claim.figure_start is None else claim.figure_start - claim.start
    return _marked(claim.quote, start, claim.figure)


def clip_of(one: PrintRecord) -> Markup:
    """The words of a document, its figure marked."""
    return _marked(one.clip or "", one.figure_start, one.figure)


def gloss_of(one: ClaimRecord | PrintRecord, tag: str = "i") -> Markup:
    """What it says, for readers of the language that it was glossed in; else nothing. That it is a
    translation of ours the style sheet says (`labels`); a quotation nests what it quotes."""
    found = Markup()
    for language in LANGUAGES:
        if (gloss := gloss_in(language, one.gloss)) is not None:
            start = "i" if (tag, language) == ("i", LANGUAGES[0]) else f"{tag} lang={language}"
            text = html_text(gloss.translate(_NESTED) if tag == "q" else gloss)
            found += Markup(f"<{start}>{{}}</{tag}>").format(text)  # noqa: S704 - a tag of our own
    return found


def _marked(text: str, start: int | None, figure: str | None) -> Markup:
    if start is None or not figure or start < 0 or text[start : start + len(figure)] != figure:
        return without_glosses(text)
    end = start + len(figure)
    marked = _FIGURE.format(_shown(text, start, end))
    return _shown(text, 0, start) + marked + _shown(text, end, len(text))


def _shown(text: str, low: int, high: int) -> Markup:
    """`text[low:high]` with the glosses that reach into it."""
    shown, last = Markup(), low
    for start, end in glosses(text):
        if start < high and end > low:
            first, behind = max(start, low), min(end, high)
            shown += _as_printed(text[last:first]) + _GLOSS.format(html_text(text[first:behind]))
            last = behind
    return shown + _as_printed(text[last:high])


def _as_printed(text: str) -> Markup:
    """Its own faults marked, which the style sheet says are the article's (`labels`)."""
    marked = BROKEN.sub(r"<u class=x>\g<0></u>", str(html_text(text)))
    return Markup(marked)  # noqa: S704 - a tag of our own


@dataclass(frozen=True)
class Segment:
    """A stretch of text under the same claims."""

    text: str
    style: str
    """The classes of its mark; empty under no claim."""
    ends: list[ClaimRecord]
    """The claims whose quotes end with it."""


@dataclass
class Paragraph:
    """One line of the article, and the claims that start in it."""

    start: int
    text: str
    segments: list[Segment]
    claims: list[ClaimRecord] = field(default_factory=list)

    @property
    def marked(self) -> bool:
        """Whether a claim stands in it."""
        return any(segment.style for segment in self.segments)


@dataclass(frozen=True)
class Block:
    """Paragraphs of the article, or of the page around it, which a report counts and does not
    print: a site sets there what it likes."""

    aside: str
    """before, inside or after; empty for the article itself."""
    paragraphs: list[Paragraph]


def blocks(text: str, claims: Sequence[ClaimRecord], figures: Sequence[int] = ()) -> list[Block]:
    """The whole text, line by line; what surrounds the article is set aside, but
    what holds a claim or one of `figures`: where those begin that the report counts without a
    claim. `claims` are those of the article, as a reader meets them."""
    paragraphs = _paragraphs(text, claims)
    marked = [number for number, p in enumerate(paragraphs) if p.marked]
    if not marked:
        return [Block("", paragraphs)] if paragraphs else []
    first, last = marked[0], marked[-1] + 1
    while first > 0 and len(paragraphs[first - 1].text) >= _PARAGRAPH:
        first -= 1
    while last < len(paragraphs) and not _is_chrome(paragraphs[last].text):
        last += 1
    is_of_the_page = _is_of_the_page(text)
    runs = groupby(paragraphs[first:last], lambda p: not p.marked and is_of_the_page(p))
    inside = [("inside" if apart else "", list(run)) for apart, run in runs]
    parts = [("before", paragraphs[:first]), *inside, ("after", paragraphs[last:])]

    def holds_figure(paragraph: Paragraph) -> bool:
        return any(0 <= at - paragraph.start < len(paragraph.text) for at in figures)

    return [
        Block("" if is_kept else aside, list(row))
        for aside, part in parts
        for is_kept, row in groupby(part, holds_figure)
    ]


def _is_of_the_page(text: str) -> Callable[[Paragraph], bool]:
    """Whether a paragraph is a line of the site in the midst of the article: links, pictures."""
    folded = fold(text)
    chrome = Chrome(folded.text)
    return lambda paragraph: chrome.kind_of(folded.at(paragraph.start)) == "line"


def _is_chrome(line: str) -> bool:
    """Whether a whole line is the site's, not the author's."""
    folded = fold(line.strip()).text
    return Chrome(folded).end_of(0) >= len(folded)


def _paragraphs(text: str, claims: Sequence[ClaimRecord]) -> list[Paragraph]:
    found = []
    for line in re.finditer(r"[^\n]*\S[^\n]*", text):
        start, end = line.span()
        here = [c for c in claims if c.start < end and c.end > start]
        found.append(Paragraph(start, line[0], _segments(text, start, end, here)))
    for claim in claims if found else ():
        home = next((p for p in reversed(found) if p.start <= claim.start), found[0])
        home.claims.append(claim)
    return found


def _segments(text: str, start: int, end: int, claims: list[ClaimRecord]) -> list[Segment]:
    """The line from `start` to `end`, cut at every edge of `claims`."""
    edges = {edge for claim in claims for edge in (claim.start, claim.end) if start < edge < end}
    found = []
    for low, high in pairwise(sorted({start, end, *edges})):
        over = [c for c in claims if c.start < high and c.end > low]
        style = STYLES[min((c.verdict for c in over), key=GRAVEST.index)] if over else ""
        # A quote that runs on beyond the line is numbered at its end too.
        ends = [c for c in over if c.end == high or (high == end and c.end > end)]
        found.append(Segment(text[low:high], style + " v2" * (len(over) > 1), ends))
    return found
